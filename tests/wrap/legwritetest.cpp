// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/legwrite.h"

#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

const QString timedOut = QStringLiteral("ININ-WRAP-UP-TIMEOUT");

// What goes wrong with the leg or the organisation before the code is wished for.
struct Trouble
{
    std::function<void(DemoSite::Options &)> organization = [](DemoSite::Options &) {};
    LegPlan plan;
    std::function<void(WrapRig &, Intent &)> before = [](WrapRig &, Intent &) {};
    QString state;
    QString refusal = QStringLiteral("none");
    int writes = 0; // requests to write that went out
};

demoorg::Fault status(int number) { return {.kind = demoorg::Fault::Kind::Status, .status = number}; }

} // namespace

Q_DECLARE_METATYPE(Trouble)
Q_DECLARE_METATYPE(demoorg::Fault)

// One intent: what is read, when it is written, and what each answer means.
class LegWriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!write refused).*"))); }
    void readsRightBeforeItWrites();
    void readsAgainWhenTheWriteWasHeldBack_data();
    void readsAgainWhenTheWriteWasHeldBack();
    void endsAsItMust_data();
    void endsAsItMust();
    void neverSendsAWriteTwice_data();
    void neverSendsAWriteTwice();
    void doesNotWriteWhatStandsAlready();
};

void LegWriteTest::readsRightBeforeItWrites()
{
    DemoSite site;
    const SystemClock clock;
    SignedIn client(site, clock);
    const CodeBook codes;
    const LegId leg = site.put({.stage = Stage::InAcw});
    LegWrite write({.leg = leg, .code = {.id = site.code(0)}, .state = IntentState::Checking}, Lane::Interactive,
                   {.client = client.api, .codes = codes, .now = [&] { return client.local.platformNow(); }}, nullptr);
    QSignalSpy finished(&write, &LegWrite::finished);
    std::chrono::milliseconds readAt{0};
    connect(&write, &LegWrite::read, this, [&] { readAt = clock.elapsed(); });
    write.start();
    QVERIFY(finished.wait());
    QCOMPARE(intentStateName(write.intent().state), QStringLiteral("accepted"));
    QCOMPARE(client.gate.passed.size(), 2);
    QCOMPARE(client.gate.passed[0].request, DemoSite::readRoute);
    QCOMPARE(client.gate.passed[1].request, DemoSite::writeRoute);
    QVERIFY(client.gate.passed[1].at - readAt <= 50ms);
}

void LegWriteTest::readsAgainWhenTheWriteWasHeldBack_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<int>("heldFor");
    QTest::addColumn<int>("reads");
    QTest::newRow("in ACW, 50 ms") << Stage::InAcw << 50 << 1;
    QTest::newRow("in ACW, 51 ms") << Stage::InAcw << 51 << 2;
    QTest::newRow("closed, 30 s") << Stage::Closed << 30'000 << 1; // its agent can no longer act
}

void LegWriteTest::readsAgainWhenTheWriteWasHeldBack()
{
    QFETCH(const Stage, stage);
    QFETCH(const int, heldFor);
    QFETCH(const int, reads);
    WrapRig rig;
    rig.listen();
    rig.client.gate.holds = [](qsizetype number) { return number == 2; };
    const LegId leg = rig.site.put({.stage = stage});
    const IntentId id = rig.wish(leg, rig.site.code(3));
    QTRY_VERIFY(rig.client.gate.isHolding());
    rig.clock.advance(std::chrono::milliseconds(heldFor));
    rig.client.gate.release();
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), reads);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 1);
    QCOMPARE(rig.client.gate.passed.last().request, DemoSite::writeRoute);
}

void LegWriteTest::endsAsItMust_data()
{
    QTest::addColumn<Trouble>("trouble");
    const auto row = [](const char *name, const Trouble &trouble) { QTest::newRow(name) << trouble; };
    const auto nothing = [](DemoSite::Options &) {};
    const QString humanWon = QStringLiteral("humanWon");
    const QString refused = QStringLiteral("refused");
    const QString locked = QStringLiteral("locked");
    row("a person coded it before our read",
        {.before = [](WrapRig &rig, Intent &intent) { rig.site.agentCodes(intent.leg, rig.site.code(4)); },
         .state = humanWon});
    row("a person replaced the system code we saw", {.plan = {.code = timedOut},
                                                     .before =
                                                         [](WrapRig &rig, Intent &intent) {
                                                             intent.seen = AssignedCode{.code = timedOut};
                                                             rig.site.agentCodes(intent.leg, rig.site.code(4));
                                                         },
                                                     .state = humanWon});
    row("a person coded it in ACW",
        {.plan = {.stage = Stage::InAcw},
         .before = [](WrapRig &rig, Intent &intent) { rig.site.agentCodes(intent.leg, rig.site.code(4)); },
         .state = humanWon});
    row("a system code nobody saw", {.plan = {.code = timedOut},
                                     .before = [](WrapRig &, Intent &intent) { intent.replacesSystemCode = false; },
                                     .state = refused,
                                     .refusal = QStringLiteral("system-code-stands")});
    row("somebody else's leg",
        {.organization = [](DemoSite::Options &o) { o.writePolicy = demoorg::WritePolicy::OwnLeg; },
         .state = refused,
         .refusal = QStringLiteral("not-a-participant"),
         .writes = 1});
    row("a locked organisation", {.organization = [](DemoSite::Options &o) { o.site.closedLegsWritable = false; },
                                  .state = locked,
                                  .refusal = QStringLiteral("closed"),
                                  .writes = 1});
    row("only ACW is written",
        {.organization = [](DemoSite::Options &o) { o.writePolicy = demoorg::WritePolicy::AcwOnly; },
         .state = locked,
         .refusal = QStringLiteral("closed"),
         .writes = 1});
    row("vanished between list and write",
        {.organization = nothing,
         .before = [](WrapRig &rig, Intent &intent) { rig.site.site().remove(intent.leg.conversation.text()); },
         .state = refused,
         .refusal = QStringLiteral("conversation-gone")});
    row("another leg than the conversation has",
        {.organization = nothing,
         .before = [](WrapRig &, Intent &intent) { intent.leg.communication = CommunicationId(QStringLiteral("x")); },
         .state = refused,
         .refusal = QStringLiteral("leg-gone")});
    row("an unknown code", {.organization = nothing,
                            .before =
                                [](WrapRig &, Intent &intent) {
                                    intent.code.id = CodeId(QStringLiteral("11111111-2222-4333-8444-555555555555"));
                                },
                            .state = refused,
                            .refusal = QStringLiteral("code-not-valid"),
                            .writes = 1});
    row("a code its queue does not offer", {.organization = nothing,
                                            .before =
                                                [](WrapRig &rig, Intent &intent) {
                                                    rig.codes.setQueueCodes(rig.site.queue(0), rig.site.codesOf(0));
                                                    intent.code.id =
                                                        CodeId(QStringLiteral("11111111-2222-4333-8444-555555555555"));
                                                },
                                            .state = refused,
                                            .refusal = QStringLiteral("code-not-valid")});
    row("still talking",
        {.plan = {.stage = Stage::Talking}, .state = refused, .refusal = QStringLiteral("still-talking")});
    row("old web chat",
        {.plan = {.media = QStringLiteral("chat")}, .state = refused, .refusal = QStringLiteral("not-writable")});
    row("no permission to write",
        {.organization = nothing,
         .before = [](WrapRig &rig,
                      Intent &) { rig.site.organization().faults().failNext(DemoSite::writeRoute, status(403), 1); },
         .state = refused,
         .refusal = QStringLiteral("permission-missing"),
         .writes = 1});
    row("no permission to read",
        {.organization = nothing,
         .before = [](WrapRig &rig,
                      Intent &) { rig.site.organization().faults().failNext(DemoSite::readRoute, status(403), 1); },
         .state = refused,
         .refusal = QStringLiteral("permission-missing")});
    row("a web page instead of the conversation",
        {.organization = nothing,
         .before =
             [](WrapRig &rig, Intent &) {
                 rig.site.organization().faults().failNext(DemoSite::readRoute, {.kind = demoorg::Fault::Kind::Html},
                                                           1);
             },
         .state = QStringLiteral("failed")});
}

void LegWriteTest::endsAsItMust()
{
    QFETCH(const Trouble, trouble);
    DemoSite::Options options = DemoSite::quiet();
    trouble.organization(options);
    WrapRig rig(options);
    rig.listen();
    const LegId leg = rig.site.put(trouble.plan);
    Intent intent = rig.intentFor(leg, rig.site.code(0));
    trouble.before(rig, intent);
    const QString standing = rig.site.codeOn(leg);
    const IntentId id = rig.wish(intent);
    QTRY_COMPARE(rig.state(id), trouble.state);
    QCOMPARE(rig.refusal(id), trouble.refusal);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), trouble.writes);
    QCOMPARE(rig.site.writesTo(leg), 0);
    QCOMPARE(rig.site.codeOn(leg), standing);
    QVERIFY(rig.outbox.find(id)->settledAt.isValid());
    if (trouble.writes == 1)
        QVERIFY(rig.outbox.find(id)->error && !rig.outbox.find(id)->error->message.isEmpty());
}

void LegWriteTest::neverSendsAWriteTwice_data()
{
    QTest::addColumn<demoorg::Fault>("fault");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("written");
    using Kind = demoorg::Fault::Kind;
    const QString failed = QStringLiteral("failed");
    const QString confirmed = QStringLiteral("confirmed");
    QTest::newRow("500") << status(500) << failed << 0;
    QTest::newRow("502") << status(502) << failed << 0;
    QTest::newRow("503") << status(503) << failed << 0;
    QTest::newRow("504") << status(504) << failed << 0;
    QTest::newRow("408") << status(408) << failed << 0;
    QTest::newRow("connection reset after it was done") << demoorg::Fault{.kind = Kind::Reset} << confirmed << 1;
    QTest::newRow("answer cut off") << demoorg::Fault{.kind = Kind::Truncate} << confirmed << 1;
}

void LegWriteTest::neverSendsAWriteTwice()
{
    QFETCH(const demoorg::Fault, fault);
    QFETCH(const QString, state);
    QFETCH(const int, written);
    WrapRig rig; // deaf: only the read-back can tell
    rig.site.organization().faults().failNext(DemoSite::writeRoute, fault, 1);
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    // The answer, or its absence, has been taken in: a look at the leg is due.
    QTRY_VERIFY(rig.state(id) == u"sending" && rig.clock.next() && *rig.clock.next() <= 250ms);
    QTRY_COMPARE(rig.site.writesTo(leg), written);
    rig.clock.advance(1'500ms);
    QTRY_COMPARE(rig.site.requests(DemoSite::readRoute), 2);
    if (written == 0) {
        QTRY_COMPARE(rig.client.local.used(), 3);
        rig.clock.advance(8'500ms);
        QVERIFY(rig.outbox.find(id)->error);
    }
    QTRY_COMPARE(rig.state(id), state);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 1);
    QCOMPARE(rig.site.writesTo(leg), written);
}

void LegWriteTest::doesNotWriteWhatStandsAlready()
{
    WrapRig rig;
    const LegId leg = rig.site.put({.code = rig.site.code(0).text()});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(), 1);
}

WRAPDESK_TEST(LegWriteTest)
#include "legwritetest.moc"
