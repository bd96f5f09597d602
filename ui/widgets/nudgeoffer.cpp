// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/nudgeoffer.h"

#include "bulkwording.h"
#include "errortext.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSaveFile>

namespace wrapdesk {

using namespace std::chrono_literals;

NudgeOffer::NudgeOffer(QWidget *parent) : Banner(QStringLiteral("nudgeNote"), parent)
{
    m_gone.setSingleShot(true);
    m_gone.setInterval(6s);
    connect(&m_gone, &QTimer::timeout, this, &QWidget::hide);
    connect(this, &Banner::actionRequested, this, &QWidget::hide);
}

void NudgeOffer::tell(const QString &text)
{
    show(Glyph::Check, Tone::Good, text, tr("Dismiss"));
    m_gone.start();
}

void NudgeOffer::copy(const QList<Nudge> &nudges)
{
    if (nudges.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(nudgeText(nudges));
    tell(tr("The nudge list of %1 is on the clipboard.").arg(BulkWording::legs(nudges.size())));
}

void NudgeOffer::save(const QList<Nudge> &nudges)
{
    if (nudges.isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Save nudge list"), {}, tr("CSV (*.csv)"));
    dialog->setObjectName(QStringLiteral("nudgeDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(tr("nudge-list.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, nudges](const QString &path) { write(nudges, path); });
    dialog->open();
}

void NudgeOffer::write(const QList<Nudge> &nudges, const QString &path)
{
    QSaveFile file(path);
    const QByteArray csv = nudgeCsv(nudges);
    if (file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit())
        return tell(
            tr("The nudge list of %1 is in %2.").arg(BulkWording::legs(nudges.size()), QFileInfo(path).fileName()));
    m_gone.stop();
    const Explanation text = explain(Error{.kind = ErrorKind::Storage});
    show(Glyph::Warning, Tone::Bad, QStringLiteral("%1 %2").arg(text.sentence, text.help), tr("Dismiss"),
         file.errorString());
}

} // namespace wrapdesk
