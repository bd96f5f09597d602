// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulefilebinding.h"

#include "dialogs/importrulesdialog.h"
#include "errortext.h"
#include "pages/rulespage.h"
#include "session/session.h"

#include <QFileDialog>
#include <QSaveFile>

namespace wrapdesk {

namespace {

constexpr qint64 longestFile = qint64(8) * 1024 * 1024; // 256 rules come to a few hundred kB

QFileDialog *fileDialog(const QString &name, const QString &title, QFileDialog::AcceptMode mode, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, title, {}, RuleFileBinding::tr("Rules (*.json);;All files (*)"));
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    return dialog;
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = RuleFileBinding::tr("the file cannot be read: %1").arg(file.errorString())});
    if (file.size() > longestFile)
        return Failure(
            Error{.kind = ErrorKind::Invalid, .message = RuleFileBinding::tr("the file is too large to hold rules")});
    return file.readAll();
}

} // namespace

RuleFileBinding::RuleFileBinding(Session &session, RulesPage &page, QObject *parent)
    : QObject(parent), m_rules(session.rules()), m_page(page)
{
    connect(&m_page, &RulesPage::importRequested, this, &RuleFileBinding::chooseImport);
    connect(&m_page, &RulesPage::exportRequested, this, &RuleFileBinding::chooseExport);
}

void RuleFileBinding::chooseImport()
{
    QFileDialog *dialog =
        fileDialog(QStringLiteral("importRulesFile"), tr("Import rules"), QFileDialog::AcceptOpen, &m_page);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RuleFileBinding::read);
    dialog->open();
}

void RuleFileBinding::chooseExport()
{
    QFileDialog *dialog =
        fileDialog(QStringLiteral("exportRulesFile"), tr("Export rules"), QFileDialog::AcceptSave, &m_page);
    dialog->selectFile(QStringLiteral("rules.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &RuleFileBinding::write);
    dialog->open();
}

void RuleFileBinding::read(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    auto *dialog = new ImportRulesDialog(name, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    const Result<QByteArray> content = contentOf(path);
    if (!content)
        return dialog->showFailure(content.error());
    const Result<Rules::Import> import = m_rules.read(*content);
    if (!import)
        return dialog->showFailure(import.error());
    dialog->showImport(*import, m_rules.rules(), m_rules.words());
    connect(dialog, &ImportRulesDialog::importRequested, this, [this, dialog, name, taken = *import] {
        if (const Result<void> done = m_rules.import(taken, name); !done)
            return dialog->showFailure(done.error());
        m_page.showNotice(
            Glyph::Check, Tone::Good,
            tr("From %1: %2 new, %3 changed, %4 as they were. New rules are switched off.")
                .arg(name, QString::number(taken.added), QString::number(taken.changed), QString::number(taken.same)));
    });
}

void RuleFileBinding::write(const QString &path)
{
    QSaveFile file(path);
    const QByteArray content = m_rules.exported();
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return m_page.showNotice(
            Glyph::Check, Tone::Good,
            tr("%1 in %2.").arg(RuleWording::rules(m_rules.rules().size()), QFileInfo(path).fileName()));
    const Explanation text = explain(Error{.kind = ErrorKind::Storage});
    m_page.showNotice(Glyph::Warning, Tone::Bad,
                      QStringLiteral("%1 %2 (%3)").arg(text.sentence, text.help, file.errorString()));
}

} // namespace wrapdesk
