// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "offlinerig.h"
#include "session/rules.h"
#include "store/store.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// A start without the platform: what is shown, what is refused, and what becomes of it.
class OfflineTest : public QObject, private OfflineRig
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(
            QStringLiteral("^(?!no token|left out, this sign-in may not see it|a queue's codes|the last known).*")));
        begin();
    }
    void showsWhatWasKnownLast();
    void sendsNothingUntilThePlatformIsReached();
    void becomesLiveOnceThePlatformIsReached();
    void readsBackWhatWasOpenOnceThePlatformIsReached();
    void aWebPageIsNoAnswer();
    void goesOnTryingWithoutAnythingToShow();
    void showsNoListsOfAnotherAccount();
    void failsAsEverWhereTheOrganisationIsNotKnown();
    void saysThatTheSignInWasRefusedOnceThePlatformIsReached();
    void keepsNoAddressOnDisk();
    void forgetsTheListsOnSigningOut();
};

void OfflineTest::showsWhatWasKnownLast()
{
    LegId missing;
    LegId coded;
    QString queueName;
    QueueId queue;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Profile profile = seen([&](DemoSite &site) {
        missing = site.put({.queue = 2});
        coded = site.put({.code = site.code(1).text()});
        queue = site.queue(2);
        queueName = site.site().queues().at(2).name;
    });
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.isStraggler(missing));
    QVERIFY(!desk.session.roster().find(coded));
    const Health &health = desk.session.health();
    QVERIFY(health.offline);
    QVERIFY(!health.organization.isEmpty());
    QCOMPARE(desk.session.queues().size(), 12);
    QCOMPARE(desk.session.queueName(queue), queueName);
    QCOMPARE(desk.session.codes().codes().size(), 60);
    QVERIFY(!desk.session.codes().codesOf(queue).isEmpty());
    QVERIFY(!desk.session.agentName(desk.session.roster().find(missing)->leg).isEmpty());
    for (const ListState &state : {desk.session.queuesState(), desk.session.codesState(queue),
                                   desk.session.stragglerListState(), desk.session.liveListState()}) {
        QVERIFY(state.loading == Loading::Failed);
        QVERIFY(state.error && state.error->kind != ErrorKind::Decode);
        QVERIFY2(state.asOf >= before.addSecs(-2) && state.asOf <= QDateTime::currentDateTimeUtc().addSecs(2),
                 qPrintable(state.asOf.toString(Qt::ISODateWithMs)));
    }
    QCOMPARE(health.offline->asOf, desk.session.stragglerListState().asOf);
    QTRY_VERIFY(desk.session.health().offline->error.kind == ErrorKind::Offline);
    QVERIFY(desk.ready.isEmpty() && desk.failed.isEmpty() && desk.swept.isEmpty());
}

void OfflineTest::sendsNothingUntilThePlatformIsReached()
{
    LegId leg;
    CodeId code;
    const Profile profile = seen([&](DemoSite &site) {
        leg = site.put(LegPlan{});
        code = site.code(3);
    });
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.isStraggler(leg));
    Writing &writing = desk.session.writing();
    QTRY_VERIFY(writing.isOpen());
    const Result<IntentId> wrapped = writing.wrap({.leg = leg, .code = code});
    QVERIFY(!wrapped && wrapped.error().kind == ErrorKind::Offline);
    QVERIFY2(wrapped.error().message.contains(u"cannot be reached"), qPrintable(wrapped.error().message));
    const Result<RunId> run = writing.startBulk({.legs = {leg}, .code = code});
    QVERIFY(!run && run.error().kind == ErrorKind::Offline);
    QVERIFY(!writing.intentOf(leg));
    QVERIFY(!writing.isBusy());
}

void OfflineTest::becomesLiveOnceThePlatformIsReached()
{
    LegId still;
    LegId gone;
    const Profile profile = seen([&](DemoSite &site) {
        still = site.put(LegPlan{});
        gone = site.put(LegPlan{});
    });
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.isStraggler(still) && desk.isStraggler(gone));
    QTRY_VERIFY(desk.session.health().offline && !desk.session.health().offline->isTrying);

    const std::unique_ptr<DemoSite> site = place->open(); // and nobody asks the desk to look
    QCOMPARE(site->put(LegPlan{}), still);
    QTRY_COMPARE_WITH_TIMEOUT(desk.ready.size(), 1, patience);
    QVERIFY(!desk.session.health().offline);
    QTRY_COMPARE_WITH_TIMEOUT(desk.swept.size(), 1, patience);
    QVERIFY(desk.isStraggler(still));
    QVERIFY(!desk.session.roster().find(gone));
    QVERIFY(desk.session.queuesState().loading == Loading::Ready);
    QVERIFY(desk.session.stragglerListState().loading == Loading::Ready);
    QTRY_VERIFY(desk.session.health().live == LiveState::Live);
    QTRY_VERIFY(desk.session.codesState(site->queue(0)).loading == Loading::Ready);
    QVERIFY(desk.session.writing().wrap({.leg = still, .code = site->code(3)}));
    QTRY_COMPARE(site->codeOn(still), site->code(3).text());
    QCOMPARE(site->writesTo(still), 1);
    QVERIFY(desk.failed.isEmpty());
}

void OfflineTest::readsBackWhatWasOpenOnceThePlatformIsReached()
{
    LegId unsent;
    LegId sent;
    WrapupCode code;
    const Profile profile = seen([&](DemoSite &site) {
        unsent = site.put(LegPlan{});
        sent = site.put(LegPlan{});
        code = site.codesOf(0).at(3);
    });
    {
        Store store;
        QSignalSpy added(&store, &Store::added);
        store.open(QStringLiteral("%1/%2").arg(folder->path(), profile.organization.text()));
        for (const auto &[leg, state] : {std::pair(unsent, IntentState::Held), std::pair(sent, IntentState::Sending)}) {
            const Intent intent{.id = IntentId(leg.conversation.text()),
                                .leg = leg,
                                .media = Media::Voice,
                                .code = code,
                                .createdAt = QDateTime::currentDateTimeUtc(),
                                .state = state};
            store.add({intent});
            store.record({intent});
        }
        QTRY_COMPARE(added.size(), 2);
    }
    Desk desk(profile);
    Writing &writing = desk.session.writing();
    desk.session.start();
    QTRY_COMPARE(writing.openCount(), 2);
    QTRY_VERIFY(!desk.session.health().offline->isTrying);
    QVERIFY(writing.intentOf(unsent)->state == IntentState::Held);
    QVERIFY(writing.intentOf(sent)->state == IntentState::Sending);

    const std::unique_ptr<DemoSite> site = place->open();
    site->put(LegPlan{});
    site->put(LegPlan{});
    QTRY_COMPARE_WITH_TIMEOUT(writing.openCount(), 0, patience);
    QVERIFY(writing.intentOf(unsent)->state == IntentState::Cancelled);
    QVERIFY(writing.intentOf(unsent)->refusal == Refusal::Interrupted);
    QVERIFY(writing.intentOf(sent)->state == IntentState::Unconfirmed);
    QCOMPARE(site->requests(DemoSite::writeRoute), 0);
}

void OfflineTest::aWebPageIsNoAnswer()
{
    LegId leg;
    const Profile profile = seen([&](DemoSite &site) { leg = site.put(LegPlan{}); });
    const std::unique_ptr<DemoSite> site = place->open();
    site->organization().faults().failNext(QStringLiteral("POST /login/oauth/token"), {.kind = Kind::Html}, 1000);
    site->put(LegPlan{});
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.isStraggler(leg));
    QTRY_VERIFY(desk.session.health().offline);
    QTRY_COMPARE(desk.session.health().offline->error.code, QStringLiteral("web-page"));
    QVERIFY(desk.failed.isEmpty());
    QCOMPARE(site->requests(DemoSite::sweepRoute), 0);

    site->organization().faults() = demoorg::Faults(0); // somebody has signed in to the network
    desk.session.start();
    QTRY_COMPARE_WITH_TIMEOUT(desk.ready.size(), 1, patience);
    QVERIFY(!desk.session.health().offline);
}

void OfflineTest::goesOnTryingWithoutAnythingToShow()
{
    Profile profile = seen([](DemoSite &) {});
    {
        const auto database = Database::open(databaseOf(profile), Database::Access::Writing);
        QVERIFY((*database)->run(QStringLiteral("UPDATE last_known SET body = x'00'")));
    }
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.session.health().offline && desk.session.writing().isOpen());
    QTRY_VERIFY(!desk.session.health().offline->isTrying);
    QVERIFY(!desk.session.health().offline->asOf.isValid());
    QVERIFY(desk.session.stragglerListState().loading == Loading::Failed);
    QVERIFY(desk.session.queues().isEmpty());
    const std::unique_ptr<DemoSite> site = place->open();
    QTRY_COMPARE_WITH_TIMEOUT(desk.ready.size(), 1, patience);
    QCOMPARE(desk.session.queues().size(), 12);
}

void OfflineTest::showsNoListsOfAnotherAccount()
{
    LegId leg;
    Profile profile = seen([&](DemoSite &site) { leg = site.put(LegPlan{}); });
    profile.user = UserId(QStringLiteral("somebody-else"));
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.session.health().offline && desk.session.writing().isOpen());
    QTRY_VERIFY(!desk.session.health().offline->isTrying);
    QVERIFY(!desk.session.roster().find(leg));
    QVERIFY(desk.session.queues().isEmpty());
}

void OfflineTest::failsAsEverWhereTheOrganisationIsNotKnown()
{
    Profile profile = seen([](DemoSite &site) { site.put(LegPlan{}); });
    profile.organization = {};
    Desk desk(profile);
    desk.session.start();
    QTRY_COMPARE_WITH_TIMEOUT(desk.failed.size(), 1, patience);
    QVERIFY(desk.failed.at(0).at(0).value<Error>().kind == ErrorKind::Offline);
    QVERIFY(!desk.session.health().offline);
    QVERIFY(desk.session.roster().entries().isEmpty());
}

void OfflineTest::saysThatTheSignInWasRefusedOnceThePlatformIsReached()
{
    LegId leg;
    Profile profile = seen([&](DemoSite &site) { leg = site.put(LegPlan{}); });
    profile.credentials =
        ClientCredentials{.clientId = QString::fromLatin1(demoorg::demoClientId), .clientSecret = Secret("wrong")};
    Desk desk(profile);
    desk.session.start();
    QTRY_VERIFY(desk.isStraggler(leg));
    const std::unique_ptr<DemoSite> site = place->open();
    QTRY_COMPARE_WITH_TIMEOUT(desk.failed.size(), 1, patience);
    QVERIFY(desk.failed.at(0).at(0).value<Error>().kind == ErrorKind::Unauthorized);
    QVERIFY(desk.session.health().signIn);
    QVERIFY(desk.isStraggler(leg)); // as old as before
    QVERIFY(desk.session.writing().isOffline());
    QVERIFY(desk.ready.isEmpty());
}

void OfflineTest::keepsNoAddressOnDisk()
{
    const Profile profile = seen([](DemoSite &site) { site.put(LegPlan{}); });
    const QByteArray kept = qUncompress(valueIn(profile, QStringLiteral("SELECT body FROM last_known")).toByteArray());
    QVERIFY(kept.contains("conversation-1"));
    QVERIFY(!kept.contains(DemoSite::customerAddress.mid(4).toUtf8()));
}

void OfflineTest::forgetsTheListsOnSigningOut()
{
    const Profile profile = seen([](DemoSite &site) { site.put(LegPlan{}); });
    const auto count = QStringLiteral("SELECT count(*) FROM last_known");
    QCOMPARE(valueIn(profile, count).toInt(), 1);
    {
        const std::unique_ptr<DemoSite> site = place->open();
        Desk desk(profile);
        desk.lookAround();
        QSignalSpy signedOut(&desk.session, &Session::signedOut);
        desk.session.signOut();
        QTRY_COMPARE(signedOut.size(), 1);
    }
    QCOMPARE(valueIn(profile, count).toInt(), 0);
}

WRAPDESK_TEST(OfflineTest)
#include "offlinetest.moc"
