// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/roles.h"
#include "rulerig.h"
#include "sessionrig.h"
#include "support/runner.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;
using demoorg::Post;

Q_DECLARE_METATYPE(demoorg::Fault)

namespace {

const QString activityRoute = QStringLiteral("POST /api/v2/analytics/conversations/activity/query");
const QString queuesRoute = QStringLiteral("GET /api/v2/routing/queues");
const QString grantsRoute = QStringLiteral("GET /api/v2/authorization/subjects/me");

// A queue of the division that the supervisor of one division works for, or of another.
qsizetype queueOf(const DemoSite &site, bool isWithin)
{
    const QString limited = site.site().divisions().at(1).id;
    const QList<demoorg::Queue> &queues = site.site().queues();
    for (qsizetype place = 0; place < queues.size(); ++place) {
        if ((queues.at(place).divisionId == limited) == isWithin)
            return place;
    }
    return -1;
}

// A supervisor who sees all divisions and may code in one.
void seesMoreThanItCodes(DemoSite &site)
{
    site.organization().authority().grant(Post::DivisionSupervisor,
                                          {&demoorg::roles::viewer(), demoorg::everyDivision});
}

Unwritable reasonOn(const Session &session, const LegId &leg)
{
    const RosterEntry *entry = session.roster().find(leg);
    return entry && entry->straggler ? entry->straggler->unwritable : Unwritable::UnknownMedia;
}

} // namespace

// What a sign-in may not do is known before it is tried, said by name, and not tried.
class SessionPermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsThemAtSignIn();
    void nothingIsHeldBackThatCouldNotBeRead_data();
    void nothingIsHeldBackThatCouldNotBeRead();
    void aSignInWithoutQueuesGetsReadyAndSaysWhatIsMissing();
    void aSignInWithoutQueuesStillSweepsAndWatchesWhatItMet();
    void whoMayNotCodeSeesAllAndWritesNothing();
    void rulesOfWhoMayNotCodeDoNothing();
    void codesOnlyInTheDivisionsItMay();
    void aClientWithoutTheScopeCannotCode();
    void anApplicationHasNoScopes();
    void seesWhatWasGrantedMeanwhile();
    void aRefusedSweepNamesThePermission();
};

void SessionPermissionsTest::init()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!left out, this sign-in may not see it|sweep stopped|a queue's codes|"
                                          "outbound mappings).*")));
}

void SessionPermissionsTest::readsThemAtSignIn()
{
    SessionRig rig(quietly, Post::Administrator);
    QSignalSpy changed(&rig.session, &Session::permissionsChanged);
    rig.start();
    const Permissions &permissions = rig.session.permissions();
    QVERIFY(!changed.isEmpty());
    for (const PermissionText &text : permissionTexts())
        QVERIFY2(permissions.reachOf(text.permission).kind == Reach::Kind::Everywhere, qPrintable(text.name()));
    for (const ScopeText &text : scopeTexts()) {
        if (text.isEssential)
            QVERIFY2(permissions.stateOf(text.scope) == ScopeState::Granted, text.name.data());
    }
    QCOMPARE(permissions.facts().oauthClient, QString::fromLatin1(demoorg::demoDeskId));
    QVERIFY(permissions.facts().isPerson == true);
    QVERIFY(!permissions.facts().trouble);
    QVERIFY(!rig.session.health().codingBarred);
}

void SessionPermissionsTest::nothingIsHeldBackThatCouldNotBeRead_data()
{
    QTest::addColumn<demoorg::Fault>("fault");
    QTest::newRow("refused") << demoorg::Fault{.status = 403};
    QTest::newRow("no such thing") << demoorg::Fault{.status = 404};
    QTest::newRow("a web page") << demoorg::Fault{.kind = Kind::Html};
}

void SessionPermissionsTest::nothingIsHeldBackThatCouldNotBeRead()
{
    QFETCH(const demoorg::Fault, fault);
    SessionRig rig(quietly, Post::Newcomer);
    for (const QString &route : {grantsRoute, QStringLiteral("GET /api/v2/tokens/me")})
        rig.site.organization().faults().failNext(route, fault, 1);
    rig.start();
    QCOMPARE(rig.failed.size(), 0);
    const Permissions &permissions = rig.session.permissions();
    QVERIFY(permissions.facts().trouble);
    QVERIFY(permissions.reachOf(Permission::CodeLegs).kind == Reach::Kind::NotKnown);
    QVERIFY(permissions.stateOf(Scope::Conversations) == ScopeState::NotKnown);
    QVERIFY(!rig.session.health().codingBarred);
    rig.session.sweepNow(); // the platform decides
    QTRY_COMPARE(rig.site.requests(DemoSite::sweepRoute), 1);
}

void SessionPermissionsTest::aSignInWithoutQueuesGetsReadyAndSaysWhatIsMissing()
{
    SessionRig rig(desk, Post::Newcomer);
    QSignalSpy swept(&rig.session, &Session::sweepFinished);
    rig.start();
    QCOMPARE(rig.failed.size(), 0);
    QVERIFY(rig.session.queues().isEmpty());
    QTRY_COMPARE(swept.size(), 1);
    const auto failedWith = [](const ListState &state, const char *permission) {
        return state.loading == Loading::Failed && state.error
               && state.error->message.contains(QLatin1String(permission));
    };
    QVERIFY(failedWith(rig.session.queuesState(), "routing:queue:view"));
    QVERIFY(failedWith(rig.session.stragglerListState(), "analytics:conversationDetail:view"));
    QVERIFY(failedWith(rig.session.liveListState(), "routing:queue:view"));
    QVERIFY(rig.session.health().codingBarred->message.contains(QStringLiteral("conversation:participant:wrapup")));
    // What is certainly missing is not asked for.
    QCOMPARE(rig.site.requests(DemoSite::sweepRoute), 0);
    QCOMPARE(rig.site.requests(activityRoute), 0);
}

void SessionPermissionsTest::aSignInWithoutQueuesStillSweepsAndWatchesWhatItMet()
{
    SessionRig rig(desk, Post::Supervisor);
    const LegId old = rig.site.put(LegPlan{});
    rig.site.organization().faults().failNext(queuesRoute, {.status = 403}, 1);
    rig.start();
    QTRY_VERIFY(rig.session.roster().find(old));
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    QVERIFY(rig.session.queues().isEmpty());
    QVERIFY(rig.session.queuesState().loading == Loading::Failed);
    QVERIFY(rig.session.stragglerListState().loading == Loading::Ready);
    QVERIFY(rig.session.liveListState().loading == Loading::Ready);
    QVERIFY(rig.session.liveListState().incomplete.contains(QStringLiteral("may not be listed")));
    const LegId next = rig.site.put({.stage = Stage::Talking});
    QTRY_VERIFY(rig.session.roster().find(next));

    rig.session.start(); // now they may be seen
    QTRY_COMPARE(rig.session.queues().size(), 12);
    QTRY_VERIFY(rig.session.liveListState().loading == Loading::Ready
                && rig.session.liveListState().incomplete.isEmpty());
    QCOMPARE(rig.ready.size(), 1);
}

void SessionPermissionsTest::whoMayNotCodeSeesAllAndWritesNothing()
{
    SessionRig rig(desk, Post::Viewer);
    const LegId leg = rig.site.put(LegPlan{});
    rig.start();
    QTRY_VERIFY(rig.session.roster().find(leg));
    QVERIFY(reasonOn(rig.session, leg) == Unwritable::NotPermitted);
    QVERIFY(rig.session.health().codingBarred->code == QStringLiteral("missing.permissions"));
    const Result<IntentId> refused = rig.session.writing().wrap({.leg = leg, .code = rig.site.code(0)});
    QVERIFY(!refused && refused.error().kind == ErrorKind::Forbidden);
    QVERIFY(refused.error().message.contains(QStringLiteral("conversation:participant:wrapup")));
    const BulkPlan plan = rig.session.writing().preview({.legs = {leg}, .code = rig.site.code(0)});
    QVERIFY(plan.legs.isEmpty());
    QCOMPARE(plan.skipped.value(BulkSkip::NotPermitted), QList<LegId>{leg});
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 0);
}

void SessionPermissionsTest::rulesOfWhoMayNotCodeDoNothing()
{
    SessionRig rig(desk, Post::Viewer);
    const LegId leg = rig.site.put(LegPlan{});
    rig.start();
    QTRY_VERIFY(rig.session.rules().isOpen());
    QTRY_VERIFY(rig.session.codes().knowsCodesOf(rig.site.queue(billing)));
    QVERIFY(rig.session.rules().keep(ruleFor(rig.site)));
    QTRY_VERIFY(rig.session.roster().find(leg));
    QSignalSpy swept(&rig.session, &Session::sweepFinished);
    rig.session.sweepNow();
    QTRY_VERIFY(!swept.isEmpty());
    const std::optional<RuleVerdict> verdict = rig.session.rules().verdictOn(leg);
    QVERIFY(!verdict || !verdict->rule);
    QVERIFY(!rig.session.writing().intentOf(leg));
}

void SessionPermissionsTest::codesOnlyInTheDivisionsItMay()
{
    SessionRig rig(desk, Post::DivisionSupervisor, demoorg::demoDeskId, seesMoreThanItCodes);
    const LegId within = rig.site.put({.queue = queueOf(rig.site, true)});
    const LegId outside = rig.site.put({.queue = queueOf(rig.site, false)});
    rig.start();
    QTRY_VERIFY(rig.session.roster().find(within) && rig.session.roster().find(outside));
    QVERIFY(!rig.session.health().codingBarred);
    QVERIFY(reasonOn(rig.session, within) == Unwritable::No);
    QVERIFY(reasonOn(rig.session, outside) == Unwritable::OtherDivision);

    const CodeId here = rig.site.code(0, queueOf(rig.site, true));
    const CodeId there = rig.site.code(0, queueOf(rig.site, false));
    const Result<IntentId> refused = rig.session.writing().wrap({.leg = outside, .code = there});
    QVERIFY(!refused && refused.error().kind == ErrorKind::Forbidden);
    const BulkPlan plan = rig.session.writing().preview({.legs = {outside}, .code = there});
    QCOMPARE(plan.skipped.value(BulkSkip::OtherDivision), QList<LegId>{outside});
    QVERIFY(rig.session.writing().wrap({.leg = within, .code = here}));
    QTRY_COMPARE(rig.stateOf(within), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.writesTo(outside), 0);
}

void SessionPermissionsTest::aClientWithoutTheScopeCannotCode()
{
    SessionRig rig(quietly, Post::Supervisor, demoorg::demoNarrowId);
    rig.start();
    QVERIFY(rig.session.health().codingBarred);
    QCOMPARE(rig.session.health().codingBarred->code, QStringLiteral("missing.scopes"));
    QVERIFY(rig.session.permissions().stateOf(Scope::Conversations) == ScopeState::Missing);
    QVERIFY(rig.session.permissions().reachOf(Permission::CodeLegs).kind != Reach::Kind::Nowhere);
}

void SessionPermissionsTest::anApplicationHasNoScopes()
{
    DemoSite site;
    const SystemClock clock;
    Session session(site.clientCredentials(), quietly, clock);
    QSignalSpy ready(&session, &Session::ready);
    session.start();
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(session.permissions().facts().isPerson == false);
    QVERIFY(session.permissions().stateOf(Scope::Conversations) == ScopeState::NotApplicable);
    QVERIFY(session.permissions().reachOf(Permission::CodeLegs).kind != Reach::Kind::NotKnown);
    QVERIFY(!session.health().codingBarred); // whether it may is learnt from the platform
}

void SessionPermissionsTest::seesWhatWasGrantedMeanwhile()
{
    SessionRig rig(desk, Post::Viewer);
    const LegId leg = rig.site.put(LegPlan{});
    rig.start();
    QTRY_VERIFY(rig.session.roster().find(leg));
    QVERIFY(reasonOn(rig.session, leg) == Unwritable::NotPermitted);
    QSignalSpy changed(&rig.session, &Session::rosterChanged);
    rig.site.organization().authority().grant(Post::Viewer, {&demoorg::roles::supervisor(), demoorg::everyDivision});
    rig.session.start();
    QTRY_VERIFY(reasonOn(rig.session, leg) == Unwritable::No);
    QVERIFY(changed.at(0).at(0).value<QList<LegId>>().contains(leg));
    QVERIFY(!rig.session.health().codingBarred);
    QTRY_VERIFY(rig.session.codes().knowsCodesOf(rig.site.queue(0)));
    QVERIFY(rig.session.writing().wrap({.leg = leg, .code = rig.site.code(0)}));
    QTRY_COMPARE(rig.stateOf(leg), QStringLiteral("confirmed"));
}

// The roles could not be read: then it is the platform that says what is missing.
void SessionPermissionsTest::aRefusedSweepNamesThePermission()
{
    SessionRig rig(desk, Post::Newcomer);
    rig.site.organization().faults().failNext(grantsRoute, {.status = 403}, 1);
    QSignalSpy swept(&rig.session, &Session::sweepFinished);
    rig.start();
    QTRY_COMPARE(swept.size(), 1);
    const ListState state = rig.session.stragglerListState();
    QVERIFY(state.loading == Loading::Failed);
    QVERIFY(permissionNamesIn(state.error->message).contains(QStringLiteral("analytics:conversationDetail:view")));
}

WRAPDESK_TEST(SessionPermissionsTest)
#include "sessionpermissionstest.moc"
