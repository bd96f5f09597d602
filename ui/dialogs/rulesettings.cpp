// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/rulesettings.h"

#include "widgets/fieldnote.h"
#include "widgets/weekhoursfield.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStyle>

namespace wrapdesk {

namespace {

constexpr int fieldWidth = 240;
constexpr int percentWidth = 160;

} // namespace

RuleSettings::RuleSettings(const OrganizationSettings &settings, QWidget *parent)
    : QWidget(parent),
      m_before(settings.timeZone),
      m_zone(new QComboBox(this)),
      m_zoneNote(new FieldNote(QStringLiteral("ruleZoneNote"), this)),
      m_breaker(new QSpinBox(this)),
      m_quiet(new WeekHoursField(QStringLiteral("quietHours"), tr("Quiet hours"), this)),
      m_provisional(new QCheckBox(tr("A code the agent has &saved for later keeps rules from the leg"), this))
{
    setObjectName(QStringLiteral("ruleSettings"));
    buildZone(settings.timeZone);
    m_quiet->setNothingText(tr("no quiet hours"));
    m_quiet->show(settings.quietHours);
    m_breaker->setObjectName(QStringLiteral("breakerPercent"));
    m_breaker->setRange(1, 100);
    m_breaker->setSuffix(tr(" %"));
    m_breaker->setAccelerated(true);
    m_breaker->setFixedWidth(percentWidth);
    m_breaker->setValue(settings.breakerPercent);
    m_provisional->setObjectName(QStringLiteral("provisionalWins"));
    m_provisional->setChecked(settings.provisionalWins);
    build();
    connect(m_zone, &QComboBox::currentTextChanged, this, &RuleSettings::tell);
    connect(m_quiet, &WeekHoursField::edited, this, &RuleSettings::edited);
    connect(m_breaker, &QSpinBox::valueChanged, this, &RuleSettings::edited);
    connect(m_provisional, &QCheckBox::toggled, this, &RuleSettings::edited);
    tell();
}

void RuleSettings::buildZone(const QByteArray &zone)
{
    m_zone->setObjectName(QStringLiteral("ruleZone"));
    m_zone->setAccessibleName(tr("Time zone of rules"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setFixedWidth(fieldWidth);
    m_zone->setMaxVisibleItems(12);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    auto *completer = new QCompleter(m_zone->model(), m_zone);
    completer->setFilterMode(Qt::MatchContains); // "berlin" finds Europe/Berlin
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->setCompleter(completer);
    m_zone->setCurrentText(QString::fromLatin1(zone));
}

void RuleSettings::build()
{
    auto *title = new QLabel(tr("Rules"), this);
    title->setObjectName(QStringLiteral("sectionTitle"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("Time &zone of hours and days"), m_zone);
    form->addRow(m_zoneNote);
    form->addRow(tr("&Circuit breaker"), m_breaker);
    auto *breakerHint = new FieldNote(QStringLiteral("breakerHint"), this);
    breakerHint->say(tr("A rule of whose last 100 codes more than this were refused, or changed by a person, only "
                        "suggests from then on."));
    form->addRow(breakerHint);
    auto *quiet = new QLabel(tr("Quiet hours, in which no rule acts"), this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addWidget(quiet);
    layout->addWidget(m_quiet);
    layout->addWidget(m_provisional);
}

void RuleSettings::write(OrganizationSettings &settings) const
{
    const auto zone = timeZoneFromName(m_zone->currentText().trimmed());
    settings.timeZone = zone ? zone->id() : m_before;
    settings.quietHours = m_quiet->hours();
    settings.breakerPercent = m_breaker->value();
    settings.provisionalWins = m_provisional->isChecked();
}

QWidget *RuleSettings::first() const { return m_zone; }

QWidget *RuleSettings::last() const { return m_provisional; }

QString RuleSettings::trouble() const
{
    const QString name = m_zone->currentText().trimmed();
    if (name.isEmpty())
        return tr("A time zone is needed, like Europe/Berlin or UTC.");
    if (!timeZoneFromName(name))
        return tr("There is no time zone “%1” here: write it like Europe/Berlin.").arg(name);
    return m_quiet->trouble();
}

void RuleSettings::tell()
{
    const bool isZone = timeZoneFromName(m_zone->currentText().trimmed()).has_value();
    m_zoneNote->say(isZone ? QString() : trouble(), FieldNote::Kind::Trouble);
    m_zone->setProperty("invalid", !isZone);
    m_zone->style()->unpolish(m_zone); // the style sheet is asked again
    m_zone->style()->polish(m_zone);
    Q_EMIT edited();
}

} // namespace wrapdesk
