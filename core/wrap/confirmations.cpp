// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/confirmations.h"

#include "api/analytics.h"
#include "api/conversations.h"
#include "base/log.h"
#include "net/apiclient.h"

#include <QSet>
#include <QThread>

namespace wrapdesk {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds lookEvery{250};
constexpr milliseconds askForOneAfter{1'500}; // an event usually needs less than 300 ms
constexpr milliseconds askForManyAfter{7'500}; // so that one request reads back as many legs as possible
constexpr milliseconds giveUpAfter{10'000};
constexpr qsizetype idsPerReadBack = 100; // details?id= (FACTS §2.3)

} // namespace

Confirmations::Confirmations(Means means, QObject *parent) : QObject(parent), m_means(std::move(means)) { }

void Confirmations::add(const Intent &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_unconfirmed.remove(intent.leg);
    m_waiting.insert(intent.leg, Waiting{.intent = intent, .since = m_means.clock.elapsed()});
    if (m_looking)
        return;
    m_looking = true;
    m_means.clock.later(lookEvery, this, [this] { look(); });
}

void Confirmations::observe(std::span<const LegEvent> events)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_waiting.isEmpty() && m_unconfirmed.isEmpty())
        return;
    for (const LegEvent &event : events) {
        if (!event.leg.code)
            continue;
        const auto waiting = m_waiting.constFind(event.leg.id);
        const bool isWaiting = waiting != m_waiting.cend();
        const auto late = m_unconfirmed.constFind(event.leg.id);
        if (!isWaiting && late == m_unconfirmed.cend())
            continue;
        const Intent intent = isWaiting ? waiting->intent : late.value();
        if (proves(intent, *event.leg.code, m_means.codes))
            settle(intent, IntentState::Confirmed);
    }
}

void Confirmations::look()
{
    const milliseconds elapsed = m_means.clock.elapsed();
    giveUp(elapsed);
    readBack();
    m_looking = !m_waiting.isEmpty();
    if (m_looking)
        m_means.clock.later(lookEvery, this, [this] { look(); });
}

// One leg alone is read after a moment; several wait until the oldest is due, so that all share one request.
void Confirmations::readBack()
{
    const milliseconds elapsed = m_means.clock.elapsed();
    const milliseconds due = m_waiting.size() == 1 ? askForOneAfter : askForManyAfter;
    const bool isDue = std::any_of(m_waiting.cbegin(), m_waiting.cend(), [&](const Waiting &waiting) {
        return !waiting.askedAgain && elapsed - waiting.since >= due;
    });
    if (!isDue)
        return;
    QSet<ConversationId> conversations;
    LegId last;
    for (auto it = m_waiting.begin(); it != m_waiting.end() && conversations.size() < idsPerReadBack; ++it) {
        if (it->askedAgain || elapsed - it->since < lookEvery * 2)
            continue;
        it->askedAgain = true;
        last = it.key();
        conversations.insert(it.key().conversation);
    }
    if (conversations.size() == 1)
        readOne(last);
    else
        readMany(conversations.values());
}

void Confirmations::readOne(const LegId &leg)
{
    m_means.client.send(api::conversations::read(leg.conversation), this, [this](const Result<QList<Leg>> &answer) {
        if (answer)
            heard(*answer, Source::Read);
    });
}

void Confirmations::readMany(const QList<ConversationId> &ids)
{
    m_means.client.send(api::analytics::detailsOf(ids), this, [this](const Result<DetailsPage> &answer) {
        if (answer)
            heard(answer->legs, Source::Snapshot);
    });
}

void Confirmations::heard(const QList<Leg> &legs, Source source)
{
    QList<LegEvent> events;
    for (const Leg &leg : legs)
        events << LegEvent{.leg = leg, .source = source, .observedAt = m_means.now()};
    observe(events);
    Q_EMIT received(events);
}

void Confirmations::giveUp(milliseconds elapsed)
{
    QList<Intent> overdue;
    for (const Waiting &waiting : std::as_const(m_waiting)) {
        if (elapsed - waiting.since >= giveUpAfter)
            overdue << waiting.intent;
    }
    for (const Intent &intent : overdue) {
        const bool unanswered = intent.state == IntentState::Sending;
        settle(intent, unanswered ? IntentState::Failed : IntentState::Unconfirmed);
        m_unconfirmed.insert(intent.leg, intent);
    }
}

void Confirmations::settle(Intent intent, IntentState state)
{
    m_waiting.remove(intent.leg);
    m_unconfirmed.remove(intent.leg);
    intent.state = state;
    intent.settledAt = m_means.now();
    if (state == IntentState::Confirmed)
        intent.error.reset();
    Q_EMIT settled(intent);
}

} // namespace wrapdesk
