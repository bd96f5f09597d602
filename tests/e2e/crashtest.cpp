// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "busyfloor.h"
#include "support/runner.h"
#include "words.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

int howManyKills()
{
    bool isNumber = false;
    const int kills = qEnvironmentVariableIntValue("WRAPDESK_KILLS", &isNumber);
    return isNumber ? std::max(1, kills) : 20;
}

} // namespace

// The program is killed again and again in the middle of its work, while agents code some of the same legs.
class CrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void nothingIsLostAndNobodyOverruled();

private:
    void begin(SweeperProgram &program, BusyFloor &floor) const;
    bool isKilledInTheMiddle(SweeperProgram &program, BusyFloor &floor, int kills);

    QTemporaryDir m_data;
    QRandomGenerator m_random{20261122};
};

void CrashTest::begin(SweeperProgram &program, BusyFloor &floor) const
{
    floor.programBegan();
    program.setVariable(QStringLiteral("XDG_DATA_HOME"), m_data.path());
    program.start(program.signedInTo(floor.site()) << json << codeOption << floor.wanted().text()
                                                   << QStringLiteral("--classes") << QStringLiteral("pending,missing"));
}

// Now a few writes later, now a moment after its start: whatever comes first of that and its own end.
bool CrashTest::isKilledInTheMiddle(SweeperProgram &program, BusyFloor &floor, int kills)
{
    const bool early = m_random.bounded(4) == 0;
    const int writes = floor.accepted() + (early ? 0 : 1 + m_random.bounded(std::max(2, 500 / kills)));
    const int after = m_random.bounded(early ? 600 : kills > 50 ? 60 : 150);
    const auto hasEnded = [&] { return !program.isRunning(); };
    if (!QTest::qWaitFor([&] { return hasEnded() || floor.accepted() >= writes; }, 30'000))
        return false;
    static_cast<void>(QTest::qWaitFor(hasEnded, after)); // not a sleep: the moment of the kill is the point
    const bool wasRunning = program.isRunning();
    program.kill();
    floor.programDied();
    return program.waitForEnd() && wasRunning;
}

void CrashTest::nothingIsLostAndNobodyOverruled()
{
    const int kills = howManyKills();
    DemoSite::Options options = DemoSite::quiet();
    options.tokens.requests = kills > 50 ? 1'500 : 6'000; // a run of 300 legs must last for all of them
    options.latency = 10ms;
    options.site.slowestEffect = 1'500ms; // some take effect when the next program has begun
    DemoSite site(options);
    BusyFloor floor(site, 300, {.racePercent = 15, .elsewherePercent = 5}, 7);

    int killed = 0;
    for (int kill = 0; kill < kills; ++kill) {
        SweeperProgram program;
        begin(program, floor);
        killed += int(isKilledInTheMiddle(program, floor, kills));
    }
    SweeperProgram last;
    begin(last, floor);
    QVERIFY2(last.waitForEnd(60'000), last.errors().constData());
    QVERIFY2(last.exitCode() == 0 || last.exitCode() == 4, last.errors().constData());

    const QString file = OutboxFile::pathBelow(m_data.path());
    QVERIFY(!file.isEmpty());
    const OutboxFile outbox(file);
    qInfo().noquote() << QStringLiteral("killed %1 of %2 times;").arg(killed).arg(kills) << floor.summary(outbox);
    const QStringList faults = floor.faultsIn(outbox);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY(killed >= kills * 3 / 4); // else this has shown little
}

WRAPDESK_TEST(CrashTest)
#include "crashtest.moc"
