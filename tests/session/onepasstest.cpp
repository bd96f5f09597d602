// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passrig.h"
#include "store/store.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class OnePassTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void codesWhatIsMissingAndNothingElse();
    void takesTheClassesAskedFor_data();
    void takesTheClassesAskedFor();
    void replacesASystemCodeOnlyWhereThatClassWasAskedFor_data();
    void replacesASystemCodeOnlyWhereThatClassWasAskedFor();
    void leavesAnOrphanedCodeToAPerson();
    void settlesWhatAnEarlierPassLeftOpenAndCodesIt();
    void takesWhatIsByDesignOnlyWhenAsked();
    void aDryRunReadsNoConversation();
    void skipsWhereTheQueueDoesNotOfferTheCode();
    void skipsWhatIsNeverWritten();
    void codesAsManyAsAllowed();
    void looksAtTheNamedQueuesAlone_data();
    void looksAtTheNamedQueuesAlone();
    void codesWithoutASocket();
    void lookbackFindsConversationsThatBeganBeforeTheWindow();
};

void OnePassTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(
        "^(?!left out|sweep stopped|this sign-in cannot code|a queue's codes could not be read|no token).*")));
}

void OnePassTest::codesWhatIsMissingAndNothingElse()
{
    PassRig rig;
    const QList<LegId> missing{rig.site.put(LegPlan{}), rig.site.put({.media = QStringLiteral("email")}),
                               rig.site.put({.queue = 1, .ended = 23h})};
    const LegId systemCoded = rig.site.put({.code = timedOut});
    const LegId coded = rig.site.put({.code = rig.site.code(3).text()});
    const LegId pending = rig.site.put({.stage = Stage::InAcw, .ended = 70s});
    const LegId talking = rig.site.put({.stage = Stage::Talking});
    const LegId tooOld = rig.site.put({.ended = 25h});
    const LegId tooFresh = rig.site.put({.ended = 20s});
    const PassReport report = rig.run(ordered());
    QVERIFY2(report.incomplete.isEmpty() && !report.error, qPrintable(report.incomplete));
    QCOMPARE(report.stragglers.size(), 3);
    for (const LegId &leg : missing) {
        QCOMPARE(rig.outcome(leg), QStringLiteral("confirmed"));
        QCOMPARE(rig.site.writesTo(leg), 1);
    }
    for (const LegId &leg : {systemCoded, coded, pending, talking, tooOld, tooFresh}) {
        QCOMPARE(rig.outcome(leg), QString());
        QCOMPARE(rig.site.writesTo(leg), 0);
    }
    QVERIFY(!report.hasFailures());
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 3);
    QCOMPARE(report.stragglers.constFirst().leg.id, missing[2]); // oldest first
    QCOMPARE(rig.finished, 1);
}

void OnePassTest::takesTheClassesAskedFor_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("pending") << int(StragglerClass::Pending);
    QTest::newRow("missing") << int(StragglerClass::Missing);
    QTest::newRow("system-coded") << int(StragglerClass::SystemCoded);
    QTest::newRow("orphaned") << int(StragglerClass::Orphaned);
}

void OnePassTest::takesTheClassesAskedFor()
{
    QFETCH(const int, kind);
    PassRig rig;
    const QMap<int, LegId> legs{{int(StragglerClass::Pending), rig.site.put({.stage = Stage::InAcw, .ended = 90s})},
                                {int(StragglerClass::Missing), rig.site.put(LegPlan{})},
                                {int(StragglerClass::SystemCoded), rig.site.put({.code = timedOut})},
                                {int(StragglerClass::Orphaned),
                                 rig.site.put({.code = QStringLiteral("44444444-4444-4444-8444-444444444444")})}};
    PassOrder order = ordered();
    order.classes = {StragglerClass(kind)};
    rig.run(order);
    // An orphaned code is a person's all the same: only who picks exactly that leg may replace it.
    const bool isPersons = StragglerClass(kind) == StragglerClass::Orphaned;
    const QString outcome = isPersons ? QStringLiteral("skipped") : QStringLiteral("confirmed");
    for (const auto &[each, leg] : legs.asKeyValueRange()) {
        QCOMPARE(rig.outcome(leg), each == kind ? outcome : QString());
        QCOMPARE(rig.site.writesTo(leg), each == kind && !isPersons ? 1 : 0);
    }
}

void OnePassTest::replacesASystemCodeOnlyWhereThatClassWasAskedFor_data()
{
    QTest::addColumn<bool>("isAskedFor");
    QTest::newRow("asked for") << true;
    QTest::newRow("not asked for") << false;
}

// The time-out comes between the list and the write.
void OnePassTest::replacesASystemCodeOnlyWhereThatClassWasAskedFor()
{
    QFETCH(const bool, isAskedFor);
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    PassOrder order = ordered();
    if (isAskedFor)
        order.classes.insert(StragglerClass::SystemCoded);
    rig.start(order);
    connect(rig.session.get(), &Session::sweepFinished, this, [&] { rig.site.agentCodes(leg, CodeId(timedOut)); });
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QCOMPARE(rig.outcome(leg), isAskedFor ? QStringLiteral("confirmed") : QStringLiteral("refused"));
    QVERIFY(isAskedFor || rig.report.stragglers.constFirst().refusal == Refusal::SystemCodeStands);
    QCOMPARE(rig.site.writesTo(leg), int(isAskedFor));
}

void OnePassTest::leavesAnOrphanedCodeToAPerson()
{
    PassRig rig;
    const QString orphan = QStringLiteral("44444444-4444-4444-8444-444444444444");
    const LegId leg = rig.site.put({.code = orphan});
    PassOrder order = ordered();
    order.classes = {StragglerClass::Orphaned, StragglerClass::Missing, StragglerClass::SystemCoded};
    const PassReport report = rig.run(order);
    QCOMPARE(rig.outcome(leg), QStringLiteral("skipped"));
    QCOMPARE(refusalName(report.stragglers.constFirst().refusal), QStringLiteral("persons-code"));
    QVERIFY(!report.hasFailures());
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
    QCOMPARE(rig.site.codeOn(leg), orphan);
}

void OnePassTest::settlesWhatAnEarlierPassLeftOpenAndCodesIt()
{
    PassRig rig;
    const LegId held = rig.site.put(LegPlan{});
    const LegId sent = rig.site.put(LegPlan{});
    const LegId fresh = rig.site.put(LegPlan{});
    QList<Intent> left;
    for (const LegId &leg : {held, sent}) {
        left << Intent{.id = IntentId(leg.communication.text()),
                       .leg = leg,
                       .media = Media::Voice,
                       .queue = rig.site.queue(0),
                       .code = rig.site.codesOf(0).at(1),
                       .reason = {.kind = Reason::Kind::Sweeper},
                       .createdAt = QDateTime::currentDateTimeUtc()};
    }
    left[1].state = IntentState::Sending;
    {
        Store store;
        store.open(rig.profile.dataFolder + u'/' + rig.site.site().organizationId());
        store.add(left);
        store.record(left);
    }
    const PassReport report = rig.run(ordered());
    QVERIFY(!report.hasFailures() && !report.error);
    for (const LegId &leg : {held, sent, fresh}) {
        QCOMPARE(rig.outcome(leg), QStringLiteral("confirmed"));
        QCOMPARE(rig.site.writesTo(leg), 1);
        QCOMPARE(rig.session->codes().named(rig.site.codeOn(leg)).name, anyCode);
    }
}

void OnePassTest::takesWhatIsByDesignOnlyWhenAsked()
{
    for (const bool include : {false, true}) {
        PassRig rig;
        const LegId optional = rig.site.put({.queue = 2}); // of an optional prompt
        const LegId ordinary = rig.site.put(LegPlan{});
        PassOrder order = ordered();
        order.includeByDesign = include;
        rig.run(order);
        QCOMPARE(rig.outcome(optional), include ? QStringLiteral("confirmed") : QString());
        QCOMPARE(rig.outcome(ordinary), QStringLiteral("confirmed"));
    }
}

void OnePassTest::aDryRunReadsNoConversation()
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.backlog = 40;
    PassRig rig(options);
    const PassReport report =
        rig.run({.classes = {StragglerClass::Missing, StragglerClass::SystemCoded}, .dryRun = true});
    QVERIFY(report.stragglers.size() >= 20);
    QVERIFY(report.incomplete.isEmpty());
    QVERIFY(report.legs >= report.stragglers.size());
    for (const PassedLeg &passed : report.stragglers)
        QVERIFY(!passed.outcome && !passed.skipped);
    const QJsonObject routes = rig.site.organization().stats()[u"requests"][u"byRoute"].toObject();
    for (const QString &route : routes.keys()) {
        QVERIFY2(route != DemoSite::readRoute && route != DemoSite::readBackRoute, qPrintable(route));
        QVERIFY2(!route.contains(u"wrapup") || route.startsWith(QStringLiteral("GET /api/v2/routing/"))
                     || route.startsWith(QStringLiteral("GET /api/v2/outbound/")),
                 qPrintable(route));
        QVERIFY2(!route.contains(u"notifications"), qPrintable(route));
    }
}

void OnePassTest::skipsWhereTheQueueDoesNotOfferTheCode()
{
    PassRig rig;
    const LegId billing = rig.site.put({.queue = 0});
    const LegId claims = rig.site.put({.queue = 1});
    const LegId night = rig.site.put({.queue = 11}); // a queue without codes
    const PassReport report = rig.run(ordered(QStringLiteral("Invoice explained"))); // Billing alone has it
    QCOMPARE(rig.outcome(billing), QStringLiteral("confirmed"));
    QCOMPARE(rig.outcome(claims), QStringLiteral("skipped"));
    QCOMPARE(rig.outcome(night), QStringLiteral("skipped"));
    QVERIFY(!report.hasFailures());
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
    for (const PassedLeg &passed : report.stragglers)
        QVERIFY(!passed.skipped || passed.refusal == Refusal::CodeNotValid);
}

void OnePassTest::skipsWhatIsNeverWritten()
{
    PassRig rig;
    const LegId chat = rig.site.put({.media = QStringLiteral("chat")});
    const PassReport report = rig.run(ordered());
    QCOMPARE(rig.outcome(chat), QStringLiteral("skipped"));
    QVERIFY(report.stragglers.constFirst().refusal == Refusal::NotWritable);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
}

void OnePassTest::codesAsManyAsAllowed()
{
    PassRig rig;
    QList<LegId> legs;
    for (int i = 0; i < 5; ++i)
        legs << rig.site.put({.ended = std::chrono::seconds(1000 - i)});
    PassOrder order = ordered();
    order.limit = 2;
    rig.run(order);
    for (qsizetype i = 0; i < legs.size(); ++i)
        QCOMPARE(rig.outcome(legs[i]), i < 2 ? QStringLiteral("confirmed") : QStringLiteral("-"));
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 2);
}

void OnePassTest::looksAtTheNamedQueuesAlone_data()
{
    QTest::addColumn<bool>("byId");
    QTest::newRow("by name") << false;
    QTest::newRow("by id") << true;
}

void OnePassTest::looksAtTheNamedQueuesAlone()
{
    QFETCH(const bool, byId);
    PassRig rig;
    const LegId here = rig.site.put({.queue = 1});
    const LegId there = rig.site.put({.queue = 0});
    PassOrder order = ordered();
    order.queues = {byId ? rig.site.queue(1).text() : rig.site.site().queues().at(1).name};
    rig.run(order);
    QCOMPARE(rig.outcome(here), QStringLiteral("confirmed"));
    QCOMPARE(rig.outcome(there), QString());
    QCOMPARE(rig.site.writesTo(there), 0);
}

void OnePassTest::codesWithoutASocket()
{
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    rig.site.organization().faults().failNext(QStringLiteral("POST /api/v2/notifications/channels"), {.status = 403},
                                              20);
    rig.run(ordered());
    QCOMPARE(rig.outcome(leg), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 2); // the second is the proof
}

void OnePassTest::lookbackFindsConversationsThatBeganBeforeTheWindow()
{
    PassRig rig;
    const LegId lengthy = rig.site.put({.ended = 10min, .talked = std::chrono::hours(50)});
    PassOrder order = ordered();
    order.since = 1h;
    rig.run(order);
    QCOMPARE(rig.outcome(lengthy), QStringLiteral("confirmed"));
}

Q_DECLARE_METATYPE(wrapdesk::PassOrder)

WRAPDESK_TEST(OnePassTest)
#include "onepasstest.moc"
