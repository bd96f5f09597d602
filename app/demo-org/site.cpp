// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site.h"

#include "history.h"
#include "timeline.h"
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
    WriteStream
};

quint32 streamSeed(quint32 seed, Stream stream) { return seed * 31U + stream; }

} // namespace

class Site::Private
{
public:
    Private(Site *site, SiteOptions siteOptions);

    void begin(const Script &script, const QDateTime &scriptStart);
    void start();
    void planArrival();
    void change(const QString &conversationId, const Happening &happens, const QDateTime &at);
    void write(const QString &conversationId, const LegRef &ref, const WrapupInput &input, const Fact &by,
               const QDateTime &at);
    void tell(const QString &conversationId, const QList<Fact> &facts);
    void insertId(const Conversation &conversation);
    QDateTime startOf(const QString &id) const { return conversations.constFind(id)->startTime; }

    Site *const q;
    const SiteOptions options;
    const Centre org;
    const AcwScope acwScope;
    Timeline timeline;
    bool isStarted = false;
    std::vector<std::pair<QDateTime, Timeline::Happens>> beforeStart; // planned as soon as the site is started
    QHash<QString, Conversation> conversations;
    QStringList ids; // by start time
    Random liveRandom;
    Random writeRandom;
    ConversationMaker liveMaker;
};

Site::Private::Private(Site *site, SiteOptions siteOptions)
    : q(site),
      options(std::move(siteOptions)),
      org(makeCentre(options.seed, options.speed)),
      acwScope(options.communicationBasedAcw ? AcwScope::Communication : AcwScope::Participant),
      timeline(options.now, site),
      liveRandom(streamSeed(options.seed, LiveStream)),
      writeRandom(streamSeed(options.seed, WriteStream)),
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
}

void Site::Private::planArrival()
{
    const double rate = options.arrivalsPerMinute * options.speed;
    timeline.plan(timeline.now() + gap(liveRandom, rate), [this](const QDateTime &at) {
        const Script script = liveMaker.makeOrdinary();
        begin(script, at);
        insertId(conversations.value(script.opening.id));
        tell(script.opening.id, {});
        planArrival();
    });
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
    WriteAnswer answer = checkWrite(d->org, conversation, ref, input, d->options.closedLegsWritable);
    if (answer.status != WriteAnswer().status)
        return answer;
    const Fact by{.byApi = true, .writerId = writerId};
    const QDateTime effect = d->timeline.now() + d->writeRandom.between(20ms, d->options.slowestEffect);
    d->timeline.plan(effect, [this, conversationId, ref, input, by](const QDateTime &at) {
        d->write(conversationId, ref, input, by, at);
    });
    d->timeline.plan(d->timeline.now(), [this, conversationId, participantId, communicationId](const QDateTime &) {
        Q_EMIT writeAccepted(conversationId, participantId, communicationId);
    });
    return answer;
}

bool Site::setAttributes(const QString &conversationId, const QString &participantId,
                         const QMap<QString, QString> &attributes)
{
    const auto conversation = d->conversations.find(conversationId);
    if (conversation == d->conversations.end())
        return false;
    const auto isMeant = [&](const Participant &each) { return each.id == participantId; };
    auto &participants = conversation->participants;
    const auto participant = std::find_if(participants.begin(), participants.end(), isMeant);
    if (participant == participants.end())
        return false;
    participant->attributes.insert(attributes);
    d->tell(conversationId, {});
    return true;
}

void Site::agentCodes(const QString &conversationId, const QString &participantId, const QString &communicationId,
                      const QString &codeId)
{
    const LegRef ref{participantId, communicationId};
    Conversation conversation = d->conversations.value(conversationId);
    if (const Leg leg = findLeg(conversation, ref))
        d->write(conversationId, ref, {.code = codeId}, {.writerId = leg.participant->userId}, d->timeline.now());
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
