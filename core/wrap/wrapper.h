// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wrap/confirmations.h"
#include "wrap/legwrite.h"
#include "wrap/outbox.h"

#include <QSet>

#include <deque>

namespace wrapdesk {

// Nobody but the Wrapper writes to the platform. It takes stored intents from the outbox, drives each through read,
// write and confirmation, and records how far it came. By hand comes before the sweeper; legs of one conversation are
// never written at the same time. Main thread.
class Wrapper : public QObject
{
    Q_OBJECT

public:
    // All outlive the wrapper.
    Wrapper(ApiClient &client, Outbox &outbox, const CodeBook &codes, const Clock &clock,
            std::function<QDateTime()> now, QObject *parent = nullptr);

    // Whatever any source said of any leg: proof for accepted writes.
    void observe(std::span<const LegEvent> events);
    // Takes back every intent that has not been sent.
    void cancelUnsent();
    // This sign-in cannot code (not.a.user): nothing is written any more in this session.
    bool isStopped() const { return m_stopped; }

Q_SIGNALS:
    // What permitting reads and read-backs said.
    void received(const QList<wrapdesk::LegEvent> &events);
    void stopped();

private:
    struct KnownRead
    {
        QDateTime at;
        QList<Leg> legs;
    };

    void take(const IntentId &id);
    void startNext();
    void begin(const Intent &intent);
    std::optional<Leg> knownClosed(const LegId &id) const;
    void remember(const QList<LegEvent> &events);
    void ended(LegWrite *write, const Intent &intent);
    void cancel(Intent intent, Refusal refusal);

    ApiClient &m_client;
    Outbox &m_outbox;
    const CodeBook &m_codes;
    std::function<QDateTime()> m_now;
    Confirmations m_confirmations;
    std::deque<IntentId> m_byHand; // waiting
    std::deque<IntentId> m_others;
    QHash<ConversationId, LegWrite *> m_running;
    QHash<ConversationId, KnownRead> m_reads;
    bool m_stopped = false;
};

} // namespace wrapdesk
