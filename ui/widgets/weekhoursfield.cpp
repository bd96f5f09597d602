// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/weekhoursfield.h"

#include "widgets/fieldnote.h"
#include "widgets/flowlayout.h"
#include "widgets/typedfield.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace wrapdesk {

namespace {

Qt::DayOfWeek dayAt(size_t place) { return static_cast<Qt::DayOfWeek>(place + 1); }

} // namespace

WeekHoursField::WeekHoursField(const QString &name, const QString &accessibleName, QWidget *parent)
    : QWidget(parent),
      m_nothing(tr("always")),
      m_from(new TimeField(name + QStringLiteral("From"), tr("%1: from").arg(accessibleName), this)),
      m_to(new TimeField(name + QStringLiteral("To"), tr("%1: to").arg(accessibleName), this)),
      m_note(new FieldNote(name + QStringLiteral("Note"), this))
{
    setObjectName(name);
    build(name, accessibleName);
    connect(m_from, &TimeField::edited, this, &WeekHoursField::tell);
    connect(m_to, &TimeField::edited, this, &WeekHoursField::tell);
    connect(m_from, &TimeField::edited, this, &WeekHoursField::edited);
    connect(m_to, &TimeField::edited, this, &WeekHoursField::edited);
    tell();
}

void WeekHoursField::build(const QString &name, const QString &accessibleName)
{
    static constexpr std::array suffixes{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const QLocale locale;
    auto *week = new QWidget(this);
    auto *days = new QHBoxLayout(week);
    days->setContentsMargins(0, 0, 0, 0);
    days->setSpacing(4);
    for (size_t place = 0; place < m_days.size(); ++place) {
        auto *day = new QToolButton(week);
        day->setObjectName(name + QLatin1String(suffixes[place]));
        day->setProperty("day", true);
        day->setCheckable(true);
        day->setText(locale.dayName(dayAt(place), QLocale::ShortFormat).left(2));
        day->setToolTip(locale.dayName(dayAt(place)));
        day->setAccessibleName(tr("%1: %2").arg(accessibleName, locale.dayName(dayAt(place))));
        day->setFocusPolicy(Qt::StrongFocus);
        connect(day, &QToolButton::clicked, this, &WeekHoursField::tell);
        connect(day, &QToolButton::clicked, this, &WeekHoursField::edited);
        days->addWidget(day);
        m_days[place] = day;
    }
    auto *span = new QWidget(this);
    auto *times = new QHBoxLayout(span);
    times->setContentsMargins(0, 0, 0, 0);
    times->setSpacing(8);
    times->addWidget(new QLabel(tr("from"), span));
    times->addWidget(m_from);
    times->addWidget(new QLabel(tr("to"), span));
    times->addWidget(m_to);
    setTabOrder(m_days.back(), m_from);
    setTabOrder(m_from, m_to);
    auto *flow = new FlowLayout(this);
    flow->addWidget(week);
    flow->addWidget(span);
    flow->addWidget(m_note);
}

void WeekHoursField::setNothingText(const QString &text)
{
    m_nothing = text;
    tell();
}

void WeekHoursField::show(const WeekHours &hours)
{
    for (size_t place = 0; place < m_days.size(); ++place)
        m_days[place]->setChecked(hours.days.contains(dayAt(place)));
    m_from->show(hours.from);
    m_to->show(hours.to);
    tell();
}

WeekHours WeekHoursField::hours() const
{
    WeekHours hours;
    for (size_t place = 0; place < m_days.size(); ++place) {
        if (m_days[place]->isChecked())
            hours.days.append(dayAt(place));
    }
    hours.from = m_from->value();
    hours.to = m_to->value();
    return hours;
}

QString WeekHoursField::trouble() const
{
    for (const TimeField *field : {m_from, m_to}) {
        if (!field->trouble().isEmpty())
            return field->trouble();
    }
    return hours().impossible();
}

QWidget *WeekHoursField::first() const { return m_days.front(); }

// Beside the fields: what is wrong, or what what is left open means.
void WeekHoursField::tell()
{
    const WeekHours now = hours();
    QString note = trouble();
    const bool isTrouble = !note.isEmpty();
    if (!isTrouble && now.isEmpty())
        note = m_nothing;
    else if (!isTrouble && now.days.isEmpty())
        note = tr("every day");
    else if (!isTrouble && !now.from.isValid())
        note = tr("all day");
    else if (!isTrouble && now.to < now.from)
        note = tr("until the next morning", "a window past midnight");
    m_note->say(note, isTrouble ? FieldNote::Kind::Trouble : FieldNote::Kind::Hint);
}

} // namespace wrapdesk
