// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rulelimits.h"

#include "widgets/fieldnote.h"
#include "widgets/flowlayout.h"
#include "widgets/typedfield.h"
#include "widgets/weekhoursfield.h"

#include <QBoxLayout>
#include <QLabel>

namespace wrapdesk {

RuleLimits::RuleLimits(QWidget *parent)
    : QWidget(parent),
      m_perHour(new CountField(QStringLiteral("rulePerHour"), tr("Codes an hour at most"), this)),
      m_perQueueHour(
          new CountField(QStringLiteral("rulePerQueueHour"), tr("Codes an hour at most on each queue"), this)),
      m_trouble(new FieldNote(QStringLiteral("ruleCapTrouble"), this)),
      m_schedule(new WeekHoursField(QStringLiteral("ruleSchedule"), tr("Schedule"), this))
{
    setObjectName(QStringLiteral("ruleLimits"));
    m_schedule->setNothingText(tr("at any time"));
    auto *caps = new FlowLayout;
    caps->addWidget(new QLabel(tr("It gives at most"), this));
    caps->addWidget(m_perHour);
    caps->addWidget(new QLabel(tr("codes an hour,"), this));
    caps->addWidget(m_perQueueHour);
    caps->addWidget(new QLabel(tr("on each queue"), this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(caps);
    layout->addWidget(m_trouble);
    layout->addWidget(new QLabel(tr("It acts on"), this));
    layout->addWidget(m_schedule);
    for (CountField *cap : {m_perHour, m_perQueueHour}) {
        connect(cap, &CountField::edited, this, &RuleLimits::tell);
        connect(cap, &CountField::edited, this, &RuleLimits::edited);
    }
    connect(m_schedule, &WeekHoursField::edited, this, &RuleLimits::edited);
}

void RuleLimits::show(const Rule &rule)
{
    m_perHour->show(rule.perHour);
    m_perQueueHour->show(rule.perQueueHour);
    m_schedule->show(rule.schedule);
    tell();
}

void RuleLimits::write(Rule &rule) const
{
    rule.perHour = m_perHour->value();
    rule.perQueueHour = m_perQueueHour->value();
    rule.schedule = m_schedule->hours();
}

QString RuleLimits::trouble() const
{
    for (const CountField *cap : {m_perHour, m_perQueueHour}) {
        if (!cap->trouble().isEmpty())
            return cap->trouble();
    }
    return m_schedule->trouble();
}

void RuleLimits::tell()
{
    const QString first = m_perHour->trouble();
    m_trouble->say(first.isEmpty() ? m_perQueueHour->trouble() : first, FieldNote::Kind::Trouble);
}

} // namespace wrapdesk
