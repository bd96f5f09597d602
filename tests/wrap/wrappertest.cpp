// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/conversations.h"
#include "store/database.h"
#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

// States in which a leg is in somebody's hands.
bool isUnderWay(const Intent &intent)
{
    return intent.state == IntentState::Checking || intent.state == IntentState::Sending;
}

} // namespace

// Many intents: their order, their shared reads and how they are stopped.
class WrapperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deliversACodeExactlyOnce_data();
    void deliversACodeExactlyOnce();
    void asksForNothingBeforeItsBeginningIsOnDisk();
    void carriesTheNotes();
    void neverWritesTwoLegsOfAConversationAtOnce_data();
    void neverWritesTwoLegsOfAConversationAtOnce();
    void judgesASharedReadWithoutLosingItsPlace();
    void readsAgainOnceASharedReadIsAMinuteOld();
    void letsAHandOvertakeARun();
    void takesBackWhatHasNotBeenSent();
    void stopsWritingAtTheFirstNotAUser();
    void cancelsInFlightWhenItGoes();
};

void WrapperTest::init()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!this sign-in cannot code: a user's token is needed).*")));
}

void WrapperTest::deliversACodeExactlyOnce_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("media");
    QTest::addColumn<QString>("before");
    QTest::newRow("closed call") << Stage::Closed << QStringLiteral("voice") << QString();
    QTest::newRow("call in ACW") << Stage::InAcw << QStringLiteral("voice") << QString();
    QTest::newRow("e-mail") << Stage::Closed << QStringLiteral("email") << QString();
    QTest::newRow("message in ACW") << Stage::InAcw << QStringLiteral("message") << QString();
    QTest::newRow("callback") << Stage::Closed << QStringLiteral("callback") << QString();
    QTest::newRow("timed out") << Stage::Closed << QStringLiteral("voice") << QStringLiteral("ININ-WRAP-UP-TIMEOUT");
    QTest::newRow("skipped") << Stage::Closed << QStringLiteral("email") << QStringLiteral("ININ-WRAP-UP-SKIPPED");
}

void WrapperTest::deliversACodeExactlyOnce()
{
    QFETCH(const Stage, stage);
    QFETCH(const QString, media);
    QFETCH(const QString, before);
    WrapRig rig;
    rig.listen();
    const LegId leg = rig.site.put({.stage = stage, .media = media, .code = before});
    const CodeId code = rig.site.code(2);
    const IntentId id = rig.wish(leg, code);
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.codeOn(leg), code.text());
    QCOMPARE(rig.site.writesTo(leg), 1);
    // Read, written, and confirmed by the event: no further request.
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
    QCOMPARE(rig.site.requests(), 2);
    QCOMPARE(rig.site.humanCodesOverwritten(), 0);
    QVERIFY(rig.outbox.find(id)->settledAt.isValid());
}

// What is found there as held after a crash has never gone out.
void WrapperTest::asksForNothingBeforeItsBeginningIsOnDisk()
{
    WrapRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    Intent held = rig.intentFor(leg, rig.site.code(3));
    held.hold = 5s;
    const IntentId id = rig.wish(held);
    QTRY_VERIFY(rig.wrapper->held().steps().size() == 1);
    const auto disk = Database::open(rig.store.databasePath(), Database::Access::Writing);
    QVERIFY(disk.has_value());
    auto other = Transaction::begin(**disk);
    QVERIFY(other.has_value());
    rig.clock.advance(5s);
    QCOMPARE(rig.state(id), QStringLiteral("checking"));
    int answered = 0; // of a request that would come after it
    rig.client.api.send(api::conversations::read(leg.conversation), this,
                        [&answered](const Result<QList<Leg>> &) { ++answered; });
    QTRY_COMPARE(answered, 1);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
    other->reset();
    QTRY_COMPARE(rig.site.requests(DemoSite::readRoute), 2);
    QTRY_COMPARE(rig.site.writesTo(leg), 1);
}

void WrapperTest::carriesTheNotes()
{
    WrapRig rig;
    rig.listen();
    const LegId leg = rig.site.put(LegPlan{});
    Intent intent = rig.intentFor(leg, rig.site.code(0));
    intent.notes = QStringLiteral("Rückruf versprochen: ‘morgen’");
    const IntentId id = rig.wish(intent);
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    const demoorg::Conversation now = rig.site.site().conversations().value(leg.conversation.text());
    QCOMPARE(now.participants.last().communications.first().wrapup->notes, intent.notes);
}

void WrapperTest::neverWritesTwoLegsOfAConversationAtOnce_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<int>("reads");
    QTest::newRow("closed legs share a read") << Stage::Closed << 1;
    QTest::newRow("each leg in ACW has its own") << Stage::InAcw << 3;
}

void WrapperTest::neverWritesTwoLegsOfAConversationAtOnce()
{
    QFETCH(const Stage, stage);
    QFETCH(const int, reads);
    WrapRig rig;
    rig.listen();
    const QList<LegId> legs = rig.site.putTogether({{.stage = stage}, {.stage = stage}, {.stage = stage}});
    QSet<LegId> underWay;
    qsizetype most = 0;
    connect(&rig.outbox, &Outbox::changed, this, [&](const Intent &intent) {
        underWay.remove(intent.leg);
        if (isUnderWay(intent))
            underWay.insert(intent.leg);
        most = std::max(most, underWay.size());
    });
    QList<IntentId> ids;
    for (const LegId &leg : legs)
        ids << rig.wish(leg, rig.site.code(1));
    for (const IntentId &id : ids)
        QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(most, 1);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), reads);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 3);
    for (const LegId &leg : legs)
        QCOMPARE(rig.site.writesTo(leg), 1);
}

// A leg that a shared read settles at once must not upset the queue it was taken from.
void WrapperTest::judgesASharedReadWithoutLosingItsPlace()
{
    WrapRig rig;
    rig.listen();
    const QString human = rig.site.code(4).text();
    const QList<LegId> legs = rig.site.putTogether(
        {LegPlan{}, {.code = human}, {.code = human}, {.code = human}, {.code = human}, {.code = human}, LegPlan{}});
    QList<IntentId> ids;
    for (const LegId &leg : legs)
        ids << rig.wish(leg, rig.site.code(1));
    QTRY_COMPARE(rig.outbox.openCount(), 0);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const bool isFree = i == 0 || i == ids.size() - 1;
        QCOMPARE(rig.state(ids[i]), isFree ? QStringLiteral("confirmed") : QStringLiteral("humanWon"));
        QCOMPARE(rig.site.writesTo(legs[i]), isFree ? 1 : 0);
    }
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
}

void WrapperTest::readsAgainOnceASharedReadIsAMinuteOld()
{
    WrapRig rig;
    rig.listen();
    const QList<LegId> legs = rig.site.putTogether({LegPlan{}, LegPlan{}});
    const IntentId first = rig.wish(legs[0], rig.site.code(0));
    QTRY_COMPARE(rig.state(first), QStringLiteral("confirmed"));
    rig.clock.advance(60s);
    const IntentId second = rig.wish(legs[1], rig.site.code(0));
    QTRY_COMPARE(rig.state(second), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 2);
}

// The run is paced by a clock that stands still; the hand takes the next slot.
void WrapperTest::letsAHandOvertakeARun()
{
    WrapRig rig;
    rig.listen();
    QList<IntentId> run;
    for (int i = 0; i < 20; ++i)
        run << rig.wish(rig.site.put(LegPlan{}), rig.site.code(0), Reason::Kind::Sweeper);
    QTRY_VERIFY(rig.client.gate.lanes.size() >= 6); // as many as there are connections
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId byHand = rig.wish(leg, rig.site.code(1));
    QTRY_COMPARE(rig.state(byHand), QStringLiteral("confirmed"));
    const auto finished =
        std::count_if(run.cbegin(), run.cend(), [&](const IntentId &id) { return rig.state(id) == u"confirmed"; });
    QVERIFY2(finished <= 3, qPrintable(QString::number(finished)));
    QCOMPARE(rig.client.gate.lanes.count(Lane::Paced), 6 + finished);
}

void WrapperTest::takesBackWhatHasNotBeenSent()
{
    WrapRig rig;
    rig.listen();
    // One is written and waits for its proof; six are being read, the rest waits.
    const IntentId sent = rig.wish(rig.site.put(LegPlan{}), rig.site.code(0));
    QTRY_COMPARE(rig.state(sent), QStringLiteral("accepted"));
    rig.client.gate.holds = [](qsizetype) { return true; };
    QList<IntentId> ids;
    for (int i = 0; i < 10; ++i)
        ids << rig.wish(rig.site.put(LegPlan{}), rig.site.code(0), Reason::Kind::Sweeper);
    QTRY_VERIFY(rig.client.gate.isHolding());
    rig.wrapper->cancelUnsent();
    for (const IntentId &id : ids)
        QCOMPARE(rig.state(id), QStringLiteral("cancelled"));
    QTRY_COMPARE(rig.state(sent), QStringLiteral("confirmed"));
    rig.client.gate.release();
    QCOMPARE(rig.site.requests(), 2);
    // It is no stop: the next wish is carried out.
    rig.client.gate.holds = nullptr;
    const IntentId next = rig.wish(rig.site.put(LegPlan{}), rig.site.code(0));
    QTRY_COMPARE(rig.state(next), QStringLiteral("confirmed"));
}

void WrapperTest::stopsWritingAtTheFirstNotAUser()
{
    WrapRig rig(DemoSite::quiet(), demoorg::demoClientId);
    QSignalSpy stopped(rig.wrapper.get(), &Wrapper::stopped);
    QList<IntentId> ids;
    for (int i = 0; i < 30; ++i)
        ids << rig.wish(rig.site.put(LegPlan{}), rig.site.code(0));
    QTRY_COMPARE(rig.outbox.openCount(), 0);
    QCOMPARE(stopped.size(), 1);
    QVERIFY(rig.wrapper->isStopped());
    int refused = 0;
    for (const IntentId &id : ids) {
        QCOMPARE(rig.refusal(id), QStringLiteral("user-needed"));
        refused += int(rig.state(id) == u"refused");
        QVERIFY(rig.state(id) == u"refused" || rig.state(id) == u"cancelled");
    }
    QVERIFY(refused >= 1);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), refused);
    const qsizetype before = rig.client.gate.passed.size();
    const IntentId late = rig.wish(rig.site.put(LegPlan{}), rig.site.code(0));
    QTRY_COMPARE(rig.state(late), QStringLiteral("cancelled"));
    QCOMPARE(rig.refusal(late), QStringLiteral("user-needed"));
    QCOMPARE(rig.client.gate.passed.size(), before);
}

void WrapperTest::cancelsInFlightWhenItGoes()
{
    auto rig = std::make_unique<WrapRig>();
    for (int i = 0; i < 8; ++i)
        rig->wish(rig->site.put(LegPlan{}), rig->site.code(0));
    QTRY_VERIFY(!rig->client.gate.passed.isEmpty());
    rig->wrapper.reset();
    const int sent = int(rig->client.gate.passed.size());
    QVERIFY(rig->outbox.openCount() == 8);
    // Another request goes through the same client: nothing of the old ones comes back.
    bool answered = false;
    rig->client.api.send(Request<QByteArray>{{.path = {QStringLiteral("demo"), QStringLiteral("stats")},
                                              .route = QStringLiteral("/demo/stats")},
                                             [](const QByteArray &body) -> Result<QByteArray> { return body; }},
                         &rig->site.site(), [&answered](const Result<QByteArray> &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(rig->client.gate.passed.size(), sent + 1);
    QCOMPARE(rig->outbox.openCount(), 8);
}

WRAPDESK_TEST(WrapperTest)
#include "wrappertest.moc"
