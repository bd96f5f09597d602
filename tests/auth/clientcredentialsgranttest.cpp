// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/clientcredentialsgrant.h"

#include "net/outcome.h"
#include "support/fakeclock.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class ClientCredentialsGrantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksAsOAuthSays();
    void explainsRefusals_data();
    void explainsRefusals();
    void readsAnswers_data();
    void readsAnswers();
    void refusesOtherAnswers_data();
    void refusesOtherAnswers();
    void sendsItsSecretToNoOtherHost_data();
    void sendsItsSecretToNoOtherHost();
    void isSilentOnceItsContextIsGone();
    void isSilentOnceDeleted();

private:
    void fetch(const QString &path = {})
    {
        QUrl login = m_server->url();
        login.setPath(path);
        m_grant = std::make_unique<ClientCredentialsGrant>(
            login, ClientCredentials{.clientId = QStringLiteral("id"), .clientSecret = Secret("pa:ss")}, m_clock);
        m_grant->fetch(m_context.get(), [this](const Result<Token> &token) { m_answers << token; });
    }

    std::unique_ptr<ScriptedServer> m_server;
    FakeClock m_clock;
    std::unique_ptr<ClientCredentialsGrant> m_grant;
    std::unique_ptr<QObject> m_context;
    QList<Result<Token>> m_answers;
};

void ClientCredentialsGrantTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<ScriptedServer>();
    m_context = std::make_unique<QObject>();
    m_answers.clear();
}

void ClientCredentialsGrantTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    m_grant.reset();
}

void ClientCredentialsGrantTest::asksAsOAuthSays()
{
    m_server->expect("POST /login/oauth/token",
                     {.body = R"({"access_token":"t0ken","token_type":"bearer","expires_in":86399})"});
    fetch(QStringLiteral("/login"));
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers[0]->secret.reveal(), "t0ken");
    QCOMPARE(m_answers[0]->lifetime, 86399s);
    const ScriptedServer::Seen &seen = m_server->seen().first();
    QCOMPARE(seen.headers.value("authorization"), "Basic " + QByteArray("id:pa:ss").toBase64());
    QCOMPARE(seen.headers.value("content-type"), "application/x-www-form-urlencoded");
    QCOMPARE(seen.body, "grant_type=client_credentials");
}

void ClientCredentialsGrantTest::explainsRefusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("invalid_client") << 400 << ErrorKind::Unauthorized << QStringLiteral("client secret is wrong");
    QTest::newRow("unauthorized_client") << 400 << ErrorKind::Unauthorized << QStringLiteral("grant type");
    QTest::newRow("access_denied") << 403 << ErrorKind::Forbidden << QStringLiteral("denies");
    QTest::newRow("server_error") << 400 << ErrorKind::Server << QStringLiteral("in trouble");
    QTest::newRow("temporarily_unavailable") << 503 << ErrorKind::Server << QStringLiteral("unavailable");
    QTest::newRow("something_new") << 400 << ErrorKind::Invalid << QStringLiteral("platform's words");
}

void ClientCredentialsGrantTest::explainsRefusals()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    const QByteArray code = QTest::currentDataTag();
    m_server->expect(
        "POST /oauth/token",
        {.status = status, .body = R"({"error":")" + code + R"(","error_description":"platform's words"})"});
    fetch();
    QTRY_COMPARE(m_answers.size(), 1);
    const Error error = m_answers[0].error();
    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QCOMPARE(error.code, QString::fromLatin1(code));
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QVERIFY(error.message.contains(u"platform's words"));
    QCOMPARE(error.where, QStringLiteral("POST /oauth/token"));
}

void ClientCredentialsGrantTest::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<std::chrono::seconds>>("lifetime");
    const std::optional<std::chrono::seconds> unknown;
    QTest::addRow("whole") << QByteArray(R"({"access_token":"t","token_type":"Bearer","expires_in":60})")
                           << std::optional(60s);
    QTest::addRow("bare") << QByteArray(R"({"access_token":"t"})") << unknown;
    QTest::addRow("no lifetime at all") << QByteArray(R"({"access_token":"t","expires_in":0})") << unknown;
    QTest::addRow("negative") << QByteArray(R"({"access_token":"t","expires_in":-5})") << unknown;
    QTest::addRow("text") << QByteArray(R"({"access_token":"t","expires_in":"60"})") << unknown;
    QTest::addRow("for ever") << QByteArray(R"({"access_token":"t","expires_in":2000000000})")
                              << std::optional<std::chrono::seconds>(24h * 7);
}

void ClientCredentialsGrantTest::readsAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(std::optional<std::chrono::seconds>, lifetime);
    Answer answer;
    answer.status = 200;
    answer.body = body;
    const Result<Token> token = tokenFrom(answer, "client_credentials", QStringLiteral("login"));
    QVERIFY(token.has_value());
    QCOMPARE(token->secret.reveal(), "t");
    QCOMPARE(token->lifetime, lifetime);
}

void ClientCredentialsGrantTest::refusesOtherAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body :
         {"", "{}", "[]", "{\"access_token\":", R"({"access_token":""})", R"({"access_token":7})",
          R"({"access_token":null})", R"({"access_token":"passw0rd\r\nX-Evil: 1"})", R"({"access_token":"passw0rd x"})",
          R"({"access_token":"passw0rd","token_type":"mac"})", "<html>passw0rd</html>"})
        QTest::addRow("%s", body) << QByteArray(body);
}

void ClientCredentialsGrantTest::refusesOtherAnswers()
{
    QFETCH(QByteArray, body);
    Answer answer;
    answer.status = 200;
    answer.body = body;
    const Result<Token> token = tokenFrom(answer, "client_credentials", QStringLiteral("login"));
    QVERIFY(!token && token.error().kind == ErrorKind::Decode);
    QVERIFY(!describe(token.error()).contains(u"passw0rd"));
}

void ClientCredentialsGrantTest::sendsItsSecretToNoOtherHost_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void ClientCredentialsGrantTest::sendsItsSecretToNoOtherHost()
{
    QFETCH(int, status);
    ScriptedServer other; // fails the test if anything comes
    m_server->expect("POST /oauth/token",
                     {.status = status, .headers = {{"Location", other.url().toEncoded() + "/oauth/token"}}});
    fetch();
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(!m_answers[0]);
    QVERIFY(other.seen().isEmpty());
    QCOMPARE(other.connections(), 0);
}

void ClientCredentialsGrantTest::isSilentOnceItsContextIsGone()
{
    m_server->expect("POST /oauth/token", {.held = true});
    fetch();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_context.reset();
    QTRY_COMPARE(m_server->connections(), 0);
    QVERIFY(m_answers.isEmpty());
}

void ClientCredentialsGrantTest::isSilentOnceDeleted()
{
    m_server->expect("POST /oauth/token", {.held = true});
    fetch();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_grant.reset();
    QTRY_COMPARE(m_server->connections(), 0);
    QVERIFY(m_answers.isEmpty());
}

WRAPDESK_TEST(ClientCredentialsGrantTest)
#include "clientcredentialsgranttest.moc"
