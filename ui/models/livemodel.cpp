// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/livemodel.h"

#include "domain/masked.h"
#include "wording.h"

#include <array>

namespace wrapdesk {

namespace {

QDateTime activeSince(const LiveRow &row)
{
    switch (row.activity) {
    case Activity::Alerting:
        return row.leg.alertingAt;
    case Activity::InAcw:
        return row.leg.acwStart.isValid() ? row.leg.acwStart : row.leg.endedAt;
    case Activity::Talking:
    case Activity::Holding:
        break;
    }
    return row.leg.connectedAt;
}

Glyph activityGlyph(const LiveRow &row)
{
    switch (row.activity) {
    case Activity::Alerting:
        return Glyph::Alerting;
    case Activity::Talking:
        return Glyph::Talking;
    case Activity::Holding:
        return Glyph::Held;
    case Activity::InAcw:
        return Glyph::Acw;
    }
    return Glyph::None;
}

Tone activityTone(const LiveRow &row)
{
    switch (row.activity) {
    case Activity::Alerting:
        return Tone::Accent;
    case Activity::Talking:
        return Tone::Good;
    case Activity::Holding:
        return Tone::Muted;
    case Activity::InAcw:
        return Tone::Pending;
    }
    return Tone::Normal;
}

// What remains of the after-call work where it is limited, else how long this has been going on.
QString activityTime(const LiveRow &row, const QDateTime &now)
{
    const QDateTime deadline = row.leg.acwDeadline();
    if (row.activity == Activity::InAcw && deadline.isValid() && now.isValid()) {
        const std::chrono::seconds remaining{now.secsTo(deadline)};
        return remaining.count() > 0 ? Wording::tr("%1 left").arg(Wording::duration(remaining))
                                     : Wording::tr("time is up");
    }
    const QDateTime since = activeSince(row);
    if (!since.isValid() || !now.isValid())
        return QStringLiteral("–");
    return Wording::duration(std::chrono::seconds(since.secsTo(now)));
}

constexpr std::array<Column<LiveRow>, 7> liveColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Queue"), [](const LiveRow &row, const QDateTime &) { return row.queue; },
     [](const LiveRow &row) {
         return SortKey{0, row.queue.toCaseFolded() + u'\n' + QString::number(int(row.activity))};
     }},
    {QT_TRANSLATE_NOOP("Columns", "State"),
     [](const LiveRow &row, const QDateTime &) { return activityText(row.activity); },
     [](const LiveRow &row) {
         return SortKey{qint64(row.activity), {}};
     },
     alignLeft, activityGlyph, activityTone},
    {QT_TRANSLATE_NOOP("Columns", "Time"), activityTime,
     [](const LiveRow &row) {
         return SortKey{activeSince(row).toMSecsSinceEpoch(), {}};
     },
     alignRight, nullptr, nullptr, nullptr, true},
    {QT_TRANSLATE_NOOP("Columns", "Agent"), [](const LiveRow &row, const QDateTime &) { return row.agent; },
     [](const LiveRow &row) { return folded(row.agent); }},
    {QT_TRANSLATE_NOOP("Columns", "Media"),
     [](const LiveRow &row, const QDateTime &) { return Wording::media(row.leg.media); },
     [](const LiveRow &row) { return folded(Wording::media(row.leg.media)); }, alignLeft,
     [](const LiveRow &row) { return Wording::mediaGlyph(row.leg.media); }},
    {QT_TRANSLATE_NOOP("Columns", "Customer"),
     [](const LiveRow &row, const QDateTime &) { return masked(row.leg.customer); },
     [](const LiveRow &row) { return folded(masked(row.leg.customer)); }, alignLeft, nullptr,
     [](const LiveRow &) { return Tone::Muted; }},
    {QT_TRANSLATE_NOOP("Columns", "Since"),
     [](const LiveRow &row, const QDateTime &now) { return Wording::clockTime(activeSince(row), now); },
     [](const LiveRow &row) {
         return SortKey{activeSince(row).toMSecsSinceEpoch(), {}};
     },
     alignRight, nullptr, [](const LiveRow &) { return Tone::Muted; }},
}};

QString loadText(const QueueLoad &load, const QDateTime &)
{
    return Wording::tr("%1: %2 talking, %3 alerting, %4 holding, %5 in after-call work")
        .arg(load.queue)
        .arg(load.talking)
        .arg(load.alerting)
        .arg(load.holding)
        .arg(load.inAcw);
}

constexpr std::array<Column<QueueLoad>, 1> loadColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Queue"), loadText, [](const QueueLoad &load) { return folded(load.queue); }},
}};

} // namespace

QString LiveRow::searchText() const
{
    return QStringList{queue, agent, Wording::media(leg.media), masked(leg.customer)}.join(u'\n');
}

std::optional<Activity> activityOf(const Leg &leg)
{
    if (leg.monitoring)
        return {};
    switch (leg.phase) {
    case LegPhase::Contacting:
        return Activity::Alerting;
    case LegPhase::Talking:
        return leg.held ? Activity::Holding : Activity::Talking;
    case LegPhase::Ended:
        if (leg.isInAcw() && !leg.code)
            return Activity::InAcw;
        break;
    case LegPhase::Unknown:
        break;
    }
    return {};
}

QString activityText(Activity activity)
{
    switch (activity) {
    case Activity::Alerting:
        return Wording::tr("alerting");
    case Activity::Talking:
        return Wording::tr("talking");
    case Activity::Holding:
        return Wording::tr("holding");
    case Activity::InAcw:
        return Wording::tr("after-call work");
    }
    return {};
}

LiveModel::LiveModel(QObject *parent) : KeyedTableModel(liveColumns, parent) { }

QueueLoadModel::QueueLoadModel(QObject *parent) : KeyedTableModel(loadColumns, parent) { }

void QueueLoadModel::count(const LiveModel &legs)
{
    QHash<QueueId, QueueLoad> loads;
    legs.forEach([&](const LiveRow &row) {
        QueueLoad &load = loads[row.leg.queue];
        load.key = row.leg.queue;
        load.queue = row.queue;
        switch (row.activity) {
        case Activity::Alerting:
            ++load.alerting;
            break;
        case Activity::Talking:
            ++load.talking;
            break;
        case Activity::Holding:
            ++load.holding;
            break;
        case Activity::InAcw:
            ++load.inAcw;
            break;
        }
    });
    merge(loads.values());
}

} // namespace wrapdesk
