// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthform.h"
#include "router.h"
#include "routes.h"
#include "signinpage.h"
#include "site.h"

#include <algorithm>
#include <variant>

namespace demoorg {

namespace {

// An error of RFC 6749 §4.1.2.1, told to the client by way of the person's browser.
struct Refusal
{
    QString error;
    QString description;
};

Refusal refusal(const char *error, const QString &description) { return {QString::fromLatin1(error), description}; }

QString withQuery(const QString &redirect, const QList<QPair<QString, QString>> &items)
{
    QString result = redirect;
    for (const auto &[name, value] : items) {
        if (value.isEmpty())
            continue;
        result += result.contains(u'?') ? u'&' : u'?';
        result += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    return result;
}

Answer refused(const AuthorizationRequest &request, const Refusal &why)
{
    return Answer::redirect(withQuery(request.redirect, {{QStringLiteral("error"), why.error},
                                                         {QStringLiteral("error_description"), why.description},
                                                         {QStringLiteral("state"), request.state}}));
}

// Whom to answer, and where: what is wrong with these is said on a page and never by a redirect.
std::variant<AuthorizationRequest, Answer> addressee(const OAuthForm &form)
{
    const OAuthClient *client = form.isRepeated("client_id") ? nullptr : oauthClient(form.value("client_id"));
    if (client == nullptr)
        return oauthErrorPage(400, QStringLiteral("invalid_client"),
                              QStringLiteral("No application is registered under this client id."));
    const QString redirect = form.value("redirect_uri");
    if (form.isRepeated("redirect_uri") || !client->accepts(redirect))
        return oauthErrorPage(
            400, QStringLiteral("invalid_redirect_uri"),
            QStringLiteral("The redirect URI is not registered for the application %1.").arg(client->name));
    const QString state = form.isRepeated("state") ? QString() : form.value("state");
    return AuthorizationRequest{.client = client, .redirect = redirect, .state = state};
}

std::optional<Refusal> challengeRefusal(const OAuthForm &form, const OAuthClient &client)
{
    const bool hasChallenge = form.has("code_challenge");
    if (!hasChallenge && client.isPublic())
        return refusal("invalid_request", QStringLiteral("code_challenge is missing"));
    if (!hasChallenge)
        return form.has("code_challenge_method")
                   ? std::optional(refusal("invalid_pkce_package", QStringLiteral("a method without a challenge")))
                   : std::nullopt;
    // Left out, the method is "plain" (RFC 7636 §4.3).
    if (form.value("code_challenge_method") != QLatin1String("S256"))
        return refusal("invalid_request", QStringLiteral("code_challenge_method must be S256"));
    if (!isChallenge(form.value("code_challenge")))
        return refusal("invalid_pkce_package", QStringLiteral("code_challenge is no SHA-256 in base64url"));
    return {};
}

bool isScopeGranted(const OAuthForm &form, const OAuthClient &client)
{
    const QStringList asked = form.value("scope").split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(asked, [&](const QString &scope) { return client.scopes.contains(scope); });
}

std::optional<Refusal> requestRefusal(const OAuthForm &form, const OAuthClient &client)
{
    if (form.isAnyRepeated())
        return refusal("invalid_request", QStringLiteral("a parameter is there twice"));
    if (!form.has("response_type"))
        return refusal("invalid_request", QStringLiteral("response_type is missing"));
    if (form.value("response_type") != QLatin1String("code"))
        return refusal("unsupported_response_type", QStringLiteral("response_type must be code"));
    if (client.kind == OAuthClient::Kind::ClientCredentials)
        return refusal("unauthorized_client", QStringLiteral("the client is registered for client credentials"));
    if (!isScopeGranted(form, client))
        return refusal("invalid_scope", QStringLiteral("scopes belong to the client; it does not have this one"));
    // The platform looks at org only beside a provider.
    if (form.has("provider") && form.has("org") && form.value("org") != organizationDomain)
        return refusal("invalid_request", QStringLiteral("there is no organisation of this name"));
    return challengeRefusal(form, client);
}

// A planned failure, which the browser is to carry to the client (RFC 6749 §4.1.2.1).
Refusal failureRefusal(int status)
{
    return status == 503 ? refusal("temporarily_unavailable", QStringLiteral("simulated"))
                         : refusal("server_error", QStringLiteral("simulated"));
}

Answer ask(const Premises &premises, const ApiRequest &call)
{
    const OAuthForm form(call.query.query(QUrl::FullyEncoded).toUtf8());
    auto found = addressee(form);
    if (const auto *page = std::get_if<Answer>(&found))
        return *page;
    AuthorizationRequest &request = std::get<AuthorizationRequest>(found);
    if (call.failure)
        return refused(request, failureRefusal(*call.failure));
    if (const auto why = requestRefusal(form, *request.client))
        return refused(request, *why);
    request.challenge = form.value("code_challenge").toLatin1();
    const QByteArray pageToken = premises.authorizations.ask(request);
    return signInPage(request, pageToken, premises.authority, premises.site, form.value("login_hint"));
}

Answer decide(const Premises &premises, const ApiRequest &call)
{
    const OAuthForm form(call.form);
    const auto request = premises.authorizations.take(form.value("page_token").toLatin1());
    if (!call.isForm || !request)
        return oauthErrorPage(403, QStringLiteral("forged_or_outdated"),
                              QStringLiteral("This form did not come from a page that waits for an answer."));
    if (call.failure)
        return refused(*request, failureRefusal(*call.failure));
    if (form.has("deny"))
        return refused(*request, refusal("access_denied", QStringLiteral("the person denied it")));
    const Person *person = premises.authority.person(form.value("person"));
    if (person == nullptr)
        return oauthErrorPage(400, QStringLiteral("unknown_person"), QStringLiteral("Nobody of this id may sign in."));
    const QByteArray code = premises.authorizations.issueCode(*request, person->userId);
    return Answer::redirect(withQuery(request->redirect, {{QStringLiteral("code"), QString::fromLatin1(code)},
                                                          {QStringLiteral("state"), request->state}}));
}

} // namespace

void addAuthorizeRoutes(Router &router, const Premises &premises)
{
    const QString path = QStringLiteral("/login/oauth/authorize");
    router.add({.method = "GET",
                .path = path,
                .answer = [premises](const ApiRequest &request) { return ask(premises, request); },
                .query = Shape::anything(),
                .needsToken = false,
                .tellsFailures = true});
    router.add({.method = "POST",
                .path = path,
                .answer = [premises](const ApiRequest &request) { return decide(premises, request); },
                .query = Shape::anything(),
                .needsToken = false,
                .tellsFailures = true});
}

} // namespace demoorg
