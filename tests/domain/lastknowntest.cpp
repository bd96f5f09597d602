// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/lastknown.h"

#include "legs.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class LastKnownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsStragglersAloneTheNewestFirst();
    void keepsNeitherAddressesNorNotes();
    void keepsTheNamesOfThoseItsLegsName();
    void leavesOutTheOldestBeyondTheMost();
    void givesARosterTheSameStragglersBack();

private:
    static void put(Roster &roster, const QList<Leg> &legs)
    {
        QList<LegEvent> events;
        for (const Leg &leg : legs)
            events << LegEvent{.leg = leg, .source = Source::Read, .observedAt = at(300)};
        roster.apply(events, codeBook());
    }
    static LastKnown keptOf(const Roster &roster)
    {
        LastKnown kept;
        keepStragglers(roster, {}, {}, kept);
        return kept;
    }
};

void LastKnownTest::keepsStragglersAloneTheNewestFirst()
{
    const Leg early = during(endedLeg(legId(QStringLiteral("anna"))), 10, 100);
    const Leg late = during(endedLeg(legId(QStringLiteral("ben"))), 10, 200);
    Roster roster;
    put(roster, {early, late, talking(endedLeg(legId(QStringLiteral("cora")))),
                 coded(endedLeg(legId(QStringLiteral("dan"))), QStringLiteral("id-sale"))});
    const LastKnown kept = keptOf(roster);
    QCOMPARE(kept.legs.size(), 2);
    QCOMPARE(kept.legs.at(0).leg, late);
    QCOMPARE(kept.legs.at(0).at, at(300));
    QCOMPARE(kept.legs.at(1).leg, early);
    QCOMPARE(kept.legsLeftOut, 0);
}

void LastKnownTest::keepsNeitherAddressesNorNotes()
{
    Leg leg = coded(endedLeg(), QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
    leg.customer = QStringLiteral("+15550100999");
    leg.code->notes = QStringLiteral("call back at +15550100999");
    Roster roster;
    put(roster, {leg});
    const LastKnown kept = keptOf(roster);
    QCOMPARE(kept.legs.size(), 1);
    QCOMPARE(kept.legs.at(0).leg.customer, QString());
    QCOMPARE(kept.legs.at(0).leg.code->notes, QString());
    QCOMPARE(kept.legs.at(0).leg.code->code, QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
}

void LastKnownTest::keepsTheNamesOfThoseItsLegsName()
{
    const UserId anna(QStringLiteral("u-anna"));
    const TeamId north(QStringLiteral("north"));
    Leg leg = endedLeg();
    leg.agent = anna;
    leg.team = north;
    Roster roster;
    put(roster, {leg});
    LastKnown kept;
    keepStragglers(roster, {{anna, QStringLiteral("Anna")}, {UserId(QStringLiteral("x")), QStringLiteral("Xaver")}},
                   {{north, QStringLiteral("North")}, {TeamId(QStringLiteral("y")), QStringLiteral("Y")}}, kept);
    QCOMPARE(kept.agents, (QHash<UserId, QString>{{anna, QStringLiteral("Anna")}}));
    QCOMPARE(kept.teams, (QHash<TeamId, QString>{{north, QStringLiteral("North")}}));
}

void LastKnownTest::leavesOutTheOldestBeyondTheMost()
{
    QList<Leg> legs;
    for (int i = 0; i < LastKnown::mostLegs + 3; ++i) {
        const QString number = QString::number(i);
        legs << during(endedLeg(legId(number, number, number)), 10, 100 + i);
    }
    Roster roster;
    put(roster, legs);
    const LastKnown kept = keptOf(roster);
    QCOMPARE(kept.legs.size(), LastKnown::mostLegs);
    QCOMPARE(kept.legsLeftOut, 3);
    QCOMPARE(kept.legs.constLast().leg.endedAt, at(103));
}

void LastKnownTest::givesARosterTheSameStragglersBack()
{
    Roster roster;
    put(roster, {inAcw(endedLeg(legId(QStringLiteral("anna")))), endedLeg(legId(QStringLiteral("ben"))),
                 coded(endedLeg(legId(QStringLiteral("cora"))), QStringLiteral("id-retired"))});
    Roster again;
    again.apply(eventsOf(keptOf(roster)), codeBook());
    QCOMPARE(again.entries(), roster.entries());
}

WRAPDESK_TEST(LastKnownTest)
#include "lastknowntest.moc"
