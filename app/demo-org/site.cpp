// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "siteprivate.h"
#include "wrapupwrite.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace demoorg {

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

const QStringList &Site::supervisorIds() const { return d->org.supervisorIds; }

const QHash<QString, Conversation> &Site::conversations() const { return d->conversations; }

const QStringList &Site::conversationIds() const { return d->ids; }

const Queue *Site::queue(const QString &id) const { return d->org.queue(id); }

const Code *Site::code(const QString &id) const { return d->org.code(id); }

const User *Site::user(const QString &id) const { return d->org.user(id); }

const Team *Site::team(const QString &id) const { return d->org.team(id); }

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

void Site::agentExtends(const QString &conversationId, const QString &participantId, const QString &communicationId,
                        std::chrono::milliseconds more)
{
    const LegRef ref{participantId, communicationId};
    QDateTime deadline;
    const auto extends = [&](Conversation &conversation, const QDateTime &, QList<Fact> &) {
        const Leg leg = findLeg(conversation, ref);
        if (!leg || !isInAcw(*leg.communication) || acwDeadline(leg).isNull())
            return;
        extendAcw(leg, more);
        deadline = acwDeadline(leg);
    };
    d->change(conversationId, extends, d->timeline.now());
    if (deadline.isNull())
        return;
    d->timeline.plan(deadline, [this, conversationId, ref](const QDateTime &at) {
        const auto timesOut = [&](Conversation &conversation, const QDateTime &now, QList<Fact> &facts) {
            if (const Leg leg = findLeg(conversation, ref))
                facts += closeAcw(leg, builtin::timedOut, d->acwScope, now);
        };
        d->change(conversationId, timesOut, at);
    });
}

void Site::agentSavesProvisional(const QString &conversationId, const QString &participantId,
                                 const QString &communicationId, const QString &codeId)
{
    const Wrapup saved{.code = codeId, .name = d->org.codeName(codeId)};
    const auto saves = [&](Conversation &conversation, const QDateTime &now, QList<Fact> &) {
        if (const Leg leg = findLeg(conversation, {participantId, communicationId}))
            saveForLater(leg, saved, d->acwScope, now);
    };
    d->change(conversationId, saves, d->timeline.now());
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
