// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/persongrant.h"

#include "support/fakeclock.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class PersonGrantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void handsOutWhatTheSignInBroughtOnce();
    void renewsWithTheRefreshTokenAndTellsTheNewOne();
    void keepsTheRefreshTokenWhereNoNewOneComes();
    void beginsWithTheRefreshTokenWhereThereIsNoOther();
    void saysWhyItCannotRenew_data();
    void saysWhyItCannotRenew();
    void asksForNothingOnceItsContextIsGone();

private:
    void make(const QByteArray &access, const QByteArray &refresh, const QByteArray &secret = "se cret")
    {
        m_grant = std::make_unique<PersonGrant>(
            m_server->url(),
            SignedInPerson{.client = {.clientId = QStringLiteral("id"), .clientSecret = Secret(secret)},
                           .token = {.secret = Secret(access), .lifetime = 60s, .refresh = Secret(refresh)}},
            m_clock);
        connect(m_grant.get(), &PersonGrant::tokenChanged, this, [this](const Token &token) { m_kept << token; });
    }
    void fetch()
    {
        m_grant->fetch(m_context.get(), [this](const Result<Token> &token) { m_answers << token; });
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QObject> m_context;
    FakeClock m_clock;
    std::unique_ptr<PersonGrant> m_grant;
    QList<Result<Token>> m_answers;
    QList<Token> m_kept;
};

void PersonGrantTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<ScriptedServer>();
    m_context = std::make_unique<QObject>();
    m_answers.clear();
    m_kept.clear();
}

void PersonGrantTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    m_grant.reset();
}

void PersonGrantTest::handsOutWhatTheSignInBroughtOnce()
{
    make("access", {});
    fetch();
    QVERIFY(m_answers.isEmpty()); // never from within
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers[0]->secret.reveal(), "access");
    QCOMPARE(m_answers[0]->lifetime, 60s);
    fetch();
    QTRY_COMPARE(m_answers.size(), 2);
    QVERIFY(m_answers[1].error().kind == ErrorKind::Unauthorized);
    QCOMPARE(m_answers[1].error().code, QStringLiteral("sign-in-ended"));
    QVERIFY(m_server->seen().isEmpty() && m_kept.isEmpty());
}

void PersonGrantTest::renewsWithTheRefreshTokenAndTellsTheNewOne()
{
    make("access", "r/1");
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"second","refresh_token":"r2","expires_in":9})"});
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"third","refresh_token":"r3"})"});
    for (int i = 0; i < 3; ++i) {
        fetch();
        QTRY_COMPARE(m_answers.size(), i + 1);
    }
    QCOMPARE(m_answers[1]->secret.reveal(), "second");
    QCOMPARE(m_answers[2]->secret.reveal(), "third");
    QCOMPARE(m_server->seen()[0].body, "grant_type=refresh_token&refresh_token=r%2F1");
    QCOMPARE(m_server->seen()[0].headers.value("authorization"), "Basic " + QByteArray("id:se cret").toBase64());
    QCOMPARE(m_server->seen()[1].body, "grant_type=refresh_token&refresh_token=r2");
    QCOMPARE(m_kept.size(), 2);
    QCOMPARE(m_kept[1].refresh.reveal(), "r3");
}

void PersonGrantTest::keepsTheRefreshTokenWhereNoNewOneComes()
{
    make({}, "r1", {});
    m_server->expect("POST /oauth/token", 2, {.body = R"({"access_token":"next"})"});
    for (int i = 0; i < 2; ++i) {
        fetch();
        QTRY_COMPARE(m_answers.size(), i + 1);
    }
    QCOMPARE(m_server->seen()[1].body, "grant_type=refresh_token&refresh_token=r1&client_id=id");
    QVERIFY(!m_server->seen()[1].headers.contains("authorization")); // a public client has no secret to show
    QCOMPARE(m_kept[0].refresh.reveal(), "r1");
}

void PersonGrantTest::beginsWithTheRefreshTokenWhereThereIsNoOther()
{
    make({}, "r1");
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"first"})"});
    fetch();
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers[0]->secret.reveal(), "first");
}

void PersonGrantTest::saysWhyItCannotRenew_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("invalid_grant") << 400 << ErrorKind::Unauthorized << QStringLiteral("revoked or unused");
    QTest::newRow("invalid_client") << 401 << ErrorKind::Unauthorized << QStringLiteral("client secret is wrong");
    QTest::newRow("unauthorized_client") << 400 << ErrorKind::Unauthorized << QStringLiteral("may not renew");
    QTest::newRow("unsupported_grant_type") << 400 << ErrorKind::Unauthorized << QStringLiteral("may not renew");
    QTest::newRow("invalid_request") << 400 << ErrorKind::Invalid << QStringLiteral("could not use the request");
    QTest::newRow("invalid_scope") << 400 << ErrorKind::Forbidden << QStringLiteral("lacks a scope");
}

void PersonGrantTest::saysWhyItCannotRenew()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    make({}, "r1");
    m_server->expect("POST /oauth/token",
                     {.status = status, .body = R"({"error":")" + QByteArray(QTest::currentDataTag()) + R"("})"});
    fetch();
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(errorKindName(m_answers[0].error().kind), errorKindName(kind));
    QVERIFY2(m_answers[0].error().message.contains(words), qPrintable(m_answers[0].error().message));
    QVERIFY(m_kept.isEmpty());
}

void PersonGrantTest::asksForNothingOnceItsContextIsGone()
{
    make({}, "r1");
    m_server->expect("POST /oauth/token", {.held = true});
    fetch();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_context.reset();
    QTRY_COMPARE(m_server->connections(), 0);
    QVERIFY(m_answers.isEmpty());
}

WRAPDESK_TEST(PersonGrantTest)
#include "persongranttest.moc"
