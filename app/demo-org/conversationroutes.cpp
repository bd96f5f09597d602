// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationjson.h"
#include "ledger.h"
#include "permissions.h"
#include "router.h"
#include "routes.h"
#include "site.h"

#include <algorithm>

namespace demoorg {

namespace {

// What a request's path names; where it stops at the participant, the last communication it can mean.
struct Place
{
    const Conversation *conversation = nullptr;
    const Participant *participant = nullptr;
    const Communication *communication = nullptr;
};

// `plural` is the medium of the path ("calls"), empty on the media-neutral endpoints: a conversation is not found under
// another medium's path.
std::variant<Place, Problem> find(const Site &site, const ApiRequest &request, const QString &plural)
{
    const QString conversationId = request.id(QStringLiteral("conversationId"));
    const QString participantId = request.id(QStringLiteral("participantId"));
    const QString communicationId = request.id(QStringLiteral("communicationId"));
    const auto conversation = site.conversations().constFind(conversationId);
    if (conversation == site.conversations().constEnd())
        return notFound(QStringLiteral("Conversation"), conversationId);
    const auto &participants = conversation->participants;
    const auto participant = std::ranges::find(participants, participantId, &Participant::id);
    if (participant == participants.end())
        return notFound(QStringLiteral("Participant"), participantId);
    const auto &communications = participant->communications;
    const auto isMeant = [&](const Communication &communication) {
        return (plural.isEmpty() || mediaPlural(communication.media) == plural)
               && (communicationId.isEmpty() || communication.id == communicationId);
    };
    const auto communication = std::find_if(communications.crbegin(), communications.crend(), isMeant);
    if (communication == communications.crend())
        return communicationId.isEmpty() ? notFound(QStringLiteral("Conversation"), conversationId)
                                         : notFound(QStringLiteral("Communication"), communicationId);
    return Place{&*conversation, &*participant, &*communication};
}

// One after-call work for the participant, unless the organisation gives each communication its own.
bool isAcwPending(const Site &site, const Place &place)
{
    const auto isPending = [](const Communication &each) { return each.acw.state == QStringLiteral("pending"); };
    return site.options().communicationBasedAcw ? isPending(*place.communication)
                                                : std::ranges::any_of(place.participant->communications, isPending);
}

std::optional<Problem> refusal(const Premises &premises, const Place &place, const Caller &caller)
{
    if (!premises.authority.reach(caller, {permission::wrapup}).hasAny(place.conversation->divisionIds))
        return forbidden(QStringLiteral("Conversation"), place.conversation->id);
    if (premises.writePolicy == WritePolicy::OwnLeg && place.participant->userId != caller.userId)
        return Problem{.status = 404,
                       .code = QStringLiteral("conversation.error.not.conversation.participant"),
                       .message = QStringLiteral("User is not a participant in the conversation.")};
    if (premises.writePolicy == WritePolicy::AcwOnly && !isAcwPending(premises.site, place))
        return Problem{.status = 400,
                       .code = QStringLiteral("conversation.error.participant.no.active.conversations"),
                       .message = QStringLiteral("The participant has no active conversation.")};
    return {};
}

WrapupInput wrapupInput(const QJsonObject &json)
{
    WrapupInput result{.code = json.value(QStringLiteral("code")).toString(),
                       .notes = json.value(QStringLiteral("notes")).toString(),
                       .provisional = json.value(QStringLiteral("provisional")).toBool()};
    const QJsonArray tags = json.value(QStringLiteral("tags")).toArray();
    for (const auto &tag : tags)
        result.tags.append(tag.toString());
    if (const QJsonValue seconds = json.value(QStringLiteral("durationSeconds")); seconds.isDouble())
        result.durationSeconds = seconds.toInt();
    return result;
}

Answer write(const Premises &premises, const ApiRequest &request, const QString &plural, const WrapupInput &input)
{
    if (!request.caller.isUser() && premises.clientCredentials == ClientCredentials::UserNeeded)
        return notAUser();
    const auto found = find(premises.site, request, plural);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const Place &place = std::get<Place>(found);
    if (const auto problem = refusal(premises, place, request.caller))
        return *problem;
    const Ledger::Leg leg{place.conversation->id, place.participant->id, place.communication->id};
    const WriteAnswer taken = premises.site.requestWrapup(leg.conversationId, leg.participantId, leg.communicationId,
                                                          input, request.caller.userId);
    if (taken.status != 202)
        return Problem{.status = taken.status, .code = taken.code, .message = taken.message};
    if (!input.provisional) // which is no code yet
        premises.ledger.writeAccepted(leg);
    return Answer(202);
}

Answer patchParticipant(const Premises &premises, const ApiRequest &request, const QString &plural)
{
    const QJsonObject body = request.body.toObject();
    const QStringList names = body.keys();
    for (const QString &name : names)
        if (name != QStringLiteral("wrapup") && name != QStringLiteral("wrapupSkipped"))
            return badRequest(QStringLiteral("Call control (%1) is not played by the demo organisation.").arg(name),
                              name);
    if (body.isEmpty())
        return badRequest(QStringLiteral("Nothing to update."));
    WrapupInput input = wrapupInput(body.value(QStringLiteral("wrapup")).toObject());
    input.skipped = body.value(QStringLiteral("wrapupSkipped")).toBool();
    return write(premises, request, plural, input);
}

// Any token may, also of client credentials: the platform declares no permission (FACTS §4).
Answer patchAttributes(Site &site, const ApiRequest &request)
{
    const QJsonObject named = request.body.toObject().value(QStringLiteral("attributes")).toObject();
    QMap<QString, QString> attributes;
    for (auto it = named.begin(); it != named.end(); ++it)
        attributes.insert(it.key(), it.value().toString());
    const QString conversationId = request.id(QStringLiteral("conversationId"));
    const QString participantId = request.id(QStringLiteral("participantId"));
    if (!site.conversations().contains(conversationId))
        return notFound(QStringLiteral("Conversation"), conversationId);
    if (!site.setAttributes(conversationId, participantId, attributes))
        return notFound(QStringLiteral("Participant"), participantId);
    return Answer(202);
}

Answer readWrapup(const Site &site, const ApiRequest &request, const QString &plural)
{
    const auto found = find(site, request, plural);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const Place &place = std::get<Place>(found);
    // Where no code is set, an empty object; whether the platform answers 404 instead is not known (FACTS §11.9).
    const bool isNamed = !request.id(QStringLiteral("communicationId")).isEmpty();
    return assignedWrapup(isNamed ? place.communication->wrapup : place.participant->wrapup);
}

Answer readCodes(const Site &site, const ApiRequest &request, const QString &plural)
{
    const auto found = find(site, request, plural);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    QJsonArray result;
    if (const Queue *queue = site.queue(std::get<Place>(found).participant->queueId))
        for (const QString &id : queue->codeIds)
            if (const Code *code = site.code(id))
                result.append(QJsonObject{{QStringLiteral("id"), code->id}, {QStringLiteral("name"), code->name}});
    return result;
}

Answer readConversation(const Premises &premises, const ApiRequest &request)
{
    const QString id = request.id(QStringLiteral("conversationId"));
    const auto found = premises.site.conversations().constFind(id);
    if (found == premises.site.conversations().constEnd())
        return notFound(QStringLiteral("Conversation"), id);
    if (!premises.authority.reach(request.caller, {permission::viewConversation}).hasAny(found->divisionIds))
        return forbidden(QStringLiteral("Conversation"), id);
    premises.ledger.wasRead(id);
    return restConversation(*found, premises.site);
}

Shape wrapupShape()
{
    return Shape::object({{"code", Shape::text()},
                          {"name", Shape::text()},
                          {"notes", Shape::text()},
                          {"tags", Shape::listOf(Shape::text())},
                          {"durationSeconds", Shape::whole()},
                          {"endTime", Shape::time()},
                          {"provisional", Shape::truth()},
                          {"disableEndTimeUpdates", Shape::truth()}});
}

Shape participantShape()
{
    return Shape::object({{"wrapup", wrapupShape()},
                          {"state", Shape::text()},
                          {"recording", Shape::truth()},
                          {"muted", Shape::truth()},
                          {"confined", Shape::truth()},
                          {"held", Shape::truth()},
                          {"wrapupSkipped", Shape::truth()},
                          {"resumeTime", Shape::time()}});
}

// Any of these lets somebody update a participant; the reach of its wrap-up is another question.
Demand demandToUpdate(const QString &plural)
{
    Demand result{.scopes = scopeToWrite("conversations"),
                  .permissions = {permission::wrapup, QStringLiteral("conversation:call:record"),
                                  QStringLiteral("conversation:communication:disconnect")}};
    if (plural == QStringLiteral("emails"))
        result.permissions.append(QStringLiteral("conversation:email:park"));
    return result;
}

Demand demandToRead() { return {.scopes = scopeToRead("conversations")}; }

// The endpoints of one participant, under /conversations or /conversations/{plural}.
void addParticipantRoutes(Router &router, const Premises &premises, const QString &plural)
{
    const QString base = QStringLiteral("/api/v2/conversations/%1{conversationId}/participants/{participantId}")
                             .arg(plural.isEmpty() ? QString() : plural + u'/');
    const Site &site = premises.site;
    router.add({.method = "PATCH",
                .path = base,
                .answer = [premises,
                           plural](const ApiRequest &request) { return patchParticipant(premises, request, plural); },
                .body = participantShape(),
                .demand = demandToUpdate(plural),
                .isWrite = true});
    router.add({.method = "GET",
                .path = base + QStringLiteral("/wrapup"),
                .answer = [&site, plural](const ApiRequest &request) { return readWrapup(site, request, plural); },
                .query = Shape::object({{"provisional", Shape::truth()}}),
                .demand = demandToRead()});
    router.add({.method = "GET",
                .path = base + QStringLiteral("/wrapupcodes"),
                .answer = [&site, plural](const ApiRequest &request) { return readCodes(site, request, plural); },
                .demand = demandToRead()});
}

void addCommunicationRoutes(Router &router, const Premises &premises, const QString &plural)
{
    const QString path = QStringLiteral("/api/v2/conversations/%1/{conversationId}/participants/{participantId}"
                                        "/communications/{communicationId}/wrapup")
                             .arg(plural);
    const Site &site = premises.site;
    router.add({.method = "POST",
                .path = path,
                .answer =
                    [premises, plural](const ApiRequest &request) {
                        return write(premises, request, plural, wrapupInput(request.body.toObject()));
                    },
                .body = wrapupShape(),
                .demand = {.scopes = scopeToWrite("conversations"), .permissions = {permission::wrapup}},
                .isWrite = true});
    router.add({.method = "GET",
                .path = path,
                .answer = [&site, plural](const ApiRequest &request) { return readWrapup(site, request, plural); },
                .query = Shape::object({{"provisional", Shape::truth()}}),
                .demand = demandToRead()});
}

} // namespace

void addConversationRoutes(Router &router, const Premises &premises)
{
    const Site &site = premises.site;
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/conversations/settings"),
                .answer =
                    [&site](const ApiRequest &) {
                        return Answer(
                            QJsonObject{{QStringLiteral("communicationBasedACW"), site.options().communicationBasedAcw},
                                        {QStringLiteral("allowCallbackQueueSelection"), true},
                                        {QStringLiteral("callbacksInheritRoutingFromInboundCall"), false},
                                        {QStringLiteral("completeAcwWhenAgentTransitionsOffline"), false},
                                        {QStringLiteral("includeNonAgentConversationSummary"), false},
                                        {QStringLiteral("totalActiveCallback"), false}});
                    },
                .demand = {.scopes = scopeToRead("conversations"), .permissions = {permission::viewSettings}}});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/conversations/{conversationId}"),
                .answer = [premises](const ApiRequest &request) { return readConversation(premises, request); },
                .demand = {.scopes = scopeToRead("conversations"), .permissions = {permission::viewConversation}}});
    router.add(
        {.method = "PATCH",
         .path = QStringLiteral("/api/v2/conversations/{conversationId}/participants/{participantId}/attributes"),
         .answer = [premises](const ApiRequest &request) { return patchAttributes(premises.site, request); },
         .body = Shape::object({{"attributes", Shape::mapOf(Shape::text())}}),
         .demand = {.scopes = scopeToWrite("conversations")}});
    for (const char *plural : {"calls", "callbacks", "emails", "messages", "cobrowsesessions"})
        addParticipantRoutes(router, premises, QString::fromLatin1(plural));
    addParticipantRoutes(router, premises, {});
    for (const char *plural :
         {"calls", "callbacks", "emails", "messages", "socials", "videos", "cobrowsesessions", "screenshares"})
        addCommunicationRoutes(router, premises, QString::fromLatin1(plural));
}

} // namespace demoorg
