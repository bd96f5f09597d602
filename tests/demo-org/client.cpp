// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QUuid>

using namespace demoorg;

Client::Client(const Organization &organization) : token(organization.userToken()), m_api(organization.api()) { }

Reply Client::send(const QByteArray &method, const QString &path, const QByteArray &body, const QByteArray &contentType)
{
    QNetworkRequest request(QUrl(m_api.toString() + path));
    request.setTransferTimeout(8000);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    if (!contentType.isEmpty())
        request.setRawHeader("Content-Type", contentType);
    return finish(m_network.sendCustomRequest(request, method, body));
}

Reply Client::logIn(const QByteArray &basic, const QByteArray &form)
{
    QNetworkRequest request(QUrl(m_api.toString() + QStringLiteral("/login/oauth/token")));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!basic.isEmpty())
        request.setRawHeader("Authorization", "Basic " + basic.toBase64());
    request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    return finish(m_network.post(request, form));
}

QByteArray Client::clientCredentialsToken()
{
    const Reply reply = logIn("demo-client:demo-secret", "grant_type=client_credentials");
    return reply.json.value(QStringLiteral("access_token")).toString().toLatin1();
}

QByteArray Client::written(const QJsonValue &body)
{
    return body.isArray() ? QJsonDocument(body.toArray()).toJson() : QJsonDocument(body.toObject()).toJson();
}

Reply Client::finish(QNetworkReply *reply)
{
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(10'000);
    Reply result{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                 .body = reply->readAll()};
    result.failed = result.status < 400 && reply->error() != QNetworkReply::NoError;
    const QJsonDocument document = QJsonDocument::fromJson(result.body);
    result.json = document.object();
    result.list = document.array();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        result.headers.insert(name.toLower(), value);
    delete reply;
    return result;
}

QString Leg::w1() const { return w2() + QStringLiteral("/communications/%1/wrapup").arg(communicationId); }

QString Leg::w2() const
{
    return QStringLiteral("/api/v2/conversations/calls/%1/participants/%2").arg(conversation.id, participantId);
}

QString Leg::w3() const
{
    return QStringLiteral("/api/v2/conversations/%1/participants/%2").arg(conversation.id, participantId);
}

namespace {

Communication endedCall(const QString &id, const QString &queueId, const QString &code)
{
    const QDateTime end = QDateTime::currentDateTimeUtc().addSecs(-3600);
    const QDateTime start = end.addSecs(-300);
    Communication call{.id = id,
                       .media = QStringLiteral("voice"),
                       .direction = QStringLiteral("inbound"),
                       .state = QStringLiteral("terminated"),
                       .ani = QStringLiteral("tel:+15550100"),
                       .connectedTime = start,
                       .disconnectedTime = end,
                       .disconnectType = QStringLiteral("endpoint.donotdisturb")};
    call.acw = {.state = QStringLiteral("complete"), .start = end, .end = end.addSecs(20)};
    call.segments = {
        {.type = QStringLiteral("interact"),
         .start = start,
         .end = end,
         .queueId = queueId,
         .disconnectType = call.disconnectType},
        {.type = QStringLiteral("wrapup"), .start = end, .end = call.acw.end, .queueId = queueId, .wrapUpCode = code}};
    if (!code.isEmpty())
        call.wrapup = Wrapup{.code = code, .name = QStringLiteral("any"), .endTime = call.acw.end};
    return call;
}

} // namespace

Leg makeLeg(const Site &site, const QString &name, const QString &code)
{
    const auto queue = std::find_if(site.queues().cbegin(), site.queues().cend(),
                                    [](const Queue &each) { return each.codeIds.size() > 2; });
    const QUuid space(QStringLiteral("{00000000-0000-4000-8000-000000000000}"));
    const auto id = [&](const char *what) {
        return QUuid::createUuidV5(space, name + QLatin1String(what)).toString(QUuid::WithoutBraces);
    };
    const Communication call = endedCall(id("communication"), queue->id, code);
    const Participant agent{.id = id("participant"),
                            .purpose = QStringLiteral("agent"),
                            .name = QStringLiteral("Agent"),
                            .userId = queue->memberIds.first(),
                            .queueId = queue->id,
                            .connectedTime = call.connectedTime,
                            .endTime = call.disconnectedTime,
                            .wrapupRequired = true,
                            .wrapupPrompt = QStringLiteral("optional"),
                            .wrapup = call.wrapup,
                            .communications = {call}};
    const Conversation conversation{.id = id("conversation"),
                                    .startTime = call.connectedTime,
                                    .endTime = call.disconnectedTime,
                                    .originatingDirection = QStringLiteral("inbound"),
                                    .divisionIds = {queue->divisionId},
                                    .participants = {agent}};
    return {
        .conversation = conversation, .participantId = agent.id, .communicationId = call.id, .codeIds = queue->codeIds};
}

Organization::Options quietOptions()
{
    Organization::Options options;
    options.site.backlog = 0;
    options.site.arrivalsPerMinute = 0;
    return options;
}
