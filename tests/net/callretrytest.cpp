// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "callfixture.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// A request against a scripted server: when we send it again, and when not.
class CallRetryTest : public CallFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void renewsOnceForFiveParallel401s();
    void givesUpAfterTheSecond401();
    void waitsAsLongAsA429Says();
    void climbsTheLadderOf503s();
    void doesNotRepeatWhatIsNotSafe_data();
    void doesNotRepeatWhatIsNotSafe();
    void qtDoesNotRepeatAPostByItself();
    void repeatsABrokenAnswer();
    void triesAgainWhenNoTokenCouldBeHad();
    void givesUpWhenNoTokenCanBeHad();
    void waitsAsLongAsTheLoginHostSays();
    void isSentWhileItIsGood();
    void isNotSentTooLate();
};

void CallRetryTest::renewsOnceForFiveParallel401s()
{
    m_server->expect(get, 5, {.status = 401, .body = R"({"code":"bad.credentials"})"});
    m_server->expect(get, 5, good);
    for (int i = 0; i < 5; ++i)
        send(named());
    QTRY_COMPARE(m_finished, 5);
    QVERIFY(!m_error);
    QCOMPARE(m_gate->renewals, 1);
    QCOMPARE(m_gate->lanes.size(), 10); // every try has a slot of its own
    QCOMPARE(m_server->seen().at(4).headers.value("authorization"), "Bearer token-1");
    QCOMPARE(m_server->seen().at(5).headers.value("authorization"), "Bearer token-2");
}

void CallRetryTest::givesUpAfterTheSecond401()
{
    m_server->expect(get, 2, {.status = 401, .body = R"({"code":"bad.credentials","message":"Invalid login."})"});
    send(named());
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Unauthorized);
    QCOMPARE(m_error->code, QStringLiteral("bad.credentials"));
    QCOMPARE(m_error->where, QStringLiteral("GET /api/v2/thing"));
}

void CallRetryTest::waitsAsLongAsA429Says()
{
    m_server->expect(post,
                     {.status = 429, .body = R"({"code":"too.many.requests"})", .headers = {{"Retry-After", "7"}}});
    m_server->expect(post, {.status = 429, .body = "{}"});
    m_server->expect(post, good);
    send(named(Verb::Post)); // never carried out, so repeating it is safe
    for (const std::chrono::milliseconds wait : {7s, 5s}) {
        QTRY_COMPARE(m_clock->next(), wait);
        m_clock->advance(wait);
    }
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_name, QStringLiteral("Ada"));
    const QList<std::optional<std::chrono::milliseconds>> waits{7s, 5s, std::nullopt};
    QCOMPARE(m_gate->retryAfters, waits);
    QCOMPARE(m_gate->lanes.size(), 3);
}

void CallRetryTest::climbsTheLadderOf503s()
{
    m_server->expect(get, 6, {.status = 503, .body = R"({"code":"service.unavailable"})"});
    send(named());
    for (const std::chrono::milliseconds rung : {500ms, 1000ms, 2000ms, 4000ms, 8000ms}) {
        QTRY_COMPARE(m_clock->next(), rung);
        m_clock->advance(rung);
    }
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Server);
    QCOMPARE(m_error->httpStatus, 503);
    QCOMPARE(m_server->seen().size(), 6);
}

void CallRetryTest::doesNotRepeatWhatIsNotSafe_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {500, 502, 503, 504, 408})
        QTest::addRow("%d", status) << status;
}

void CallRetryTest::doesNotRepeatWhatIsNotSafe()
{
    QFETCH(int, status);
    m_server->expect(post, {.status = status});
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_error->httpStatus, status);
    QCOMPARE(m_server->seen().size(), 1);
}

void CallRetryTest::qtDoesNotRepeatAPostByItself()
{
    m_server->expect(post, {.ending = Server::Ending::Vanish});
    m_server->expect(post, good);
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Offline);
    QCOMPARE(m_server->seen().size(), 1);
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 2);
    QCOMPARE(m_name, QStringLiteral("Ada"));
}

void CallRetryTest::repeatsABrokenAnswer()
{
    m_server->expect(get, {.body = R"({"na)", .headers = {{"Content-Length", "14"}}, .ending = Server::Ending::Close});
    m_server->expect(get, good);
    send(named());
    QTRY_COMPARE(m_clock->next(), 500ms);
    QTRY_COMPARE(m_server->connections(), 0);
    m_clock->advance(500ms);
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_name, QStringLiteral("Ada"));
}

void CallRetryTest::triesAgainWhenNoTokenCouldBeHad()
{
    m_gate->refusal = Error{.kind = ErrorKind::Offline};
    m_server->expect(post, good);
    send(named(Verb::Post));
    QTRY_COMPARE(m_clock->next(), 500ms);
    m_gate->refusal.reset();
    m_clock->advance(500ms);
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(!m_error);
}

void CallRetryTest::givesUpWhenNoTokenCanBeHad()
{
    m_gate->refusal = Error{.kind = ErrorKind::Offline, .where = QStringLiteral("POST /oauth/token")};
    send(named(Verb::Post));
    for (const std::chrono::milliseconds rung : {500ms, 1000ms, 2000ms, 4000ms, 8000ms}) {
        QTRY_COMPARE(m_clock->next(), rung);
        m_clock->advance(rung);
    }
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_error->where, QStringLiteral("POST /oauth/token"));
}

void CallRetryTest::waitsAsLongAsTheLoginHostSays()
{
    m_gate->refusal = Error{.kind = ErrorKind::RateLimited, .retryAfter = 9s};
    m_server->expect(get, good);
    send(named());
    QTRY_COMPARE(m_clock->next(), 9s);
    m_gate->refusal.reset();
    m_clock->advance(9s);
    QTRY_COMPARE(m_finished, 1);
}

void CallRetryTest::isSentWhileItIsGood()
{
    Request<QString> request = named(Verb::Post);
    request.http.goodFor = 10s;
    m_server->expect(post, {.status = 429, .headers = {{"Retry-After", "10"}}});
    m_server->expect(post, good);
    send(request);
    QTRY_COMPARE(m_clock->next(), 10s);
    m_clock->advance(10s);
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(!m_error);
}

void CallRetryTest::isNotSentTooLate()
{
    Request<QString> request = named(Verb::Post);
    request.http.goodFor = 10s;
    m_server->expect(post, {.status = 429, .headers = {{"Retry-After", "11"}}});
    send(request);
    QTRY_COMPARE(m_clock->next(), 11s);
    m_clock->advance(11s);
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Cancelled);
}

WRAPDESK_TEST(CallRetryTest)
#include "callretrytest.moc"
