// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// How an accepted write is proven.
class ConfirmationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hearsTheEventThatComesBeforeTheAnswer();
    void readsASingleLegBackOnce();
    void readsManyLegsBackTogether();
    void readsBackAHundredAtATime();
    void saysUnconfirmedAfterTenSecondsAndHearsLateProof();
    void takesNothingElseForProof_data();
    void takesNothingElseForProof();
    void wantsTheNewNotesWhereTheCodeStoodAlready();
    void outlivesAFailingReadBack();
};

// The answer takes half a second, the effect at most three tenths.
void ConfirmationsTest::hearsTheEventThatComesBeforeTheAnswer()
{
    DemoSite::Options options = DemoSite::quiet();
    options.latency = 500ms;
    WrapRig rig(options);
    rig.listen();
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.site.writesTo(leg), 1);
    QCOMPARE(rig.state(id), QStringLiteral("sending"));
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(), 2);
    QStringList steps;
    for (const Intent &step : std::as_const(rig.history))
        steps << intentStateName(step.state);
    QCOMPARE(steps, (QStringList{QStringLiteral("held"), QStringLiteral("checking"), QStringLiteral("sending"),
                                 QStringLiteral("confirmed")}));
}

void ConfirmationsTest::readsASingleLegBackOnce()
{
    WrapRig rig; // deaf
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    QTRY_COMPARE(rig.site.writesTo(leg), 1);
    rig.clock.advance(1'250ms);
    QCOMPARE(rig.client.gate.passed.size(), 2); // the event has time until then
    rig.clock.advance(250ms);
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 2);
    QCOMPARE(rig.site.requests(), 3);
}

void ConfirmationsTest::readsManyLegsBackTogether()
{
    WrapRig rig; // deaf
    QList<IntentId> ids;
    QList<LegId> legs;
    for (int i = 0; i < 5; ++i) {
        legs << rig.site.put(LegPlan{});
        ids << rig.wish(legs.last(), rig.site.code(0));
    }
    for (const IntentId &id : ids)
        QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    for (const LegId &leg : legs)
        QTRY_COMPARE(rig.site.writesTo(leg), 1);
    rig.clock.advance(7'500ms);
    for (const IntentId &id : ids)
        QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(DemoSite::readBackRoute), 1);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 5);
    QCOMPARE(rig.site.requests(), 11);
}

void ConfirmationsTest::readsBackAHundredAtATime()
{
    DemoSite site;
    FakeClock clock;
    SignedIn client(site, clock);
    const CodeBook codes;
    Confirmations confirmations({client.api, codes, clock, [&] { return client.local.platformNow(); }}, nullptr);
    int confirmed = 0;
    connect(&confirmations, &Confirmations::settled, this,
            [&](const Intent &intent) { confirmed += int(intent.state == IntentState::Confirmed); });
    for (int i = 0; i < 120; ++i) {
        const LegId leg = site.put({.code = site.code(0).text()});
        confirmations.add({.leg = leg, .code = {.id = site.code(0)}, .state = IntentState::Accepted});
    }
    clock.advance(8s);
    QTRY_COMPARE(confirmed, 120);
    QCOMPARE(site.requests(DemoSite::readBackRoute), 2);
    QCOMPARE(confirmations.count(), 0);
}

void ConfirmationsTest::saysUnconfirmedAfterTenSecondsAndHearsLateProof()
{
    WrapRig rig; // deaf
    rig.site.organization().faults().failNext(DemoSite::writeRoute, {.kind = demoorg::Fault::Kind::VanishWrite}, 1);
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    rig.clock.advance(1'500ms);
    QTRY_COMPARE(rig.site.requests(DemoSite::readRoute), 2);
    rig.clock.advance(8'250ms);
    QCOMPARE(rig.state(id), QStringLiteral("accepted"));
    rig.clock.advance(250ms);
    QCOMPARE(rig.state(id), QStringLiteral("unconfirmed"));
    QCOMPARE(rig.outbox.openCount(), 0);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 1);

    rig.site.agentCodes(leg, rig.site.code(0));
    rig.tellOf(leg.conversation.text());
    QCOMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.outbox.openCount(), 0);
}

void ConfirmationsTest::takesNothingElseForProof_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("provisional");
    QTest::addColumn<bool>("otherLeg");
    QTest::addColumn<bool>("isProof");
    const QString id = QStringLiteral("code-1");
    QTest::newRow("the code by id") << id << false << false << true;
    QTest::newRow("the code by name") << QStringLiteral("Sorted") << false << false << true;
    QTest::newRow("saved for later") << id << true << false << false;
    QTest::newRow("another code") << QStringLiteral("code-2") << false << false << false;
    QTest::newRow("another leg's code") << id << false << true << false;
    QTest::newRow("no code") << QString() << false << false << false;
}

void ConfirmationsTest::takesNothingElseForProof()
{
    QFETCH(const QString, code);
    QFETCH(const bool, provisional);
    QFETCH(const bool, otherLeg);
    QFETCH(const bool, isProof);
    DemoSite site;
    const FakeClock clock;
    SignedIn client(site, clock);
    CodeBook codes;
    codes.setCodes({{.id = CodeId(QStringLiteral("code-1")), .name = QStringLiteral("Sorted")}});
    Confirmations confirmations({client.api, codes, clock, [&] { return client.local.platformNow(); }}, nullptr);
    const LegId leg = site.put(LegPlan{});
    confirmations.add({.leg = leg, .code = {.id = CodeId(QStringLiteral("code-1"))}, .state = IntentState::Accepted});
    LegEvent event{.leg = {.id = leg, .code = AssignedCode{.code = code, .provisional = provisional}}};
    if (otherLeg)
        event.leg.id.communication = CommunicationId(QStringLiteral("another"));
    confirmations.observe(std::array{event});
    QCOMPARE(confirmations.count(), isProof ? 0 : 1);
}

void ConfirmationsTest::wantsTheNewNotesWhereTheCodeStoodAlready()
{
    WrapRig rig;
    rig.listen();
    const LegId leg = rig.site.put({.code = rig.site.code(0).text()});
    Intent intent = rig.intentFor(leg, rig.site.code(0));
    intent.seen = AssignedCode{.code = rig.site.code(0).text()};
    intent.notes = QStringLiteral("and this");
    const IntentId id = rig.wish(intent);
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    if (rig.site.writesTo(leg) == 0) { // it stands there as it did before
        rig.tellOf(leg.conversation.text());
        QCOMPARE(rig.state(id), QStringLiteral("accepted"));
    }
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.writesTo(leg), 1);
}

void ConfirmationsTest::outlivesAFailingReadBack()
{
    WrapRig rig; // deaf
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.site.writesTo(leg), 1);
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    rig.site.organization().faults().failNext(DemoSite::readRoute, {.kind = demoorg::Fault::Kind::Html}, 1);
    rig.clock.advance(1'500ms);
    QTRY_COMPARE(rig.site.requests(DemoSite::readRoute), 2);
    rig.clock.advance(8'500ms);
    QCOMPARE(rig.state(id), QStringLiteral("unconfirmed"));
    rig.tellOf(leg.conversation.text());
    QCOMPARE(rig.state(id), QStringLiteral("confirmed"));
}

WRAPDESK_TEST(ConfirmationsTest)
#include "confirmationstest.moc"
