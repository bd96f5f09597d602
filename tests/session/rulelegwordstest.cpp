// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulesamples.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

// A call of 45 s that ended on Monday, 2 November 2026, at 14:05 in Berlin, its agent still choosing.
const QDateTime end(QDate(2026, 11, 2), QTime(13, 5), Qt::UTC);
const Straggler pendingLeg{.kind = StragglerClass::Pending};

Leg leg()
{
    Leg leg;
    leg.queue = queue("billing");
    leg.agent = id<UserId>("anna");
    leg.media = Media::Voice;
    leg.direction = Direction::Inbound;
    leg.conversationStart = end.addSecs(-60);
    leg.phase = LegPhase::Ended;
    leg.connectedAt = end.addSecs(-45);
    leg.endedAt = end;
    leg.acw = AcwState::Pending;
    leg.acwStart = end;
    return leg;
}

Conflict conflictOf(ConflictKind kind)
{
    Conflict conflict;
    conflict.kind = kind;
    conflict.rule = rule().id;
    return conflict;
}

} // namespace

class RuleLegWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysWhatALegIs_data();
    void saysWhatALegIs();
    void saysWhatALegDoesNotTell();
    void explainsOnlyWhatIsAsked();
    void saysWhatIsWrongAndWhatToDo_data();
    void saysWhatIsWrongAndWhatToDo();
    void tellsALegBothRulesMean();
    void tellsWhatDiffersFieldByField_data();
    void tellsWhatDiffersFieldByField();
    void tellsNoOtherOrderOfTheSameValues();
    void tellsEveryValueThatChanged();
};

void RuleLegWordsTest::saysWhatALegIs_data()
{
    QTest::addColumn<RuleField>("field");
    QTest::addColumn<QString>("said");
    const auto row = [](RuleField field, const char *said) {
        QTest::newRow(qPrintable(ruleFieldName(field))) << field << QString::fromUtf8(said);
    };
    row(RuleField::Queues, "Billing");
    row(RuleField::Media, "voice");
    row(RuleField::Directions, "inbound");
    row(RuleField::Classes, "pending");
    row(RuleField::Agents, "Anna");
    row(RuleField::Teams, "Blue");
    row(RuleField::Divisions, "North");
    row(RuleField::DisconnectTypes, "peer");
    row(RuleField::ExternalTags, "“vip”");
    row(RuleField::Talk, "45 s");
    row(RuleField::AcwAge, "10 s");
    row(RuleField::ConversationAge, "1 min 10 s");
    row(RuleField::Hours, "Mon 14:05");
    row(RuleField::ByDesign, "yes");
}

void RuleLegWordsTest::saysWhatALegIs()
{
    QFETCH(const RuleField, field);
    QFETCH(const QString, said);
    Leg each = leg();
    each.team = id<TeamId>("blue");
    each.disconnectType = QStringLiteral("peer");
    each.externalTag = QStringLiteral("vip");
    QCOMPARE(words().value(field, each, pendingLeg, id<DivisionId>("north"), end.addSecs(10)), said);
}

void RuleLegWordsTest::saysWhatALegDoesNotTell()
{
    for (const RuleField field :
         {RuleField::Queues, RuleField::Media, RuleField::Directions, RuleField::Agents, RuleField::Teams,
          RuleField::Divisions, RuleField::DisconnectTypes, RuleField::ExternalTags, RuleField::Talk, RuleField::AcwAge,
          RuleField::ConversationAge, RuleField::Hours})
        QCOMPARE(words().value(field, Leg{}, pendingLeg, {}, end), QStringLiteral("not known"));

    Leg closed = leg();
    closed.acw = AcwState::Complete;
    QCOMPARE(words().value(RuleField::AcwAge, closed, {}, {}, end), QStringLiteral("not known"));
    closed.acwEnd = end.addSecs(5);
    QCOMPARE(words().value(RuleField::AcwAge, closed, {}, {}, end.addSecs(3600)), QStringLiteral("5 s"));
}

void RuleLegWordsTest::explainsOnlyWhatIsAsked()
{
    Rule each = rule();
    QCOMPARE(words().explanation(each, leg(), pendingLeg, {}, end), QStringList());
    each.when = {.queues = anyOf<QueueId>({queue("billing"), queue("claims")}), .talk = {.from = 60s}};
    QCOMPARE(words().explanation(each, leg(), pendingLeg, {}, end),
             QStringList({QStringLiteral("queue is Billing (asked for: Billing or Claims)"),
                          QStringLiteral("talk is 45 s (asked for: at least 1 min)")}));
}

void RuleLegWordsTest::saysWhatIsWrongAndWhatToDo_data()
{
    QTest::addColumn<Conflict>("conflict");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, Conflict conflict, auto change, const char *said) {
        change(conflict);
        QTest::newRow(name) << conflict << QString::fromUtf8(said);
    };
    const auto asItIs = [](Conflict &) {};
    const auto onQueues = [](Conflict &conflict) { conflict.queues = {queue("billing"), queue("claims")}; };
    const auto block = [](Conflict &conflict) { conflict.isBlocking = true; };
    row("unknown code", conflictOf(ConflictKind::UnknownCode), asItIs,
        "The organisation does not have the code “Sale” any more. Choose another one.");
    row("code not on queue", conflictOf(ConflictKind::CodeNotOnQueue), onQueues,
        "“Sale” is not offered in Billing or Claims. Choose a code that is, offer it there, or leave the queue out.");
    row("unknown queue", conflictOf(ConflictKind::UnknownQueue), onQueues,
        "It names what is no queue any more: Billing or Claims. Take it out.");
    row("no queue left", conflictOf(ConflictKind::UnknownQueue), block,
        "Of the queues it names none is left. Choose queues there are.");
    row("mapped code", conflictOf(ConflictKind::MappedCode), block,
        "“Sale” sets off outbound mappings: it may change contacts and stop calls of campaigns. Allow this in the "
        "rule, "
        "or choose another code.");
    row("unreachable", conflictOf(ConflictKind::Unreachable), asItIs,
        "No leg can meet all its conditions together. Ask for less.");
    row(
        "unreachable field", conflictOf(ConflictKind::Unreachable),
        [](Conflict &conflict) { conflict.field = RuleField::Media; },
        "No leg can meet its condition on media: web chat. Ask for something else, or for less.");
    row(
        "impossible hours", conflictOf(ConflictKind::Unreachable),
        [](Conflict &conflict) { conflict.field = RuleField::Hours; },
        "No leg can meet its hours: the time window ends when it begins, at 08:00. Correct them.");
    row("never in time", conflictOf(ConflictKind::NeverInTime), onQueues,
        "In Billing or Claims the time-out comes before its grace of 2 min is over. Choose a shorter grace, or a "
        "moment "
        "before the time-out.");
    row(
        "never matched", conflictOf(ConflictKind::NeverMatched), [](Conflict &conflict) { conflict.since = end; },
        "It has not met a single leg since 2 Nov 2026, 14:05. Try it in a dry run, or ask for less.");
}

void RuleLegWordsTest::saysWhatIsWrongAndWhatToDo()
{
    QFETCH(const Conflict, conflict);
    QFETCH(const QString, said);
    Rule each = rule();
    each.when.media = anyOf<Media>({Media::Chat});
    each.when.hours = {.from = QTime(8, 0), .to = QTime(8, 0)};
    each.timing = {RuleTiming::Kind::AfterGrace, 120s};
    QCOMPARE(words().conflict(conflict, {each}), said);
}

void RuleLegWordsTest::tellsALegBothRulesMean()
{
    Rule before = rule();
    before.id = id<RuleId>("before");
    before.name = QStringLiteral("Short calls");
    before.code = id<CodeId>("complaint");
    before.when.talk = {.to = 60s};
    before.when.teams = noneOf<TeamId>({id<TeamId>("blue")}); // the example is of no team: nothing to tell
    const Rule after = rule();
    Conflict overlap = conflictOf(ConflictKind::Overlap);
    overlap.others = {before.id};
    overlap.example = leg();
    overlap.exampleIs = pendingLeg;
    overlap.exampleAt = end.addSecs(1);
    QCOMPARE(
        words().conflict(overlap, {before, after}),
        QStringLiteral("“Short calls” stands before it and decides part of what it means, with “Complaint”. Move "
                       "the one up that should decide. For example: an inbound voice leg in Billing, pending, talk "
                       "45 s."));

    Conflict shadowed = overlap;
    shadowed.kind = ConflictKind::Shadowed;
    QCOMPARE(
        words().conflict(shadowed, {before, after}),
        QStringLiteral("It never decides: “Short calls” stands before it and means every leg it means. Move it up, "
                       "or ask for less in “Short calls”. For example: an inbound voice leg in Billing, pending, "
                       "talk 45 s."));
    shadowed.others = {before.id, id<RuleId>("nowhere")};
    QVERIFY(words()
                .conflict(shadowed, {before, after})
                .startsWith(QStringLiteral("It never decides: “Short calls” and another rule stand before it")));
}

void RuleLegWordsTest::tellsWhatDiffersFieldByField_data()
{
    QTest::addColumn<Rule>("after");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *what, const char *before, const char *after, auto change) {
        Rule changed = rule();
        change(changed);
        QTest::newRow(what) << changed
                            << QStringList{QString::fromUtf8(what), QString::fromUtf8(before),
                                           QString::fromUtf8(after)};
    };
    row("name", "“Nights”", "“Days”", [](Rule &each) { each.name = QStringLiteral("Days"); });
    row("mode", "apply", "off", [](Rule &each) { each.mode = RuleMode::Off; });
    row("queue", "any", "Billing", [](Rule &each) { each.when.queues = anyOf<QueueId>({queue("billing")}); });
    row("media", "any", "not email", [](Rule &each) { each.when.media = noneOf<Media>({Media::Email}); });
    row("talk", "any", "at least 10 s", [](Rule &each) { each.when.talk.from = 10s; });
    row("time of its end", "any", "Mon–Fri 08:00–18:00", [](Rule &each) { each.when.hours = office; });
    row("code expected", "only what needs a code", "also what needs no code",
        [](Rule &each) { each.when.byDesign = true; });
    row("timing", "3 s before the time-out", "after a grace of 2 min", [](Rule &each) {
        each.timing = {RuleTiming::Kind::AfterGrace, 120s};
    });
    row("code", "“Sale”", "“Complaint”", [](Rule &each) { each.code = id<CodeId>("complaint"); });
    row("note", "none", "“by {rule}”", [](Rule &each) { each.notes = QStringLiteral("by {rule}"); });
    row("cap per hour", "none", "50", [](Rule &each) { each.perHour = 50; });
    row("cap per hour and queue", "none", "10", [](Rule &each) { each.perQueueHour = 10; });
    row("schedule", "always", "Mon–Fri 08:00–18:00", [](Rule &each) { each.schedule = office; });
    row("may set off outbound mappings", "no", "yes", [](Rule &each) { each.mayUseMappedCode = true; });
}

void RuleLegWordsTest::tellsWhatDiffersFieldByField()
{
    QFETCH(const Rule, after);
    QFETCH(const QStringList, said);
    const QList<RuleWords::Change> changes = words().changes(rule(), after);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(QStringList({changes[0].what, changes[0].before, changes[0].after}), said);
    QVERIFY(words().changes(after, after).isEmpty());
}

void RuleLegWordsTest::tellsNoOtherOrderOfTheSameValues()
{
    Rule before = rule();
    before.when.queues = anyOf<QueueId>({queue("a"), queue("b")});
    Rule after = rule();
    after.when.queues = anyOf<QueueId>({queue("b"), queue("a")});
    after.when.media.kind = Choice<Media>::Kind::NoneOf; // of nothing: still any
    after.version = 2;
    QVERIFY(words().changes(before, after).isEmpty());
}

void RuleLegWordsTest::tellsEveryValueThatChanged()
{
    Rule before = rule();
    before.when.queues = anyOf<QueueId>({queue("a"), queue("b"), queue("c"), queue("d")});
    Rule after = before;
    after.when.queues.values.append(queue("e"));
    const RuleWords::Change expected{QStringLiteral("queue"), QStringLiteral("A, B, C or D"),
                                     QStringLiteral("A, B, C, D or E")};
    QVERIFY(words().changes(before, after) == QList({expected}));
}

WRAPDESK_TEST(RuleLegWordsTest)

#include "rulelegwordstest.moc"
