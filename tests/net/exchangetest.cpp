// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/exchange.h"

#include "support/fakeclock.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// One request on the wire: silence, floods and cancelling.
class ExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void carriesTheAnswer();
    void reportsSilenceAsTimeout();
    void waitsLongerWhileBytesArrive();
    void refusesAFlood_data();
    void refusesAFlood();
    void abortsWhenDeleted();
    void goesWithItsFailureOnTheWay();
    void survivesTheEndOfItsManager();

private:
    void send()
    {
        Exchange::Outgoing outgoing{
            .request = QNetworkRequest(m_server->url()), .verb = "POST", .body = "{}", .once = true};
        m_exchange = std::make_unique<Exchange>(*m_network, outgoing, *m_clock, nullptr);
        connect(m_exchange.get(), &Exchange::answered, this, [this](const Answer &answer) { m_answers << answer; });
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Exchange> m_exchange;
    QList<Answer> m_answers;
};

void ExchangeTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<ScriptedServer>();
    m_network = std::make_unique<QNetworkAccessManager>();
    m_clock = std::make_unique<FakeClock>();
    m_answers.clear();
}

void ExchangeTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    m_exchange.reset();
    m_network.reset();
}

void ExchangeTest::carriesTheAnswer()
{
    m_server->expect("POST /", {.status = 404, .body = "[1]", .headers = {{"ININ-Correlation-Id", "c-1"}}});
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers[0].status, 404);
    QCOMPARE(m_answers[0].body, "[1]");
    QCOMPARE(m_answers[0].correlationId, QStringLiteral("c-1"));
    QVERIFY(!m_answers[0].transport);
    QCOMPARE(m_server->seen().first().body, "{}");
    QTRY_COMPARE(m_clock->waiting(), 0);
}

void ExchangeTest::reportsSilenceAsTimeout()
{
    m_server->expect("POST /", {.ending = ScriptedServer::Ending::Silence});
    send();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_clock->advance(Exchange::silence - 1ms);
    QVERIFY(m_answers.isEmpty());
    m_clock->advance(1ms);
    QCOMPARE(m_answers.size(), 1);
    QVERIFY(m_answers[0].transport->kind == ErrorKind::Timeout);
    QTRY_COMPARE(m_server->connections(), 0);
}

void ExchangeTest::waitsLongerWhileBytesArrive()
{
    m_server->expect("POST /", {.raw = "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"name\""});
    send();
    const auto *reply = m_network->findChild<QNetworkReply *>();
    QVERIFY(reply);
    QTRY_VERIFY(reply->bytesAvailable() > 0);
    m_clock->advance(Exchange::silence);
    QVERIFY(m_answers.isEmpty());
    m_clock->advance(Exchange::silence);
    QCOMPARE(m_answers.size(), 1);
    QVERIFY(m_answers[0].transport->kind == ErrorKind::Timeout);
}

void ExchangeTest::refusesAFlood_data()
{
    QTest::addColumn<QByteArray>("raw");
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    QTest::addRow("announced") << head + "Content-Length: 100000000000\r\n\r\n[";
    QTest::addRow("not announced") << head + "\r\n" + QByteArray(Exchange::largestBody + 1, '[');
}

void ExchangeTest::refusesAFlood()
{
    QFETCH(QByteArray, raw);
    m_server->expect("POST /", {.raw = raw});
    send();
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(m_answers[0].transport->kind == ErrorKind::Decode);
    QTRY_COMPARE(m_server->connections(), 0);
}

void ExchangeTest::abortsWhenDeleted()
{
    m_server->expect("POST /", {.held = true});
    send();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_exchange.reset();
    QTRY_COMPARE(m_server->connections(), 0);
    QVERIFY(m_answers.isEmpty());
}

// Several fail at once, and the others are let go while the first says so. Aborted they would make Qt warn.
void ExchangeTest::goesWithItsFailureOnTheWay()
{
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const Exchange::Outgoing outgoing{
        .request = QNetworkRequest(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(nobody.serverPort()))),
        .verb = "GET"};
    nobody.close();
    const Exchange first(*m_network, outgoing, *m_clock, nullptr);
    auto others = std::make_unique<QObject>();
    connect(m_network->findChild<QNetworkReply *>(), &QNetworkReply::errorOccurred, this,
            [&others] { others.reset(); });
    for (int i = 0; i < 5; ++i)
        new Exchange(*m_network, outgoing, *m_clock, others.get());
    QTRY_VERIFY(!others);
    QTRY_VERIFY(!m_network->findChild<QNetworkReply *>());
}

void ExchangeTest::survivesTheEndOfItsManager()
{
    m_server->expect("POST /", {.held = true});
    send();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_network.reset();
    QTRY_COMPARE(m_server->connections(), 0);
    m_exchange.reset();
    QVERIFY(m_answers.isEmpty());
}

WRAPDESK_TEST(ExchangeTest)
#include "exchangetest.moc"
