// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "callfixture.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// A request against a scripted server: what we send and what comes back.
class CallTest : public CallFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void sendsTheRequestAndDecodesTheAnswer();
    void asksWithoutABody();
    void readsAnswersWithoutBodyIntoNothing();
    void tellsTheGateWhatTheAnswerSaid();
    void tellsTheGateWhenItAskedAndWhenItHeard();
    void namesWhatCannotBeRead_data();
    void namesWhatCannotBeRead();
    void decodesLargeBodiesOffThisThread();
    void followsNoRedirect();
    void sendsNothingForAnIdThatLeadsElsewhere();
    void saysWhenNobodyListens();
};

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

// Each try for itself: neither the wait for the gate nor the pause before the second is on the way.
void CallTest::tellsTheGateWhenItAskedAndWhenItHeard()
{
    Server::Reply slow = good;
    slow.held = true;
    m_server->expect(get, {.status = 503});
    send(named());
    const auto first = m_clock->elapsed();
    QTRY_COMPARE(m_gate->trips.size(), 1);
    QCOMPARE(m_gate->trips[0], (RoundTrip{.sent = first, .received = first}));
    m_server->expect(get, slow);
    QTRY_VERIFY(m_clock->next());
    const auto second = m_clock->elapsed() + *m_clock->next();
    m_clock->advance(*m_clock->next());
    QTRY_COMPARE(m_server->seen().size(), 2);
    m_clock->advance(250ms);
    m_server->release();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_gate->trips.size(), 2);
    QCOMPARE(m_gate->trips[1], (RoundTrip{.sent = second, .received = second + 250ms}));
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
