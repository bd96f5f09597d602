// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passrig.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(wrapdesk::PassOrder)

// How a pass ends when it cannot do what it was asked to, or may not go on.
class PassEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusesNamesNobodyKnows_data();
    void refusesNamesNobodyKnows();
    void saysWhatWasRefused_data();
    void saysWhatWasRefused();
    void triesNothingThatIsNotPermitted();
    void stopsAtTheFirstNotAUser();
    void codesWhatWasFoundBeforeTheSweepBroke();
    void endsAtOnceWhenCancelled_data();
    void endsAtOnceWhenCancelled();
    void dropsEverythingWhenDeleted();
};

void PassEndTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(
        "^(?!left out|sweep stopped|this sign-in cannot code|a queue's codes could not be read|no token).*")));
}

void PassEndTest::refusesNamesNobodyKnows_data()
{
    QTest::addColumn<PassOrder>("order");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("a queue") << PassOrder{.queues = {QStringLiteral("Biling")}, .code = anyCode}
                             << QStringLiteral("Billing");
    QTest::newRow("a code") << PassOrder{.code = QStringLiteral("No code chosn")} << anyCode;
    QTest::newRow("a code in other letters") << PassOrder{.code = QStringLiteral("no code chosen")} << anyCode;
    QTest::newRow("a code in a dry run") << PassOrder{.code = QStringLiteral("No code chosn"), .dryRun = true}
                                         << anyCode;
    QTest::newRow("no code") << PassOrder{} << QString();
}

void PassEndTest::refusesNamesNobodyKnows()
{
    QFETCH(const PassOrder, order);
    QFETCH(const QString, nearest);
    PassRig rig;
    rig.site.put(LegPlan{});
    const PassReport report = rig.run(order);
    QVERIFY(report.badOrder);
    QVERIFY(report.error);
    QVERIFY2(report.error->message.contains(nearest), qPrintable(report.error->message));
    QVERIFY(!report.incomplete.isEmpty());
    QCOMPARE(rig.site.requests(DemoSite::sweepRoute), 0);
    QCOMPARE(rig.finished, 1);
}

void PassEndTest::saysWhatWasRefused_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("refusal");
    QTest::newRow("locked") << QStringLiteral("locked") << QStringLiteral("locked") << int(Refusal::Closed);
    QTest::newRow("own leg") << QStringLiteral("own-leg") << QStringLiteral("refused") << int(Refusal::NotAParticipant);
    QTest::newRow("vanished") << QStringLiteral("vanished") << QStringLiteral("refused")
                              << int(Refusal::ConversationGone);
    QTest::newRow("a person was quicker")
        << QStringLiteral("human") << QStringLiteral("humanWon") << int(Refusal::None);
}

void PassEndTest::saysWhatWasRefused()
{
    QFETCH(const QString, policy);
    QFETCH(const QString, outcome);
    QFETCH(const int, refusal);
    DemoSite::Options options = DemoSite::quiet();
    options.site.closedLegsWritable = policy != u"locked";
    options.writePolicy = policy == u"own-leg" ? demoorg::WritePolicy::OwnLeg : demoorg::WritePolicy::Any;
    PassRig rig(options);
    const LegId leg = rig.site.put(LegPlan{});
    rig.start(ordered());
    connect(rig.session.get(), &Session::sweepFinished, this, [&] { // between list and write
        if (policy == u"vanished")
            rig.site.site().remove(leg.conversation.text());
        if (policy == u"human")
            rig.site.agentCodes(leg, rig.site.code(4));
    });
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QCOMPARE(rig.outcome(leg), outcome);
    QCOMPARE(int(rig.report.stragglers.constFirst().refusal), refusal);
    QCOMPARE(rig.report.hasFailures(), policy != u"human");
    QCOMPARE(rig.site.writesTo(leg), 0);
}

void PassEndTest::triesNothingThatIsNotPermitted()
{
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    rig.profile = rig.site.profileOf(demoorg::Post::Viewer);
    const PassReport report = rig.run(ordered());
    QVERIFY(!report.error);
    QCOMPARE(rig.outcome(leg), QStringLiteral("skipped"));
    QVERIFY(report.stragglers.constFirst().refusal == Refusal::PermissionMissing);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 0);

    PassRig newcomer;
    newcomer.profile = newcomer.site.profileOf(demoorg::Post::Newcomer);
    const PassReport refused = newcomer.run({.dryRun = true});
    QVERIFY(refused.error && refused.error->kind == ErrorKind::Forbidden);
    QVERIFY(refused.incomplete.contains(QStringLiteral("analytics:conversationDetail:view")));
    QCOMPARE(newcomer.site.requests(DemoSite::sweepRoute), 0);
}

void PassEndTest::stopsAtTheFirstNotAUser()
{
    PassRig rig;
    rig.profile = rig.site.clientCredentials();
    QList<LegId> legs;
    for (int i = 0; i < 12; ++i)
        legs << rig.site.put(LegPlan{});
    const PassReport report = rig.run(ordered());
    QVERIFY(report.hasFailures());
    QVERIFY(rig.session->health().writingStopped);
    QVERIFY(rig.site.requests(DemoSite::writeRoute) <= 6);
    for (const LegId &leg : legs) {
        QVERIFY(rig.outcome(leg) == u"refused" || rig.outcome(leg) == u"cancelled");
        QCOMPARE(rig.site.writesTo(leg), 0);
    }
    for (const PassedLeg &passed : report.stragglers)
        QVERIFY(passed.refusal == Refusal::UserNeeded);
}

void PassEndTest::codesWhatWasFoundBeforeTheSweepBroke()
{
    PassRig rig;
    const LegId old = rig.site.put({.ended = std::chrono::hours(24 * 20)});
    const LegId recent = rig.site.put(LegPlan{});
    PassOrder order = ordered();
    order.since = std::chrono::hours(24 * 21);
    rig.start(order);
    connect(
        rig.session.get(), &Session::rosterChanged, this,
        [&] { rig.site.organization().faults().failNext(DemoSite::sweepRoute, {.status = 403}, 1); },
        Qt::SingleShotConnection);
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QCOMPARE(rig.outcome(old), QStringLiteral("confirmed"));
    QCOMPARE(rig.outcome(recent), QString());
    QVERIFY(!rig.report.incomplete.isEmpty());
    QVERIFY(rig.report.error && rig.report.error->kind == ErrorKind::Forbidden);
}

void PassEndTest::endsAtOnceWhenCancelled_data()
{
    QTest::addColumn<QString>("when");
    for (const char *when :
         {"at once", "ready", "found", "swept", "codes", "socket", "held", "checking", "sending", "accepted"})
        QTest::newRow(when) << QString::fromLatin1(when);
}

void PassEndTest::endsAtOnceWhenCancelled()
{
    QFETCH(const QString, when);
    DemoSite::Options options = DemoSite::quiet();
    options.latency = std::chrono::milliseconds(when == u"socket" ? 200 : 0); // so that it is seen to connect
    PassRig rig(options);
    // Writes are accepted and come to nothing, so that none is confirmed before the cancel.
    rig.site.organization().faults().failNext(DemoSite::writeRoute, {.kind = demoorg::Fault::Kind::VanishWrite}, 50);
    QList<LegId> legs;
    for (int i = 0; i < 20; ++i)
        legs << rig.site.put(LegPlan{});
    rig.start(ordered());
    const auto cancel = [&rig] { rig.pass->cancel(); };
    if (when == u"ready")
        connect(rig.session.get(), &Session::ready, rig.pass.get(), cancel);
    if (when == u"found")
        connect(rig.session.get(), &Session::rosterChanged, rig.pass.get(), cancel);
    if (when == u"swept")
        connect(rig.session.get(), &Session::sweepFinished, rig.pass.get(), cancel);
    if (when == u"codes")
        connect(rig.session.get(), &Session::codesChanged, rig.pass.get(), [&](const QueueId &queue) {
            if (!queue.isEmpty())
                cancel();
        });
    if (when == u"socket")
        connect(rig.session.get(), &Session::healthChanged, rig.pass.get(), [&] {
            if (rig.session->health().live == LiveState::Connecting)
                cancel();
        });
    connect(&rig.session->writing(), &Writing::intentsChanged, rig.pass.get(), [&](const QList<LegId> &changed) {
        const bool isTime = std::any_of(changed.cbegin(), changed.cend(), [&](const LegId &leg) {
            return intentStateName(rig.session->writing().intentOf(leg)->state) == when;
        });
        if (isTime)
            QMetaObject::invokeMethod(rig.pass.get(), cancel, Qt::QueuedConnection);
    });
    if (when == u"at once")
        cancel();
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QVERIFY(rig.report.cancelled);
    QCOMPARE(rig.report.incomplete, QStringLiteral("interrupted"));
    const int sent = rig.site.requests(DemoSite::writeRoute);
    if (when != u"at once" && when != u"ready") {
        QCOMPARE(rig.report.stragglers.size(), 20);
        QCOMPARE(rig.report.legs, when == u"found" ? 0 : 20); // its page has not been counted yet
    }
    int unconfirmed = 0;
    for (const LegId &leg : legs) {
        const QString outcome = rig.outcome(leg);
        QVERIFY2(outcome.isEmpty() || outcome == u"-" || outcome == u"cancelled" || outcome == u"unconfirmed",
                 qPrintable(outcome));
        unconfirmed += int(outcome == u"unconfirmed");
    }
    QVERIFY(unconfirmed >= sent);
    // Nothing follows: neither a second end nor another write.
    rig.session->fetchCodes(rig.site.queue(11));
    QTRY_VERIFY(rig.session->codesState(rig.site.queue(11)).loading == Loading::Ready);
    if (when == u"socket") {
        QSignalSpy told(rig.session.get(), &Session::healthChanged);
        QTRY_VERIFY(rig.session->health().live == LiveState::Live);
        QVERIFY(told.wait());
        QVERIFY(!rig.session->writing().intentOf(legs.constFirst()));
    }
    QCOMPARE(rig.finished, 1);
    QVERIFY(rig.site.requests(DemoSite::writeRoute) <= unconfirmed);
}

void PassEndTest::dropsEverythingWhenDeleted()
{
    PassRig rig;
    for (int i = 0; i < 10; ++i)
        rig.site.put(LegPlan{});
    rig.start(ordered());
    QTRY_VERIFY_WITH_TIMEOUT(rig.site.requests(DemoSite::readRoute) > 0, 20'000);
    rig.pass.reset();
    rig.session.reset();
    QCOMPARE(rig.finished, 0);
}

WRAPDESK_TEST(PassEndTest)
#include "passendtest.moc"
