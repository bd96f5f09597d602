// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulerig.h"
#include "support/runner.h"

#include <QJsonObject>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Many legs whose time-outs come together: each gets its rule's code in time, and no agent is overruled.
// bench_justintime measures the same with 50 legs, from outside, over minutes.
class RuleBurstTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void codesABurstBeforeItsTimeOuts();
    void saysHowManyTheBudgetCannotCarry();
};

namespace {

constexpr int burst = 20;
constexpr auto untilTheEnd = 60'000; // ms: the burst comes after some seconds and lasts twenty

DemoSite::Options bursting(int requestsAMinute)
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.bursts = burst;
    options.site.burstEvery = 6s;
    options.tokens.requests = requestsAMinute;
    options.latency = 50ms;
    return options;
}

// The queue the bursts come to.
qsizetype burstPlace(const DemoSite &site)
{
    const auto &queues = site.site().queues();
    const auto found = std::find_if(queues.cbegin(), queues.cend(),
                                    [](const demoorg::Queue &queue) { return queue.timeoutMs == 15'000; });
    return found - queues.cbegin();
}

QJsonObject work(const DemoSite &site)
{
    return site.stats().value(u"afterCallWork").toObject().value(u"all").toObject();
}

Rule lateRule(const DemoSite &site)
{
    Rule rule = ruleFor(site, burstPlace(site));
    rule.when.classes.values = {StragglerClass::Pending};
    rule.timing.span = 2s;
    rule.code = site.code(0, burstPlace(site));
    return rule;
}

} // namespace

void RuleBurstTest::codesABurstBeforeItsTimeOuts()
{
    DemoSite site(bursting(3000));
    RuleDesk ada(site);
    ada.begin();
    QVERIFY(!ada.keep(lateRule(site)).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(work(site).value(u"ended").toInt() >= burst, untilTheEnd);
    const QJsonObject done = work(site);
    QCOMPARE(done.value(u"byTimeout").toInt(), 0);
    QVERIFY(done.value(u"byClient").toInt() > burst / 2);
    QVERIFY2(done.value(u"meanKeptPercent").toDouble() >= 80,
             qPrintable(QString::number(done.value(u"meanKeptPercent").toDouble())));
    QCOMPARE(site.stats().value(u"humanCodesOverwritten").toInt(), 0);
}

void RuleBurstTest::saysHowManyTheBudgetCannotCarry()
{
    DemoSite site(bursting(60)); // of which a burst alone would take forty
    RuleDesk ada(site);
    ada.start();
    const RuleId id = ada.keep(lateRule(site));
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(ada.rules.status(id).willMiss > 0, untilTheEnd);
    QVERIFY(ada.rules.status(id).willMiss <= ada.rules.status(id).waiting);
}

WRAPDESK_TEST(RuleBurstTest)
#include "rulebursttest.moc"
