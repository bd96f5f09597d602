// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/rulehistorydialog.h"

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

constexpr QSize historySize(720, 480);
constexpr int listHeight = 168;

QString whoText(const RuleVersion &version)
{
    if (!version.byName.isEmpty())
        return version.byName;
    return version.by.isEmpty() ? RuleHistoryDialog::tr("the program") : version.by.text();
}

QString whyText(const RuleVersion &version)
{
    if (!version.why.isEmpty())
        return version.why;
    if (version.isRemoved)
        return RuleHistoryDialog::tr("removed");
    return version.rule.version == 1 ? RuleHistoryDialog::tr("made") : RuleHistoryDialog::tr("edited");
}

} // namespace

RuleHistoryDialog::RuleHistoryDialog(const QList<RuleVersion> &versions, const RuleWords &words, const QDateTime &now,
                                     QWidget *parent)
    : QDialog(parent),
      m_words(words),
      m_list(new QTreeWidget(this)),
      m_title(new QLabel(this)),
      m_why(new FieldNote(QStringLiteral("historySentence"), this)),
      m_changes(new ChangeTable(QStringLiteral("historyChanges"), this)),
      m_failure(new FieldNote(QStringLiteral("historyFailure"), this)),
      m_restore(new QPushButton(tr("Restore this version"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("ruleHistoryDialog"));
    build();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RuleHistoryDialog::showVersion);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_failure->say({});
        if (const RuleVersion *version = chosen())
            Q_EMIT restoreRequested(version->rule.id, version->rule.version);
    });
    setVersions(versions, now);
}

void RuleHistoryDialog::build()
{
    m_list->setObjectName(QStringLiteral("historyVersions"));
    m_list->setAccessibleName(tr("Versions"));
    m_list->setColumnCount(4);
    m_list->setHeaderLabels({tr("Version"), tr("When"), tr("Who"), tr("Why")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFixedHeight(listHeight);
    m_list->setTabKeyNavigation(false);
    m_list->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 0; column < 3; ++column)
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_restore->setObjectName(QStringLiteral("historyRestore"));
    m_restore->setAutoDefault(false);
    m_close->setObjectName(QStringLiteral("historyClose"));
    m_close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_list);
    layout->addWidget(m_title);
    layout->addWidget(m_why);
    layout->addWidget(m_changes, 1);
    layout->addWidget(m_failure);
    layout->addLayout(buttons);
    resize(historySize);
}

void RuleHistoryDialog::setVersions(const QList<RuleVersion> &versions, const QDateTime &now)
{
    const RuleVersion *before = chosen();
    const int kept = before && versions.size() == m_versions.size() ? before->rule.version : 0;
    m_versions = versions;
    setWindowTitle(versions.isEmpty() ? tr("Versions") : tr("Versions of “%1”").arg(versions.constFirst().rule.name));
    fill(now);
    int row = 0;
    for (int each = 0; each < m_versions.size(); ++each) {
        if (m_versions[each].rule.version == kept)
            row = each;
    }
    m_list->setCurrentItem(m_list->topLevelItem(row));
    showVersion();
}

void RuleHistoryDialog::fill(const QDateTime &now)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_list->ensurePolished(); // rows are measured as the style sheet has them
    for (const RuleVersion &version : std::as_const(m_versions)) {
        auto *item =
            new QTreeWidgetItem(m_list, {QString::number(version.rule.version), Wording::clockTime(version.at, now),
                                         whoText(version), whyText(version)});
        item->setToolTip(1, Wording::exactTime(version.at));
        item->setToolTip(3, item->text(3));
    }
}

const RuleVersion *RuleHistoryDialog::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_versions.size() ? &m_versions[row] : nullptr;
}

// Against the version before it; the first one against nothing.
void RuleHistoryDialog::showVersion()
{
    const RuleVersion *version = chosen();
    if (!version)
        return;
    const int row = int(version - m_versions.constData());
    const bool isFirst = row + 1 == m_versions.size();
    const QString sentence = m_words.sentence(version->rule);
    m_changes->setVisible(!isFirst && !version->isRemoved);
    m_why->say(sentence);
    if (version->isRemoved) {
        m_title->setText(tr("Version %1: the rule was removed").arg(version->rule.version));
    } else if (isFirst) {
        m_title->setText(tr("Version %1: how it began").arg(version->rule.version));
    } else {
        const RuleVersion &before = m_versions[row + 1];
        const auto changes = m_words.changes(before.rule, version->rule);
        m_title->setText(
            changes.isEmpty()
                ? tr("Version %1: the same as version %2").arg(version->rule.version).arg(before.rule.version)
                : tr("Version %1 against version %2").arg(version->rule.version).arg(before.rule.version));
        m_changes->show(changes);
    }
    const bool isInForce = row == 0 && !version->isRemoved;
    m_restore->setEnabled(!isInForce);
    m_restore->setToolTip(isInForce ? tr("This is the version in force.")
                                    : tr("As the newest version; a rule that was removed comes back switched off."));
}

void RuleHistoryDialog::showFailure(const Error &error)
{
    const Explanation text = explain(error);
    const bool isOurs = error.kind == ErrorKind::Invalid && !error.message.isEmpty();
    m_failure->say(isOurs ? tr("Not restored: %1").arg(error.message)
                          : tr("Not restored. %1 %2").arg(text.sentence, text.help),
                   FieldNote::Kind::Trouble);
}

} // namespace wrapdesk
