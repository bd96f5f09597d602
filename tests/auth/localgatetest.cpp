// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/localgate.h"

#include "auth/staticgrant.h"
#include "net/apiclient.h"
#include "net/remotegate.h"
#include "support/fakeclock.h"
#include "support/named.h"
#include "support/runner.h"
#include "support/scriptedgrant.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class LocalGateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void pacesThePacedLane();
    void letsInteractiveOvertakePaced();
    void keepsTheOrderWithinALane();
    void holdsEverybodyAfter429();
    void spendsNothingOnThoseWhoLeft();
    void spendsNothingOnTheDeadRemotes();
    void givesBackWhatGotNoToken();
    void renewsOnceForFiveParallel401s();
    void honoursRetryAfter();
    void tellsItsFiguresOnceATurn();
    void knowsThePlatformsTime();
    void keepsRequestsForWhatCannotWait();
    void knowsHowManyRequestsGoUntilATime();

private:
    void enter(Lane lane, const QString &name, QObject *context = nullptr)
    {
        m_gate->enter(lane, context ? context : this, [this, name](const Result<Secret> &token) {
            QVERIFY(token.has_value());
            m_admitted << name;
        });
    }
    void settle() const
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }
    // Passes time until nobody waits any more, at most `limit`.
    void pass(std::chrono::milliseconds limit)
    {
        const auto end = m_clock->elapsed() + limit;
        while (m_clock->next() && m_clock->elapsed() + *m_clock->next() <= end) {
            m_clock->advance(*m_clock->next());
            settle();
        }
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<LocalGate> m_gate;
    QStringList m_admitted;
};

void LocalGateTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_gate.reset();
    m_clock = std::make_unique<FakeClock>();
    m_tokens = std::make_unique<TokenSource>(std::make_unique<StaticGrant>(Secret("given")), *m_clock);
    m_gate = std::make_unique<LocalGate>(*m_tokens, *m_clock);
    m_admitted.clear();
}

// The budget lets one paced slot be made up for, hence the two that go at once here and below.
void LocalGateTest::pacesThePacedLane()
{
    const auto start = m_clock->elapsed();
    for (int i = 0; i < 12; ++i)
        enter(Lane::Paced, QString::number(i));
    settle();
    QCOMPARE(m_admitted.size(), 2);
    pass(60s);
    QCOMPARE(m_admitted.size(), 12);
    const auto pace = (m_clock->elapsed() - start) / 10;
    QVERIFY2(pace >= 200ms && pace <= 210ms, qPrintable(QString::number(pace.count()))); // 295 a minute
}

void LocalGateTest::letsInteractiveOvertakePaced()
{
    for (int i = 0; i < 4; ++i)
        enter(Lane::Paced, QStringLiteral("sweep"));
    enter(Lane::Interactive, QStringLiteral("person"));
    settle();
    QCOMPARE(m_admitted, (QStringList{QStringLiteral("sweep"), QStringLiteral("sweep"), QStringLiteral("person")}));
    pass(60s);
    QCOMPARE(m_admitted.size(), 5);
}

void LocalGateTest::keepsTheOrderWithinALane()
{
    QStringList expected;
    for (const Lane lane : {Lane::Interactive, Lane::Paced}) {
        for (int i = 0; i < 20; ++i) {
            expected << QStringLiteral("%1 %2").arg(int(lane)).arg(i);
            enter(lane, expected.last());
        }
    }
    settle();
    pass(60s);
    QCOMPARE(m_admitted, expected);
}

void LocalGateTest::holdsEverybodyAfter429()
{
    m_gate->observe(std::nullopt, 20s, {}, {});
    enter(Lane::Paced, QStringLiteral("sweep"));
    enter(Lane::Interactive, QStringLiteral("person"));
    m_clock->advance(20s - 1ms);
    settle();
    QVERIFY(m_admitted.isEmpty());
    m_clock->advance(1ms);
    settle();
    QCOMPARE(m_admitted.first(), QStringLiteral("person"));
    pass(60s);
    QCOMPARE(m_admitted.size(), 2);
    QCOMPARE(m_gate->throttledCount(), 1);
}

void LocalGateTest::spendsNothingOnThoseWhoLeft()
{
    m_gate->observe(std::nullopt, 20s, {}, {});
    auto gone = std::make_unique<QObject>();
    for (int i = 0; i < 100; ++i)
        enter(Lane::Paced, QStringLiteral("gone"), gone.get());
    enter(Lane::Paced, QStringLiteral("here"));
    gone.reset();
    m_clock->advance(20s);
    settle();
    QCOMPARE(m_admitted, QStringList{QStringLiteral("here")});
    QCOMPARE(m_gate->used(), 1);
}

void LocalGateTest::spendsNothingOnTheDeadRemotes()
{
    m_gate->observe(std::nullopt, 20s, {}, {});
    {
        RemoteGate remote(*m_gate);
        for (int i = 0; i < 100; ++i)
            remote.enter(Lane::Paced, this, [this](const Result<Secret> &) { m_admitted << QStringLiteral("gone"); });
        settle();
    }
    QTRY_VERIFY(m_gate->children().isEmpty());
    m_clock->advance(20s);
    settle();
    QVERIFY(m_admitted.isEmpty());
    QCOMPARE(m_gate->used(), 0);
}

// As when a program starts before its network is there.
void LocalGateTest::givesBackWhatGotNoToken()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^no token")));
    auto scripted = std::make_unique<ScriptedGrant>();
    ScriptedGrant &grant = *scripted;
    TokenSource tokens(std::move(scripted), *m_clock);
    LocalGate gate(tokens, *m_clock);
    int refused = 0;
    for (int i = 0; i < 50; ++i)
        gate.enter(Lane::Interactive, this, [&refused](const Result<Secret> &token) { refused += !token; });
    QCOMPARE(gate.used(), 50);
    grant.answer(Failure(Error{.kind = ErrorKind::Offline}));
    QTRY_COMPARE(refused, 50);
    QCOMPARE(gate.used(), 0);
    QCOMPARE(gate.timeFor(1), 0ms);
}

void LocalGateTest::renewsOnceForFiveParallel401s()
{
    auto scripted = std::make_unique<ScriptedGrant>();
    ScriptedGrant &grant = *scripted;
    TokenSource tokens(std::move(scripted), *m_clock);
    LocalGate gate(tokens, *m_clock);
    ScriptedServer server;
    server.expect("GET /api/v2/thing", 5, {.status = 401});
    server.expect("GET /api/v2/thing", 5, {.body = R"({"name":"Ada"})"});
    ApiClient client(server.url(), gate, *m_clock);
    int finished = 0;
    for (int i = 0; i < 5; ++i)
        client.send(named(), this, [&finished](const Result<QString> &result) { finished += result ? 1 : 100; });
    QCOMPARE(grant.fetches, 1);
    grant.answer("one", 1h);
    QTRY_COMPARE(grant.fetches, 2);
    QTRY_COMPARE(gate.requestCounts().value(QStringLiteral("GET /api/v2/thing")), 5);
    grant.answer("two", 1h);
    QTRY_COMPARE(finished, 5);
    QCOMPARE(grant.fetches, 2);
    QCOMPARE(server.seen().last().headers.value("authorization"), "Bearer two");
    QCOMPARE(server.missing(), QByteArrayList());
}

void LocalGateTest::honoursRetryAfter()
{
    ScriptedServer server;
    server.expect("GET /api/v2/thing", {.status = 429, .headers = {{"Retry-After", "7"}}});
    ApiClient client(server.url(), *m_gate, *m_clock);
    int finished = 0;
    client.send(named(), this, [&finished](const Result<QString> &result) { finished += result ? 1 : 100; });
    QTRY_COMPARE(m_gate->throttledCount(), 1);
    QTRY_COMPARE(m_clock->next(), 7s);
    server.expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    m_clock->advance(7s);
    QTRY_COMPARE(finished, 1);
    QCOMPARE(m_gate->requestCounts(), (QMap<QString, int>{{QStringLiteral("GET /api/v2/thing"), 2}}));
}

void LocalGateTest::tellsItsFiguresOnceATurn()
{
    const QSignalSpy changed(m_gate.get(), &LocalGate::changed);
    for (int i = 0; i < 10; ++i) {
        m_gate->sent(QStringLiteral("GET /x"));
        m_gate->observe(RateHeaders{.count = 40 + i, .allowed = 200, .reset = 30s}, std::nullopt, {}, {});
    }
    QCOMPARE(changed.size(), 0);
    settle();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_gate->used(), 49);
    QCOMPARE(m_gate->allowed(), 200);
    QCOMPARE(m_gate->requestCounts().value(QStringLiteral("GET /x")), 10);
}

void LocalGateTest::knowsThePlatformsTime()
{
    QCOMPARE(m_gate->platformNow(), m_clock->wallTime());
    QCOMPARE(m_gate->clockError(), 0ms);
    QCOMPARE(m_gate->timeUncertainty(), 0ms);
    const QDateTime platform = m_clock->wallTime().addDuration(-3h);
    const auto sent = m_clock->elapsed();
    m_clock->advance(200ms);
    const auto received = m_clock->elapsed();
    m_clock->advance(5s); // the news of it waits for its turn
    m_gate->observe(std::nullopt, std::nullopt, platform, {.sent = sent, .received = received});
    QCOMPARE(m_gate->platformNow(), platform.addMSecs(400 + 5200));
    QCOMPARE(m_gate->timeUncertainty(), 600ms);
    QVERIFY(m_gate->clockError() > 3h - 2s && m_gate->clockError() < 3h + 2s);
    m_clock->setWallTime(platform.addYears(1)); // somebody sets this machine's clock
    m_clock->advance(10s);
    QCOMPARE(m_gate->platformNow(), platform.addMSecs(400 + 15'200));
}

void LocalGateTest::keepsRequestsForWhatCannotWait()
{
    m_gate->observe(RateHeaders{.count = 195, .allowed = 300, .reset = 50s}, std::nullopt, {}, {});
    m_gate->reserve(100);
    enter(Lane::Paced, QStringLiteral("sweep"));
    for (int i = 0; i < 10; ++i)
        enter(Lane::Interactive, QStringLiteral("rule"));
    m_clock->advance(30s);
    settle();
    QCOMPARE(m_admitted, QStringList(10, QStringLiteral("rule")));
    m_gate->reserve(80); // less is needed: the sweep goes at once
    settle();
    QCOMPARE(m_admitted.size(), 11);
}

void LocalGateTest::knowsHowManyRequestsGoUntilATime()
{
    const QDateTime platform = m_clock->wallTime().addSecs(7200);
    m_gate->observe(RateHeaders{.count = 100, .allowed = 300, .reset = 30s}, std::nullopt, platform,
                    {.sent = m_clock->elapsed(), .received = m_clock->elapsed()});
    const QDateTime now = m_gate->platformNow();
    QCOMPARE(m_gate->requestsUntil(now.addMSecs(-1)), 0);
    QCOMPARE(m_gate->requestsUntil(now), 195);
    QCOMPARE(m_gate->requestsUntil(now.addSecs(31).addMSecs(-1)), 195);
    QCOMPARE(m_gate->requestsUntil(now.addSecs(31)), 195 + 295);
    m_clock->advance(25s);
    enter(Lane::Interactive, QStringLiteral("person"));
    settle();
    QCOMPARE(m_gate->requestsUntil(now.addSecs(24)), 0);
    QCOMPARE(m_gate->requestsUntil(now.addSecs(25)), 194);
    QCOMPARE(m_gate->requestsUntil(now.addSecs(91)), 194 + 2 * 295);
}

WRAPDESK_TEST(LocalGateTest)
#include "localgatetest.moc"
