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
    case LegActivity::Alerting:
        return row.leg.alertingAt;
    case LegActivity::InAcw:
        return row.leg.acwStart.isValid() ? row.leg.acwStart : row.leg.endedAt;
    case LegActivity::Talking:
    case LegActivity::Holding:
        break;
    }
    return row.leg.connectedAt;
}

Glyph activityGlyph(const LiveRow &row)
{
    switch (row.activity) {
    case LegActivity::Alerting:
        return Glyph::Alerting;
    case LegActivity::Talking:
        return Glyph::Talking;
    case LegActivity::Holding:
        return Glyph::Held;
    case LegActivity::InAcw:
        return Glyph::Acw;
    }
    return Glyph::None;
}

Tone activityTone(const LiveRow &row)
{
    switch (row.activity) {
    case LegActivity::Alerting:
        return Tone::Accent;
    case LegActivity::Talking:
        return Tone::Good;
    case LegActivity::Holding:
        return Tone::Muted;
    case LegActivity::InAcw:
        return Tone::Pending;
    }
    return Tone::Normal;
}

// What remains of the after-call work where it is limited, else how long this has been going on.
QString activityTime(const LiveRow &row, const QDateTime &now)
{
    const QDateTime deadline = row.leg.acwDeadline();
    if (row.activity == LegActivity::InAcw && deadline.isValid() && now.isValid()) {
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

std::optional<LegActivity> activityOf(const Leg &leg)
{
    if (leg.monitoring)
        return {};
    switch (leg.phase) {
    case LegPhase::Contacting:
        return LegActivity::Alerting;
    case LegPhase::Talking:
        return leg.held ? LegActivity::Holding : LegActivity::Talking;
    case LegPhase::Ended:
        if (leg.isInAcw() && !(leg.code && leg.code->stands()))
            return LegActivity::InAcw;
        break;
    case LegPhase::Unknown:
        break;
    }
    return {};
}

QString activityText(LegActivity activity)
{
    switch (activity) {
    case LegActivity::Alerting:
        return Wording::tr("alerting");
    case LegActivity::Talking:
        return Wording::tr("talking");
    case LegActivity::Holding:
        return Wording::tr("holding");
    case LegActivity::InAcw:
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
        case LegActivity::Alerting:
            ++load.alerting;
            break;
        case LegActivity::Talking:
            ++load.talking;
            break;
        case LegActivity::Holding:
            ++load.holding;
            break;
        case LegActivity::InAcw:
            ++load.inAcw;
            break;
        }
    });
    merge(loads.values());
}

} // namespace wrapdesk
