// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthstage.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;
using namespace wrapdesk::test;

// The authorization endpoint and its sign-in page (RFC 6749 §4.1.1, §4.1.2; RFC 7636 §4.3).
class AuthorizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhoMaySignInWithoutScriptsOrStrangers();
    void putsThePersonOfTheHintFirst();
    void sendsTheCodeAndTheStateBack();
    void leavesOutAStateThatWasNotGiven();
    void tellsThatThePersonDenied();
    void showsAPageWhereNobodyCanBeTold_data();
    void showsAPageWhereNobodyCanBeTold();
    void tellsTheClientWhatIsWrong_data();
    void tellsTheClientWhatIsWrong();
    void playsPlannedFailures_data();
    void playsPlannedFailures();
    void refusesAForgedForm_data();
    void refusesAForgedForm();
    void takesAPagesAnswerOnce();
    void knowsARegisteredRedirect_data();
    void knowsARegisteredRedirect();

private:
    std::unique_ptr<OAuthStage> m_stage;
};

namespace {

const QString authorizeRoute = QStringLiteral("GET /login/oauth/authorize");

QString named(const char *name) { return QString::fromLatin1(name); }

} // namespace

void AuthorizeTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_stage = std::make_unique<OAuthStage>();
}

void AuthorizeTest::showsWhoMaySignInWithoutScriptsOrStrangers()
{
    const Visit page = visit(m_stage->authorizeUrl());
    QCOMPARE(page.status, 200);
    for (const Post post :
         {Post::Supervisor, Post::DivisionSupervisor, Post::Viewer, Post::Newcomer, Post::Administrator}) {
        QVERIFY(page.page.contains(m_stage->nameOf(post).toHtmlEscaped().toUtf8()));
        QVERIFY(page.page.contains(m_stage->organization.authority().at(post).may.toHtmlEscaped().toUtf8()));
    }
    QCOMPARE(page.page.count("<button type=\"submit\" name=\"person\""), 5);
    QVERIFY(page.page.contains(">Deny</button>"));
    QVERIFY(page.page.contains("<html lang=\"en\">"));
    QVERIFY(page.page.contains("color-scheme: light dark"));
    for (const char *foreign : {"<script", "src=", "href=", "http:", "https:", "url(", "@import"})
        QVERIFY2(!page.page.contains(foreign), foreign);
    const Reply reply = m_stage->client.send(
        "GET", m_stage->authorizeUrl().toString(QUrl::RemoveAuthority | QUrl::RemoveScheme | QUrl::FullyEncoded));
    QCOMPARE(reply.headers.value("content-type"), QByteArray("text/html; charset=utf-8"));
    QCOMPARE(reply.headers.value("cache-control"), QByteArray("no-store"));
    QVERIFY(reply.headers.value("content-security-policy").contains("default-src 'none'"));
}

void AuthorizeTest::putsThePersonOfTheHintFirst()
{
    const Site &site = m_stage->organization.site();
    const User &viewer = *site.user(m_stage->organization.authority().at(Post::Viewer).userId);
    const QByteArray page = visit(m_stage->authorizeUrl({{named("login_hint"), viewer.email.toUpper()}})).page;
    const QByteArray supervisor = m_stage->nameOf(Post::Supervisor).toHtmlEscaped().toUtf8();
    QVERIFY(page.indexOf(viewer.name.toHtmlEscaped().toUtf8()) < page.indexOf(supervisor));
}

void AuthorizeTest::sendsTheCodeAndTheStateBack()
{
    const QString state = QStringLiteral("a+b &=%?#/ä");
    const Visit answer = approve(m_stage->authorizeUrl({{named("state"), state},
                                                        {named("provider"), named("okta")},
                                                        {named("org"), organizationDomain},
                                                        {named("prompt"), named("login")},
                                                        {named("unheard-of"), named("ignored")}}),
                                 m_stage->nameOf(Post::Supervisor));
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.redirect.adjusted(QUrl::RemoveQuery), QUrl(OAuthStage::redirect));
    QCOMPARE(answer.state(), state);
    QVERIFY(answer.code().size() >= 43);
    QCOMPARE(answer.error(), QString());
}

void AuthorizeTest::leavesOutAStateThatWasNotGiven()
{
    const Visit answer = approve(m_stage->authorizeUrl({{named("state"), {}}}), m_stage->nameOf(Post::Supervisor));
    QVERIFY(!answer.code().isEmpty());
    QVERIFY(!answer.redirect.query().contains(QStringLiteral("state")));
}

void AuthorizeTest::tellsThatThePersonDenied()
{
    const Visit answer = deny(m_stage->authorizeUrl());
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.error(), QStringLiteral("access_denied"));
    QCOMPARE(answer.state(), QStringLiteral("a state"));
    QVERIFY(answer.code().isEmpty());
}

void AuthorizeTest::showsAPageWhereNobodyCanBeTold_data()
{
    QTest::addColumn<Parameters>("changes");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const Parameters &changes, const char *error) {
        QTest::newRow(name) << changes << QByteArray(error);
    };
    const QString client = named("client_id");
    const QString redirect = named("redirect_uri");
    row("no client", {{client, {}}}, "invalid_client");
    row("unknown client", {{client, named("nobody")}}, "invalid_client");
    row("a client with a blank", {{client, named(" demo-desk")}}, "invalid_client");
    row("no redirect", {{redirect, {}}}, "invalid_redirect_uri");
    row("another host", {{redirect, named("http://127.0.0.1:43210")}}, "invalid_redirect_uri");
    row("another scheme", {{redirect, named("https://localhost:43210")}}, "invalid_redirect_uri");
    row("a host that begins so", {{redirect, named("http://localhost.evil.example:43210")}}, "invalid_redirect_uri");
    row("a user before the host", {{redirect, named("http://localhost:1@evil.example/")}}, "invalid_redirect_uri");
    row("another path", {{redirect, named("http://localhost:43210/elsewhere")}}, "invalid_redirect_uri");
    row("a fragment", {{redirect, named("http://localhost:43210#x")}}, "invalid_redirect_uri");
    row("registered elsewhere", {{client, named(demoElsewhereId)}}, "invalid_redirect_uri");
    row("localhost by name", {{client, named(demoNumericId)}}, "invalid_redirect_uri");
}

void AuthorizeTest::showsAPageWhereNobodyCanBeTold()
{
    QFETCH(const Parameters, changes);
    QFETCH(const QByteArray, error);
    const Visit page = visit(m_stage->authorizeUrl(changes));
    QCOMPARE(page.status, 400);
    QVERIFY(page.redirect.isEmpty());
    QVERIFY(page.page.contains("<code>" + error + "</code>"));
    QVERIFY(!page.page.contains("<form"));
}

void AuthorizeTest::tellsTheClientWhatIsWrong_data()
{
    QTest::addColumn<Parameters>("changes");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Parameters &changes, const char *error) {
        QTest::newRow(name) << changes << named(error);
    };
    const QString challenge = named("code_challenge");
    const QString method = named("code_challenge_method");
    row("no response type", {{named("response_type"), {}}}, "invalid_request");
    row("implicit grant", {{named("response_type"), named("token")}}, "unsupported_response_type");
    row("client credentials' client", {{named("client_id"), named(demoClientId)}}, "unauthorized_client");
    row("a scope the client has", {{named("scope"), named("conversations analytics:readonly")}}, "");
    row("a scope it has not", {{named("scope"), named("conversations oauth")}}, "invalid_scope");
    row("no challenge", {{challenge, {}}, {method, {}}}, "invalid_request");
    row("a method without a challenge", {{challenge, {}}}, "invalid_request");
    row("plain by silence", {{method, {}}}, "invalid_request");
    row("plain", {{method, named("plain")}}, "invalid_request");
    row("a short challenge", {{challenge, OAuthStage::challenge.chopped(1)}}, "invalid_pkce_package");
    row("padding", {{challenge, OAuthStage::challenge + u'='}}, "invalid_pkce_package");
    row("the other base64", {{challenge, OAuthStage::challenge.chopped(1) + u'+'}}, "invalid_pkce_package");
    row("another organisation", {{named("org"), named("acme")}, {named("provider"), named("okta")}}, "invalid_request");
    const QString client = named("client_id");
    const QString sweeper = named(demoSweeperId);
    row("confidential without PKCE", {{client, sweeper}, {challenge, {}}, {method, {}}}, "");
    row("confidential with half of it", {{client, sweeper}, {challenge, {}}}, "invalid_pkce_package");
    row("by address", {{client, named(demoNumericId)}, {named("redirect_uri"), named("http://[::1]:9")}}, "");
    row("elsewhere", {{client, named(demoElsewhereId)}, {named("redirect_uri"), named(demoElsewhereRedirect)}}, "");
}

void AuthorizeTest::tellsTheClientWhatIsWrong()
{
    QFETCH(const Parameters, changes);
    QFETCH(const QString, error);
    const QUrl url = m_stage->authorizeUrl(changes);
    const Visit answer = visit(url);
    QCOMPARE(answer.status, error.isEmpty() ? 200 : 302);
    QCOMPARE(answer.error(), error);
    if (error.isEmpty())
        return;
    QCOMPARE(answer.state(), QStringLiteral("a state"));
    QVERIFY(answer.code().isEmpty());
    QVERIFY(answer.redirect.toString().startsWith(OAuthStage::redirect));
    // A parameter that is there twice is wrong, whichever it is.
    const QUrl twice(QString::fromLatin1(m_stage->authorizeUrl().toEncoded()) + QStringLiteral("&prompt=a&prompt=b"));
    QCOMPARE(visit(twice).error(), QStringLiteral("invalid_request"));
}

void AuthorizeTest::playsPlannedFailures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::newRow("500") << 500 << QStringLiteral("server_error");
    QTest::newRow("502") << 502 << QStringLiteral("server_error");
    QTest::newRow("503") << 503 << QStringLiteral("temporarily_unavailable");
}

void AuthorizeTest::playsPlannedFailures()
{
    QFETCH(const int, status);
    QFETCH(const QString, error);
    const Fault fault{.kind = Fault::Kind::Status, .status = status};
    m_stage->organization.faults().failNext(authorizeRoute, fault, 1);
    const Visit atOnce = visit(m_stage->authorizeUrl());
    QCOMPARE(atOnce.error(), error);
    QCOMPARE(atOnce.state(), QStringLiteral("a state"));
    m_stage->organization.faults().failNext(QStringLiteral("POST /login/oauth/authorize"), fault, 1);
    const Visit afterTheButton = approve(m_stage->authorizeUrl(), m_stage->nameOf(Post::Supervisor));
    QCOMPARE(afterTheButton.error(), error);
    QCOMPARE(afterTheButton.state(), QStringLiteral("a state"));
    // A client nobody knows is told nothing, whatever fails.
    m_stage->organization.faults().failNext(authorizeRoute, fault, 1);
    QCOMPARE(visit(m_stage->authorizeUrl({{named("client_id"), named("nobody")}})).status, 400);
}

void AuthorizeTest::refusesAForgedForm_data()
{
    QTest::addColumn<QString>("pageToken");
    QTest::newRow("no token") << QString();
    QTest::newRow("a guess") << QString(43, u'a');
}

void AuthorizeTest::refusesAForgedForm()
{
    QFETCH(const QString, pageToken);
    const QString supervisor = m_stage->organization.authority().at(Post::Supervisor).userId;
    const Visit answer =
        submit(m_stage->authorizeUrl(), {{named("page_token"), pageToken}, {named("person"), supervisor}});
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.redirect.isEmpty());
}

void AuthorizeTest::takesAPagesAnswerOnce()
{
    const Visit page = visit(m_stage->authorizeUrl());
    const QString token = QRegularExpression(QStringLiteral("page_token\" value=\"([^\"]+)"))
                              .match(QString::fromUtf8(page.page))
                              .captured(1);
    const auto decide = [&](const QString &person) {
        return submit(m_stage->authorizeUrl(), {{named("page_token"), token}, {named("person"), person}});
    };
    const QString supervisor = m_stage->organization.authority().at(Post::Supervisor).userId;
    QCOMPARE(decide(supervisor).status, 302);
    QCOMPARE(decide(supervisor).status, 403);
    // An agent is nobody who may sign in.
    QCOMPARE(approve(m_stage->authorizeUrl(), m_stage->organization.site().users().constFirst().name).status, 400);
}

void AuthorizeTest::knowsARegisteredRedirect_data()
{
    QTest::addColumn<QString>("registered");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *registered, const char *asked, bool fits) {
        QTest::newRow(name) << named(registered) << named(asked) << fits;
    };
    row("any port", "http://localhost", "http://localhost:50123", true);
    row("no port", "http://localhost", "http://localhost", true);
    row("the root path", "http://localhost", "http://localhost:50123/", true);
    row("a path", "http://localhost", "http://localhost:50123/back", false);
    row("the registered path", "http://localhost/back", "http://localhost:50123/back", true);
    row("a query", "http://localhost", "http://localhost:50123?x=1", false);
    row("a port that is registered", "http://localhost:8080", "http://localhost:8080", true);
    row("another port than registered", "http://localhost:8080", "http://localhost:8081", false);
    row("127.0.0.1 is not localhost", "http://localhost", "http://127.0.0.1:50123", false);
    row("127.0.0.1", "http://127.0.0.1", "http://127.0.0.1:50123", true);
    row("[::1]", "http://[::1]", "http://[::1]:50123", true);
    row("[::1] is not 127.0.0.1", "http://127.0.0.1", "http://[::1]:50123", false);
    row("https has no free port", "https://localhost", "https://localhost:50123", false);
    row("elsewhere has no free port", "https://apps.example", "https://apps.example:444", false);
    row("elsewhere, exactly", "https://apps.example/cb", "https://apps.example/cb", true);
    row("elsewhere with a slash more", "https://apps.example/cb", "https://apps.example/cb/", false);
    row("with a fragment", "http://localhost", "http://localhost:50123#a", false);
    row("with a user", "http://localhost", "http://me@localhost:50123", false);
    row("no URL", "http://localhost", "localhost:50123", false);
}

void AuthorizeTest::knowsARegisteredRedirect()
{
    QFETCH(const QString, registered);
    QFETCH(const QString, asked);
    QTEST(redirectFits(registered, asked), "fits");
}

WRAPDESK_TEST(AuthorizeTest)
#include "authorizetest.moc"
