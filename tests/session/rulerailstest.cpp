// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulerig.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;

// What keeps rules within bounds: the master switch, caps, hours, the circuit breaker.
class RuleRailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void theMasterSwitchStopsAllOfThemAtOnce();
    void aRuleThatIsSwitchedOffTakesBackWhatWasNotSent();
    void givesNoMoreInAnHourThanItsCap();
    void givesNoMoreOnOneQueueThanThatCap();
    void restsInQuietHours();
    void restsOutsideItsSchedule();
    void theCircuitBreakerTurnsARuleToSuggest();
    void theBreakerCountsAnewOnceAPersonSwitchedItOnAgain();
    void codesWithAnOutboundMappingAreAskedForByName();

private:
    static int coded(const RuleDesk &desk, const QList<LegId> &legs);
};

namespace {

// All day, every day but the one that is today in UTC; or today alone.
WeekHours hoursOf(const QDateTime &now, bool today)
{
    WeekHours hours;
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if ((day == now.date().dayOfWeek()) == today)
            hours.days << static_cast<Qt::DayOfWeek>(day);
    }
    return hours;
}

void expectTheBreaker()
{
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("only suggests from now on: circuit breaker")));
}

DemoSite::Options slow()
{
    DemoSite::Options options = DemoSite::quiet();
    options.tokens.requests = 300; // five a second
    return options;
}

} // namespace

int RuleRailsTest::coded(const RuleDesk &desk, const QList<LegId> &legs)
{
    return int(
        std::count_if(legs.cbegin(), legs.cend(), [&](const LegId &leg) { return desk.site.writesTo(leg) > 0; }));
}

void RuleRailsTest::theMasterSwitchStopsAllOfThemAtOnce()
{
    DemoSite site(slow());
    const QList<LegId> legs = putMissing(site, 60);
    RuleDesk ada(site);
    ada.begin();
    QSignalSpy switched(&ada.rules, &Rules::onChanged);
    ada.keep(ruleFor(site));
    QTRY_VERIFY(coded(ada, legs) > 0);
    QVERIFY(ada.rules.setOn(false));
    QTRY_VERIFY(!ada.writing.isBusy()); // what was on its way has ended, nothing waits any more
    QVERIFY(coded(ada, legs) < 60);
    QCOMPARE(switched.size(), 1);
    QVERIFY(!ada.rules.isOn());
    QTRY_VERIFY(ada.stopOn(legs.last()) == RuleStop::RulesOff);
    QTRY_COMPARE(ada.rules.status(ada.rules.rules().constFirst().id).stop, RuleStop::RulesOff);
}

void RuleRailsTest::aRuleThatIsSwitchedOffTakesBackWhatWasNotSent()
{
    DemoSite site(slow());
    const QList<LegId> legs = putMissing(site, 60);
    RuleDesk ada(site);
    ada.begin();
    const RuleId id = ada.keep(ruleFor(site));
    QTRY_VERIFY(coded(ada, legs) > 0);
    QVERIFY(ada.rules.setMode(id, RuleMode::Off));
    QTRY_VERIFY(!ada.writing.isBusy());
    QVERIFY(coded(ada, legs) < 60);
    QTRY_COMPARE(ada.rules.status(id).means, 0);
}

void RuleRailsTest::givesNoMoreInAnHourThanItsCap()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 5);
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site);
    rule.perHour = 2;
    const RuleId id = ada.keep(rule);
    QTRY_COMPARE(coded(ada, legs), 2);
    QTRY_COMPARE(ada.rules.status(id).stop, RuleStop::HourCap);
    QVERIFY(ada.rules.status(id).until > ada.session.now().addSecs(3000));
    QTRY_COMPARE(ada.rules.status(id).means, 3);
    QVERIFY(!ada.writing.isBusy());
    rule = *ada.rules.find(id);
    rule.perHour = 4;
    ada.keep(rule);
    QTRY_COMPARE(coded(ada, legs), 4);
}

void RuleRailsTest::givesNoMoreOnOneQueueThanThatCap()
{
    DemoSite site;
    const QList<LegId> here = putMissing(site, 4);
    QList<LegId> there;
    for (int i = 0; i < 4; ++i)
        there << site.put({.queue = claims});
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site);
    rule.when.queues.values = {site.queue(billing), site.queue(claims)};
    rule.perQueueHour = 1;
    ada.keep(rule);
    QTRY_COMPARE(coded(ada, here), 1);
    QTRY_COMPARE(coded(ada, there), 1);
    QTRY_VERIFY(!ada.writing.isBusy());
    QCOMPARE(coded(ada, here + there), 2);
}

void RuleRailsTest::restsInQuietHours()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    RuleDesk ada(site);
    ada.begin();
    OrganizationSettings settings = ada.writing.settings();
    settings.quietHours = hoursOf(ada.session.now(), true);
    QVERIFY(ada.writing.setSettings(settings));
    const Rule rule = ruleFor(site);
    const RuleId id = ada.keep(rule);
    QTRY_VERIFY(ada.stopOn(leg) == RuleStop::QuietHours);
    QVERIFY(ada.rules.status(id).until > ada.session.now());
    QCOMPARE(site.writesTo(leg), 0);
    settings.quietHours = {};
    QVERIFY(ada.writing.setSettings(settings));
    QTRY_VERIFY(ada.isCoded(leg, rule.code));
}

void RuleRailsTest::restsOutsideItsSchedule()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site);
    rule.schedule = hoursOf(ada.session.now(), false);
    const RuleId id = ada.keep(rule);
    QTRY_VERIFY(ada.stopOn(leg) == RuleStop::OutOfSchedule);
    QCOMPARE(site.writesTo(leg), 0);
    rule = *ada.rules.find(id);
    rule.schedule = hoursOf(ada.session.now(), true);
    ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(leg, rule.code));
}

void RuleRailsTest::theCircuitBreakerTurnsARuleToSuggest()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 8);
    RuleDesk ada(site);
    ada.begin();
    expectTheBreaker();
    QSignalSpy tripped(&ada.rules, &Rules::breakerTripped);
    const Rule rule = ruleFor(site);
    const RuleId id = ada.keep(rule);
    for (const LegId &leg : legs)
        QTRY_VERIFY(ada.isCoded(leg, rule.code));
    for (int i = 0; i < 6; ++i) {
        QVERIFY(ada.rules.find(id)->mode == RuleMode::Apply);
        site.agentCodes(legs.at(i), site.code(5));
        QTRY_VERIFY(ada.rules.actOn(legs.at(i))->result == RuleResult::Corrected);
    }
    QTRY_COMPARE(tripped.size(), 1);
    QVERIFY(ada.rules.find(id)->mode == RuleMode::Suggest);
    const RuleVersion version = ada.rules.history(id).constFirst();
    QVERIFY2(version.why.contains(QStringLiteral("6 changed by a person")), qPrintable(version.why));
    QTRY_VERIFY(std::any_of(ada.audit.cbegin(), ada.audit.cend(), [](const AuditEntry &entry) {
        return entry.kind == AuditKind::Rule && entry.detail.contains(QStringLiteral("circuit breaker"));
    }));
}

void RuleRailsTest::theBreakerCountsAnewOnceAPersonSwitchedItOnAgain()
{
    expectTheBreaker();
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 7);
    RuleDesk ada(site);
    ada.begin();
    const Rule rule = ruleFor(site);
    const RuleId id = ada.keep(rule);
    for (const LegId &leg : legs)
        QTRY_VERIFY(ada.isCoded(leg, rule.code));
    for (int i = 0; i < 6; ++i)
        site.agentCodes(legs.at(i), site.code(5));
    QTRY_VERIFY(ada.rules.find(id)->mode == RuleMode::Suggest);
    QVERIFY(ada.rules.setMode(id, RuleMode::Apply));
    site.agentCodes(legs.at(6), site.code(5));
    QTRY_VERIFY(ada.rules.actOn(legs.at(6))->result == RuleResult::Corrected);
    QVERIFY(ada.rules.find(id)->mode == RuleMode::Apply);
    QCOMPARE(ada.rules.status(id).faults.bad(), 0);
}

void RuleRailsTest::codesWithAnOutboundMappingAreAskedForByName()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const QList<WrapupCode> codes = site.codesOf(billing);
    const auto mapped =
        std::find_if(codes.cbegin(), codes.cend(), [&](const WrapupCode &code) { return ada.rules.isMapped(code.id); });
    QVERIFY(mapped != codes.cend());
    Rule rule = ruleFor(site);
    rule.code = mapped->id;
    const Result<RuleId> refused = ada.rules.keep(rule);
    QVERIFY(!refused && refused.error().kind == ErrorKind::Invalid);
    QVERIFY2(refused.error().message.contains(QStringLiteral("outbound")), qPrintable(refused.error().message));
    rule.mayUseMappedCode = true;
    QVERIFY(ada.rules.keep(rule));
}

WRAPDESK_TEST(RuleRailsTest)
#include "rulerailstest.moc"
