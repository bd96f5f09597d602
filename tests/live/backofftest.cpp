// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/backoff.h"

#include "support/runner.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace wrapdesk;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void doublesTheCeilingFrom1sTo60s();
    void spreadsEvenlyUnderTheCeiling();
    void startsAnewAfterAStableMinute();
    void takesOtherCeilings();
};

void BackoffTest::doublesTheCeilingFrom1sTo60s()
{
    Backoff backoff([] { return 0.5; }); // the middle of the range
    QList<int> waits;
    for (int attempt = 0; attempt < 9; ++attempt)
        waits << static_cast<int>(backoff.next(0ms).count());
    QCOMPARE(waits, (QList<int>{500, 1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000, 30'000}));
}

void BackoffTest::spreadsEvenlyUnderTheCeiling()
{
    double random = 0;
    Backoff backoff([&random] { return random; });
    for (int attempt = 0; attempt < 10; ++attempt)
        QCOMPARE(backoff.next(0ms), 0ms);
    random = 0.25;
    QCOMPARE(backoff.next(0ms), 15'000ms);
    random = 0.999'999;
    QCOMPARE(backoff.next(0ms), 59'999ms);
}

void BackoffTest::startsAnewAfterAStableMinute()
{
    Backoff backoff([] { return 0.5; });
    for (int attempt = 0; attempt < 4; ++attempt)
        Q_UNUSED(backoff.next(0ms));
    QCOMPARE(backoff.next(59'999ms), 8'000ms);
    QCOMPARE(backoff.next(60'000ms), 500ms);
    QCOMPARE(backoff.next(0ms), 1'000ms);
}

void BackoffTest::takesOtherCeilings()
{
    Backoff backoff([] { return 0.5; }, 15s, 5min);
    QList<int> waits;
    for (int attempt = 0; attempt < 7; ++attempt)
        waits << static_cast<int>(backoff.next(0ms).count());
    QCOMPARE(waits, (QList<int>{7'500, 15'000, 30'000, 60'000, 120'000, 150'000, 150'000}));
    QCOMPARE(backoff.next(60'000ms), 7'500ms);
}

WRAPDESK_TEST(BackoffTest)
#include "backofftest.moc"
