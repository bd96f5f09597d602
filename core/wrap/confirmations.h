// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/intent.h"

#include <QObject>

#include <functional>
#include <span>

namespace wrapdesk {

class ApiClient;

// Waits until accepted writes are seen on their legs, by the cheapest proof there is: an event of the queue, else one
// read for a single leg, else a batched read-back by ids. After 10 s without proof an intent is Unconfirmed (or Failed
// if the write itself had no answer); proof that comes later still confirms it. Main thread.
class Confirmations : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        ApiClient &client;
        const CodeBook &codes;
        const Clock &clock;
        std::function<QDateTime()> now;
    };

    Confirmations(Means means, QObject *parent);

    void add(const Intent &intent);
    // Whatever any source said of any leg.
    void observe(std::span<const LegEvent> events);
    qsizetype count() const { return m_waiting.size(); }

Q_SIGNALS:
    void settled(const wrapdesk::Intent &intent);
    // What a read-back said of the legs.
    void received(const QList<wrapdesk::LegEvent> &events);

private:
    struct Waiting
    {
        Intent intent;
        std::chrono::milliseconds since;
        bool askedAgain = false;
    };

    void look();
    void readBack();
    void readOne(const LegId &leg);
    void readMany(const QList<ConversationId> &ids);
    void heard(const QList<Leg> &legs, Source source);
    void giveUp(std::chrono::milliseconds elapsed);
    void settle(Intent intent, IntentState state);

    Means m_means;
    QHash<LegId, Waiting> m_waiting;
    QHash<LegId, Intent> m_unconfirmed; // late proof still counts
    bool m_looking = false;
};

} // namespace wrapdesk
