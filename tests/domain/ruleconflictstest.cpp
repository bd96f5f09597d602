// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleconflicts.h"

#include "ruleworld.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class RuleConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void findsNothingInRulesThatDoNotMeet();
    void seesWhatEarlierRulesTakeAway_data();
    void seesWhatEarlierRulesTakeAway();
    void givesALegThatTheEarlierRuleDecides();
    void givesALegWithinHoursOfTheOrganisation();
    void knowsThatAConversationIsAsOldAsItsTalk();
    void rulesThatAreOffAreCheckedButTakeNothing();
    void sameCodeIsNoOverlap();
    void saysWhatNoLegCanMeet_data();
    void saysWhatNoLegCanMeet();
    void looksAtNoMoreRulesThanABookHolds();
};

void RuleConflictsTest::findsNothingInRulesThatDoNotMeet()
{
    const QList<Rule> rules{rule("voice", {.media = anyOf<Media>({Media::Voice})}),
                            rule("email", {.media = anyOf<Media>({Media::Email})}),
                            rule("short", {.media = anyOf<Media>({Media::Callback}), .talk = {.to = 60s}}),
                            rule("long", {.media = anyOf<Media>({Media::Callback}), .talk = {.from = 60s}}),
                            rule("rest", {.media = noneOf<Media>({Media::Voice, Media::Email, Media::Callback})})};
    QCOMPARE(said(differentCodes(rules)), QStringList());
}

void RuleConflictsTest::seesWhatEarlierRulesTakeAway_data()
{
    QTest::addColumn<QList<Rule>>("rules");
    QTest::addColumn<QStringList>("conflicts");
    const auto row = [](const char *name, const QList<Rule> &rules, const QStringList &conflicts) {
        QTest::newRow(name) << rules << conflicts;
    };
    const RuleConditions voice{.media = anyOf<Media>({Media::Voice})};
    const RuleConditions notVoice{.media = noneOf<Media>({Media::Voice})};
    const RuleConditions billing{.queues = anyOf<QueueId>({id("billing")})};
    const WeekHours day{.from = QTime(8, 0), .to = QTime(20, 0)};
    const WeekHours night{.from = QTime(20, 0), .to = QTime(8, 0)};
    row("the same twice", {rule("a", voice), rule("b", voice)}, {QStringLiteral("b shadowed by a")});
    row("a wider one before", {rule("a"), rule("b", billing)}, {QStringLiteral("b shadowed by a")});
    row("a wider one after", {rule("a", billing), rule("b")}, {QStringLiteral("b overlaps a")});
    row("two that take all together", {rule("a", voice), rule("b", notVoice), rule("c")},
        {QStringLiteral("c shadowed by a b")});
    row("two that leave some", {rule("a", voice), rule("b", {.media = anyOf<Media>({Media::Email})}), rule("c")},
        {QStringLiteral("c overlaps a b")});
    row("every class of three",
        {rule("a", {.classes = anyOf<StragglerClass>({StragglerClass::Pending})}),
         rule("b", {.classes = noneOf<StragglerClass>({StragglerClass::Pending, StragglerClass::Missing})}),
         rule("c", {.classes = anyOf<StragglerClass>({StragglerClass::Missing})}),
         rule("d", {.classes = noneOf<StragglerClass>({StragglerClass::Orphaned})})},
        {QStringLiteral("d shadowed by a b c")});
    row("both directions",
        {rule("a", {.directions = anyOf<Direction>({Direction::Inbound})}),
         rule("b", {.directions = anyOf<Direction>({Direction::Outbound})}), rule("c")},
        {QStringLiteral("c shadowed by a b")});
    row("all queues of a division, one by one",
        {rule("a", billing), rule("b", {.queues = anyOf<QueueId>({id("claims")})}),
         rule("c", {.divisions = anyOf<DivisionId>({id("north")})})},
        {QStringLiteral("c shadowed by a b")});
    row("some agents never are all",
        {rule("a", {.agents = anyOf<UserId>({id("anna")})}), rule("b", {.agents = anyOf<UserId>({id("ben")})}),
         rule("c")},
        {QStringLiteral("c overlaps a b")});
    row("some agents and all others",
        {rule("a", {.agents = anyOf<UserId>({id("anna")})}), rule("b", {.agents = noneOf<UserId>({id("anna")})}),
         rule("c", {.agents = noneOf<UserId>({id("ben")})})},
        {QStringLiteral("c shadowed by a b")});
    row("talk in two parts", {rule("a", {.talk = {.to = 60s}}), rule("b", {.talk = {.from = 60s}}), rule("c")},
        {QStringLiteral("c shadowed by a b")});
    row("talk with a gap", {rule("a", {.talk = {.to = 60s}}), rule("b", {.talk = {.from = 61s}}), rule("c")},
        {QStringLiteral("c overlaps a b")});
    row("what had no ACW has no ACW age",
        {rule("a", {.acwAge = {.to = 60s}}), rule("b", {.acwAge = {.from = 60s}}), rule("c")},
        {QStringLiteral("c overlaps a b")});
    row("what is in ACW has an ACW age",
        {rule("a", {.acwAge = {.to = 60s}}), rule("b", {.acwAge = {.from = 60s}}),
         rule("c", {.classes = anyOf<StragglerClass>({StragglerClass::Pending})})},
        {QStringLiteral("c shadowed by a b")});
    row("day and night", {rule("a", {.hours = day}), rule("b", {.hours = night}), rule("c")},
        {QStringLiteral("c shadowed by a b")});
    row("weekdays' nights end on Saturday",
        {rule("a", {.hours = {.days = {Qt::Friday}, .from = QTime(20, 0), .to = QTime(8, 0)}}),
         rule("b", {.hours = {.days = {Qt::Saturday}, .from = QTime(7, 0), .to = QTime(9, 0)}})},
        {QStringLiteral("b overlaps a")});
    row("what is by design is asked for", {rule("a"), rule("b", {.byDesign = true})}, {QStringLiteral("b overlaps a")});
    row("by design first", {rule("a", {.byDesign = true}), rule("b")}, {QStringLiteral("b shadowed by a")});
    row("the first takes it, the second never gets to it", {rule("a", billing), rule("b", billing), rule("c")},
        {QStringLiteral("b shadowed by a"), QStringLiteral("c overlaps a")});
}

void RuleConflictsTest::seesWhatEarlierRulesTakeAway()
{
    QFETCH(const QList<Rule>, rules);
    QFETCH(const QStringList, conflicts);
    QCOMPARE(said(differentCodes(rules)), conflicts);
}

void RuleConflictsTest::givesALegThatTheEarlierRuleDecides()
{
    const RuleConditions narrow{.queues = anyOf<QueueId>({id("claims"), id("sales")}),
                                .media = anyOf<Media>({Media::Email}),
                                .classes = anyOf<StragglerClass>({StragglerClass::SystemCoded}),
                                .agents = anyOf<UserId>({id("anna")}),
                                .disconnectTypes = anyOf<QString>({QStringLiteral("peer")}),
                                .talk = {.from = 30s, .to = 90s}};
    const QList<Rule> rules = differentCodes({rule("a", narrow), rule("b")});
    const QList<Conflict> found = conflictsOf(rules, around(rules));
    QCOMPARE(found.size(), 1);
    const Leg leg = found[0].example.value_or(Leg());
    QCOMPARE(leg.queue.text(), QStringLiteral("claims"));
    QCOMPARE(leg.media, Media::Email);
    QCOMPARE(leg.agent.text(), QStringLiteral("anna"));
    QCOMPARE(leg.disconnectType, QStringLiteral("peer"));
    QCOMPARE(leg.connectedAt.secsTo(leg.endedAt), 60);
    QCOMPARE(leg.customer, QString());
    QCOMPARE(found[0].exampleIs->kind, StragglerClass::SystemCoded);
    QVERIFY(found[0].exampleAt >= leg.endedAt);
    // What it is said to be is what the list of stragglers would say.
    QVERIFY(classify(leg, {leg}, true, {}) == found[0].exampleIs);
}

void RuleConflictsTest::givesALegWithinHoursOfTheOrganisation()
{
    const WeekHours sunday{.days = {Qt::Sunday}, .from = QTime(2, 0), .to = QTime(3, 0)};
    const QList<Rule> rules = differentCodes({rule("a", {.hours = sunday}), rule("b")});
    RuleSurroundings there = around(rules);
    there.world.zone = QTimeZone("America/New_York");
    // The clocks went forward there on 8 March 2026 at two: that Sunday has no such hour.
    there.now = QDateTime(QDate(2026, 3, 9), QTime(12, 0), Qt::UTC);
    const QList<Conflict> found = conflictsOf(rules, there);
    QCOMPARE(found.size(), 1);
    const QDateTime end = found[0].example.value_or(Leg()).endedAt;
    QVERIFY(sunday.contains(end, there.world.zone));
    QCOMPARE(end.toTimeZone(there.world.zone).date(), QDate(2026, 3, 1));
}

void RuleConflictsTest::knowsThatAConversationIsAsOldAsItsTalk()
{
    const Rule young = rule("young", {.conversationAge = {.to = 60s}});
    QCOMPARE(said(differentCodes({young, rule("long", {.talk = {.from = 60s}})})), QStringList());
    QCOMPARE(said(differentCodes({young, rule("both", {.talk = {.from = 30s}, .acwAge = {.from = 30s}})})),
             QStringList());
    QCOMPARE(said(differentCodes({young, rule("just", {.talk = {.from = 30s}, .acwAge = {.from = 29s}})})),
             QStringList{QStringLiteral("just overlaps young")});
    QCOMPARE(said({rule("never", {.talk = {.from = 60s}, .conversationAge = {.to = 60s}})}),
             QStringList{QStringLiteral("never unreachable")});
    // What is left after the first is too short for what is asked: all that can be is taken.
    QCOMPARE(
        said(differentCodes({rule("old", {.conversationAge = {.from = 60s}}), rule("long", {.talk = {.from = 60s}})})),
        QStringList{QStringLiteral("long shadowed by old")});
}

void RuleConflictsTest::rulesThatAreOffAreCheckedButTakeNothing()
{
    QList<Rule> rules = differentCodes({rule("a"), rule("b"), rule("c")});
    rules[0].mode = RuleMode::Off;
    rules[2].mode = RuleMode::Off;
    QCOMPARE(said(rules), QStringList{QStringLiteral("c shadowed by b")});
    rules[1].mode = RuleMode::Suggest;
    QCOMPARE(said(rules), QStringList{QStringLiteral("c shadowed by b")});
}

void RuleConflictsTest::sameCodeIsNoOverlap()
{
    const Rule voice = rule("voice", {.media = anyOf<Media>({Media::Voice})});
    QCOMPARE(said({voice, rule("rest")}), QStringList());
    QCOMPARE(said({rule("all"), voice}), QStringList{QStringLiteral("voice shadowed by all")});
}

void RuleConflictsTest::saysWhatNoLegCanMeet_data()
{
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const RuleConditions &when, const char *field) {
        QTest::newRow(name) << when << QString::fromLatin1(field);
    };
    row("media that cannot be coded", {.media = anyOf<Media>({Media::Chat, Media::InternalMessage})}, "media");
    row("no media left",
        {.media = noneOf<Media>({Media::Voice, Media::Callback, Media::Email, Media::Message, Media::Social,
                                 Media::Video, Media::Cobrowse, Media::Screenshare})},
        "media");
    row("no direction left", {.directions = noneOf<Direction>({Direction::Inbound, Direction::Outbound})},
        "directions");
    row("a person's code", {.classes = anyOf<StragglerClass>({StragglerClass::Orphaned})}, "classes");
    row("a division without queues", {.divisions = anyOf<DivisionId>({id("west")})}, "divisions");
    row("all queues left out", {.queues = noneOf<QueueId>({id("billing"), id("claims"), id("sales")})}, "queues");
    row("queue and division apart",
        {.queues = anyOf<QueueId>({id("sales")}), .divisions = anyOf<DivisionId>({id("north")})}, "");
    row("hours without an end", {.hours = {.from = QTime(8, 0)}}, "hours");
    row("nothing between", {.talk = {.from = 60s, .to = 60s}}, "talk");
    row("an age of nothing", {.acwAge = {.to = 0s}}, "acwAge");
    row("a conversation younger than its ACW", {.acwAge = {.from = 60s}, .conversationAge = {.to = 60s}}, "");
}

void RuleConflictsTest::saysWhatNoLegCanMeet()
{
    QFETCH(const RuleConditions, when);
    QFETCH(const QString, field);
    const QList<Conflict> found = conflictsOf({rule("all"), rule("r", when)}, around());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].kind, ConflictKind::Unreachable);
    QCOMPARE(found[0].rule.text(), QStringLiteral("r"));
    QCOMPARE(found[0].field ? ruleFieldName(*found[0].field) : QString(), field);
    QVERIFY(!found[0].isBlocking);
}

void RuleConflictsTest::looksAtNoMoreRulesThanABookHolds()
{
    QList<Rule> rules;
    for (qsizetype place = 0; place < mostRules + 5; ++place)
        rules.append(rule(qPrintable(QStringLiteral("r%1").arg(place))));
    const QList<Conflict> found = conflictsOf(rules, around());
    QCOMPARE(found.size(), mostRules - 1); // the first takes all
    QVERIFY(std::all_of(found.begin(), found.end(),
                        [&rules](const Conflict &each) { return each.others == QList<RuleId>{rules[0].id}; }));
}

WRAPDESK_TEST(RuleConflictsTest)

#include "ruleconflictstest.moc"
