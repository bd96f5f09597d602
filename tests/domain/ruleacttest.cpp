// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acts.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

constexpr int lastResult = int(RuleResult::Failed);

} // namespace

// What becomes of what a rule decides, and when it is too bad to go on.
class RuleActTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void namesEveryResult();
    void tellsWhatTheEndOfAnIntentMeans_data();
    void tellsWhatTheEndOfAnIntentMeans();
    void aHumansCodeIsNoFaultOfTheRule();
    void decidesAgainOnlyWhatFailedOrWasMissed();
    void judgesTheLastHundred();
    void judgesNothingThatAPersonOrTheTimeOutTook();
    void judgesAgainWhatIsCorrectedLater();
    void tripsAboveThePercentage_data();
    void tripsAboveThePercentage();
};

void RuleActTest::namesEveryResult()
{
    QStringList names;
    for (int i = 0; i <= lastResult; ++i) {
        names << ruleResultName(RuleResult(i));
        QCOMPARE(ruleResultFromName(names.last()), RuleResult(i));
    }
    QCOMPARE(names.join(u' '), QStringLiteral("open coded corrected humanWon missed refused failed"));
    QCOMPARE(ruleResultFromName(u"unknown"), std::nullopt);
}

void RuleActTest::tellsWhatTheEndOfAnIntentMeans_data()
{
    QTest::addColumn<QString>("expected");
    const QHash<IntentState, QString> byState{
        {IntentState::Held, QStringLiteral("open")},          {IntentState::Checking, QStringLiteral("open")},
        {IntentState::Sending, QStringLiteral("open")},       {IntentState::Accepted, QStringLiteral("open")},
        {IntentState::Confirmed, QStringLiteral("coded")},    {IntentState::Cancelled, QStringLiteral("failed")},
        {IntentState::HumanWon, QStringLiteral("humanWon")},  {IntentState::Locked, QStringLiteral("refused")},
        {IntentState::Unconfirmed, QStringLiteral("failed")}, {IntentState::Failed, QStringLiteral("failed")}};
    const QHash<Refusal, QString> byRefusal{{Refusal::SystemCodeStands, QStringLiteral("missed")},
                                            {Refusal::PersonsCode, QStringLiteral("humanWon")},
                                            {Refusal::StillTalking, QStringLiteral("failed")},
                                            {Refusal::LegGone, QStringLiteral("failed")},
                                            {Refusal::RateLimited, QStringLiteral("failed")}};
    for (int state = 0; state <= int(IntentState::Failed); ++state) {
        for (int refusal = 0; refusal <= int(Refusal::Interrupted); ++refusal) {
            const bool isRefused = IntentState(state) == IntentState::Refused;
            QTest::addRow("%s %s", qPrintable(intentStateName(IntentState(state))),
                          qPrintable(refusalName(Refusal(refusal))))
                << (isRefused ? byRefusal.value(Refusal(refusal), QStringLiteral("refused"))
                              : byState.value(IntentState(state)));
        }
    }
}

void RuleActTest::tellsWhatTheEndOfAnIntentMeans()
{
    QFETCH(const QString, expected);
    const QStringList words = QString::fromLatin1(QTest::currentDataTag()).split(u' ');
    Intent intent;
    intent.state = intentStateFromName(words[0]).value();
    intent.refusal = refusalFromName(words[1]).value();
    QCOMPARE(ruleResultName(resultOf(intent)), expected);
}

void RuleActTest::aHumansCodeIsNoFaultOfTheRule()
{
    Intent raced;
    raced.state = IntentState::Confirmed;
    raced.replaced = assigned(QStringLiteral("id-sale")); // and is put back
    QCOMPARE(resultOf(raced), RuleResult::HumanWon);
    Intent saved;
    saved.state = IntentState::HumanWon;
    saved.found = AssignedCode{.code = QStringLiteral("id-sale"), .provisional = true};
    QCOMPARE(resultOf(saved), RuleResult::Failed); // nothing is decided yet
}

void RuleActTest::decidesAgainOnlyWhatFailedOrWasMissed()
{
    QStringList again;
    for (int i = 0; i <= lastResult; ++i) {
        if (mayDecideAgain(act(1, 0, RuleResult(i))))
            again << ruleResultName(RuleResult(i));
    }
    QCOMPARE(again.join(u' '), QStringLiteral("missed failed"));
}

void RuleActTest::judgesTheLastHundred()
{
    RuleHistory history;
    for (int i = 0; i < 250; ++i)
        history.note(act(i, i, i % 10 == 0 ? RuleResult::Refused : RuleResult::Coded));
    QCOMPARE(shown(history.faults(firstRule, at(0))), QStringLiteral("100: 10 refused, 0 corrected"));
    QCOMPARE(shown(history.faults(firstRule, at(240))), QStringLiteral("10: 1 refused, 0 corrected"));
    QCOMPARE(shown(history.faults(firstRule, at(250))), QStringLiteral("0: 0 refused, 0 corrected"));
    QCOMPARE(shown(history.faults(RuleId(QStringLiteral("second")), at(0))),
             QStringLiteral("0: 0 refused, 0 corrected"));
}

void RuleActTest::judgesNothingThatAPersonOrTheTimeOutTook()
{
    RuleHistory history;
    history.note(act(0, 0, RuleResult::Corrected));
    int leg = 1;
    for (const RuleResult result : {RuleResult::HumanWon, RuleResult::Missed, RuleResult::Failed, RuleResult::Open}) {
        for (int i = 0; i < 60; ++i, ++leg)
            history.note(act(leg, leg, result));
    }
    QCOMPARE(shown(history.faults(firstRule, at(0))), QStringLiteral("1: 0 refused, 1 corrected"));
}

void RuleActTest::judgesAgainWhatIsCorrectedLater()
{
    RuleHistory history;
    for (int i = 0; i < 20; ++i)
        history.note(act(i, i));
    for (int i = 0; i < 5; ++i)
        history.note(act(i * 3, i * 3, RuleResult::Corrected));
    QCOMPARE(shown(history.faults(firstRule, at(0))), QStringLiteral("20: 0 refused, 5 corrected"));
    QVERIFY(!RuleHistory::trips(history.faults(firstRule, at(0)), 5));
    history.note(act(19, 19, RuleResult::Refused));
    QVERIFY(RuleHistory::trips(history.faults(firstRule, at(0)), 5));
}

void RuleActTest::tripsAboveThePercentage_data()
{
    QTest::addColumn<int>("judged");
    QTest::addColumn<int>("refused");
    QTest::addColumn<int>("corrected");
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("trips");
    QTest::newRow("nothing yet") << 0 << 0 << 0 << 5 << false;
    QTest::newRow("five of a hundred") << 100 << 3 << 2 << 5 << false;
    QTest::newRow("six of a hundred") << 100 << 3 << 3 << 5 << true;
    QTest::newRow("one of one") << 1 << 1 << 0 << 5 << false;
    QTest::newRow("six of six") << 6 << 6 << 0 << 5 << true;
    QTest::newRow("one of a hundred, and one percent") << 100 << 0 << 1 << 1 << false;
    QTest::newRow("two of a hundred, and one percent") << 100 << 0 << 2 << 1 << true;
    QTest::newRow("all of a hundred, and whatever it may be") << 100 << 50 << 50 << 100 << false;
}

void RuleActTest::tripsAboveThePercentage()
{
    QFETCH(const int, judged);
    QFETCH(const int, refused);
    QFETCH(const int, corrected);
    QFETCH(const int, percent);
    QFETCH(const bool, trips);
    QCOMPARE(RuleHistory::trips({.judged = judged, .refused = refused, .corrected = corrected}, percent), trips);
}

WRAPDESK_TEST(RuleActTest)
#include "ruleacttest.moc"
