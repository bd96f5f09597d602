// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/wrapper.h"

#include "base/log.h"

#include <QThread>

namespace wrapdesk {

namespace {

constexpr qsizetype writesAtOnce = 6; // connections a host
constexpr std::chrono::seconds readIsKnown{60};

} // namespace

Wrapper::Wrapper(ApiClient &client, Outbox &outbox, const CodeBook &codes, const Clock &clock,
                 std::function<QDateTime()> now, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_outbox(outbox),
      m_codes(codes),
      m_now(now),
      m_confirmations({.client = client, .codes = codes, .clock = clock, .now = now}, this)
{
    connect(&m_outbox, &Outbox::stored, this, &Wrapper::take);
    connect(&m_confirmations, &Confirmations::settled, &m_outbox, &Outbox::record);
    connect(&m_confirmations, &Confirmations::received, this, &Wrapper::received);
}

void Wrapper::observe(std::span<const LegEvent> events)
{
    Q_ASSERT(thread() == QThread::currentThread());
    for (const LegEvent &event : events) {
        if (LegWrite *write = m_running.value(event.leg.id.conversation))
            write->observe(event);
    }
    m_confirmations.observe(events);
}

void Wrapper::take(const IntentId &id)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Intent *intent = m_outbox.find(id);
    if (!intent)
        return;
    if (m_stopped)
        return cancel(*intent, Refusal::UserNeeded);
    (intent->reason.kind == Reason::Kind::Hand ? m_byHand : m_others).push_back(id);
    startNext();
}

void Wrapper::startNext()
{
    const auto startFrom = [this](std::deque<IntentId> &waiting, qsizetype atOnce) {
        for (auto it = waiting.begin(); it != waiting.end() && m_running.size() < atOnce;) {
            const Intent *intent = m_outbox.find(*it);
            if (intent && m_running.contains(intent->leg.conversation)) {
                ++it;
                continue;
            }
            it = waiting.erase(it);
            if (intent && !isEnd(intent->state))
                begin(*intent);
        }
    };
    startFrom(m_byHand, writesAtOnce * 2); // a hand never waits behind a run
    startFrom(m_others, writesAtOnce);
}

void Wrapper::begin(const Intent &intent)
{
    const Lane lane = intent.reason.kind == Reason::Kind::Hand ? Lane::Interactive : Lane::Paced;
    auto *write = new LegWrite(intent, lane, {.client = m_client, .codes = m_codes, .now = m_now}, this);
    m_running.insert(intent.leg.conversation, write);
    connect(write, &LegWrite::changed, &m_outbox, &Outbox::record);
    connect(write, &LegWrite::read, this, [this](const QList<LegEvent> &events) {
        remember(events);
        Q_EMIT received(events);
    });
    connect(write, &LegWrite::finished, this, [this, write](const Intent &last) { ended(write, last); });
    write->start(knownClosed(intent.leg));
}

// A read less than 60 s old permits the write as well if the leg's agent can no longer act (ARCHITECTURE: the read that
// finds is the read that permits).
std::optional<Leg> Wrapper::knownClosed(const LegId &id) const
{
    const auto known = m_reads.constFind(id.conversation);
    if (known == m_reads.cend() || known->at.secsTo(m_now()) >= readIsKnown.count())
        return {};
    for (const Leg &leg : known->legs) {
        if (leg.id == id && leg.isEnded() && !leg.isInAcw())
            return leg;
    }
    return {};
}

void Wrapper::remember(const QList<LegEvent> &events)
{
    const QDateTime now = m_now();
    m_reads.removeIf([&](const auto &read) { return read.value().at.secsTo(now) >= readIsKnown.count(); });
    if (events.isEmpty())
        return;
    KnownRead read{.at = now};
    for (const LegEvent &event : events)
        read.legs << event.leg;
    m_reads.insert(events.first().leg.id.conversation, read);
}

void Wrapper::ended(LegWrite *write, const Intent &intent)
{
    m_running.remove(intent.leg.conversation);
    write->deleteLater();
    if (const auto read = m_reads.find(intent.leg.conversation); read != m_reads.end()) // maybe no longer true of it
        read->legs.removeIf([&](const Leg &leg) { return leg.id == intent.leg; });
    if (!isEnd(intent.state))
        m_confirmations.add(intent);
    if (intent.refusal == Refusal::UserNeeded && !m_stopped) {
        qCWarning(lcWrap) << "this sign-in cannot code: a user's token is needed; nothing more is written";
        m_stopped = true;
        cancelUnsent();
        Q_EMIT stopped();
    }
    startNext();
}

void Wrapper::cancelUnsent()
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Refusal why = m_stopped ? Refusal::UserNeeded : Refusal::None;
    const auto running = m_running;
    for (LegWrite *write : running) {
        if (write->intent().state != IntentState::Checking)
            continue;
        m_running.remove(write->intent().leg.conversation);
        cancel(write->intent(), why);
        delete write;
    }
    for (std::deque<IntentId> *waiting : {&m_byHand, &m_others}) {
        for (const IntentId &id : *waiting) {
            if (const Intent *intent = m_outbox.find(id))
                cancel(*intent, why);
        }
        waiting->clear();
    }
}

void Wrapper::cancel(Intent intent, Refusal refusal)
{
    intent.state = IntentState::Cancelled;
    intent.refusal = refusal;
    intent.settledAt = m_now();
    m_outbox.record(intent);
}

} // namespace wrapdesk
