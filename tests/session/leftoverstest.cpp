// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store.h"
#include "support/runner.h"
#include "writingrig.h"

#include <QDir>
#include <QUuid>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// What was open when a program ended, and what the next one makes of it.
class LeftoversTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void offersWhatWasHeldToBeSentAgain();
    void readsBackWhatWasUnderWay();
    void settlesEachState();
    void puttingBackGoesOn();
    void whoDecidedItWillDecideItAgain();
    void theyAreDismissed();
    void aNewerChoiceTakesTheirPlace();

private:
    static Intent wanting(const DemoSite &site, const LegId &leg, IntentState state)
    {
        Intent intent{.id = IntentId(QUuid::createUuid().toString(QUuid::WithoutBraces)),
                      .leg = leg,
                      .media = Media::Voice,
                      .queue = site.queue(0),
                      .code = site.codesOf(0).at(3),
                      .reason = {.kind = Reason::Kind::Hand},
                      .by = UserId(site.site().supervisorId()),
                      .createdAt = QDateTime::currentDateTimeUtc().addSecs(-60),
                      .state = state};
        if (state >= IntentState::Sending)
            intent.correlationIds = QStringList{QStringLiteral("of-the-write")};
        return intent;
    }
    // As a program that ended has left its database.
    static void leave(const DemoSite &site, const Profile &profile, const QList<Intent> &intents)
    {
        Store store;
        QSignalSpy added(&store, &Store::added);
        store.open(profile.dataFolder + u'/' + site.site().organizationId());
        for (const Intent &intent : intents)
            store.add({intent});
        store.record(intents);
        QTRY_COMPARE(added.size(), intents.size());
    }
    static QList<IntentId> idsOf(const QList<Intent> &intents)
    {
        QList<IntentId> ids;
        for (const Intent &intent : intents)
            ids << intent.id;
        return ids;
    }
    static void settle(Supervisor &supervisor) { QTRY_VERIFY_WITH_TIMEOUT(!supervisor.writing.isBusy(), 10'000); }
};

void LeftoversTest::offersWhatWasHeldToBeSentAgain()
{
    DemoSite site;
    const Profile profile = site.profile();
    const LegId byHand = site.put(LegPlan{});
    const QList<LegId> many = putMissing(site, 2);
    {
        Supervisor ada(site, profile, holding);
        ada.begin();
        QVERIFY(ada.wrap(byHand, site.code(3), QStringLiteral("kept")));
        QVERIFY(ada.writing.startBulk({.legs = many, .code = site.code(4)}));
        QTRY_VERIFY(ada.writing.held() && ada.writing.held()->others == 1);
    }
    Supervisor ada(site, profile, atOnce);
    QSignalSpy told(&ada.writing, &Writing::leftoversChanged);
    ada.begin();
    settle(ada);
    QCOMPARE(ada.writing.leftovers().size(), 3);
    QTRY_COMPARE(told.size(), 1); // however many there are
    for (const LegId &leg : QList<LegId>{byHand} + many) {
        QCOMPARE(ada.state(leg), QStringLiteral("cancelled"));
        QCOMPARE(ada.refusal(leg), QStringLiteral("interrupted"));
        QCOMPARE(ada.entryOf(leg).refusal, Refusal::Interrupted);
        QVERIFY(!ada.entryOf(leg).after);
    }
    QVERIFY(!ada.writing.held());
    QCOMPARE(site.requests(DemoSite::writeRoute), 0); // nobody has wished for it again yet

    QVERIFY(ada.writing.retry(idsOf(ada.writing.leftovers())));
    QVERIFY(ada.writing.leftovers().isEmpty());
    for (const LegId &leg : QList<LegId>{byHand} + many)
        QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(site.codeOn(byHand), site.code(3).text());
    QCOMPARE(site.codeOn(many[0]), site.code(4).text());
    QCOMPARE(ada.writing.intentOf(byHand)->notes, QStringLiteral("kept"));
}

void LeftoversTest::readsBackWhatWasUnderWay()
{
    DemoSite::Options slow = DemoSite::quiet();
    slow.latency = 60ms;
    DemoSite site(slow);
    const Profile profile = site.profile();
    const QList<LegId> legs = putMissing(site, 40);
    {
        Supervisor ada(site, profile, atOnce);
        ada.begin();
        QVERIFY(ada.writing.startBulk({.legs = legs, .code = site.code(3)}));
        QTRY_VERIFY(site.requests(DemoSite::writeRoute) > 2);
    }
    Supervisor ada(site, profile, deafAtOnce);
    ada.start();
    settle(ada);
    const QList<Intent> leftovers = ada.writing.leftovers();
    int confirmed = 0;
    for (const LegId &leg : legs) {
        const std::optional<Intent> intent = ada.writing.intentOf(leg); // none: was confirmed in time
        const bool stands = site.codeOn(leg) == site.code(3).text();
        QCOMPARE(site.writesTo(leg), int(stands));
        if (!intent)
            continue;
        const QStringList ends = stands ? QStringList{QStringLiteral("confirmed")}
                                        : QStringList{QStringLiteral("cancelled"), QStringLiteral("unconfirmed")};
        QVERIFY2(ends.contains(ada.state(leg)), qPrintable(ada.state(leg)));
        confirmed += int(stands);
        QCOMPARE(idsOf(leftovers).contains(intent->id), !stands);
        if (stands)
            QVERIFY(ada.entryOf(leg).detail.contains(u"unwatched"));
    }
    QVERIFY(confirmed > 0);
    QVERIFY(!leftovers.isEmpty());
}

void LeftoversTest::settlesEachState()
{
    struct Row
    {
        const char *name;
        IntentState state;
        const char *standing; // nothing, wanted, other, system; or the conversation is gone
        const char *end;
        bool isLeftover;
        bool isUnwatched;
    };
    using State = IntentState;
    const Row rows[] = {
        {"held, nothing", State::Held, "nothing", "cancelled", true, false},
        {"held, wanted", State::Held, "wanted", "confirmed", false, false},
        {"held, a person's", State::Held, "other", "humanWon", false, false},
        {"held, a time-out", State::Held, "system", "cancelled", true, false},
        {"checking, nothing", State::Checking, "nothing", "cancelled", true, false},
        {"checking, wanted", State::Checking, "wanted", "confirmed", false, true},
        {"checking, a person's", State::Checking, "other", "humanWon", false, false},
        {"sending, nothing", State::Sending, "nothing", "unconfirmed", true, false},
        {"sending, wanted", State::Sending, "wanted", "confirmed", false, true},
        {"sending, a person's", State::Sending, "other", "humanWon", false, false},
        {"sending, a time-out", State::Sending, "system", "unconfirmed", true, false},
        {"sending, vanished", State::Sending, "vanished", "unconfirmed", true, false},
        {"accepted, nothing", State::Accepted, "nothing", "unconfirmed", true, false},
        {"accepted, wanted", State::Accepted, "wanted", "confirmed", false, true},
        {"accepted, a person's", State::Accepted, "other", "humanWon", false, false},
    };
    DemoSite site;
    const Profile profile = site.profile();
    const QMap<QString, QString> codes{{QStringLiteral("wanted"), site.code(3).text()},
                                       {QStringLiteral("other"), site.code(5).text()},
                                       {QStringLiteral("system"), timedOut}};
    QList<Intent> intents;
    for (const Row &row : rows) {
        const QString standing = QString::fromLatin1(row.standing);
        const LegId leg = site.put({.code = codes.value(standing)});
        if (standing == u"vanished")
            site.site().remove(leg.conversation.text());
        intents << wanting(site, leg, row.state);
    }
    leave(site, profile, intents);

    Supervisor ada(site, profile, deafAtOnce);
    ada.start();
    settle(ada);
    const QList<IntentId> leftovers = idsOf(ada.writing.leftovers());
    for (qsizetype i = 0; i < intents.size(); ++i) {
        const Row &row = rows[i];
        const LegId &leg = intents.at(i).leg;
        QVERIFY2(ada.state(leg) == QLatin1String(row.end), row.name);
        QVERIFY2(leftovers.contains(intents.at(i).id) == row.isLeftover, row.name);
        QVERIFY2(intentStateName(ada.entryOf(leg).outcome) == QLatin1String(row.end), row.name);
        QVERIFY2(ada.entryOf(leg).detail.contains(u"unwatched") == row.isUnwatched, row.name);
    }
    QCOMPARE(site.requests(DemoSite::writeRoute), 0);
    QVERIFY(ada.writing.capabilities().all().isEmpty()); // nobody watched what happened
}

void LeftoversTest::puttingBackGoesOn()
{
    DemoSite site;
    const Profile profile = site.profile();
    const LegId leg = site.put({.code = site.code(3).text()}); // ours, which has replaced a person's
    Intent intent = wanting(site, leg, IntentState::Checking);
    intent.reason.kind = Reason::Kind::PutBack;
    intent.code = site.codesOf(0).at(5);
    intent.seen = AssignedCode{.code = site.code(3).text()};
    leave(site, profile, {intent});
    Supervisor ada(site, profile, deafAtOnce);
    ada.start();
    settle(ada);
    QCOMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(site.codeOn(leg), site.code(5).text());
    QCOMPARE(site.writesTo(leg), 1);
    QVERIFY(ada.writing.leftovers().isEmpty());
    QVERIFY(ada.entryOf(leg).reason.kind == Reason::Kind::PutBack);
}

void LeftoversTest::whoDecidedItWillDecideItAgain()
{
    DemoSite site;
    const Profile profile = site.profile();
    const QList<LegId> legs = putMissing(site, 2);
    QList<Intent> intents{wanting(site, legs[0], IntentState::Held), wanting(site, legs[1], IntentState::Sending)};
    for (Intent &intent : intents)
        intent.reason.kind = Reason::Kind::Sweeper;
    leave(site, profile, intents);
    Supervisor ada(site, profile, deafAtOnce);
    ada.start();
    settle(ada);
    QCOMPARE(idsOf(ada.writing.leftovers()), QList<IntentId>{intents[1].id}); // nobody can tell what became of it
}

void LeftoversTest::theyAreDismissed()
{
    DemoSite site;
    const Profile profile = site.profile();
    const LegId leg = site.put(LegPlan{});
    leave(site, profile, {wanting(site, leg, IntentState::Held)});
    {
        Supervisor ada(site, profile, deafAtOnce);
        QSignalSpy told(&ada.writing, &Writing::leftoversChanged);
        ada.start();
        settle(ada);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(ada.writing.leftovers().size(), 1);
        ada.writing.dismissLeftovers();
        QVERIFY(ada.writing.leftovers().isEmpty());
        QCOMPARE(told.size(), 2);
    }
    Supervisor later(site, profile, deafAtOnce); // settled is settled
    later.start();
    QVERIFY(!later.writing.isBusy());
    QVERIFY(later.writing.leftovers().isEmpty());
    QVERIFY(!later.writing.intentOf(leg));
    QCOMPARE(site.requests(DemoSite::writeRoute), 0);
}

void LeftoversTest::aNewerChoiceTakesTheirPlace()
{
    DemoSite site;
    const Profile profile = site.profile();
    const QList<LegId> legs = putMissing(site, 2);
    leave(site, profile, {wanting(site, legs[0], IntentState::Held), wanting(site, legs[1], IntentState::Held)});
    Supervisor ada(site, profile, deafAtOnce);
    ada.begin();
    settle(ada);
    QCOMPARE(ada.writing.leftovers().size(), 2);
    QSignalSpy told(&ada.writing, &Writing::leftoversChanged);
    QVERIFY(ada.wrap(legs[0], site.code(5)));
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(ada.writing.leftovers().size(), 1);
    QVERIFY(ada.writing.leftovers().constFirst().leg == legs[1]);
}

WRAPDESK_TEST(LeftoversTest)
#include "leftoverstest.moc"
