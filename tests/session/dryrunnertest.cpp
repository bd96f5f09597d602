// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/dryrunner.h"

#include "demo-org/observer.h"
#include "net/remotegate.h"
#include "support/demosite.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours day{24};

DemoSite::Options withHistory(int backlog)
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.backlog = backlog;
    return options;
}

Rule afterGrace(std::chrono::seconds grace, const CodeId &code)
{
    Rule rule;
    rule.id = RuleId(QStringLiteral("rule"));
    rule.name = QStringLiteral("Rule");
    rule.timing = {.kind = RuleTiming::Kind::AfterGrace, .span = grace};
    rule.code = code;
    rule.when.byDesign = true;
    return rule;
}

// A site, a runner signed in to it, and what the runner told.
struct Rig
{
    explicit Rig(int backlog = 0)
        : site(withHistory(backlog)),
          client(site, clock),
          runner(std::make_unique<DryRunner>(site.profile().api, std::make_unique<RemoteGate>(client.gate), clock))
    {
        QObject::connect(runner.get(), &DryRunner::progressed, runner.get(), [this](int read, int, int) {
            pages = read;
            if (onProgress)
                onProgress();
        });
        QObject::connect(runner.get(), &DryRunner::finished, runner.get(),
                         [this](const QList<DryRunResult> &all, const std::optional<Error> &why, const QString &what) {
                             results = all;
                             error = why;
                             incomplete = what;
                             ++finished;
                         });
    }

    DryRunOrder order(const Rule &rule, int days = 1) const
    {
        const QDateTime to = sweepEnd(QDateTime::currentDateTimeUtc());
        DryRunOrder order{.rules = {rule}, .window = {to.addDays(-days), to}};
        for (const demoorg::Queue &queue : site.site().queues())
            order.world.queues.insert(QueueId(queue.id), {.id = QueueId(queue.id), .name = queue.name});
        order.words = [this](const Rule &, RuleField field, const Leg &, const Straggler &, const QDateTime &) {
            wordsThread = QThread::currentThread();
            return ruleFieldName(field);
        };
        return order;
    }
    DryRunResult run(const DryRunOrder &order)
    {
        runner->start(order);
        if (!QTest::qWaitFor([this] { return finished > 0; }, 30'000))
            qWarning("the dry run does not end");
        return results.value(0);
    }

    const SystemClock clock;
    DemoSite site;
    SignedIn client;
    std::unique_ptr<DryRunner> runner;
    std::function<void()> onProgress;
    int pages = 0;
    int finished = 0;
    QList<DryRunResult> results;
    std::optional<Error> error;
    QString incomplete;
    mutable QThread *wordsThread = nullptr;
};

} // namespace

class DryRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!sweep stopped).*"))); }
    void tellsWhatTheRuleWouldHaveDone();
    void looksBackAsManyDaysAsAsked();
    void agreesWithAPlainLookAtTheSite();
    void writesNothing();
    void putsTheSampleIntoWordsOnThisThread();
    void tellsWhatWasReadBeforeAnError();
    void tellsAnErrorThatCameAtOnce();
    void deletingItStopsTheRequests_data();
    void deletingItStopsTheRequests();
    void mayBeDeletedByWhoHearsOfItsEnd();
};

void DryRunnerTest::tellsWhatTheRuleWouldHaveDone()
{
    Rig rig;
    const CodeId code = rig.site.code(0);
    rig.site.put(LegPlan{});
    rig.site.put({.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT")});
    rig.site.put({.stage = Stage::InAcw, .ended = 70s});
    rig.site.put({.stage = Stage::Talking});
    rig.site.put({.code = code.text()}); // 5 s after its end
    rig.site.put({.code = rig.site.code(1).text()});
    const DryRunResult result = rig.run(rig.order(afterGrace(60s, code)));
    QCOMPARE(result.legs, 5);
    QCOMPARE(result.coded, 3);
    QCOMPARE(result.overtaken, 0);
    QCOMPARE(result.comparable, 2);
    QCOMPARE(result.agreed, 1);
    QCOMPARE(result.chosenInstead, (QMap<QString, int>{{rig.site.code(1).text(), 1}}));
    QCOMPARE(result.byQueue, (QMap<QueueId, int>{{rig.site.queue(0), 3}}));
    QCOMPARE(result.codesInAll, 5);
    QCOMPARE(result.ofItsCode, 4);
    QVERIFY(result.incomplete.isEmpty() && rig.incomplete.isEmpty() && !rig.error);
    QCOMPARE(rig.finished, 1);
}

void DryRunnerTest::looksBackAsManyDaysAsAsked()
{
    for (const auto &[days, expected] : {std::pair(1, 1), std::pair(7, 2), std::pair(31, 3)}) {
        Rig rig;
        rig.site.put({.ended = day / 2});
        rig.site.put({.ended = 6 * day});
        rig.site.put({.ended = 30 * day});
        rig.site.put({.ended = 32 * day});
        const DryRunResult result = rig.run(rig.order(afterGrace(0s, rig.site.code(0)), days));
        QCOMPARE(result.coded, expected);
        QCOMPARE(result.days, days);
    }
}

void DryRunnerTest::agreesWithAPlainLookAtTheSite()
{
    Rig rig(200);
    const DryRunOrder order = rig.order(afterGrace(0s, rig.site.code(0)));
    const DryRunResult result = rig.run(order);
    QMap<bool, int> expected; // by whether a person chose a code
    for (const observer::SeenLeg &leg : observer::legs(rig.site.site())) {
        const QDateTime end = leg.communication->disconnectedTime;
        const observer::Class kind = observer::classOf(rig.site.site(), leg);
        // A conversation that began long before the window is not seen by any sweep.
        const bool isSeen = leg.conversation->startTime > order.window.from.addDuration(-order.lookback);
        if (isSeen && kind != observer::Class::None && end >= order.window.from && end <= order.window.to)
            ++expected[kind == observer::Class::Coded || kind == observer::Class::Orphaned];
    }
    QVERIFY(expected[true] > 100 && expected[false] > 20);
    QCOMPARE(result.comparable, expected[true]);
    QCOMPARE(result.coded - result.overtaken, expected[false]);
    QCOMPARE(result.sample.size(), DryRun::sampleSize);
    QVERIFY(rig.pages > 1);
}

void DryRunnerTest::writesNothing()
{
    Rig rig(40);
    rig.site.put(LegPlan{});
    QVERIFY(rig.run(rig.order(afterGrace(0s, rig.site.code(0)), 7)).coded > 0);
    // It looked at pages and at nothing else.
    QCOMPARE(rig.site.requests(), rig.pages);
    QCOMPARE(rig.site.requests(DemoSite::sweepRoute), rig.pages);
    QCOMPARE(rig.client.gate.lanes.count(Lane::Paced), rig.pages);
}

void DryRunnerTest::putsTheSampleIntoWordsOnThisThread()
{
    Rig rig;
    for (int i = 0; i < 3; ++i)
        rig.site.put(LegPlan{});
    Rule rule = afterGrace(0s, rig.site.code(0));
    rule.when.queues.values = {rig.site.queue(0)};
    const DryRunResult result = rig.run(rig.order(rule));
    QCOMPARE(result.sample.size(), 3);
    for (const DryRunLeg &leg : result.sample) {
        QCOMPARE(leg.why, (QStringList{QStringLiteral("queues"), QStringLiteral("byDesign")}));
        QVERIFY(leg.leg.customer.isEmpty());
    }
    QCOMPARE(rig.wordsThread, thread());
}

void DryRunnerTest::tellsWhatWasReadBeforeAnError()
{
    Rig rig(100);
    rig.client.gate.holds = [](qsizetype request) { return request == 2; };
    rig.runner->start(rig.order(afterGrace(0s, rig.site.code(0))));
    QTRY_VERIFY(rig.client.gate.isHolding());
    rig.site.organization().faults().failNext(DemoSite::sweepRoute, {.status = 403}, 1);
    rig.client.gate.release();
    QTRY_COMPARE(rig.finished, 1);
    QVERIFY(rig.error);
    QCOMPARE(int(rig.error->kind), int(ErrorKind::Forbidden));
    QVERIFY2(rig.incomplete.startsWith(QStringLiteral("not all could be read, 1 pages were: ")),
             qPrintable(rig.incomplete));
    QCOMPARE(rig.results.size(), 1);
    QCOMPARE(rig.results.constFirst().incomplete, rig.incomplete);
    QVERIFY(rig.results.constFirst().coded > 0);
}

void DryRunnerTest::tellsAnErrorThatCameAtOnce()
{
    Rig rig;
    rig.site.organization().faults().failNext(DemoSite::sweepRoute, {.status = 403}, 1);
    rig.run(rig.order(afterGrace(0s, rig.site.code(0))));
    QVERIFY(rig.error && rig.results.isEmpty());
    QCOMPARE(rig.site.requests(), 1);
}

void DryRunnerTest::deletingItStopsTheRequests_data()
{
    QTest::addColumn<int>("pages");
    QTest::newRow("at once") << 0;
    QTest::newRow("from its own signal") << 1;
    QTest::newRow("from a later one") << 3;
}

void DryRunnerTest::deletingItStopsTheRequests()
{
    QFETCH(const int, pages);
    Rig rig(100);
    rig.onProgress = [&rig, pages] {
        if (rig.pages >= pages)
            rig.runner.reset();
    };
    rig.runner->start(rig.order(afterGrace(0s, rig.site.code(0)), 31));
    if (pages == 0)
        rig.runner.reset();
    QTRY_VERIFY(!rig.runner);
    const int before = rig.site.requests();
    // What it still asked for through the gate comes to nothing.
    QTRY_VERIFY(rig.client.gate.findChildren<QObject *>().isEmpty());
    QVERIFY(rig.site.requests() <= before + 1);
    QCOMPARE(rig.finished, 0);
}

void DryRunnerTest::mayBeDeletedByWhoHearsOfItsEnd()
{
    Rig rig;
    rig.site.put(LegPlan{});
    connect(rig.runner.get(), &DryRunner::finished, this, [&rig] { rig.runner.reset(); });
    rig.run(rig.order(afterGrace(0s, rig.site.code(0))));
    QVERIFY(!rig.runner);
    QCOMPARE(rig.results.size(), 1);
}

WRAPDESK_TEST(DryRunnerTest)
#include "dryrunnertest.moc"
