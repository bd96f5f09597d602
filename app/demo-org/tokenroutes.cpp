// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authorizations.h"
#include "oauthform.h"
#include "router.h"
#include "routes.h"

#include <algorithm>
#include <variant>

namespace demoorg {

namespace {

using Kind = OAuthClient::Kind;

Answer oauthRefusal(const char *error, const QString &description)
{
    Answer answer(QJsonObject{{QStringLiteral("error"), QString::fromLatin1(error)},
                              {QStringLiteral("error_description"), description}});
    answer.status = 400;
    answer.headers = {{"Cache-Control", "no-store"}};
    return answer;
}

// RFC 6749 §5.2: 401, and the scheme the client is to use.
Answer invalidClient()
{
    Answer answer = oauthRefusal("invalid_client", QStringLiteral("authentication failed"));
    answer.status = 401;
    answer.headers.append(qMakePair(QByteArray("WWW-Authenticate"), QByteArray("Basic realm=\"oauth\"")));
    return answer;
}

struct Credentials
{
    QString id;
    QByteArray secret;
};

std::optional<Credentials> basicOf(const ApiRequest &request)
{
    if (request.authorization.left(6).toLower() != "basic ")
        return {};
    const QByteArray pair = QByteArray::fromBase64(request.authorization.mid(6));
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0)
        return {};
    return Credentials{QString::fromUtf8(pair.left(colon)), pair.mid(colon + 1)};
}

// Who asks: by Basic, or a public client by its id in the body (RFC 6749 §3.2.1), with or without a Basic header whose
// secret is empty.
std::variant<const OAuthClient *, Answer> clientOf(const ApiRequest &request, const OAuthForm &form)
{
    const auto basic = basicOf(request);
    if (!basic && !request.authorization.isEmpty())
        return invalidClient();
    const Credentials given = basic.value_or(Credentials{form.value("client_id"), {}});
    const OAuthClient *client = oauthClient(given.id);
    if (client == nullptr || client->secret != given.secret)
        return invalidClient();
    if (form.has("client_id") && form.value("client_id") != client->id)
        return oauthRefusal("invalid_request", QStringLiteral("client_id is not the client that authenticated"));
    return client;
}

Answer tokenAnswer(const Premises &premises, const OAuthClient &client, const QString &userId, TokenBook::Grant grant)
{
    TokenBook &tokens = premises.tokens;
    const QByteArray token = tokens.issue(client.id, userId, grant);
    const auto lifetime = std::chrono::duration_cast<std::chrono::seconds>(tokens.limits().lifetime);
    QJsonObject json{{QStringLiteral("access_token"), QString::fromLatin1(token)},
                     {QStringLiteral("token_type"), QStringLiteral("bearer")},
                     {QStringLiteral("expires_in"), qint64(lifetime.count())}};
    const bool isRenewable =
        client.kind == Kind::Code || (client.kind == Kind::Pkce && premises.pkceRefresh == PkceRefresh::Given);
    if (isRenewable)
        json.insert(QStringLiteral("refresh_token"),
                    QString::fromLatin1(tokens.issueRefresh({client.id, userId, grant})));
    Answer answer(json);
    answer.headers = {{"Cache-Control", "no-store"}, {"Pragma", "no-cache"}}; // RFC 6749 §5.1
    return answer;
}

Answer redeemCode(const Premises &premises, const OAuthClient &client, const OAuthForm &form)
{
    for (const char *name : {"code", "redirect_uri"})
        if (!form.has(name))
            return oauthRefusal("invalid_request", QStringLiteral("%1 is missing").arg(QLatin1String(name)));
    const QString verifier = form.value("code_verifier");
    if (verifier.isEmpty() && client.isPublic())
        return oauthRefusal("invalid_request", QStringLiteral("code_verifier is missing"));
    if (!verifier.isEmpty() && !isVerifier(verifier))
        return oauthRefusal("invalid_request", QStringLiteral("code_verifier must be 43 to 128 unreserved characters"));
    const auto redeemed = premises.authorizations.redeem({.client = &client,
                                                          .code = form.value("code").toLatin1(),
                                                          .redirect = form.value("redirect_uri"),
                                                          .verifier = verifier.toLatin1()});
    if (!redeemed)
        return oauthRefusal("invalid_grant", QStringLiteral("the code, its redirect or its verifier is not valid"));
    return tokenAnswer(premises, client, redeemed->userId, redeemed->grant);
}

Answer renew(const Premises &premises, const OAuthClient &client, const OAuthForm &form)
{
    if (!form.has("refresh_token"))
        return oauthRefusal("invalid_request", QStringLiteral("refresh_token is missing"));
    const auto renewal = premises.tokens.takeRefresh(form.value("refresh_token").toLatin1(), client.id);
    if (!renewal)
        return oauthRefusal("invalid_grant", QStringLiteral("the refresh token is not valid"));
    return tokenAnswer(premises, client, renewal->userId, renewal->grant);
}

Answer signInByCredentials(const Premises &premises, const OAuthClient &client, const OAuthForm &)
{
    return tokenAnswer(premises, client, {}, 0);
}

using Play = Answer (*)(const Premises &, const OAuthClient &, const OAuthForm &);

struct Grant
{
    const char *type;
    Play play;
    bool (*isOpenTo)(const OAuthClient &, const Premises &);
};

const Grant *grantNamed(const QString &type)
{
    static constexpr Grant grants[] = {
        {"authorization_code", redeemCode,
         [](const OAuthClient &client, const Premises &) { return client.kind != Kind::ClientCredentials; }},
        {"refresh_token", renew,
         [](const OAuthClient &client, const Premises &premises) {
             return client.kind == Kind::Code
                    || (client.kind == Kind::Pkce && premises.pkceRefresh == PkceRefresh::Given);
         }},
        {"client_credentials", signInByCredentials,
         [](const OAuthClient &client, const Premises &) { return client.kind == Kind::ClientCredentials; }},
    };
    const auto *const found =
        std::ranges::find_if(grants, [&](const Grant &grant) { return type == QLatin1String(grant.type); });
    return found == std::end(grants) ? nullptr : found;
}

Answer answerToken(const Premises &premises, const ApiRequest &request)
{
    const OAuthForm form(request.isForm ? request.form : QByteArray());
    const auto found = clientOf(request, form);
    if (const auto *answer = std::get_if<Answer>(&found))
        return *answer;
    const OAuthClient &client = *std::get<const OAuthClient *>(found);
    const QString type = form.value("grant_type");
    if (form.isAnyRepeated())
        return oauthRefusal("invalid_request", QStringLiteral("a parameter is there twice"));
    if (type.isEmpty())
        return oauthRefusal("invalid_request", QStringLiteral("grant_type is missing"));
    const Grant *grant = grantNamed(type);
    if (grant == nullptr)
        return oauthRefusal("unsupported_grant_type", QStringLiteral("%1 is not played").arg(type));
    if (!grant->isOpenTo(client, premises))
        return oauthRefusal("unauthorized_client", QStringLiteral("the client is registered for another grant"));
    const QStringList scopes = form.value("scope").split(u' ', Qt::SkipEmptyParts);
    if (!std::ranges::all_of(scopes, [&](const QString &scope) { return client.scopes.contains(scope); }))
        return oauthRefusal("invalid_scope", QStringLiteral("scopes belong to the client; it does not have this one"));
    return grant->play(premises, client, form);
}

} // namespace

void addTokenRoutes(Router &router, const Premises &premises)
{
    router.add({.method = "POST",
                .path = QStringLiteral("/login/oauth/token"),
                .answer = [premises](const ApiRequest &request) { return answerToken(premises, request); },
                .needsToken = false});
}

} // namespace demoorg
