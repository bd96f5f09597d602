// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/activitydetails.h"

#include "errortext.h"
#include "widgets/copybutton.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>

namespace wrapdesk {

namespace {

constexpr qsizetype mostShown = 2; // correlation ids; all are copied
constexpr int detailsHeight = 116;
constexpr int leastId = 120; // a narrow window cuts ids off; they are copied whole

QLabel *detailsLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ActivityDetails::ActivityDetails(QWidget *parent)
    : QFrame(parent),
      m_hint(detailsLabel(QStringLiteral("pageHint"), this)),
      m_content(new QWidget(this)),
      m_sentence(detailsLabel(QStringLiteral("activitySentence"), m_content)),
      m_help(detailsLabel(QStringLiteral("pageHint"), m_content))
{
    setObjectName(QStringLiteral("activityDetails"));
    setFixedHeight(detailsHeight);
    m_hint->setText(tr("Select an entry to see all of it."));
    m_hint->setAlignment(Qt::AlignCenter);
    for (QLabel *label : {m_sentence, m_help})
        label->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_sentence);
    words->addWidget(m_help);
    words->addStretch(1);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    m_conversation =
        addFact(grid, tr("Conversation"), QStringLiteral("activityConversation"), tr("Copy the conversation's id"));
    m_leg =
        addFact(grid, tr("Communication"), QStringLiteral("activityCommunication"), tr("Copy the communication's id"));
    m_correlation = addFact(grid, tr("Correlation"), QStringLiteral("activityCorrelation"),
                            tr("Copy the correlation ids of the platform's answers"));
    grid->setRowStretch(grid->rowCount(), 1);

    auto *content = new QHBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(24);
    content->addLayout(words, 1);
    content->addLayout(grid);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_hint);
    layout->addWidget(m_content, 1);
    show({});
}

ActivityDetails::Fact ActivityDetails::addFact(QGridLayout *grid, const QString &title, const QString &name,
                                               const QString &tip)
{
    Fact fact;
    auto *label = detailsLabel(QStringLiteral("pageHint"), m_content);
    label->setText(title);
    fact.value = detailsLabel(name, m_content);
    fact.value->setMinimumWidth(leastId);
    fact.copy = new CopyButton(name + QStringLiteral("Copy"), tip, m_content);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(fact.value, row, 1, Qt::AlignTop);
    grid->addWidget(fact.copy, row, 2, Qt::AlignTop);
    return fact;
}

void ActivityDetails::fill(const Fact &fact, const QStringList &values)
{
    fact.copy->offer(values.join(u'\n')); // all, shown or not
    QStringList shown = values.first(std::min(values.size(), mostShown));
    if (values.size() > mostShown)
        shown.last() += tr(" and %1 more").arg(values.size() - mostShown);
    fact.value->setText(values.isEmpty() ? QStringLiteral("—") : shown.join(u'\n'));
}

// Which rule wrote; what changed of a rule is told by its detail.
QString ActivityDetails::ruleText(const AuditEntry &entry) const
{
    if (entry.kind != AuditKind::Write || entry.reason.kind != Reason::Kind::Rule || entry.reason.rule.isEmpty())
        return {};
    const QString name = m_ruleName ? m_ruleName(RuleId(entry.reason.rule)) : QString();
    return tr("By the rule “%1”.").arg(name.isEmpty() ? entry.reason.rule : name);
}

void ActivityDetails::show(const std::optional<AuditEntry> &entry)
{
    m_hint->setVisible(!entry);
    m_content->setVisible(entry.has_value());
    if (!entry)
        return;
    const Explanation text = explain(*entry);
    m_sentence->setText(text.sentence);
    QStringList help{text.help, ruleText(*entry), entry->detail};
    help.removeAll(QString());
    m_help->setText(help.join(u'\n'));
    const auto oneOrNone = [](const QString &id) { return id.isEmpty() ? QStringList() : QStringList(id); };
    fill(m_conversation, oneOrNone(entry->leg.conversation.text()));
    fill(m_leg, oneOrNone(entry->leg.communication.text()));
    fill(m_correlation, entry->correlationIds);
}

} // namespace wrapdesk
