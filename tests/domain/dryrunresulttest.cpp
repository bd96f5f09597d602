// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dryrunrig.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace wrapdesk::test::dryrun;

// What a dry run tells of all legs together.
class DryRunResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void countsTheQueuesOfWhatItCodes();
    void tellsItsShareOfAllCodes();
    void looksAtTheWindowAlone();
    void aCallbackAndItsCallCountOnce();
    void theSampleIsSpreadEvenly();
    void theSampleSaysWhy();
    void theOrderOfThePagesDoesNotMatter();
    void aRuleThatMeansNothingHasItsResult();
    void tellsItsDays_data();
    void tellsItsDays();
};

void DryRunResultTest::countsTheQueuesOfWhatItCodes()
{
    const DryRunResult result =
        resultOf(rule("all", complaint), {timedOut(), later(on(claims, timedOut()), 1),
                                          later(on(claims, timedOut()), 2), later(chosenAt(110), 3)});
    QCOMPARE(result.byQueue, (QMap<QueueId, int>{{support, 1}, {claims, 2}}));
    QCOMPARE(result.coded, 3);
}

void DryRunResultTest::tellsItsShareOfAllCodes()
{
    Rule email = rule("email", complaint);
    email.when.media.values = {Media::Email};
    Rule voice = rule("voice");
    voice.when.media.values = {Media::Voice};
    const QList<Leg> legs{timedOut(),
                          later(chosenAt(110, sale), 1),
                          later(chosenAt(110, QStringLiteral("Sale")), 2),
                          later(chosenAt(110, complaint), 3),
                          later(withMedia(timedOut(), Media::Email), 4),
                          later(withMedia(timedOut(), Media::Message), 5), // keeps its system code
                          later(withMedia(swept(), Media::Video), 6), // keeps none
                          later(unanswered(swept()), 7)};
    const QList<DryRunResult> told = results({email, voice}, legs);
    QCOMPARE(told[0].legs, 7);
    QCOMPARE(told[0].codesInAll, 6);
    QCOMPARE(told[1].codesInAll, 6);
    QCOMPARE(told[0].ofItsCode, 2);
    QCOMPARE(told[1].ofItsCode, 3);
}

void DryRunResultTest::looksAtTheWindowAlone()
{
    const QList<Leg> legs{later(timedOut(), 99), later(timedOut(), 100), later(timedOut(), 24 * 3600 - 100),
                          later(timedOut(), 24 * 3600 - 99)};
    const DryRunResult result = results({rule("all")}, legs, at(200)).constFirst();
    QCOMPARE(result.legs, 2);
    QCOMPARE(result.coded, 2);
}

void DryRunResultTest::aCallbackAndItsCallCountOnce()
{
    const LegId id = legId(QStringLiteral("anna"), QStringLiteral("callback"));
    const Leg callback = during(withMedia(swept(endedLeg(id)), Media::Callback), 10, 90);
    for (const bool each : {false, true}) {
        DryRun run({rule("all")}, world(), each, at(0), windowEnd);
        run.take({callback, timedOut()}, codes());
        const DryRunResult result = run.results(codes(), fieldAndMoment).constFirst();
        QCOMPARE(result.coded, each ? 2 : 1);
        QCOMPARE(result.codesInAll, each ? 2 : 1);
        QCOMPARE(result.legs, 2);
    }
}

void DryRunResultTest::theSampleIsSpreadEvenly()
{
    for (const int count : {1, 2, 19, 20, 21, 1000}) {
        QList<Leg> legs;
        for (int i = count - 1; i >= 0; --i)
            legs << later(timedOut(), 10 * i);
        const QList<DryRunLeg> sample = resultOf(rule("all"), legs).sample;
        QCOMPARE(sample.size(), std::min(count, DryRun::sampleSize));
        QCOMPARE(sample.constFirst().leg.endedAt, at(100));
        QCOMPARE(sample.constLast().leg.endedAt, at(100 + 10 * (count - 1)));
        const double even = sample.size() < 2 ? 0 : 10.0 * (count - 1) / double(sample.size() - 1);
        for (qsizetype i = 1; i < sample.size(); ++i) {
            const auto gap = double(sample[i - 1].leg.endedAt.secsTo(sample[i].leg.endedAt));
            QVERIFY2(std::abs(gap - even) <= 10, qPrintable(QString::number(gap)));
        }
    }
}

void DryRunResultTest::theSampleSaysWhy()
{
    Rule asked = rule("asked");
    asked.mode = RuleMode::Off;
    asked.when.queues.values = {support};
    asked.when.talk.from = 1s;
    const Leg leg = with(timedOut(), [](Leg &each) { each.customer = QStringLiteral("+15550100999"); });
    const DryRunResult result = resultOf(asked, {leg});
    QCOMPARE(result.sample.size(), 1);
    const DryRunLeg &told = result.sample.constFirst();
    QCOMPARE(told.stood, timeout);
    QCOMPARE(told.why,
             (QStringList{QStringLiteral("asked queues pending 127"), QStringLiteral("asked talk pending 127")}));
    QVERIFY(told.leg.customer.isEmpty());
    QCOMPARE(told.leg.id, leg.id);
    QCOMPARE(told.leg.code, leg.code);
}

void DryRunResultTest::theOrderOfThePagesDoesNotMatter()
{
    QList<Leg> legs;
    for (int i = 0; i < 200; ++i)
        legs << later(i % 3 == 0 ? chosenAt(105 + i % 30, i % 2 == 0 ? sale : complaint) : timedOut(), i / 2);
    for (qsizetype i = 0; i < legs.size(); ++i) // two of one conversation and of one moment
        legs[i].id.participant = ParticipantId(QString::number(i % 2));
    const QList<Rule> rules{rule("all")};
    const QList<DryRunResult> told = results(rules, legs);
    std::reverse(legs.begin(), legs.end());
    DryRun run(rules, world(), true, at(0), windowEnd);
    for (qsizetype i = 0; i < legs.size(); i += 50) {
        run.take(legs.mid(i, 50), codes());
        run.take(legs.mid(i, 10), codes()); // pages shift while data arrives
    }
    QCOMPARE(run.results(codes(), fieldAndMoment), told);
    QVERIFY(told.constFirst().overtaken > 0 && told.constFirst().agreed > 0);
}

void DryRunResultTest::aRuleThatMeansNothingHasItsResult()
{
    const DryRunResult result = resultOf(rule("all"), {});
    QCOMPARE(result.rule, RuleId(QStringLiteral("all")));
    QCOMPARE(result.version, 3);
    QCOMPARE(result.at, windowEnd);
    QCOMPARE(counted(result), QStringLiteral("coded 0, overtaken 0, comparable 0, agreed 0"));
    QVERIFY(results({}, {timedOut()}).isEmpty());
}

void DryRunResultTest::tellsItsDays_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("days");
    QTest::newRow("an hour") << 3600 << 1;
    QTest::newRow("a day") << 24 * 3600 << 1;
    QTest::newRow("a week less the minute that is not settled") << 7 * 24 * 3600 - 60 << 7;
    QTest::newRow("as many as there are") << 31 * 24 * 3600 << 31;
}

void DryRunResultTest::tellsItsDays()
{
    QFETCH(const int, seconds);
    QFETCH(const int, days);
    QCOMPARE(results({rule("all")}, {}, windowEnd.addSecs(-seconds)).constFirst().days, days);
}

WRAPDESK_TEST(DryRunResultTest)
#include "dryrunresulttest.moc"
