// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/sweepplan.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

QDateTime time(int day, int hour = 0, int minute = 0)
{
    return QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC).addDays(day - 1).addSecs(hour * 3600 + minute * 60);
}

QString shown(const QList<Interval> &pieces)
{
    QStringList texts;
    for (const Interval &piece : pieces)
        texts.append(piece.from.toString(QStringLiteral("dd'T'hh:mm")) + QLatin1Char('/')
                     + piece.to.toString(QStringLiteral("dd'T'hh:mm")));
    return texts.join(QLatin1Char(' '));
}

} // namespace

class SweepPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cutsIntoPiecesOfAWeek_data();
    void cutsIntoPiecesOfAWeek();
    void coversAYearWithoutGaps();
    void halves_data();
    void halves();
    void halvesDownToADay();
    void endsAMinuteAgo();
};

void SweepPlanTest::cutsIntoPiecesOfAWeek_data()
{
    QTest::addColumn<Interval>("window");
    QTest::addColumn<int>("lookback"); // hours
    QTest::addColumn<QString>("expected");

    QTest::newRow("a day, looked back three")
        << Interval{time(20, 12), time(21, 12)} << 72 << QStringLiteral("17T12:00/21T12:00");
    QTest::newRow("no look back") << Interval{time(20, 12), time(20, 13)} << 0 << QStringLiteral("20T12:00/20T13:00");
    QTest::newRow("a week to the minute") << Interval{time(8), time(15)} << 0 << QStringLiteral("08T00:00/15T00:00");
    QTest::newRow("a week from noon: no day is asked for twice")
        << Interval{time(8, 12), time(15, 12)} << 0 << QStringLiteral("08T12:00/15T00:00 15T00:00/15T12:00");
    QTest::newRow("nothing") << Interval{time(8), time(8)} << 0 << QString();
    QTest::newRow("backwards") << Interval{time(9), time(8)} << 0 << QString();
    QTest::newRow("in another zone") << Interval{time(8).toOffsetFromUtc(7200), time(9).toOffsetFromUtc(7200)} << 0
                                     << QStringLiteral("08T00:00/09T00:00");
}

void SweepPlanTest::cutsIntoPiecesOfAWeek()
{
    QFETCH(const Interval, window);
    QFETCH(const int, lookback);
    QFETCH(const QString, expected);
    QCOMPARE(shown(sweepPieces(window, std::chrono::hours(lookback))), expected);
}

void SweepPlanTest::coversAYearWithoutGaps()
{
    const Interval window{time(1, 7, 13), time(401, 3, 11)};
    const QList<Interval> pieces = sweepPieces(window, 72h);
    QCOMPARE(pieces.constFirst().from, window.from.addDays(-3));
    QCOMPARE(pieces.constLast().to, window.to);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QVERIFY(pieces[i].from < pieces[i].to);
        QVERIFY(pieces[i].from.msecsTo(pieces[i].to) <= std::chrono::milliseconds(7 * 24h).count());
        QVERIFY(i == 0 || pieces[i].from == pieces[i - 1].to);
    }
}

void SweepPlanTest::halves_data()
{
    QTest::addColumn<Interval>("piece");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a week") << Interval{time(8), time(15)} << QStringLiteral("08T00:00/12T00:00 12T00:00/15T00:00");
    QTest::newRow("two days") << Interval{time(8), time(10)} << QStringLiteral("08T00:00/09T00:00 09T00:00/10T00:00");
    QTest::newRow("over one midnight") << Interval{time(8, 20), time(9, 12)}
                                       << QStringLiteral("08T20:00/09T00:00 09T00:00/09T12:00");
    QTest::newRow("a moment of the next day")
        << Interval{time(8, 1), time(9, 0, 1)} << QStringLiteral("08T01:00/09T00:00 09T00:00/09T00:01");
    QTest::newRow("a moment of the day before")
        << Interval{time(8, 23, 59), time(9, 23)} << QStringLiteral("08T23:59/09T00:00 09T00:00/09T23:00");
    QTest::newRow("a day") << Interval{time(8), time(9)} << QString();
    QTest::newRow("a part of a day") << Interval{time(8, 3), time(8, 14)} << QString();
    QTest::newRow("backwards") << Interval{time(9), time(8)} << QString();
}

void SweepPlanTest::halves()
{
    QFETCH(const Interval, piece);
    QFETCH(const QString, expected);
    QCOMPARE(shown(wrapdesk::halves(piece)), expected);
}

void SweepPlanTest::halvesDownToADay()
{
    QList<Interval> left{{time(8, 5, 7), time(15, 3, 1)}};
    qint64 covered = 0;
    for (int steps = 0; !left.isEmpty(); ++steps) {
        QVERIFY(steps < 2000);
        const Interval piece = left.takeLast();
        const QList<Interval> both = wrapdesk::halves(piece);
        left += both;
        if (!both.isEmpty())
            continue;
        QVERIFY(piece.from.msecsTo(piece.to) <= std::chrono::milliseconds(24h).count());
        covered += piece.from.msecsTo(piece.to);
    }
    QCOMPARE(covered, time(8, 5, 7).msecsTo(time(15, 3, 1)));
}

void SweepPlanTest::endsAMinuteAgo() { QCOMPARE(sweepEnd(time(8, 12, 1)), time(8, 12)); }

WRAPDESK_TEST(SweepPlanTest)
#include "sweepplantest.moc"
