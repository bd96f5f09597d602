// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/legjoin.h"

#include "legs.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

LegEvent told(const Leg &leg, int second, Source source = Source::Notification)
{
    return {.leg = leg, .source = source, .observedAt = at(second)};
}

Leg joined(const QList<LegEvent> &events)
{
    Leg leg;
    LegStamps stamps;
    for (const LegEvent &event : events)
        join(leg, stamps, event);
    return leg;
}

// Ended, its agent in an ACW of so many seconds.
Leg inAcwOf(int seconds)
{
    return with(withPrompt(inAcw(endedLeg()), WrapupPrompt::MandatoryTimeout),
                [&](Leg &leg) { leg.acwTimeout = std::chrono::seconds(seconds); });
}

} // namespace

// What single fields are joined to; that the order of arrival never matters is the roster's test against its oracle.
class LegJoinTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsWhatTheAgentSavedForLater();
    void aCodeBeatsWhatWasSavedForLater();
    void theNewerTimeoutWinsBetweenReadAndNotification_data();
    void theNewerTimeoutWinsBetweenReadAndNotification();
    void keepsTeamAndTagWhateverOthersLeaveOut();
};

void LegJoinTest::keepsWhatTheAgentSavedForLater()
{
    Leg saved = inAcw(endedLeg());
    saved.code = AssignedCode{.notes = QStringLiteral("asks a colleague"), .setAt = at(110), .provisional = true};
    QCOMPARE(joined({told(saved, 111, Source::Read), told(inAcw(endedLeg()), 112)}).code, saved.code);

    Leg savedAgain = saved;
    savedAgain.code = AssignedCode{.code = QStringLiteral("id-sale"), .setAt = at(115), .provisional = true};
    QCOMPARE(joined({told(savedAgain, 116, Source::Read), told(saved, 120, Source::Read)}).code, savedAgain.code);

    Leg empty = inAcw(endedLeg());
    empty.code = AssignedCode{.notes = QStringLiteral("no code, and not saved either")};
    QVERIFY(!joined({told(empty, 111)}).code);
}

void LegJoinTest::aCodeBeatsWhatWasSavedForLater()
{
    Leg saved = inAcw(endedLeg());
    saved.code = AssignedCode{.setAt = at(110), .provisional = true};
    Leg chosen = coded(endedLeg(), QStringLiteral("id-sale"));
    chosen.code->setAt = at(105); // even one that seems older
    QCOMPARE(joined({told(saved, 111, Source::Read), told(chosen, 131)}).code, chosen.code);
    QCOMPARE(joined({told(chosen, 131), told(saved, 140, Source::Read)}).code, chosen.code);
}

void LegJoinTest::theNewerTimeoutWinsBetweenReadAndNotification_data()
{
    QTest::addColumn<Source>("before");
    QTest::addColumn<Source>("after");
    QTest::newRow("extended after a read") << Source::Read << Source::Notification;
    QTest::newRow("extended before a read") << Source::Notification << Source::Read;
    QTest::newRow("told twice") << Source::Notification << Source::Notification;
}

void LegJoinTest::theNewerTimeoutWinsBetweenReadAndNotification()
{
    QFETCH(const Source, before);
    QFETCH(const Source, after);
    QList<LegEvent> events{told(inAcwOf(15), 105, before), told(inAcwOf(45), 108, after),
                           told(inAcwOf(15), 120, Source::Sweep), told(inAcwOf(15), 121, Source::Snapshot)};
    QCOMPARE(joined(events).acwDeadline(), at(145));
    std::reverse(events.begin(), events.end());
    QCOMPARE(joined(events).acwTimeout, std::chrono::milliseconds(45'000));
}

void LegJoinTest::keepsTeamAndTagWhateverOthersLeaveOut()
{
    const Leg full = with(endedLeg(), [](Leg &leg) {
        leg.team = TeamId(QStringLiteral("morning"));
        leg.externalTag = QStringLiteral("CRM-4711");
    });
    const Leg leg = joined({told(full, 131, Source::Sweep), told(endedLeg(), 140, Source::Read)});
    QCOMPARE(leg.team, full.team);
    QCOMPARE(leg.externalTag, full.externalTag);
}

WRAPDESK_TEST(LegJoinTest)
#include "legjointest.moc"
