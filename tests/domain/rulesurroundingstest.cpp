// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleconflicts.h"
#include "ruleworld.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class RuleSurroundingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void reachesTheQueuesThatAreLeft_data();
    void reachesTheQueuesThatAreLeft();
    void judgesTheCode_data();
    void judgesTheCode();
    void missesQueuesThatAreGone();
    void tellsAGraceThatIsAlwaysTooLong_data();
    void tellsAGraceThatIsAlwaysTooLong();
    void tellsRulesThatNeverMatched_data();
    void tellsRulesThatNeverMatched();
    void blockingOnesComeFirst();
    void beforeQueuesAreKnownNothingIsSaidOfThem();
};

void RuleSurroundingsTest::reachesTheQueuesThatAreLeft_data()
{
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<QStringList>("reached");
    const auto row = [](const char *name, const RuleConditions &when, const QStringList &reached) {
        QTest::newRow(name) << when << reached;
    };
    const QString billing = QStringLiteral("Billing");
    const QString claims = QStringLiteral("Claims");
    const QString sales = QStringLiteral("Sales");
    row("all, by name", {}, {billing, claims, sales});
    row("named", {.queues = anyOf<QueueId>({id("sales"), id("billing"), id("gone")})}, {billing, sales});
    row("not named", {.queues = noneOf<QueueId>({id("sales")})}, {billing, claims});
    row("of a division", {.divisions = anyOf<DivisionId>({id("north")})}, {billing, claims});
    row("of no division there is", {.divisions = anyOf<DivisionId>({id("west")})}, {});
    row("both", {.queues = noneOf<QueueId>({id("billing")}), .divisions = anyOf<DivisionId>({id("north")})}, {claims});
    row("nothing in common",
        {.queues = anyOf<QueueId>({id("billing")}), .divisions = noneOf<DivisionId>({id("north")})}, {});
}

void RuleSurroundingsTest::reachesTheQueuesThatAreLeft()
{
    QFETCH(const RuleConditions, when);
    QFETCH(const QStringList, reached);
    QStringList names;
    for (const Queue &queue : reachOf(rule("r", when), around().world))
        names << queue.name;
    QCOMPARE(names, reached);
}

void RuleSurroundingsTest::judgesTheCode_data()
{
    QTest::addColumn<Rule>("judged");
    QTest::addColumn<QStringList>("conflicts");
    const auto coded = [](const char *code, const RuleConditions &when = {}) {
        Rule each = rule("r", when);
        each.code = CodeId(QString::fromLatin1(code));
        return each;
    };
    const RuleConditions billing{.queues = anyOf<QueueId>({id("billing")})};
    QTest::newRow("everywhere") << coded("sale") << QStringList();
    QTest::newRow("none chosen yet") << coded("") << QStringList();
    QTest::newRow("gone") << coded("nowhere") << QStringList{QStringLiteral("r unknown code !")};
    QTest::newRow("not where it can reach")
        << coded("complaint") << QStringList{QStringLiteral("r code not on queue claims !")};
    QTest::newRow("where it can reach") << coded("complaint", billing) << QStringList();
    QTest::newRow("a queue whose codes are not known")
        << coded("sale", {.queues = anyOf<QueueId>({id("sales")})}) << QStringList();
    QTest::newRow("only on a queue") << coded("local", billing) << QStringList();
    QTest::newRow("mapped") << coded("dial", billing) << QStringList{QStringLiteral("r mapped code !")};
    Rule allowed = coded("dial", billing);
    allowed.mayUseMappedCode = true;
    QTest::newRow("mapped and allowed") << allowed << QStringList();
}

void RuleSurroundingsTest::judgesTheCode()
{
    QFETCH(const Rule, judged);
    QFETCH(const QStringList, conflicts);
    QCOMPARE(said({judged}), conflicts);

    RuleSurroundings unknown = around();
    unknown.codes = {};
    unknown.mappedCodes = {};
    QCOMPARE(conflictsOf({judged}, unknown).size(), 0);
}

void RuleSurroundingsTest::missesQueuesThatAreGone()
{
    QCOMPARE(said({rule("r", {.queues = anyOf<QueueId>({id("billing"), id("gone")})})}),
             QStringList{QStringLiteral("r unknown queue gone")});
    QCOMPARE(said({rule("r", {.queues = anyOf<QueueId>({id("gone"), id("lost")})})}),
             QStringList{QStringLiteral("r unknown queue gone lost !")});
    QCOMPARE(said({rule("r", {.queues = noneOf<QueueId>({id("gone")})})}),
             QStringList{QStringLiteral("r unknown queue gone")});
}

void RuleSurroundingsTest::tellsAGraceThatIsAlwaysTooLong_data()
{
    using Kind = RuleTiming::Kind;
    const Choice<StragglerClass> pendingOnly = anyOf<StragglerClass>({StragglerClass::Pending});
    QTest::addColumn<RuleTiming>("timing");
    QTest::addColumn<Choice<StragglerClass>>("classes");
    QTest::addColumn<QStringList>("conflicts");
    // Billing gives 15 s, Claims a minute, Sales has no time-out.
    QTest::newRow("too long for one") << RuleTiming{Kind::AfterGrace, 15s} << pendingOnly
                                      << QStringList{QStringLiteral("r never in time billing")};
    QTest::newRow("too long for both") << RuleTiming{Kind::AfterGrace, 120s} << pendingOnly
                                       << QStringList{QStringLiteral("r never in time billing claims")};
    QTest::newRow("short enough") << RuleTiming{Kind::AfterGrace, 14s} << pendingOnly << QStringList();
    QTest::newRow("before the time-out") << RuleTiming{Kind::BeforeTimeout, 60s} << pendingOnly << QStringList();
    QTest::newRow("also what is closed") << RuleTiming{Kind::AfterGrace, 120s}
                                         << noneOf<StragglerClass>({StragglerClass::Missing}) << QStringList();
}

void RuleSurroundingsTest::tellsAGraceThatIsAlwaysTooLong()
{
    QFETCH(const RuleTiming, timing);
    QFETCH(const Choice<StragglerClass>, classes);
    QFETCH(const QStringList, conflicts);
    Rule late = rule("r", {.classes = classes});
    late.timing = timing;
    QCOMPARE(said({late}), conflicts);
}

void RuleSurroundingsTest::tellsRulesThatNeverMatched_data()
{
    QTest::addColumn<QDateTime>("since");
    QTest::addColumn<bool>("isWatched");
    QTest::addColumn<QDateTime>("matched");
    QTest::addColumn<RuleMode>("mode");
    QTest::addColumn<bool>("isTold");
    const QDateTime yesterday = around().now.addDays(-1);
    const QDateTime today = around().now.addSecs(-3600);
    QTest::newRow("a day ago") << yesterday << true << QDateTime() << RuleMode::Apply << true;
    QTest::newRow("suggests") << yesterday << true << QDateTime() << RuleMode::Suggest << true;
    QTest::newRow("too new") << yesterday.addSecs(1) << true << QDateTime() << RuleMode::Apply << false;
    QTest::newRow("off") << yesterday << true << QDateTime() << RuleMode::Off << false;
    QTest::newRow("has matched") << yesterday << true << today << RuleMode::Apply << false;
    QTest::newRow("not watched") << yesterday << false << QDateTime() << RuleMode::Apply << false;
    QTest::newRow("not kept") << QDateTime() << true << QDateTime() << RuleMode::Apply << false;
}

void RuleSurroundingsTest::tellsRulesThatNeverMatched()
{
    QFETCH(const QDateTime, since);
    QFETCH(const bool, isWatched);
    QFETCH(const QDateTime, matched);
    QFETCH(const RuleMode, mode);
    QFETCH(const bool, isTold);
    Rule each = rule("r");
    each.mode = mode;
    RuleSurroundings there = around();
    there.keptSince.insert(each.id, since);
    if (isWatched)
        there.lastMatched.insert(each.id, matched);
    const QList<Conflict> found = conflictsOf({each}, there);
    QCOMPARE(found.size(), isTold ? 1 : 0);
    if (isTold)
        QVERIFY(found[0].kind == ConflictKind::NeverMatched && found[0].since == since);
}

void RuleSurroundingsTest::blockingOnesComeFirst()
{
    Rule second = rule("b", {.queues = anyOf<QueueId>({id("claims"), id("gone")})});
    second.code = CodeId(QStringLiteral("complaint"));
    Rule third = second;
    third.id = RuleId(QStringLiteral("c"));
    third.mode = RuleMode::Off;
    QCOMPARE(said({rule("a"), second, third}),
             QStringList({QStringLiteral("b code not on queue claims !"), QStringLiteral("b unknown queue gone"),
                          QStringLiteral("b shadowed by a"), QStringLiteral("c code not on queue claims !"),
                          QStringLiteral("c unknown queue gone"), QStringLiteral("c shadowed by a")}));
}

void RuleSurroundingsTest::beforeQueuesAreKnownNothingIsSaidOfThem()
{
    RuleSurroundings unknown = around();
    unknown.world.queues.clear();
    QVERIFY(conflictsOf({rule("a"), rule("b", {.queues = anyOf<QueueId>({id("gone")})})}, unknown).isEmpty());
    QVERIFY(reachOf(rule("a"), unknown.world).isEmpty());
}

WRAPDESK_TEST(RuleSurroundingsTest)

#include "rulesurroundingstest.moc"
