// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/remotegate.h"

#include "net/apiclient.h"
#include "support/fakegate.h"
#include "support/named.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace wrapdesk;
using namespace wrapdesk::test;

// A client on another thread behind the one gate at home.
class RemoteGateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void letsAnotherThreadThroughTheSameGate();
    void takesTheTimesWhereTheAnswerCame();
    void renewsForAnotherThread();
    void isSilentOnceHomeIsGone();
    void withdrawsWhatADeadRemoteAskedFor();
    void withdrawsWhatADeadContextAskedFor();

private:
    // Runs `action` on the other thread and waits for it to return.
    void there(const std::function<void()> &action)
    {
        QMetaObject::invokeMethod(m_other.get(), action, Qt::BlockingQueuedConnection);
    }

    std::unique_ptr<FakeGate> m_home;
    std::unique_ptr<RemoteGate> m_remote;
    QThread m_thread;
    std::unique_ptr<QObject> m_other; // lives on m_thread
    std::atomic<int> m_finished = 0;
};

void RemoteGateTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_home = std::make_unique<FakeGate>();
    m_remote = std::make_unique<RemoteGate>(*m_home);
    m_other = std::make_unique<QObject>();
    m_remote->moveToThread(&m_thread);
    m_other->moveToThread(&m_thread);
    m_thread.start();
    m_finished = 0;
}

void RemoteGateTest::cleanup()
{
    there([this] { m_remote.reset(); });
    m_thread.quit();
    m_thread.wait();
    m_other.reset();
    QTRY_VERIFY(!m_home || m_home->children().isEmpty()); // its deputy is gone too
    m_home.reset();
}

void RemoteGateTest::letsAnotherThreadThroughTheSameGate()
{
    ScriptedServer server;
    server.expect(
        "GET /api/v2/thing", 20,
        {.body = R"({"name":"Ada"})",
         .headers = {{"inin-ratelimit-count", "1"}, {"inin-ratelimit-allowed", "300"}, {"inin-ratelimit-reset", "9"}}});
    const SystemClock clock;
    std::unique_ptr<ApiClient> theirs;
    const auto count = [this](const Result<QString> &result) { m_finished += result ? 1 : 1000; };
    there([&] {
        theirs = std::make_unique<ApiClient>(server.url(), *m_remote, clock);
        for (int i = 0; i < 10; ++i)
            theirs->send(named(), m_other.get(), count, Lane::Paced);
    });
    ApiClient ours(server.url(), *m_home, clock);
    for (int i = 0; i < 10; ++i)
        ours.send(named(), this, count);
    QTRY_COMPARE(m_finished, 20);
    QTRY_COMPARE(m_home->rates.size(), 20);
    QCOMPARE(m_home->requests.size(), 20);
    QCOMPARE(m_home->lanes.count(Lane::Paced), 10);
    QCOMPARE(m_home->rates.last(), (RateHeaders{.count = 1, .allowed = 300, .reset = std::chrono::seconds(9)}));
    there([&] { theirs.reset(); });
    QCOMPARE(server.missing(), QByteArrayList());
}

// However late the news of it comes home.
void RemoteGateTest::takesTheTimesWhereTheAnswerCame()
{
    using namespace std::chrono_literals;
    const QDateTime date(QDate(2026, 11, 22), QTime(10, 0, 5), Qt::UTC);
    there([&] { m_remote->observe(std::nullopt, 7s, date, {.sent = 40ms, .received = 90ms}); });
    QTRY_COMPARE(m_home->trips.size(), 1);
    QCOMPARE(m_home->trips.first(), (RoundTrip{.sent = 40ms, .received = 90ms}));
    QCOMPARE(m_home->dates.first(), date);
    QCOMPARE(m_home->retryAfters.first(), std::chrono::milliseconds(7s));
}

void RemoteGateTest::renewsForAnotherThread()
{
    QByteArray token;
    there([&] {
        m_remote->renew(Secret("token-1"), m_other.get(), [&](const Result<Secret> &result) {
            token = result->reveal();
            ++m_finished;
        });
    });
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(token, "token-2");
    QCOMPARE(m_home->renewals, 1);
}

void RemoteGateTest::isSilentOnceHomeIsGone()
{
    m_home.reset();
    there([&] {
        m_remote->enter(Lane::Paced, m_other.get(), [&](const Result<Secret> &) { ++m_finished; });
        m_remote->observe(std::nullopt, std::nullopt, {}, {});
    });
    QCoreApplication::processEvents();
    there([] {});
    QCOMPARE(m_finished, 0);
}

void RemoteGateTest::withdrawsWhatADeadRemoteAskedFor()
{
    there([&] {
        m_remote->enter(Lane::Paced, m_other.get(), [&](const Result<Secret> &) { ++m_finished; });
        m_remote.reset();
    });
    QTRY_VERIFY(m_home->children().isEmpty());
    there([] {});
    QCOMPARE(m_finished, 0);
}

void RemoteGateTest::withdrawsWhatADeadContextAskedFor()
{
    there([&] {
        QObject context;
        m_remote->enter(Lane::Paced, &context, [&](const Result<Secret> &) { ++m_finished; });
    });
    const QObject *deputy = m_home->children().value(0);
    QVERIFY(deputy);
    QTRY_COMPARE(m_home->lanes.size(), 1);
    QTRY_VERIFY(deputy->children().isEmpty());
    there([] {});
    QCOMPARE(m_finished, 0);
}

WRAPDESK_TEST(RemoteGateTest)
#include "remotegatetest.moc"
