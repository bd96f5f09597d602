// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthstage.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;
using namespace std::chrono_literals;

// The token endpoint (RFC 6749 §4.1.3, §5, §6; RFC 7636 §4.5) and what becomes of its tokens.
class TokenGrantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void redeemsACodeOfAPublicClient_data();
    void redeemsACodeOfAPublicClient();
    void redeemsACodeOfAConfidentialClient_data();
    void redeemsACodeOfAConfidentialClient();
    void refusesByTheBook_data();
    void refusesByTheBook();
    void bindsTheCodeToItsRequest_data();
    void bindsTheCodeToItsRequest();
    void takesBackWhatAStolenCodeGave();
    void aCodeGrowsOld();
    void aRefreshTokenIsGoodOnce();
    void aRefreshTokenIsItsClientsAlone();
    void signingOutEndsTheRenewalToo();
    void anExpiredTokenCanStillBeRenewed();
    void mayRenewAPublicClient();
    void takesOnlyForms();
    void tellsHowToAuthenticate();

private:
    // The user whom the token stands for; empty if it is dead.
    QString userOf(const QString &token);

    std::unique_ptr<OAuthStage> m_stage;
};

namespace {

QString named(const char *name) { return QString::fromLatin1(name); }

QString error(const Reply &reply) { return reply.json.value(QStringLiteral("error")).toString(); }

QString accessToken(const Reply &reply) { return reply.json.value(QStringLiteral("access_token")).toString(); }

QString refreshToken(const Reply &reply) { return reply.json.value(QStringLiteral("refresh_token")).toString(); }

} // namespace

void TokenGrantsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_stage = std::make_unique<OAuthStage>();
}

QString TokenGrantsTest::userOf(const QString &token)
{
    m_stage->client.token = token.toLatin1();
    return m_stage->client.get(QStringLiteral("/api/v2/users/me")).json.value(QStringLiteral("id")).toString();
}

void TokenGrantsTest::redeemsACodeOfAPublicClient_data()
{
    QTest::addColumn<QByteArray>("basic");
    QTest::newRow("its id in the body") << QByteArray();
    QTest::newRow("an empty secret besides") << QByteArray("demo-desk:");
}

void TokenGrantsTest::redeemsACodeOfAPublicClient()
{
    QFETCH(const QByteArray, basic);
    const Reply reply = m_stage->redeem(m_stage->codeFor(Post::Viewer), {}, basic);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json.value(QStringLiteral("token_type")).toString(), QStringLiteral("bearer"));
    QCOMPARE(reply.json.value(QStringLiteral("expires_in")).toInt(), 86'400);
    QVERIFY(!reply.json.contains(QStringLiteral("refresh_token")));
    QCOMPARE(reply.headers.value("cache-control"), QByteArray("no-store"));
    QCOMPARE(userOf(accessToken(reply)), m_stage->organization.authority().at(Post::Viewer).userId);
}

void TokenGrantsTest::redeemsACodeOfAConfidentialClient_data()
{
    QTest::addColumn<bool>("isProven");
    QTest::newRow("by its secret") << false;
    QTest::newRow("by PKCE, too") << true;
}

void TokenGrantsTest::redeemsACodeOfAConfidentialClient()
{
    QFETCH(const bool, isProven);
    const Parameters sweeper{{named("client_id"), named(demoSweeperId)}};
    const Reply reply =
        isProven ? m_stage->redeem(m_stage->codeFor(Post::Supervisor, sweeper), sweeper, OAuthStage::sweeperBasic())
                 : m_stage->signInSweeper();
    QCOMPARE(reply.status, 200);
    QVERIFY(!refreshToken(reply).isEmpty());
    QCOMPARE(userOf(accessToken(reply)), m_stage->organization.site().supervisorId());
}

void TokenGrantsTest::refusesByTheBook_data()
{
    QTest::addColumn<QByteArray>("basic");
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &basic, const QByteArray &form, const char *error) {
        const int status = qstrcmp(error, "invalid_client") == 0 ? 401 : 400;
        QTest::newRow(name) << basic << form << status << named(error);
    };
    const QByteArray sweeper = OAuthStage::sweeperBasic();
    const QByteArray credentials("demo-client:demo-secret");
    const QByteArray code("grant_type=authorization_code&code=x&redirect_uri=http%3A%2F%2Flocalhost");
    const QByteArray verifier = "&code_verifier=" + OAuthStage::verifier.toLatin1();
    row("nobody", {}, code, "invalid_client");
    row("unknown client", "nobody:x", code, "invalid_client");
    row("wrong secret", "demo-sweeper:x", code, "invalid_client");
    row("confidential without its secret", {}, code + "&client_id=demo-sweeper", "invalid_client");
    row("confidential with an empty secret", "demo-sweeper:", code, "invalid_client");
    row("a secret for a public client", "demo-desk:x", code, "invalid_client");
    row("a secret of another client", "demo-sweeper:demo-secret", code, "invalid_client");
    row("two clients", sweeper, code + "&client_id=demo-desk", "invalid_request");
    row("no grant", sweeper, "code=x", "invalid_request");
    row("a grant without a value", sweeper, "grant_type=&code=x", "invalid_request");
    row("twice a parameter", sweeper, code + "&code=y", "invalid_request");
    row("no code", sweeper, "grant_type=authorization_code&redirect_uri=x", "invalid_request");
    row("no redirect", sweeper, "grant_type=authorization_code&code=x", "invalid_request");
    row("no verifier", {}, code + "&client_id=demo-desk", "invalid_request");
    row("a short verifier", {}, code + "&client_id=demo-desk" + verifier.chopped(1), "invalid_request");
    row("a long verifier", {}, code + "&client_id=demo-desk&code_verifier=" + QByteArray(129, 'a'), "invalid_request");
    row("a verifier with a slash", {}, code + "&client_id=demo-desk" + verifier.chopped(1) + "%2F", "invalid_request");
    row("unknown code", {}, code + "&client_id=demo-desk" + verifier, "invalid_grant");
    row("password grant", sweeper, "grant_type=password&username=a&password=b", "unsupported_grant_type");
    row("a code for credentials' client", credentials, code, "unauthorized_client");
    row("credentials of a code client", sweeper, "grant_type=client_credentials", "unauthorized_client");
    row("credentials of a public client", {}, "grant_type=client_credentials&client_id=demo-desk",
        "unauthorized_client");
    row("renewal of a public client", {}, "grant_type=refresh_token&refresh_token=x&client_id=demo-desk",
        "unauthorized_client");
    row("renewal of credentials", credentials, "grant_type=refresh_token&refresh_token=x", "unauthorized_client");
    row("renewal without a token", sweeper, "grant_type=refresh_token", "invalid_request");
    row("unknown refresh token", sweeper, "grant_type=refresh_token&refresh_token=x", "invalid_grant");
    row("a scope it has not", credentials, "grant_type=client_credentials&scope=oauth", "invalid_scope");
}

void TokenGrantsTest::refusesByTheBook()
{
    QFETCH(const QByteArray, basic);
    QFETCH(const QByteArray, form);
    const Reply reply = m_stage->client.logIn(basic, form);
    QTEST(reply.status, "status");
    QTEST(error(reply), "error");
    QVERIFY(!reply.json.value(QStringLiteral("error_description")).toString().isEmpty());
    QVERIFY(!reply.json.contains(QStringLiteral("access_token")));
}

void TokenGrantsTest::bindsTheCodeToItsRequest_data()
{
    QTest::addColumn<Parameters>("changes");
    const QString verifier = OAuthStage::verifier.chopped(1) + u'l';
    QTest::newRow("another verifier") << Parameters{{named("code_verifier"), verifier}};
    QTest::newRow("the challenge itself") << Parameters{{named("code_verifier"), OAuthStage::challenge}};
    QTest::newRow("another port") << Parameters{{named("redirect_uri"), named("http://localhost:43211")}};
    QTest::newRow("another client") << Parameters{{named("client_id"), named(demoNarrowId)}};
}

void TokenGrantsTest::bindsTheCodeToItsRequest()
{
    QFETCH(const Parameters, changes);
    const QString code = m_stage->codeFor(Post::Supervisor);
    const Reply reply = m_stage->redeem(code, changes);
    QCOMPARE(reply.status, 400);
    QCOMPARE(error(reply), QStringLiteral("invalid_grant"));
    // Its own client spent it; another client cannot spend it.
    const bool isAnothers = changes.constFirst().first == QStringLiteral("client_id");
    QCOMPARE(m_stage->redeem(code).status, isAnothers ? 200 : 400);
}

void TokenGrantsTest::takesBackWhatAStolenCodeGave()
{
    const Parameters sweeper{{named("client_id"), named(demoSweeperId)}};
    const QString code = m_stage->codeFor(Post::Supervisor, sweeper);
    const Reply first = m_stage->redeem(code, sweeper, OAuthStage::sweeperBasic());
    const Reply renewed = m_stage->renew(refreshToken(first));
    QVERIFY(!userOf(accessToken(renewed)).isEmpty());
    QCOMPARE(error(m_stage->redeem(code, sweeper, OAuthStage::sweeperBasic())), QStringLiteral("invalid_grant"));
    QCOMPARE(userOf(accessToken(first)), QString());
    QCOMPARE(userOf(accessToken(renewed)), QString());
    QCOMPARE(error(m_stage->renew(refreshToken(renewed))), QStringLiteral("invalid_grant"));
    m_stage->client.token = m_stage->organization.userToken(); // nobody else's token
    QCOMPARE(m_stage->client.get(QStringLiteral("/api/v2/users/me")).status, 200);
}

void TokenGrantsTest::aCodeGrowsOld()
{
    QCOMPARE(TokenBook::Limits().codeLifetime, std::chrono::milliseconds(60s));
    Organization::Options options = quietOptions();
    options.tokens.codeLifetime = 0ms;
    m_stage = std::make_unique<OAuthStage>(options);
    QCOMPARE(error(m_stage->redeem(m_stage->codeFor(Post::Supervisor))), QStringLiteral("invalid_grant"));
}

void TokenGrantsTest::aRefreshTokenIsGoodOnce()
{
    const Reply first = m_stage->signInSweeper();
    const Reply second = m_stage->renew(refreshToken(first));
    QCOMPARE(second.status, 200);
    QVERIFY(accessToken(second) != accessToken(first));
    QVERIFY(refreshToken(second) != refreshToken(first));
    QCOMPARE(error(m_stage->renew(refreshToken(first))), QStringLiteral("invalid_grant"));
    QCOMPARE(userOf(accessToken(second)), m_stage->organization.site().supervisorId());
    QCOMPARE(m_stage->renew(refreshToken(second)).status, 200);
}

void TokenGrantsTest::aRefreshTokenIsItsClientsAlone()
{
    Organization::Options options = quietOptions();
    options.pkceRefresh = PkceRefresh::Given;
    m_stage = std::make_unique<OAuthStage>(options);
    const Reply sweeper = m_stage->signInSweeper();
    QCOMPARE(error(m_stage->renew(refreshToken(sweeper), "demo-desk:")), QStringLiteral("invalid_grant"));
    QCOMPARE(m_stage->renew(refreshToken(sweeper)).status, 200);
}

void TokenGrantsTest::signingOutEndsTheRenewalToo()
{
    const Reply reply = m_stage->signInSweeper();
    m_stage->client.token = accessToken(reply).toLatin1();
    QCOMPARE(m_stage->client.send("DELETE", QStringLiteral("/api/v2/tokens/me")).status, 200);
    QCOMPARE(m_stage->client.get(QStringLiteral("/api/v2/users/me")).status, 401);
    QCOMPARE(error(m_stage->renew(refreshToken(reply))), QStringLiteral("invalid_grant"));
}

void TokenGrantsTest::anExpiredTokenCanStillBeRenewed()
{
    const Reply reply = m_stage->signInSweeper();
    m_stage->organization.faults().failNext(QStringLiteral("GET /api/v2/users/me"), {.kind = Fault::Kind::Expire}, 1);
    QCOMPARE(userOf(accessToken(reply)), QString());
    const Reply renewed = m_stage->renew(refreshToken(reply));
    QCOMPARE(userOf(accessToken(renewed)), m_stage->organization.site().supervisorId());
}

void TokenGrantsTest::mayRenewAPublicClient()
{
    Organization::Options options = quietOptions();
    options.pkceRefresh = PkceRefresh::Given;
    m_stage = std::make_unique<OAuthStage>(options);
    const Reply reply = m_stage->redeem(m_stage->codeFor(Post::Viewer));
    const QByteArray form = formOf({{named("grant_type"), named("refresh_token")},
                                    {named("refresh_token"), refreshToken(reply)},
                                    {named("client_id"), named(demoDeskId)}});
    const Reply renewed = m_stage->client.logIn({}, form);
    QCOMPARE(renewed.status, 200);
    QVERIFY(refreshToken(renewed) != refreshToken(reply));
    QCOMPARE(userOf(accessToken(renewed)), m_stage->organization.authority().at(Post::Viewer).userId);
}

void TokenGrantsTest::takesOnlyForms()
{
    m_stage->client.token.clear();
    const Reply reply = m_stage->client.send("POST", QStringLiteral("/login/oauth/token"),
                                             R"({"grant_type":"client_credentials","client_id":"demo-desk"})");
    QCOMPARE(error(reply), QStringLiteral("invalid_client"));
}

void TokenGrantsTest::tellsHowToAuthenticate()
{
    const Reply reply = m_stage->client.logIn("demo-client:x", "grant_type=client_credentials");
    QCOMPARE(reply.status, 401);
    QVERIFY(reply.headers.value("www-authenticate").startsWith("Basic "));
}

WRAPDESK_TEST(TokenGrantsTest)
#include "tokengrantstest.moc"
