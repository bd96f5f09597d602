// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/importrulesdialog.h"

#include "errortext.h"
#include "widgets/changetable.h"
#include "widgets/fieldnote.h"
#include "wording.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace wrapdesk {

namespace {

constexpr QSize importSize(720, 520);
constexpr int whatWidth = 200;

QString number(int count, const QString &what) { return QStringLiteral("%1 %2").arg(Wording::count(count), what); }

} // namespace

ImportRulesDialog::ImportRulesDialog(const QString &fileName, QWidget *parent)
    : QDialog(parent),
      m_fileName(fileName),
      m_summary(new QLabel(this)),
      m_rules(new QTreeWidget(this)),
      m_remarks(new QLabel(this)),
      m_failure(new FieldNote(QStringLiteral("importFailure"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_import(new QPushButton(tr("Import"), this))
{
    setObjectName(QStringLiteral("importRulesDialog"));
    setWindowTitle(tr("Import rules"));
    build();
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportRulesDialog::accept);
}

void ImportRulesDialog::build()
{
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_rules->setObjectName(QStringLiteral("importRules"));
    m_rules->setAccessibleName(tr("Rules of the file"));
    m_rules->setColumnCount(3);
    m_rules->setHeaderLabels({tr("What"), tr("Before"), tr("After")});
    m_rules->setWordWrap(true);
    m_rules->setTabKeyNavigation(false);
    m_rules->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rules->header()->setStretchLastSection(false);
    m_rules->header()->resizeSection(0, whatWidth);
    m_rules->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_rules->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_rules->hide();
    m_remarks->setObjectName(QStringLiteral("importRemarks"));
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setWordWrap(true);
    m_remarks->hide();
    m_cancel->setObjectName(QStringLiteral("importCancel"));
    m_cancel->setAutoDefault(false);
    m_import->setObjectName(QStringLiteral("importImport"));
    m_import->setDefault(true);
    m_import->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_summary);
    layout->addWidget(m_failure);
    layout->addWidget(m_rules, 1);
    layout->addWidget(m_remarks);
    layout->addStretch(); // where there is no list
    layout->addLayout(buttons);
    resize(importSize);
}

void ImportRulesDialog::showImport(const Rules::Import &import, const QList<Rule> &present, const RuleWords &words)
{
    m_failure->say({});
    m_summary->setText(tr("%1: %2, %3, %4. New rules come switched off.")
                           .arg(m_fileName, number(import.added, tr("new")), number(import.changed, tr("changed")),
                                number(import.same, tr("the same"))));
    m_rules->clear();
    m_rules->ensurePolished(); // rows are measured as the style sheet has them
    for (const Rule &rule : import.rules) {
        const auto found = std::find_if(present.begin(), present.end(),
                                        [&](const Rule &each) { return !rule.id.isEmpty() && each.id == rule.id; });
        auto *item = new QTreeWidgetItem(m_rules);
        if (found == present.end()) {
            item->setText(0, rule.name);
            item->setText(1, tr("new"));
            auto *sentence = new QTreeWidgetItem(item, {words.sentence(rule)});
            sentence->setFirstColumnSpanned(true);
            sentence->setToolTip(0, sentence->text(0));
            item->setExpanded(true);
            continue;
        }
        const auto changes = words.changes(*found, rule);
        item->setText(0, rule.name);
        item->setText(1, changes.isEmpty() ? tr("the same") : tr("changed"));
        for (const RuleWords::Change &change : changes)
            item->addChild(changeRow(change));
        item->setExpanded(true);
    }
    m_rules->setVisible(!import.rules.isEmpty());
    m_remarks->setText(import.remarks.join(u'\n'));
    m_remarks->setVisible(!import.remarks.isEmpty());
    m_import->setEnabled(import.added + import.changed > 0);
    m_import->setToolTip(m_import->isEnabled() ? QString() : tr("There is nothing new in it."));
    m_import->setFocus();
}

// `where` of what cannot be read names line and field, the message says what is wrong there.
void ImportRulesDialog::showFailure(const Error &error)
{
    const bool isFile = error.kind == ErrorKind::Decode || error.kind == ErrorKind::Invalid;
    if (!isFile || error.message.isEmpty()) {
        const Explanation text = explain(error);
        m_failure->say(tr("Nothing was imported. %1 %2").arg(text.sentence, text.help), FieldNote::Kind::Trouble);
        return;
    }
    const QString place =
        error.where.isEmpty() ? m_fileName : tr("%1, %2", "file, line and field").arg(m_fileName, error.where);
    m_failure->say(tr("Nothing was imported. %1: %2").arg(place, error.message), FieldNote::Kind::Trouble);
}

void ImportRulesDialog::accept()
{
    if (!m_import->isEnabled())
        return;
    m_failure->say({});
    Q_EMIT importRequested();
    if (m_failure->text().isEmpty())
        QDialog::accept();
}

} // namespace wrapdesk
