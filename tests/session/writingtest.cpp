// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "writingrig.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// One code at a time: held, taken back, sent, and who wins.
class WritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void holdsACodeByHandAndCountsDown();
    void takesBackTheNewestFirst();
    void sendsNowWhateverIsHeld();
    void sendsByItselfAtTheEnd();
    void holdsNothingWhereNothingIsToBeHeld_data();
    void holdsNothingWhereNothingIsToBeHeld();
    void takesNotesOfAnyScriptUpToTheLimit();
    void namesTheLimitOfNotes();
    void refusesWhatHasGone_data();
    void refusesWhatHasGone();
    void aPersonWhoCodesWhileItIsHeldWins();
    void aPersonNobodyHeardOfWinsAtTheRead();
    void theLaterOfTwoSupervisorsSeesTheFormersCode_data();
    void theLaterOfTwoSupervisorsSeesTheFormersCode();
    void aHandMayReplaceTheCodeItWasShown();
    void tellsOfAllThatChangesInOneTurnOnce();
};

void WritingTest::holdsACodeByHandAndCountsDown()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site);
    ada.begin();
    QVERIFY(!ada.writing.held());
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_VERIFY(ada.writing.held());
    const HeldStep held = *ada.writing.held();
    QCOMPARE(held.legs, 1);
    QCOMPARE(held.others, 0);
    QVERIFY(held.leg == leg);
    QCOMPARE(held.code.id, site.code(3));
    QVERIFY(held.remaining > 4s && held.remaining <= 5s);
    QTRY_VERIFY(ada.writing.held()->remaining < held.remaining - 100ms);
    QCOMPARE(ada.state(leg), QStringLiteral("held"));
    QCOMPARE(ada.session.health().openIntents, 1);
    QVERIFY(ada.writing.isBusy());
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::writeRoute), 0);
}

void WritingTest::takesBackTheNewestFirst()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 2);
    Supervisor ada(site);
    ada.begin();
    for (const LegId &leg : legs)
        QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_VERIFY(ada.writing.held() && ada.writing.held()->others == 1);
    QVERIFY(ada.writing.held()->leg == legs[1]);
    ada.writing.undo();
    QCOMPARE(ada.state(legs[0]), QStringLiteral("held"));
    QCOMPARE(ada.state(legs[1]), QStringLiteral("cancelled"));
    QCOMPARE(ada.refusal(legs[1]), QStringLiteral("taken-back"));
    QVERIFY(ada.writing.held()->leg == legs[0]);
    ada.writing.undo();
    QCOMPARE(ada.state(legs[0]), QStringLiteral("cancelled"));
    QVERIFY(!ada.writing.held());
    ada.writing.undo(); // nothing is left
    const AuditEntry entry = ada.entryOf(legs[1]);
    QVERIFY(entry.outcome == IntentState::Cancelled && entry.refusal == Refusal::TakenBack && !entry.after);
    QVERIFY(ada.wrap(legs[1], site.code(2))); // and may be chosen anew
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::writeRoute), 0);
}

void WritingTest::sendsNowWhateverIsHeld()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 3);
    Supervisor ada(site);
    ada.begin();
    for (const LegId &leg : legs)
        QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_VERIFY(ada.writing.held() && ada.writing.held()->others == 2);
    ada.writing.sendNow();
    QVERIFY(!ada.writing.held());
    for (const LegId &leg : legs) {
        QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
        QCOMPARE(site.writesTo(leg), 1);
    }
    const AuditEntry entry = ada.entryOf(legs[0]);
    QCOMPARE(entry.outcome, IntentState::Confirmed);
    QCOMPARE(entry.by.text(), site.site().supervisorId());
    QVERIFY(entry.after && entry.after->id == site.code(3) && !entry.before);
    QVERIFY(!entry.correlationIds.isEmpty());
    QCOMPARE(entry.detail, QString());
    QTRY_VERIFY(!ada.writing.isBusy());
}

void WritingTest::sendsByItselfAtTheEnd()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site);
    ada.begin();
    ada.holdFor(1s);
    QElapsedTimer sinceChosen;
    sinceChosen.start();
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_VERIFY(site.requests(DemoSite::readRoute) > 0);
    QVERIFY2(sinceChosen.elapsed() >= 1000, qPrintable(QString::number(sinceChosen.elapsed())));
    QVERIFY(!ada.writing.held());
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
}

void WritingTest::holdsNothingWhereNothingIsToBeHeld_data()
{
    QTest::addColumn<bool>("bySetting");
    QTest::newRow("by the setting") << true;
    QTest::newRow("headless") << false;
}

void WritingTest::holdsNothingWhereNothingIsToBeHeld()
{
    QFETCH(const bool, bySetting);
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, bySetting ? holding : atOnce);
    ada.begin();
    if (bySetting)
        ada.holdFor(0s);
    QElapsedTimer sinceChosen;
    sinceChosen.start();
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QVERIFY(!ada.writing.held());
    QVERIFY(sinceChosen.elapsed() < 2000);
}

void WritingTest::takesNotesOfAnyScriptUpToTheLimit()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, atOnce);
    ada.begin();
    QString notes = QString::fromUtf8("Grüße \"quoted\"\\ \n\t客戶 سلام 😀 =1+1 ");
    notes = notes.repeated(100).left(Writing::longestNotes - 1);
    notes.append(u'.');
    QVERIFY(ada.wrap(leg, site.code(3), notes));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QTRY_VERIFY(ada.codeOf(leg));
    QCOMPARE(site.writesTo(leg), 1);
    const auto conversation = site.site().conversations().value(leg.conversation.text());
    QCOMPARE(conversation.participants.at(1).communications.at(0).wrapup->notes, notes);
}

void WritingTest::namesTheLimitOfNotes()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, deafAtOnce);
    ada.begin();
    const QString notes(Writing::longestNotes + 1, u'x');
    const Result<IntentId> one = ada.wrap(leg, site.code(3), notes);
    QVERIFY(!one && one.error().kind == ErrorKind::Invalid);
    QVERIFY2(one.error().message.contains(QString::number(Writing::longestNotes)), qPrintable(one.error().message));
    const Result<RunId> many = ada.writing.startBulk({.legs = {leg}, .code = site.code(3), .notes = notes});
    QVERIFY(!many && many.error().kind == ErrorKind::Invalid);
    QVERIFY(many.error().message.contains(QString::number(Writing::longestNotes)));
    QCOMPARE(ada.state(leg), QString());
}

void WritingTest::refusesWhatHasGone_data()
{
    QTest::addColumn<QString>("gone");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("the code") << QStringLiteral("code") << QStringLiteral("code-not-valid");
    QTest::newRow("the conversation") << QStringLiteral("conversation") << QStringLiteral("conversation-gone");
}

void WritingTest::refusesWhatHasGone()
{
    QFETCH(const QString, gone);
    QFETCH(const QString, refusal);
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, deafAtOnce); // has not read the queue's codes: the organisation answers
    ada.begin();
    if (gone == u"conversation")
        site.site().remove(leg.conversation.text());
    QVERIFY(ada.wrap(leg, gone == u"code" ? CodeId(retired) : site.code(3)));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("refused"));
    QCOMPARE(ada.refusal(leg), refusal);
    const AuditEntry entry = ada.entryOf(leg);
    QVERIFY(entry.outcome == IntentState::Refused && !entry.detail.isEmpty() && !entry.after);
    QVERIFY(!ada.writing.isBusy());
    QVERIFY(ada.writing.capabilities().all().isEmpty()); // says nothing of the sign-in
}

void WritingTest::aPersonWhoCodesWhileItIsHeldWins()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site);
    ada.begin();
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_VERIFY(ada.writing.held());
    site.agentCodes(leg, site.code(5));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("humanWon"));
    QVERIFY(!ada.writing.held());
    ada.writing.sendNow();
    const AuditEntry entry = ada.entryOf(leg);
    QVERIFY(entry.outcome == IntentState::HumanWon && !entry.after);
    QVERIFY(entry.before && entry.before->id == site.code(5));
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::writeRoute), 0);
    QCOMPARE(site.codeOn(leg), site.code(5).text());
}

void WritingTest::aPersonNobodyHeardOfWinsAtTheRead()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, deafAtOnce);
    ada.begin();
    site.agentCodes(leg, site.code(5));
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("humanWon"));
    QCOMPARE(site.requests(DemoSite::writeRoute), 0);
    QVERIFY(ada.codeOf(leg) && ada.codeOf(leg)->code == site.code(5).text()); // shown before the next write
}

void WritingTest::theLaterOfTwoSupervisorsSeesTheFormersCode_data()
{
    QTest::addColumn<bool>("hears");
    QTest::newRow("by an event, while it is held") << true;
    QTest::newRow("by the read before the write") << false;
}

void WritingTest::theLaterOfTwoSupervisorsSeesTheFormersCode()
{
    QFETCH(const bool, hears);
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, atOnce);
    Supervisor bob(site, hears ? holding : deaf);
    ada.begin();
    bob.begin();
    QVERIFY(bob.wrap(leg, site.code(5)));
    QTRY_VERIFY(bob.writing.held());
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    if (!hears)
        bob.writing.sendNow();
    QTRY_COMPARE(bob.state(leg), QStringLiteral("humanWon"));
    QCOMPARE(bob.codeOf(leg)->code, site.code(3).text());
    QCOMPARE(site.writesTo(leg), 1);
    QCOMPARE(site.codeOn(leg), site.code(3).text());

    QVERIFY(bob.wrap(leg, site.code(5))); // with both in view
    QTRY_VERIFY(bob.writing.held());
    bob.writing.sendNow();
    QTRY_COMPARE(bob.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(site.codeOn(leg), site.code(5).text());
    QCOMPARE(site.writesTo(leg), 2);
    QTRY_VERIFY(bob.entryOf(leg).outcome == IntentState::Confirmed); // it is told of once it is on disk
    const AuditEntry entry = bob.entryOf(leg);
    QVERIFY(entry.before && entry.before->id == site.code(3));
    QVERIFY(entry.after && entry.after->id == site.code(5));
}

void WritingTest::aHandMayReplaceTheCodeItWasShown()
{
    DemoSite site;
    const LegId leg = site.put({.code = site.code(1).text()});
    Supervisor ada(site, atOnce);
    ada.begin();
    QVERIFY(ada.writing.wrap({.leg = leg, .code = site.code(3)})); // was shown nothing
    QTRY_COMPARE(ada.state(leg), QStringLiteral("humanWon"));
    QCOMPARE(site.writesTo(leg), 0);
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(site.codeOn(leg), site.code(3).text());
}

void WritingTest::tellsOfAllThatChangesInOneTurnOnce()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 3);
    Supervisor ada(site);
    ada.begin();
    QSignalSpy told(&ada.writing, &Writing::intentsChanged);
    for (const LegId &leg : legs)
        QVERIFY(ada.wrap(leg, site.code(3)));
    QCOMPARE(told.size(), 0);
    QVERIFY(told.wait());
    QCOMPARE(told.size(), 1);
    const auto changed = told.at(0).at(0).value<QList<LegId>>();
    QCOMPARE(QSet<LegId>(changed.cbegin(), changed.cend()), QSet<LegId>(legs.cbegin(), legs.cend()));
}

WRAPDESK_TEST(WritingTest)
#include "writingtest.moc"
