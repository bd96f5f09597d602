// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"
#include "models/keyedtablemodel.h"

namespace wrapdesk {

// What an agent does on a leg right now.
enum class LegActivity
{
    Alerting,
    Talking,
    Holding,
    InAcw
};

// One leg of the moment.
struct LiveRow
{
    LegId key;
    Leg leg;
    LegActivity activity = LegActivity::Talking;
    QString queue;
    QString agent;

    bool operator==(const LiveRow &) const = default;
    QString searchText() const;
};

// What the leg's agent is doing; nothing if the leg is not of the moment.
std::optional<LegActivity> activityOf(const Leg &leg);
QString activityText(LegActivity activity);

class LiveModel : public KeyedTableModel<LiveRow>
{
public:
    enum Columns
    {
        QueueName,
        State,
        Time,
        Agent,
        MediaKind,
        Customer,
        Since
    };

    explicit LiveModel(QObject *parent = nullptr);
};

// How many legs of one queue are in which activity.
struct QueueLoad
{
    QueueId key;
    QString queue;
    int talking = 0;
    int alerting = 0;
    int holding = 0;
    int inAcw = 0;

    bool operator==(const QueueLoad &) const = default;
    QString searchText() const { return queue; }
    int total() const { return talking + alerting + holding + inAcw; }
};

// The queues with legs of the moment, by name.
class QueueLoadModel : public KeyedTableModel<QueueLoad>
{
public:
    explicit QueueLoadModel(QObject *parent = nullptr);
    void count(const LiveModel &legs);
};

} // namespace wrapdesk
