// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signin.h"

#include "base/log.h"

#include <utility>

namespace wrapdesk {

namespace {

constexpr qsizetype longestWords = 300;

Error stranger(const QString &message)
{
    return {.kind = ErrorKind::Invalid, .code = QStringLiteral("sign-in-stranger"), .message = message};
}

// Values of an address come percent-encoded, with '+' for a blank from some servers.
QString valueOf(const QUrlQuery &query, const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); }

} // namespace

SignIn::SignIn(const QUrl &login, const ClientCredentials &client, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_login(login),
      m_client(client),
      m_clock(clock),
      m_endpoint(login, client, clock),
      m_pkce(client.clientSecret.isEmpty() ? Pkce::fresh() : Pkce()),
      m_state(randomText(24)),
      m_loopback([this](const QUrlQuery &answer) { return pageAfter(answer); })
{
}

SignIn::~SignIn() = default;

void SignIn::start()
{
    if (const Result<void> listening = m_loopback.listen(); !listening)
        return finish(Failure(listening.error()));
    m_clock.later(patience, this, [this] {
        finish(Failure(Error{.kind = ErrorKind::Timeout,
                             .code = QStringLiteral("sign-in-timeout"),
                             .message = QStringLiteral("no answer came from the browser within five minutes")}));
    });
    Q_EMIT browserWanted(address());
}

QUrl SignIn::address() const
{
    QUrlQuery query;
    const auto add = [&query](const QString &name, const QByteArray &value) {
        query.addQueryItem(name, QString::fromLatin1(value.toPercentEncoding()));
    };
    add(QStringLiteral("response_type"), "code");
    add(QStringLiteral("client_id"), m_client.clientId.toUtf8());
    add(QStringLiteral("redirect_uri"), m_loopback.redirect().toUtf8());
    add(QStringLiteral("state"), m_state.reveal());
    if (!m_pkce.verifier.isEmpty()) {
        add(QStringLiteral("code_challenge"), m_pkce.challenge);
        add(QStringLiteral("code_challenge_method"), "S256");
    }
    QUrl address = m_login;
    address.setPath(m_login.path() + QStringLiteral("/oauth/authorize"));
    address.setQuery(query);
    return address;
}

Result<void> SignIn::takeRedirect(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const QUrl expected(m_loopback.redirect());
    if (!url.isValid() || url.host() != expected.host() || url.port() != expected.port()) {
        return Failure(
            stranger(QStringLiteral("this is not the address the sign-in ends at: it begins with %1 and holds a code")
                         .arg(m_loopback.redirect())));
    }
    return judge(QUrlQuery(url));
}

BrowserPage SignIn::pageAfter(const QUrlQuery &answer)
{
    const bool wasAnswered = m_isAnswered;
    const Result<void> judged = judge(answer);
    if (!judged) {
        return {.status = wasAnswered ? 410 : 400,
                .title = QStringLiteral("This answer was not used"),
                .text = QStringLiteral("What your browser brought does not belong to a sign-in that Wrapdesk waits "
                                       "for: %1. You can close this page.")
                            .arg(judged.error().message)};
    }
    const QString error = valueOf(answer, QStringLiteral("error"));
    if (!error.isEmpty()) {
        return {.title = QStringLiteral("Not signed in"),
                .text = QStringLiteral("The sign-in did not succeed; Wrapdesk says why. You can close this page.")};
    }
    return {.title = QStringLiteral("Go back to Wrapdesk"),
            .text = QStringLiteral("Your answer has arrived. You can close this page.")};
}

Result<void> SignIn::judge(const QUrlQuery &answer)
{
    const auto turnAway = [this](const QString &message) -> Result<void> {
        const Error error = stranger(message);
        qCWarning(lcAuth).noquote() << "an answer of a browser was not used:" << message;
        Q_EMIT strangerCame(error);
        return Failure(error);
    };
    if (m_isAnswered)
        return turnAway(QStringLiteral("this sign-in has had its answer already"));
    const QString state = valueOf(answer, QStringLiteral("state"));
    if (state.isEmpty())
        return turnAway(QStringLiteral("it comes from another program or page, not from the sign-in page"));
    if (!(Secret(state.toUtf8()) == m_state))
        return turnAway(
            QStringLiteral("it belongs to another sign-in, or somebody has made it up (its state differs)"));
    const QString code = valueOf(answer, QStringLiteral("code"));
    const QString refusal = valueOf(answer, QStringLiteral("error"));
    if (code.isEmpty() && refusal.isEmpty())
        return turnAway(QStringLiteral("it holds neither a code nor a reason"));
    m_isAnswered = true;
    m_loopback.close();
    if (refusal.isEmpty()) {
        redeem(Secret(code.toUtf8()));
        return {};
    }
    const QString words = valueOf(answer, QStringLiteral("error_description")).replace(u'+', u' ');
    const Error error{.kind = ErrorKind::Unauthorized,
                      .code = refusal.left(longestWords),
                      .message = redacted(words).left(longestWords),
                      .where = QStringLiteral("GET /oauth/authorize")};
    finish(Failure(explainedOAuth(error, "authorization_code", m_login.host())));
    return {};
}

void SignIn::redeem(const Secret &code)
{
    m_endpoint.askWithCode(code, m_pkce.verifier, m_loopback.redirect(), this,
                           [this](const Result<Token> &token) { finish(token); });
}

void SignIn::finish(const Result<Token> &token)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_isAnswered = true;
    m_loopback.close();
    QMetaObject::invokeMethod(
        this, [this, token] { Q_EMIT finished(token); }, Qt::QueuedConnection);
}

} // namespace wrapdesk
