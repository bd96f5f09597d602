// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/conversations.h"

#include "api/endpoint.h"
#include "codec/routingcodec.h"

#include <QJsonObject>

namespace wrapdesk::api::conversations {

namespace {

QLatin1String pathOf(Media media)
{
    switch (media) {
    case Media::Voice:
        return QLatin1String("calls");
    case Media::Callback:
        return QLatin1String("callbacks");
    case Media::Email:
        return QLatin1String("emails");
    case Media::Message:
        return QLatin1String("messages");
    case Media::Social:
        return QLatin1String("socials");
    case Media::Video:
        return QLatin1String("videos");
    case Media::Cobrowse:
        return QLatin1String("cobrowsesessions");
    case Media::Screenshare:
        return QLatin1String("screenshares");
    case Media::Chat:
    case Media::InternalMessage:
    case Media::Unknown:
        break;
    }
    return {};
}

} // namespace

Request<QList<Leg>> read(const ConversationId &id)
{
    return {get(QStringLiteral("/api/v2/conversations/{conversationId}"), {id.text()}), decodeConversation};
}

Request<ConversationSettings> settings()
{
    return {get(QStringLiteral("/api/v2/conversations/settings")), decodeConversationSettings};
}

Request<QList<WrapupCode>> wrapupCodes(const ConversationId &conversation, const ParticipantId &participant)
{
    return {get(QStringLiteral("/api/v2/conversations/{conversationId}/participants/{participantId}/wrapupcodes"),
                {conversation.text(), participant.text()}),
            decodeWrapupCodeList};
}

Result<Request<void>> applyWrapup(Media media, const LegId &leg, const WrapupInput &wrapup)
{
    const QLatin1String kind = pathOf(media);
    if (kind.isEmpty()) {
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("the platform has no wrap-up path for this kind of media")});
    }
    QJsonObject body{{QStringLiteral("code"), wrapup.code.text()}};
    if (!wrapup.notes.isEmpty())
        body.insert(QStringLiteral("notes"), wrapup.notes);
    const QString route =
        QStringLiteral("/api/v2/conversations/") + kind
        + QStringLiteral("/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup");
    const QStringList ids{leg.conversation.text(), leg.participant.text(), leg.communication.text()};
    const auto ignoreBody = [](const QByteArray &) { return Result<void>(); };
    return Request<void>{write(Verb::Post, route, ids, QJsonDocument(body)), ignoreBody};
}

Request<void> setAttribute(const LegId &leg, const QString &name, const QString &value)
{
    const QJsonObject body{{QStringLiteral("attributes"), QJsonObject{{name, value}}}};
    Request<void> request{
        write(Verb::Patch,
              QStringLiteral("/api/v2/conversations/{conversationId}/participants/{participantId}/attributes"),
              {leg.conversation.text(), leg.participant.text()}, QJsonDocument(body)),
        [](const QByteArray &) { return Result<void>(); }};
    request.http.safeToRepeat = true;
    return request;
}

Request<QString> attribute(const LegId &leg, const QString &name)
{
    return {get(QStringLiteral("/api/v2/conversations/{conversationId}"), {leg.conversation.text()}),
            [participant = leg.participant, name](const QByteArray &body) {
                return decodeAttribute(body, participant, name);
            }};
}

} // namespace wrapdesk::api::conversations
