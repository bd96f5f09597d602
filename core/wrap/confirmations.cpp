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
constexpr milliseconds watchConfirmedFor{15'000}; // events come out of order, but not for longer
constexpr qsizetype idsPerReadBack = 100; // details?id= (FACTS §2.3)

} // namespace

Confirmations::Confirmations(Means means, QObject *parent) : QObject(parent), m_means(std::move(means)) { }

void Confirmations::add(const Intent &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_unconfirmed.remove(intent.leg);
    m_confirmed.remove(intent.leg);
    if (intent.state == IntentState::Confirmed)
        m_confirmed.insert(intent.leg, {.intent = intent, .setAt = {}, .since = m_means.clock.elapsed()});
    else
        m_waiting.insert(intent.leg, Waiting{.intent = intent, .since = m_means.clock.elapsed()});
    if (m_looking)
        return;
    m_looking = true;
    m_means.clock.later(lookEvery, this, [this] { look(); });
}

void Confirmations::observe(std::span<const LegEvent> events)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_waiting.isEmpty() && m_unconfirmed.isEmpty() && m_confirmed.isEmpty())
        return;
    for (const LegEvent &event : events) {
        if (!event.leg.code)
            continue;
        if (m_confirmed.contains(event.leg.id))
            hearOfConfirmed(event.leg.id, *event.leg.code);
        else
            hear(event.leg.id, *event.leg.code);
    }
}

void Confirmations::hear(const LegId &leg, const AssignedCode &code)
{
    const auto waiting = m_waiting.find(leg);
    const auto late = m_unconfirmed.find(leg);
    if (waiting == m_waiting.end() && late == m_unconfirmed.end())
        return;
    Intent &intent = waiting != m_waiting.end() ? waiting->intent : late.value();
    if (proves(intent, code, m_means.codes)) {
        m_confirmed.insert(leg, {.setAt = code.setAt, .since = m_means.clock.elapsed()});
        return settle(intent, IntentState::Confirmed);
    }
    if (slippedIn(intent, code, m_means.codes)) // ours comes after it, or never: the proof will tell
        intent.replaced = code;
}

// Two events may come in the wrong order: the older of the two codes was replaced.
void Confirmations::hearOfConfirmed(const LegId &leg, const AssignedCode &code)
{
    Confirmed &known = m_confirmed[leg];
    if (proves(known.intent, code, m_means.codes)) {
        known.setAt = code.setAt;
        return;
    }
    const bool isOlder = code.setAt.isValid() && known.setAt.isValid() && code.setAt < known.setAt;
    if (!isOlder || known.intent.replaced || !slippedIn(known.intent, code, m_means.codes))
        return;
    known.intent.replaced = code;
    Q_EMIT settled(known.intent);
}

void Confirmations::look()
{
    const milliseconds elapsed = m_means.clock.elapsed();
    m_confirmed.removeIf([&](const auto &known) { return elapsed - known.value().since >= watchConfirmedFor; });
    giveUp(elapsed);
    readBack();
    m_looking = !m_waiting.isEmpty() || !m_confirmed.isEmpty();
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
        // Where a person's code was the last that was seen, it stands.
        settle(intent, intent.replaced ? IntentState::HumanWon
                       : unanswered    ? IntentState::Failed
                                       : IntentState::Unconfirmed);
        m_unconfirmed.insert(intent.leg, intent);
    }
}

void Confirmations::settle(Intent intent, IntentState state)
{
    m_waiting.remove(intent.leg);
    m_unconfirmed.remove(intent.leg);
    intent.state = state;
    intent.settledAt = m_means.now();
    if (state == IntentState::Confirmed) {
        intent.error.reset();
        m_confirmed[intent.leg].intent = intent;
    }
    Q_EMIT settled(intent);
}

} // namespace wrapdesk
