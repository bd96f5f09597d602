// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/apiclient.h"
#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/named.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

using Server = ScriptedServer;

const QByteArray get = "GET /api/v2/thing";
const QByteArray post = "POST /api/v2/thing";
const Server::Reply good{.body = R"({"name":"Ada"})"};

} // namespace

// The whole life of a request against a scripted server: what we send, when we send it again, what comes back.
class CallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void sendsTheRequestAndDecodesTheAnswer();
    void asksWithoutABody();
    void readsAnswersWithoutBodyIntoNothing();
    void tellsTheGateWhatTheAnswerSaid();
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
    void namesWhatCannotBeRead_data();
    void namesWhatCannotBeRead();
    void decodesLargeBodiesOffThisThread();
    void followsNoRedirect();
    void sendsNothingForAnIdThatLeadsElsewhere();
    void saysWhenNobodyListens();

private:
    template <typename T>
    Call *send(const Request<T> &request, Lane lane = Lane::Interactive)
    {
        return m_client->send(
            request, this,
            [this](const Result<T> &result) {
                ++m_finished;
                if (!result)
                    m_error = result.error();
                else if constexpr (std::is_same_v<T, QString>)
                    m_name = *result;
            },
            lane);
    }

    std::unique_ptr<Server> m_server;
    std::unique_ptr<FakeGate> m_gate;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ApiClient> m_client;
    int m_finished = 0;
    QString m_name;
    std::optional<Error> m_error;
};

void CallTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<Server>();
    m_gate = std::make_unique<FakeGate>();
    m_clock = std::make_unique<FakeClock>();
    m_client = std::make_unique<ApiClient>(m_server->url(), *m_gate, *m_clock);
    m_finished = 0;
    m_name.clear();
    m_error.reset();
}

void CallTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    QCOMPARE(m_server->seen().size(), m_gate->requests.size()); // nothing goes out uncounted
    m_client.reset();
}

void CallTest::sendsTheRequestAndDecodesTheAnswer()
{
    Request<QString> request = named(Verb::Post);
    request.http.path << QStringLiteral("a/b ü");
    request.http.query.addQueryItem(QStringLiteral("number"), QStringLiteral("+49"));
    m_server->expect("POST /api/v2/thing/a%2Fb%20%C3%BC?number=%2B49", good);
    send(request, Lane::Paced);
    QCOMPARE(m_finished, 0);
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_name, QStringLiteral("Ada"));
    const Server::Seen &seen = m_server->seen().first();
    QCOMPARE(seen.headers.value("authorization"), "Bearer token-1");
    QCOMPARE(seen.headers.value("content-type"), "application/json");
    QCOMPARE(seen.body, R"({"code":"c"})");
    QCOMPARE(m_gate->lanes, QList{Lane::Paced});
    QCOMPARE(m_gate->requests, QStringList{QStringLiteral("POST /api/v2/thing")});
}

void CallTest::asksWithoutABody()
{
    m_server->expect(get, good);
    send(named());
    QTRY_COMPARE(m_finished, 1);
    const Server::Seen &seen = m_server->seen().first();
    QVERIFY(!seen.headers.contains("content-length"));
    QVERIFY(!seen.headers.contains("content-type"));
    QVERIFY(!seen.headers.contains("cookie"));
    QCOMPARE(seen.headers.value("accept"), "application/json");
}

void CallTest::readsAnswersWithoutBodyIntoNothing()
{
    Request<void> request;
    request.http = named(Verb::Post).http;
    request.decode = [](const QByteArray &body) -> Result<void> {
        return body.isEmpty() ? Result<void>() : Failure(Error{.kind = ErrorKind::Decode});
    };
    m_server->expect(post, {.status = 202, .body = {}});
    send(request);
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(!m_error);
}

void CallTest::tellsTheGateWhatTheAnswerSaid()
{
    Server::Reply reply = good;
    reply.headers = {{"inin-ratelimit-count", "7"},
                     {"inin-ratelimit-allowed", "300"},
                     {"inin-ratelimit-reset", "42"},
                     {"Date", "Sun, 22 Nov 2026 10:00:05 GMT"}};
    m_server->expect(get, reply);
    send(named());
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_gate->rates.size(), 1);
    QCOMPARE(m_gate->rates[0], (RateHeaders{.count = 7, .allowed = 300, .reset = 42s}));
    QCOMPARE(m_gate->retryAfters[0], std::nullopt);
    QCOMPARE(m_gate->dates[0], QDateTime(QDate(2026, 11, 22), QTime(10, 0, 5), Qt::UTC));
}

void CallTest::renewsOnceForFiveParallel401s()
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

void CallTest::givesUpAfterTheSecond401()
{
    m_server->expect(get, 2, {.status = 401, .body = R"({"code":"bad.credentials","message":"Invalid login."})"});
    send(named());
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Unauthorized);
    QCOMPARE(m_error->code, QStringLiteral("bad.credentials"));
    QCOMPARE(m_error->where, QStringLiteral("GET /api/v2/thing"));
}

void CallTest::waitsAsLongAsA429Says()
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

void CallTest::climbsTheLadderOf503s()
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

void CallTest::doesNotRepeatWhatIsNotSafe_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {500, 502, 503, 504, 408})
        QTest::addRow("%d", status) << status;
}

void CallTest::doesNotRepeatWhatIsNotSafe()
{
    QFETCH(int, status);
    m_server->expect(post, {.status = status});
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_error->httpStatus, status);
    QCOMPARE(m_server->seen().size(), 1);
}

void CallTest::qtDoesNotRepeatAPostByItself()
{
    m_server->expect(post, {.body = {}, .ending = Server::Ending::Close, .raw = "\r\n"});
    m_server->expect(post, good);
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Offline);
    QCOMPARE(m_server->seen().size(), 1);
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 2);
    QCOMPARE(m_name, QStringLiteral("Ada"));
}

void CallTest::repeatsABrokenAnswer()
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

void CallTest::triesAgainWhenNoTokenCouldBeHad()
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

void CallTest::givesUpWhenNoTokenCanBeHad()
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

void CallTest::waitsAsLongAsTheLoginHostSays()
{
    m_gate->refusal = Error{.kind = ErrorKind::RateLimited, .retryAfter = 9s};
    m_server->expect(get, good);
    send(named());
    QTRY_COMPARE(m_clock->next(), 9s);
    m_gate->refusal.reset();
    m_clock->advance(9s);
    QTRY_COMPARE(m_finished, 1);
}

void CallTest::namesWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    QTest::addRow("truncated JSON") << QByteArray("application/json") << QByteArray(R"({"name":"Ad)")
                                    << QStringLiteral("GET /api/v2/thing $.name");
    QTest::addRow("a captive portal") << QByteArray("text/html") << QByteArray("<html>Welcome to our hotel</html>")
                                      << QStringLiteral("GET /api/v2/thing");
}

void CallTest::namesWhatCannotBeRead()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, where);
    m_server->expect(get, {.body = body, .headers = {{"Content-Type", type}, {"ININ-Correlation-Id", "c-1"}}});
    send(named());
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Decode);
    QCOMPARE(m_error->httpStatus, 200);
    QCOMPARE(m_error->correlationId, QStringLiteral("c-1"));
    QCOMPARE(m_error->where, where);
}

void CallTest::decodesLargeBodiesOffThisThread()
{
    QThread *decodedOn = nullptr;
    Request<QString> request = named();
    request.decode = [&decodedOn, decode = request.decode](const QByteArray &body) {
        decodedOn = QThread::currentThread();
        return decode(body);
    };
    m_server->expect(get, {.body = R"({"name":")" + QByteArray(100'000, 'x') + "\"}"});
    send(request);
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_name.size(), 100'000);
    QVERIFY(decodedOn && decodedOn != QThread::currentThread());
}

void CallTest::followsNoRedirect()
{
    Server elsewhere;
    m_server->expect(get, {.status = 302, .headers = {{"Location", elsewhere.url().toEncoded() + "/secret"}}});
    send(named());
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_error->httpStatus, 302);
    QVERIFY(m_error->message.contains(u"127.0.0.1"));
    QCOMPARE(elsewhere.connections(), 0);
    QVERIFY(elsewhere.seen().isEmpty());
}

void CallTest::sendsNothingForAnIdThatLeadsElsewhere()
{
    Request<QString> request = named();
    request.http.path << QStringLiteral("..");
    send(request);
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Invalid);
    QVERIFY(m_server->seen().isEmpty());
}

void CallTest::saysWhenNobodyListens()
{
    m_client = std::make_unique<ApiClient>(Server::deadEnd(), *m_gate, *m_clock);
    send(named(Verb::Post));
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_error->kind == ErrorKind::Offline);
    QCOMPARE(m_error->httpStatus, 0);
    m_gate->requests.clear();
}

WRAPDESK_TEST(CallTest)
#include "calltest.moc"
