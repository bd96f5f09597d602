// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "siteprivate.h"

#include "burst.h"
#include "history.h"
#include "wrapupwrite.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace demoorg {

namespace {

// Streams of throws that must not move one another, each its own offset from the seed.
enum Stream : quint32
{
    HistoryStream = 1,
    HistoryTalk,
    LiveStream,
    LiveTalk,
    WriteStream,
    BurstStream
};

quint32 streamSeed(quint32 seed, Stream stream) { return seed * 31U + stream; }

Centre centreOf(const SiteOptions &options)
{
    Centre org = makeCentre(options.seed, options.speed);
    if (options.bursts > 0)
        keepBurstTimeout(org);
    return org;
}

QDateTime wholeSecond(const QDateTime &time) { return time.addMSecs(-time.time().msec()); }

} // namespace

Site::Private::Private(Site *site, SiteOptions siteOptions)
    : q(site),
      options(std::move(siteOptions)),
      org(centreOf(options)),
      acwScope(options.communicationBasedAcw ? AcwScope::Communication : AcwScope::Participant),
      timeline(options.now, site),
      liveRandom(streamSeed(options.seed, LiveStream)),
      writeRandom(streamSeed(options.seed, WriteStream)),
      burstRandom(streamSeed(options.seed, BurstStream)),
      liveMaker(org, {options.speed, acwScope}, streamSeed(options.seed, LiveTalk))
{
    Random historyRandom(streamSeed(options.seed, HistoryStream));
    ConversationMaker historyMaker(org, {1.0, acwScope}, streamSeed(options.seed, HistoryTalk));
    const Teller teller = [this](const Script &script, const QDateTime &scriptStart) { begin(script, scriptStart); };
    tellHistory(historyMaker, historyRandom, timeline.birth(), options.backlog, teller);
    tellPresent(liveMaker, liveRandom, timeline.birth(), options.arrivalsPerMinute, options.speed, teller);
    ids = conversations.keys();
    std::sort(ids.begin(), ids.end(), [this](const QString &a, const QString &b) {
        return startOf(a) == startOf(b) ? a < b : startOf(a) < startOf(b);
    });
}

// Plays what of the script is past, and keeps the rest for its time.
void Site::Private::begin(const Script &script, const QDateTime &scriptStart)
{
    Conversation conversation = script.opening;
    conversation.startTime = scriptStart;
    const QDateTime present = isStarted ? scriptStart : timeline.birth();
    QList<Fact> past;
    for (const Step &step : script.steps) {
        const QDateTime at = scriptStart + step.offset;
        if (at <= present) {
            step.happens(conversation, at, past);
            continue;
        }
        Timeline::Happens later = [this, id = conversation.id, happens = step.happens](const QDateTime &now) {
            change(id, happens, now);
        };
        if (isStarted)
            timeline.plan(at, std::move(later));
        else
            beforeStart.emplace_back(at, std::move(later));
    }
    conversations.insert(conversation.id, conversation);
}

void Site::Private::start()
{
    if (std::exchange(isStarted, true))
        return;
    for (auto &[at, happens] : std::exchange(beforeStart, {}))
        timeline.plan(at, std::move(happens));
    if (options.arrivalsPerMinute > 0)
        planArrival();
    if (options.bursts > 0)
        planBurst(wholeSecond(timeline.now() + options.burstEvery + 999ms));
}

void Site::Private::planArrival()
{
    const double rate = options.arrivalsPerMinute * options.speed;
    timeline.plan(timeline.now() + gap(liveRandom, rate), [this](const QDateTime &at) {
        arrive(liveMaker.makeOrdinary(), at);
        planArrival();
    });
}

void Site::Private::planBurst(const QDateTime &end)
{
    const QDateTime begins = end - burstLead;
    timeline.plan(std::max(begins, timeline.now()), [this, begins, end](const QDateTime &) {
        const QList<Script> scripts = makeBurst(org, acwScope, options.bursts, burstRandom);
        for (const Script &script : scripts)
            arrive(script, begins);
        planBurst(end + options.burstEvery);
    });
}

void Site::Private::arrive(const Script &script, const QDateTime &at)
{
    begin(script, at);
    insertId(conversations.value(script.opening.id));
    tell(script.opening.id, {});
}

void Site::Private::change(const QString &conversationId, const Happening &happens, const QDateTime &at)
{
    const auto found = conversations.find(conversationId);
    if (found == conversations.end())
        return;
    QList<Fact> facts;
    happens(*found, at, facts);
    tell(conversationId, facts);
}

void Site::Private::write(const QString &conversationId, const LegRef &ref, const WrapupInput &input, const Fact &by,
                          const QDateTime &at)
{
    const Happening happens = [&](Conversation &conversation, const QDateTime &now, QList<Fact> &facts) {
        facts = applyWrite(org, acwScope, conversation, ref, input, by, now);
    };
    change(conversationId, happens, at);
}

void Site::Private::tell(const QString &conversationId, const QList<Fact> &facts)
{
    Q_EMIT q->conversationChanged(conversationId, queueIdsOf(conversations.value(conversationId)));
    for (const Fact &fact : facts) {
        const auto &[participantId, communicationId] = fact.leg;
        if (fact.kind == Fact::Kind::AcwEnded)
            Q_EMIT q->acwEnded(conversationId, participantId, communicationId);
        else
            Q_EMIT q->wrapupSet(conversationId, participantId, communicationId, fact.byApi, fact.writerId, fact.before,
                                fact.after);
    }
}

void Site::Private::insertId(const Conversation &conversation)
{
    const auto place = std::upper_bound(
        ids.begin(), ids.end(), conversation.startTime,
        [this](const QDateTime &start, const QString &id) { return start < conversations.value(id).startTime; });
    ids.insert(place, conversation.id);
}

} // namespace demoorg
