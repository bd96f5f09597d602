// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site.h"

#include "history.h"
#include "writecheck.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

namespace demoorg {

namespace {

// Streams of throws that must not move one another, each its own offset from the seed.
enum Stream : quint32
{
    HistoryStream = 1,
    HistoryTalk,
    LiveStream,
    LiveTalk,
    WriteStream
};

quint32 streamSeed(quint32 seed, Stream stream) { return seed * 31U + stream; }

} // namespace

// Everything that is still to happen stands in one queue ordered by time, driven by one timer.
class Site::Private
{
public:
    Private(Site *site, SiteOptions siteOptions);

    QDateTime now() const;
    void begin(const Script &script, const QDateTime &start);
    void start();
    void arrive();
    void schedule(const QDateTime &at, std::function<void()> happens);
    void arm();
    void runDue();
    void step(const QString &conversationId, const Happening &happens, const QDateTime &at);
    void writeWrapup(const QString &conversationId, const LegRef &ref, const WrapupInput &input, Fact fact,
                     const QDateTime &at);
    void tell(const QString &conversationId, const QList<Fact> &facts);
    void insertId(const Conversation &conversation);

    Site *const q;
    const SiteOptions options;
    const Centre org;
    const AcwScope acwScope;
    QHash<QString, Conversation> conversations;
    QStringList ids; // by start time
    std::multimap<QDateTime, std::function<void()>> due;
    std::multimap<QDateTime, std::function<void()>> beforeStart; // what will be due once the site is started
    bool isStarted = false;
    QTimer timer;
    QElapsedTimer sinceBirth;
    const QDateTime birth;
    Random liveRandom;
    Random writeRandom;
    ConversationMaker liveMaker;
};

Site::Private::Private(Site *site, SiteOptions siteOptions)
    : q(site),
      options(std::move(siteOptions)),
      org(makeCentre(options.seed, options.speed)),
      acwScope(options.communicationBasedAcw ? AcwScope::Communication : AcwScope::Participant),
      birth(options.now.isNull() ? QDateTime::currentDateTimeUtc() : options.now.toUTC()),
      liveRandom(streamSeed(options.seed, LiveStream)),
      writeRandom(streamSeed(options.seed, WriteStream)),
      liveMaker(org, {options.speed, acwScope}, streamSeed(options.seed, LiveTalk))
{
    sinceBirth.start();
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, site, [this] { runDue(); });

    Random historyRandom(streamSeed(options.seed, HistoryStream));
    ConversationMaker historyMaker(org, {1.0, acwScope}, streamSeed(options.seed, HistoryTalk));
    const Teller teller = [this](const Script &script, const QDateTime &scriptStart) { begin(script, scriptStart); };
    tellHistory(historyMaker, historyRandom, birth, options.backlog, teller);
    tellPresent(liveMaker, liveRandom, birth, options.arrivalsPerMinute, options.speed, teller);
    ids = conversations.keys();
    std::sort(ids.begin(), ids.end(), [this](const QString &a, const QString &b) {
        const QDateTime startA = conversations.value(a).startTime;
        const QDateTime startB = conversations.value(b).startTime;
        return startA == startB ? a < b : startA < startB;
    });
}

QDateTime Site::Private::now() const
{
    return options.now.isNull() ? QDateTime::currentDateTimeUtc() : birth.addMSecs(sinceBirth.elapsed());
}

// Plays what of the script is past, and keeps the rest for its time.
void Site::Private::begin(const Script &script, const QDateTime &scriptStart)
{
    Conversation conversation = script.opening;
    conversation.startTime = scriptStart;
    const QDateTime present = isStarted ? scriptStart : birth;
    QList<Fact> told;
    for (const Step &next : script.steps) {
        const QDateTime at = scriptStart.addMSecs(next.offsetMs);
        if (at <= present) {
            next.happens(conversation, at, told);
            continue;
        }
        auto happens = [this, id = conversation.id, happening = next.happens, at] { step(id, happening, at); };
        if (isStarted)
            due.emplace(at, std::move(happens));
        else
            beforeStart.emplace(at, std::move(happens));
    }
    conversations.insert(conversation.id, conversation);
}

void Site::Private::start()
{
    if (std::exchange(isStarted, true))
        return;
    due.merge(beforeStart);
    if (options.arrivalsPerMinute > 0)
        due.emplace(now().addMSecs(gapMs(liveRandom, options.arrivalsPerMinute * options.speed)), [this] { arrive(); });
    arm();
}

void Site::Private::arrive()
{
    const QDateTime at = now();
    const Script script = liveMaker.makeOrdinary();
    begin(script, at);
    ids.append(script.opening.id);
    due.emplace(at.addMSecs(gapMs(liveRandom, options.arrivalsPerMinute * options.speed)), [this] { arrive(); });
    tell(script.opening.id, {});
}

void Site::Private::schedule(const QDateTime &at, std::function<void()> happens)
{
    due.emplace(at, std::move(happens));
    arm();
}

void Site::Private::arm()
{
    constexpr qint64 longest = 60'000; // a step of the system's clock is noticed within a minute
    if (due.empty())
        return;
    timer.start(static_cast<int>(std::clamp<qint64>(now().msecsTo(due.cbegin()->first), 0, longest)));
}

void Site::Private::runDue()
{
    while (!due.empty() && due.cbegin()->first <= now()) {
        const auto happens = std::move(due.extract(due.cbegin()).mapped());
        happens();
    }
    arm();
}

void Site::Private::step(const QString &conversationId, const Happening &happens, const QDateTime &at)
{
    const auto found = conversations.find(conversationId);
    if (found == conversations.end())
        return;
    QList<Fact> facts;
    happens(*found, at, facts);
    tell(conversationId, facts);
}

void Site::Private::writeWrapup(const QString &conversationId, const LegRef &ref, const WrapupInput &input, Fact fact,
                                const QDateTime &at)
{
    step(
        conversationId,
        [&](Conversation &conversation, const QDateTime &effect, QList<Fact> &facts) {
            const Leg leg = findLeg(conversation, ref);
            if (!leg)
                return;
            Wrapup wrapup{.code = input.skipped ? builtin::skipped : input.code, .notes = input.notes};
            wrapup.name = org.codeName(wrapup.code);
            wrapup.tags = input.tags;
            wrapup.endTime = effect;
            wrapup.provisional = input.provisional;
            const QDateTime acwStart = leg.communication->acw.start;
            const qint64 seconds = acwStart.isNull() ? 0 : acwStart.secsTo(effect);
            wrapup.durationSeconds = input.durationSeconds.value_or(static_cast<int>(seconds));
            leg.participant->wrapupSkipped = input.skipped;
            fact.kind = Fact::Kind::WrapupSet;
            fact.leg = {leg.participant->id, leg.communication->id};
            fact.before = currentCode(leg);
            fact.after = wrapup.code;
            setWrapup(leg, wrapup, acwScope);
            if (!wrapup.code.isEmpty())
                facts.append(fact);
            if (!isInAcw(*leg.communication) || input.provisional || hasForcedTimeout(*leg.participant))
                return;
            endAcw(leg, effect, acwScope);
            facts.append({.kind = Fact::Kind::AcwEnded, .leg = fact.leg});
        },
        at);
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

Site::Site(SiteOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(options)))
{
}

Site::~Site() = default;

void Site::start() { d->start(); }

const SiteOptions &Site::options() const { return d->options; }

const QList<Division> &Site::divisions() const { return d->org.divisions; }

const QList<Code> &Site::codes() const { return d->org.codes; }

const QList<Queue> &Site::queues() const { return d->org.queues; }

const QList<User> &Site::users() const { return d->org.users; }

QString Site::organizationId() const { return d->org.id; }

QString Site::organizationName() const { return d->org.name; }

QString Site::supervisorId() const { return d->org.supervisorIds.constFirst(); }

const QHash<QString, Conversation> &Site::conversations() const { return d->conversations; }

const QStringList &Site::conversationIds() const { return d->ids; }

const Queue *Site::queue(const QString &id) const { return d->org.queue(id); }

const Code *Site::code(const QString &id) const { return d->org.code(id); }

const User *Site::user(const QString &id) const { return d->org.user(id); }

WriteAnswer Site::requestWrapup(const QString &conversationId, const QString &participantId,
                                const QString &communicationId, const WrapupInput &input, const QString &writerId)
{
    const auto found = d->conversations.constFind(conversationId);
    const Conversation *conversation = found == d->conversations.constEnd() ? nullptr : &*found;
    const LegRef ref{participantId, communicationId};
    const WriteAnswer answer = checkWrite(d->org, conversation, ref, input, d->options.closedLegsWritable);
    if (answer.status != WriteAnswer().status)
        return answer;
    const Fact fact{.byApi = true, .writerId = writerId};
    const QDateTime effect = d->now().addMSecs(d->writeRandom.between(20, 300));
    d->schedule(effect, [this, conversationId, ref, input, fact, effect] {
        d->writeWrapup(conversationId, ref, input, fact, effect);
    });
    return answer;
}

void Site::agentCodes(const QString &conversationId, const QString &participantId, const QString &communicationId,
                      const QString &codeId)
{
    const LegRef ref{participantId, communicationId};
    Conversation conversation = d->conversations.value(conversationId);
    if (const Leg leg = findLeg(conversation, ref))
        d->writeWrapup(conversationId, ref, {.code = codeId}, {.writerId = leg.participant->userId}, d->now());
}

void Site::put(const Conversation &conversation)
{
    d->ids.removeAll(conversation.id);
    d->conversations.insert(conversation.id, conversation);
    d->insertId(conversation);
    d->tell(conversation.id, {});
}

void Site::remove(const QString &conversationId)
{
    d->ids.removeAll(conversationId);
    d->conversations.remove(conversationId);
}

} // namespace demoorg
