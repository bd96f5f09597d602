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
// if the write itself had no answer); proof that comes later still confirms it. A person's code that slipped in between
// the read and the write's effect is kept in the intent (replaced) when it is confirmed, or told of shortly after.
// Main thread.
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

    // An accepted write, one without an answer, or one that was proven before its answer came.
    void add(const Intent &intent);
    // Whatever any source said of any leg.
    void observe(std::span<const LegEvent> events);
    qsizetype count() const { return m_waiting.size(); }

Q_SIGNALS:
    // An end, or news of a confirmed one: a person's code was replaced by it.
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
    void hear(const LegId &leg, const AssignedCode &code);
    void hearOfConfirmed(const LegId &leg, const AssignedCode &code);
    void giveUp(std::chrono::milliseconds elapsed);
    void settle(Intent intent, IntentState state);

    Means m_means;
    // A confirmed write, and when the platform says it took effect: what is older and comes to light now was replaced.
    struct Confirmed
    {
        Intent intent;
        QDateTime setAt;
        std::chrono::milliseconds since;
    };

    QHash<LegId, Waiting> m_waiting;
    QHash<LegId, Intent> m_unconfirmed; // late proof still counts
    QHash<LegId, Confirmed> m_confirmed; // for a while
    bool m_looking = false;
};

} // namespace wrapdesk
