// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/exportdialog.h"

#include "errortext.h"
#include "theme.h"
#include "wording.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

namespace wrapdesk {

namespace {

constexpr int exportWidth = 560;
constexpr int exportGlyph = 16;

} // namespace

ExportDialog::ExportDialog(const AuditFilter &filter, const QString &path, QWidget *parent)
    : QDialog(parent),
      m_filter(filter),
      m_path(new QLineEdit(QDir::toNativeSeparators(path), this)),
      m_choose(new QPushButton(tr("Choose…"), this)),
      m_byteOrderMark(new QCheckBox(tr("Byte order mark for spreadsheets"), this)),
      m_revealed(new QCheckBox(tr("Customer addresses in clear (this is noted in the activity)"), this)),
      m_progress(new QProgressBar(this)),
      m_glyph(new QLabel(this)),
      m_message(new QLabel(this)),
      m_start(new QPushButton(tr("Export"), this)),
      m_stop(new QPushButton(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export activity"));
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setAccessibleName(tr("File"));
    m_choose->setObjectName(QStringLiteral("exportChoose"));
    m_byteOrderMark->setObjectName(QStringLiteral("exportByteOrderMark"));
    m_revealed->setObjectName(QStringLiteral("exportRevealed"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Writing"));
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_start->setObjectName(QStringLiteral("exportStart"));
    m_start->setDefault(true);
    m_stop->setObjectName(QStringLiteral("exportStop"));
    build();
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::checkPath);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(m_stop, &QPushButton::clicked, this, &ExportDialog::reject);
    setRunning(false);
    checkPath();
}

void ExportDialog::build()
{
    auto *scope = new QLabel(m_filter == AuditFilter{} ? tr("Everything in the activity is written, newest first.")
                                                       : tr("What passes the filters of the page is written, newest "
                                                            "first."),
                             this);
    scope->setObjectName(QStringLiteral("pageHint"));
    auto *label = new QLabel(tr("&File"), this);
    label->setBuddy(m_path);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(label);
    file->addWidget(m_path, 1);
    file->addWidget(m_choose);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_start);
    auto *said = new QHBoxLayout;
    said->setSpacing(8);
    said->addWidget(m_glyph, 0, Qt::AlignTop);
    said->addWidget(m_message, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(scope);
    layout->addLayout(file);
    layout->addWidget(m_byteOrderMark);
    layout->addWidget(m_revealed);
    layout->addWidget(m_progress);
    layout->addLayout(said);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(exportWidth);
    setTabOrder(m_revealed, m_stop);
    setTabOrder(m_stop, m_start);
    // What is said comes and goes: the dialog keeps its size.
    m_message->setMinimumHeight(2 * m_message->fontMetrics().lineSpacing());
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy stays = m_progress->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(stays);
}

QString ExportDialog::suggestedPath(const QDate &day)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(tr("wrapdesk-activity-%1.csv").arg(day.toString(Qt::ISODate)));
}

void ExportDialog::choosePath()
{
    auto *chooser = new QFileDialog(this, tr("Export activity"), m_path->text(), tr("CSV files (*.csv)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("csv"));
    connect(chooser, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_path->setText(QDir::toNativeSeparators(path)); });
    chooser->open();
}

// A name that was typed has not been asked about by the file dialog.
void ExportDialog::checkPath()
{
    const QFileInfo file(m_path->text().trimmed());
    const bool isNamed = !m_path->text().trimmed().isEmpty() && !file.isDir();
    m_start->setEnabled(isNamed && !m_isRunning);
    say(isNamed && file.exists() ? tr("There is a file of this name; it will be replaced.") : QString());
}

AuditExport ExportDialog::order() const
{
    return {m_filter, QDir::fromNativeSeparators(m_path->text().trimmed()), m_byteOrderMark->isChecked(),
            m_revealed->isChecked()};
}

void ExportDialog::accept()
{
    if (m_isRunning || !m_start->isEnabled())
        return;
    setRunning(true);
    showProgress(0);
    Q_EMIT exportWanted(order());
}

void ExportDialog::reject()
{
    if (!m_isRunning)
        return QDialog::reject();
    m_stop->setEnabled(false);
    say(tr("Stopping…"));
    Q_EMIT cancelWanted();
}

void ExportDialog::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    for (QWidget *choice : std::initializer_list<QWidget *>{m_path, m_choose, m_byteOrderMark, m_revealed, m_start})
        choice->setEnabled(!isRunning);
    m_progress->setVisible(isRunning);
    m_stop->setText(isRunning ? tr("Stop") : tr("Close"));
    m_stop->setEnabled(true);
}

void ExportDialog::showProgress(qint64 rows)
{
    if (m_isRunning && m_stop->isEnabled())
        say(tr("%1 rows written…").arg(Wording::count(rows)));
}

void ExportDialog::showDone(const QString &path, qint64 rows)
{
    setRunning(false);
    say(tr("Done: %1 rows are in %2.").arg(Wording::count(rows), QDir::toNativeSeparators(path)), Glyph::Check,
        Tone::Good);
    m_stop->setFocus();
}

void ExportDialog::showFailure(const Error &error)
{
    setRunning(false);
    if (error.kind == ErrorKind::Cancelled)
        return say(tr("Stopped. No file was written."));
    const Explanation text = explain(error);
    say(QStringLiteral("%1 %2").arg(text.sentence, text.help), Glyph::Warning, Tone::Bad);
    m_message->setToolTip(describe(error));
}

void ExportDialog::say(const QString &text, Glyph glyph, Tone tone)
{
    m_message->setText(text);
    m_glyph->setPixmap(theme::pixmap(glyph, theme::colours().of(tone), exportGlyph, devicePixelRatioF()));
    m_glyph->setVisible(glyph != Glyph::None);
}

} // namespace wrapdesk
