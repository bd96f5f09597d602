// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionrig.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(demoorg::Fault)

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fetchesTheOrganisationAndNothingMore();
    void leavesOutWhatItMayNotSee_data();
    void leavesOutWhatItMayNotSee();
    void saysWhatBrokeOnceAndStartsAgain_data();
    void saysWhatBrokeOnceAndStartsAgain();
    void saysOnceThatTheSignInWasRefused();
    void triesAgainAfterABrokenAnswer_data();
    void triesAgainAfterABrokenAnswer();
    void keepsTheListAfterAFailedSweep();
    void goesAtAnyMoment_data();
    void goesAtAnyMoment();
};

void SessionTest::init()
{
    // What a test provokes is warned of; nothing else may be.
    QTest::failOnWarning(QRegularExpression(QStringLiteral(
        "^(?!left out, this sign-in may not see it|no token|unreadable frame|sweep stopped|a queue's codes).*")));
}

void SessionTest::fetchesTheOrganisationAndNothingMore()
{
    SessionRig rig(quietly);
    rig.start();
    QCOMPARE(rig.session.queues().size(), 12);
    QCOMPARE(rig.session.codes().codes().size(), 60);
    QCOMPARE(rig.session.health().organization, rig.site.site().organizationName());
    QCOMPARE(rig.session.health().user, rig.site.site().user(rig.site.site().supervisorId())->name);
    QVERIFY(rig.session.queuesState().loading == Loading::Ready);
    QVERIFY(rig.session.health().live == LiveState::Off);
    QCOMPARE(rig.site.requests(), 8);
    int counted = 0;
    for (const int count : rig.session.requestCounts())
        counted += count;
    QCOMPARE(counted, 8);
}

void SessionTest::leavesOutWhatItMayNotSee_data()
{
    QTest::addColumn<QString>("route");
    for (const char *route :
         {"GET /api/v2/organizations/me", "GET /api/v2/users/me", "GET /api/v2/conversations/settings",
          "GET /api/v2/routing/wrapupcodes", "GET /api/v2/outbound/wrapupcodemappings"})
        QTest::newRow(route) << QString::fromLatin1(route);
}

void SessionTest::leavesOutWhatItMayNotSee()
{
    QFETCH(const QString, route);
    SessionRig rig(quietly);
    rig.site.organization().faults().failNext(route, {.kind = Kind::Status, .status = 403}, 1);
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("^left out, this sign-in may not see it.*missing.permissions.*")
                                         + QRegularExpression::escape(route)));
    rig.start();
    QCOMPARE(rig.failed.size(), 0);
    QCOMPARE(rig.session.queues().size(), 12);
}

void SessionTest::saysWhatBrokeOnceAndStartsAgain_data()
{
    QTest::addColumn<demoorg::Fault>("fault");
    QTest::addColumn<QString>("word");
    QTest::newRow("a web page") << demoorg::Fault{.kind = Kind::Html} << QStringLiteral("web page");
    QTest::newRow("refused") << demoorg::Fault{.status = 409} << QStringLiteral("conflict");
}

// Every part fails at once; one cause is told.
void SessionTest::saysWhatBrokeOnceAndStartsAgain()
{
    QFETCH(const demoorg::Fault, fault);
    QFETCH(const QString, word);
    SessionRig rig(quietly);
    const QStringList routes{QStringLiteral("GET /api/v2/organizations/me"), QStringLiteral("GET /api/v2/users/me"),
                             QStringLiteral("GET /api/v2/conversations/settings"),
                             QStringLiteral("GET /api/v2/routing/queues"),
                             QStringLiteral("GET /api/v2/routing/wrapupcodes")};
    for (const QString &route : routes)
        rig.site.organization().faults().failNext(route, fault, 1);
    rig.session.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.failed.size(), 1, 30'000);
    const auto error = rig.failed.at(0).at(0).value<Error>();
    QVERIFY2(describe(error).contains(word), qPrintable(describe(error)));
    QVERIFY(rig.session.queuesState().loading == Loading::Failed);
    QVERIFY(rig.session.queuesState().error.has_value());
    QVERIFY(rig.session.stragglerListState().loading == Loading::Failed);

    rig.site.organization().faults() = demoorg::Faults(0);
    rig.start();
    QCOMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.session.queues().size(), 12);
    QVERIFY(rig.session.queuesState().loading == Loading::Ready);
    QVERIFY(!rig.session.queuesState().error);
}

void SessionTest::saysOnceThatTheSignInWasRefused()
{
    DemoSite site;
    const SystemClock clock;
    Profile profile = site.clientCredentials();
    profile.credentials = ClientCredentials{.clientId = QStringLiteral("demo-client"), .clientSecret = Secret("wrong")};
    Session session(profile, quietly, clock);
    QSignalSpy failed(&session, &Session::failed);
    session.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).value<Error>().kind == ErrorKind::Unauthorized);
    QVERIFY(session.health().signIn.has_value());
    QVERIFY2(session.health().signIn->message.contains(QStringLiteral("client secret")),
             qPrintable(session.health().signIn->message));
    session.start();
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(site.requests(QStringLiteral("POST /login/oauth/token")), 1);
}

void SessionTest::triesAgainAfterABrokenAnswer_data()
{
    QTest::addColumn<demoorg::Fault>("fault");
    QTest::addColumn<int>("throttled");
    QTest::newRow("cut off") << demoorg::Fault{.kind = Kind::Truncate} << 0;
    QTest::newRow("reset") << demoorg::Fault{.kind = Kind::Reset} << 0;
    QTest::newRow("503") << demoorg::Fault{.status = 503} << 0;
    QTest::newRow("429") << demoorg::Fault{.status = 429} << 1;
}

void SessionTest::triesAgainAfterABrokenAnswer()
{
    QFETCH(const demoorg::Fault, fault);
    QFETCH(const int, throttled);
    SessionRig rig(quietly);
    rig.site.organization().faults().failNext(QStringLiteral("GET /api/v2/routing/queues"), fault, 1);
    rig.start();
    QCOMPARE(rig.failed.size(), 0);
    QCOMPARE(rig.session.health().throttled, throttled);
    QCOMPARE(rig.session.queues().size(), 12);
}

void SessionTest::keepsTheListAfterAFailedSweep()
{
    SessionRig rig(quietly);
    const LegId leg = rig.site.put(LegPlan{});
    rig.start();
    QSignalSpy swept(&rig.session, &Session::sweepFinished);
    rig.session.sweepNow();
    QTRY_COMPARE(swept.size(), 1);
    const QDateTime asOf = rig.session.health().sweep.asOf;
    rig.site.organization().faults().failNext(DemoSite::sweepRoute, {.status = 403}, 1);
    rig.session.sweepNow();
    QTRY_COMPARE(swept.size(), 2);
    const ListState state = rig.session.stragglerListState();
    QVERIFY(state.loading == Loading::Failed);
    QCOMPARE(state.asOf, asOf);
    QVERIFY2(state.incomplete.contains(QStringLiteral("missing the following permission")),
             qPrintable(state.incomplete));
    QVERIFY(rig.session.roster().find(leg)->straggler);
    rig.session.sweepNow();
    QTRY_COMPARE(swept.size(), 3);
    QVERIFY(rig.session.stragglerListState().loading == Loading::Ready);
    QVERIFY(rig.session.stragglerListState().incomplete.isEmpty());
}

void SessionTest::goesAtAnyMoment_data()
{
    QTest::addColumn<int>("requests");
    for (const int requests : {0, 1, 4, 8, 10, 20})
        QTest::addRow("after %d requests", requests) << requests;
}

void SessionTest::goesAtAnyMoment()
{
    QFETCH(const int, requests);
    DemoSite::Options options = DemoSite::quiet();
    options.site.backlog = 40;
    DemoSite site(options);
    const LegId leg = site.put({.ended = 5min});
    const SystemClock clock;
    auto session = std::make_unique<Session>(site.profile(), desk, clock);
    connect(session.get(), &Session::rosterChanged, session.get(), [&](const QList<LegId> &changed) {
        if (changed.contains(leg) && !session->writing().intentOf(leg))
            QVERIFY(session->writing().wrap({.leg = leg, .code = site.code(0)}));
    });
    session->start();
    QTRY_VERIFY_WITH_TIMEOUT(site.requests() >= requests, 20'000);
    session.reset();
    QVERIFY(site.writesTo(leg) <= 1);
}

WRAPDESK_TEST(SessionTest)
#include "sessiontest.moc"
