// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthstage.h"

#include <algorithm>

using namespace demoorg;
using wrapdesk::test::approve;

namespace {

Organization &listening(Organization &organization)
{
    if (!organization.listen())
        qFatal("the demo organisation cannot listen");
    return organization;
}

Parameters changed(Parameters parameters, const Parameters &changes)
{
    for (const auto &[name, value] : changes) {
        const auto found = std::ranges::find(parameters, name, &QPair<QString, QString>::first);
        if (found != parameters.end())
            found->second = value;
        else
            parameters.append({name, value});
    }
    return parameters;
}

} // namespace

const QString OAuthStage::redirect = QStringLiteral("http://localhost:43210");
const QString OAuthStage::verifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
const QString OAuthStage::challenge = QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

OAuthStage::OAuthStage(const Organization::Options &options)
    : organization(options), client(listening(organization)) { }

QUrl OAuthStage::authorizeUrl(const Parameters &changes) const
{
    const Parameters usual{{QStringLiteral("response_type"), QStringLiteral("code")},
                           {QStringLiteral("client_id"), QString::fromLatin1(demoDeskId)},
                           {QStringLiteral("redirect_uri"), redirect},
                           {QStringLiteral("code_challenge"), challenge},
                           {QStringLiteral("code_challenge_method"), QStringLiteral("S256")},
                           {QStringLiteral("state"), QStringLiteral("a state")}};
    return QUrl(organization.login().toString() + QStringLiteral("/oauth/authorize?")
                + QString::fromLatin1(formOf(changed(usual, changes))));
}

QString OAuthStage::codeFor(Post post, const Parameters &changes) const
{
    return approve(authorizeUrl(changes), nameOf(post)).code();
}

QString OAuthStage::nameOf(Post post) const
{
    const QString id = organization.authority().at(post).userId;
    return const_cast<Organization &>(organization).site().user(id)->name;
}

Reply OAuthStage::redeem(const QString &code, const Parameters &changes, const QByteArray &basic)
{
    const Parameters usual{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                           {QStringLiteral("code"), code},
                           {QStringLiteral("client_id"), QString::fromLatin1(demoDeskId)},
                           {QStringLiteral("redirect_uri"), redirect},
                           {QStringLiteral("code_verifier"), verifier}};
    return client.logIn(basic, formOf(changed(usual, changes)));
}

QByteArray OAuthStage::tokenOf(Post post, const QString &clientId)
{
    const Parameters of{{QStringLiteral("client_id"), clientId}};
    return redeem(codeFor(post, of), of).json.value(QStringLiteral("access_token")).toString().toLatin1();
}

Client &OAuthStage::as(Post post, const QString &clientId)
{
    client.token = tokenOf(post, clientId);
    return client;
}

Leg OAuthStage::put(const QString &name, bool isWithin)
{
    Site &site = organization.site();
    Leg leg = makeLeg(site, name, QStringLiteral("any"));
    const auto isMeant = [&](const Queue &queue) { return (queue.divisionId == limited().id) == isWithin; };
    const Queue &queue = *std::ranges::find_if(site.queues(), isMeant);
    leg.conversation.divisionIds = {queue.divisionId};
    leg.conversation.participants.first().queueId = queue.id;
    leg.codeIds = queue.codeIds;
    site.put(leg.conversation);
    return leg;
}

Reply OAuthStage::signInSweeper()
{
    const Parameters of{{QStringLiteral("client_id"), QString::fromLatin1(demoSweeperId)},
                        {QStringLiteral("code_challenge"), {}},
                        {QStringLiteral("code_challenge_method"), {}}};
    return redeem(codeFor(Post::Supervisor, of),
                  {{QStringLiteral("client_id"), {}}, {QStringLiteral("code_verifier"), {}}}, sweeperBasic());
}

Reply OAuthStage::renew(const QString &refreshToken, const QByteArray &basic)
{
    return client.logIn(basic, formOf({{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                                       {QStringLiteral("refresh_token"), refreshToken}}));
}

QByteArray OAuthStage::sweeperBasic() { return QByteArray(demoSweeperId) + ':' + demoSweeperSecret; }

QByteArray OAuthStage::detailsQuery()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return QStringLiteral("{\"interval\":\"%1/%2\",\"paging\":{\"pageSize\":100,\"pageNumber\":1}}")
        .arg(now.addDays(-1).toString(Qt::ISODateWithMs), now.toString(Qt::ISODateWithMs))
        .toUtf8();
}

QByteArray OAuthStage::activityQuery()
{
    return R"({"metrics":[{"metric":"oInteracting","details":true}],"groupBy":["queueId"]})";
}

QByteArray formOf(const Parameters &parameters)
{
    QByteArray form;
    for (const auto &[name, value] : parameters) {
        if (value.isEmpty())
            continue;
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}
