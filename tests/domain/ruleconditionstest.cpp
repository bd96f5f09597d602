// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rulebook.h"
#include "rulesamples.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(RuleConditions)
Q_DECLARE_METATYPE(RuleField)

namespace {

const QDateTime now = at(200);

RuleBook bookOf(const RuleConditions &when) { return {{ruleOf(QStringLiteral("one"), when)}, ruleWorld()}; }

} // namespace

// What each condition of a rule means.
class RuleConditionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void choosesByValues_data();
    void choosesByValues();
    void neverMeansAValueThatIsNotKnown();
    void choosesByRanges_data();
    void choosesByRanges();
    void choosesByTheHourOfTheEnd_data();
    void choosesByTheHourOfTheEnd();
    void meansWhatIsByDesignOnlyWhenAsked_data();
    void meansWhatIsByDesignOnlyWhenAsked();
    void leavesWhatNoRuleMayCode_data();
    void leavesWhatNoRuleMayCode();

private:
    static void addIdRows();
};

void RuleConditionsTest::choosesByValues_data()
{
    QTest::addColumn<RuleField>("field");
    QTest::addColumn<RuleConditions>("any"); // of the leg's value and another one
    QTest::addColumn<RuleConditions>("other"); // of another one
    QTest::addColumn<RuleConditions>("none"); // but the leg's value
    QTest::addColumn<RuleConditions>("noOther"); // but another one
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<Leg>("untold"); // the leg when it does not tell
    addIdRows();

    const auto row = [](const char *name, RuleField field, auto part, auto its, auto another, auto legPart) {
        using Value = decltype(its);
        const auto ask = [&part](const Choice<Value> &choice) {
            return asking([&](RuleConditions &when) { when.*part = choice; });
        };
        const auto its_ = [&](const Value &value) { return with(endedLeg(), [&](Leg &leg) { leg.*legPart = value; }); };
        QTest::newRow(name) << field << ask(anyOf<Value>({another, its})) << ask(anyOf<Value>({another}))
                            << ask(noneOf<Value>({its, another})) << ask(noneOf<Value>({another})) << its_(its)
                            << its_(Value());
    };
    row("media", RuleField::Media, &RuleConditions::media, Media::Voice, Media::Email, &Leg::media);
    row("direction", RuleField::Directions, &RuleConditions::directions, Direction::Inbound, Direction::Outbound,
        &Leg::direction);
    row("disconnect type", RuleField::DisconnectTypes, &RuleConditions::disconnectTypes, QStringLiteral("client"),
        QStringLiteral("Client"), &Leg::disconnectType);
    row("external tag", RuleField::ExternalTags, &RuleConditions::externalTags, QStringLiteral("vip"),
        QStringLiteral("vip "), &Leg::externalTag);
}

void RuleConditionsTest::addIdRows()
{
    const auto row = [](const char *name, RuleField field, auto part, auto its, auto legPart, auto legValue) {
        using Value = decltype(its);
        const Value another(QStringLiteral("another"));
        const auto ask = [&part](const Choice<Value> &choice) {
            return asking([&](RuleConditions &when) { when.*part = choice; });
        };
        const auto legOf = [&](const auto &value) { return with(endedLeg(), [&](Leg &leg) { leg.*legPart = value; }); };
        QTest::newRow(name) << field << ask(anyOf<Value>({another, its})) << ask(anyOf<Value>({another}))
                            << ask(noneOf<Value>({its, another})) << ask(noneOf<Value>({another})) << legOf(legValue)
                            << legOf(decltype(legValue)());
    };
    const QueueId support(QStringLiteral("support"));
    const UserId anna(QStringLiteral("anna"));
    const TeamId team(QStringLiteral("team"));
    row("queue", RuleField::Queues, &RuleConditions::queues, support, &Leg::queue, support);
    row("agent", RuleField::Agents, &RuleConditions::agents, anna, &Leg::agent, anna);
    row("team", RuleField::Teams, &RuleConditions::teams, team, &Leg::team, team);
    row("division, of the queue", RuleField::Divisions, &RuleConditions::divisions, DivisionId(QStringLiteral("north")),
        &Leg::queue, support);
}

void RuleConditionsTest::choosesByValues()
{
    QFETCH(const RuleField, field);
    QFETCH(const RuleConditions, any);
    QFETCH(const RuleConditions, other);
    QFETCH(const RuleConditions, none);
    QFETCH(const RuleConditions, noOther);
    QFETCH(const Leg, leg);
    QFETCH(const Leg, untold);
    const auto holds = [field](const RuleConditions &when, const Leg &asked) {
        const Decision decision = bookOf(when).decide(asked, missing, now);
        // The field alone decides.
        if (decision.isMet(0, field) != decision.matches(0) || decision.matches(0) != decision.rule.has_value())
            qFatal("explained otherwise than decided");
        return decision.matches(0);
    };
    QVERIFY(holds(any, leg));
    QVERIFY(!holds(other, leg));
    QVERIFY(!holds(none, leg));
    QVERIFY(holds(noOther, leg));
    QVERIFY(!holds(any, untold));
    QVERIFY(!holds(other, untold));
    QVERIFY(holds(none, untold));
    QVERIFY(holds(noOther, untold));
    QVERIFY(holds({}, untold));
}

void RuleConditionsTest::neverMeansAValueThatIsNotKnown()
{
    const Leg untold = with(endedLeg(), [](Leg &leg) { leg.team = {}; });
    const auto holds = [&untold](const Choice<TeamId> &choice) {
        return bookOf(asking([&choice](RuleConditions &when) { when.teams = choice; }))
            .decide(untold, missing, now)
            .isMet(0, RuleField::Teams);
    };
    QVERIFY(!holds(anyOf<TeamId>({TeamId()})));
    QVERIFY(holds(noneOf<TeamId>({TeamId()})));
}

void RuleConditionsTest::choosesByRanges_data()
{
    QTest::addColumn<RuleField>("field");
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<bool>("met");
    const auto row = [](const char *name, RuleField field, auto part, const auto &asked, const Leg &leg, bool met) {
        QTest::newRow(name) << field << asking([&](RuleConditions &when) { when.*part = asked; }) << leg << met;
    };
    const auto talk = [&row](const char *name, const DurationRange &range, const Leg &leg, bool met) {
        row(name, RuleField::Talk, &RuleConditions::talk, range, leg, met);
    };
    talk("talk: from is in it", {90s, 100s}, endedLeg(), true);
    talk("talk: to is not", {80s, 90s}, endedLeg(), false);
    talk("talk: a millisecond short", {90s, {}}, with(endedLeg(), [](Leg &leg) { leg.endedAt = at(100).addMSecs(-1); }),
         false);
    talk("talk: no end", {60s, {}}, endedLeg(), true);
    talk("talk: no beginning", {{}, 91s}, endedLeg(), true);
    talk("talk: not known", {0s, {}}, with(endedLeg(), [](Leg &leg) { leg.endedAt = {}; }), false);
    talk("talk: not known and not asked", {}, with(endedLeg(), [](Leg &leg) { leg.endedAt = {}; }), true);
    talk("talk: less than nothing", {{}, 1s}, during(endedLeg(), 101, 100), true);
    talk("talk: impossible", {90s, 90s}, endedLeg(), false);
    talk("talk: as long as nobody lives", {{}, std::chrono::seconds::max()}, endedLeg(), true);

    const auto acw = [&row](const char *name, const DurationRange &range, const Leg &leg, bool met) {
        row(name, RuleField::AcwAge, &RuleConditions::acwAge, range, leg, met);
    };
    acw("ACW: open since", {100s, 101s}, inAcw(endedLeg()), true);
    acw("ACW: open, not yet", {101s, {}}, inAcw(endedLeg()), false);
    acw("ACW: how long it was", {30s, 31s}, endedLeg(), true);
    acw("ACW: over, its end not known", {0s, {}}, with(endedLeg(), [](Leg &leg) { leg.acwEnd = {}; }), false);
    acw("ACW: its beginning not known", {0s, {}}, with(inAcw(endedLeg()), [](Leg &leg) { leg.acwStart = {}; }), false);
    acw("ACW: begins later than now", {0s, 1s}, with(inAcw(endedLeg()), [](Leg &leg) { leg.acwStart = at(201); }),
        true);

    const auto age = [&row](const char *name, const DurationRange &range, const Leg &leg, bool met) {
        row(name, RuleField::ConversationAge, &RuleConditions::conversationAge, range, leg, met);
    };
    age("conversation: on the second", {200s, {}}, endedLeg(), true);
    age("conversation: older", {{}, 200s}, endedLeg(), false);
    age("conversation: not known", {{}, 300s}, with(endedLeg(), [](Leg &leg) { leg.conversationStart = {}; }), false);
}

void RuleConditionsTest::choosesByRanges()
{
    QFETCH(const RuleField, field);
    QFETCH(const RuleConditions, when);
    QFETCH(const Leg, leg);
    QFETCH(const bool, met);
    const Decision decision = bookOf(when).decide(leg, missing, now);
    QCOMPARE(decision.isMet(0, field), met);
    QCOMPARE(decision.matches(0), met);
    QCOMPARE(decision.rule.has_value(), met);
}

void RuleConditionsTest::choosesByTheHourOfTheEnd_data()
{
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<QDateTime>("end"); // at(0): Sunday, 11:00 in Berlin
    QTest::addColumn<bool>("met");
    const auto row = [](const char *name, const WeekHours &window, const QDateTime &end, bool met) {
        QTest::newRow(name) << asking([&](RuleConditions &when) { when.hours = window; }) << end << met;
    };
    const WeekHours late{.days = {Qt::Sunday}, .from = {11, 0}, .to = {12, 0}};
    row("the first moment", late, at(0), true);
    row("before", late, at(-1), false);
    row("the last moment", late, at(3599), true);
    row("after", late, at(3600), false);
    row("another day", late, at(0).addDays(1), false);
    row("no end known", late, {}, false);
    row("no end known and not asked", {}, {}, true);
    const WeekHours night{.days = {Qt::Sunday}, .from = {22, 0}, .to = {6, 0}};
    row("a night that ends on Monday", night, at(18 * 3600), true);
    row("the night before", night, at(-7 * 3600), false);
    row("impossible", {.from = {8, 0}, .to = {8, 0}}, at(0), false);
    const WeekHours twice{.from = {2, 0}, .to = {3, 0}};
    const QDateTime first(QDate(2026, 10, 25), QTime(0, 30), Qt::UTC);
    row("the hour that comes twice, the first time", twice, first, true);
    row("the hour that comes twice, the second time", twice, first.addSecs(3600), true);
    row("the hour that comes twice, over", twice, first.addSecs(7200), false);
}

void RuleConditionsTest::choosesByTheHourOfTheEnd()
{
    QFETCH(const RuleConditions, when);
    QFETCH(const QDateTime, end);
    QFETCH(const bool, met);
    const Leg leg = with(endedLeg(), [&end](Leg &each) { each.endedAt = end; });
    const Decision decision = bookOf(when).decide(leg, missing, now);
    QCOMPARE(decision.isMet(0, RuleField::Hours), met);
    QCOMPARE(decision.rule.has_value(), met);
}

void RuleConditionsTest::meansWhatIsByDesignOnlyWhenAsked_data()
{
    QTest::addColumn<bool>("isByDesign");
    QTest::addColumn<bool>("asks");
    QTest::addColumn<bool>("met");
    QTest::newRow("neither") << false << false << true;
    QTest::newRow("asked, but it is not") << false << true << true;
    QTest::newRow("it is, but nobody asked") << true << false << false;
    QTest::newRow("both") << true << true << true;
}

void RuleConditionsTest::meansWhatIsByDesignOnlyWhenAsked()
{
    QFETCH(const bool, isByDesign);
    QFETCH(const bool, asks);
    QFETCH(const bool, met);
    const RuleBook book = bookOf(asking([asks](RuleConditions &when) { when.byDesign = asks; }));
    const Decision decision = book.decide(endedLeg(), {.byDesign = isByDesign}, now);
    QCOMPARE(decision.isMet(0, RuleField::ByDesign), met);
    QCOMPARE(decision.rule.has_value(), met);
}

void RuleConditionsTest::leavesWhatNoRuleMayCode_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("unwritable");
    QTest::addColumn<bool>("isEligible");
    const auto row = [](const char *name, const Straggler &straggler, bool isEligible) {
        QTest::newRow(name) << int(straggler.kind) << int(straggler.unwritable) << isEligible;
    };
    row("pending", pending, true);
    row("missing", missing, true);
    row("system-coded", systemCoded, true);
    row("a person's code stands there", orphaned, false);
    row("no queue", {.unwritable = Unwritable::NoQueue}, false);
    row("old web chat", {.unwritable = Unwritable::OldWebChat}, false);
    row("an internal message", {.unwritable = Unwritable::InternalMessage}, false);
    row("unknown media", {.unwritable = Unwritable::UnknownMedia}, false);
}

void RuleConditionsTest::leavesWhatNoRuleMayCode()
{
    QFETCH(const int, kind);
    QFETCH(const int, unwritable);
    QFETCH(const bool, isEligible);
    const Straggler straggler{.kind = StragglerClass(kind), .unwritable = Unwritable(unwritable)};
    const Decision decision = bookOf({}).decide(inAcw(endedLeg()), straggler, now);
    QCOMPARE(decision.isEligible, isEligible);
    QCOMPARE(decision.rule.has_value(), isEligible);
    QVERIFY(decision.matches(0)); // explained all the same
}

WRAPDESK_TEST(RuleConditionsTest)
#include "ruleconditionstest.moc"
