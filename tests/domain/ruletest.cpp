// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rule.h"

#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Rule)

namespace {

Rule goodRule()
{
    Rule rule;
    rule.name = QStringLiteral("Night");
    rule.code = CodeId(QStringLiteral("id-sale"));
    return rule;
}

template <typename Change>
Rule ruleWith(Change change)
{
    Rule rule = goodRule();
    change(rule);
    return rule;
}

NoteWords words()
{
    return {.queue = QStringLiteral("Billing"),
            .agent = QStringLiteral("Anna Berg"),
            .zone = QTimeZone(QByteArray("Europe/Berlin"))};
}

} // namespace

class RuleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void namesReadBack();
    void saysWhatKeepsItFromBeingKept_data();
    void saysWhatKeepsItFromBeingKept();
    void acceptsWhatIsRight_data();
    void acceptsWhatIsRight();
    void fillsPlaceholders_data();
    void fillsPlaceholders();
    void fillsEveryPlaceholderItNames();
    void saysWhatALegDoesNotTell();
    void neverFillsWhatAPlaceholderBroughtIn();
    void neverHoldsTheCustomersAddress();
    void cutsLongNotes();
    void neverCutsACharacterInHalf();

private:
    static void addConditionRows();
};

void RuleTest::namesReadBack()
{
    for (const RuleMode mode : {RuleMode::Off, RuleMode::Suggest, RuleMode::Apply})
        QCOMPARE(ruleModeFromName(ruleModeName(mode)), std::optional(mode));
    QCOMPARE(ruleModeName(RuleMode::Suggest), QStringLiteral("suggest"));
    QVERIFY(!ruleModeFromName(u"Apply"));
    QStringList names;
    for (int field = 0; field < ruleFieldCount; ++field) {
        const auto each = static_cast<RuleField>(field);
        QCOMPARE(ruleFieldFromName(ruleFieldName(each)), std::optional(each));
        names << ruleFieldName(each);
    }
    QCOMPARE(names.join(u' '), QStringLiteral("queues media directions classes agents teams divisions disconnectTypes "
                                              "externalTags talk acwAge conversationAge hours byDesign"));
    QVERIFY(!ruleFieldFromName(u"queue"));
}

void RuleTest::saysWhatKeepsItFromBeingKept_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *error, auto change) {
        QTest::newRow(name) << ruleWith(change) << QString::fromUtf8(error);
    };
    row("no name", "name: a rule needs a name", [](Rule &rule) { rule.name.clear(); });
    row("blanks for a name", "name: a rule needs a name", [](Rule &rule) { rule.name = QStringLiteral("  "); });
    row("a long name", "name: at most 80 characters", [](Rule &rule) { rule.name = QString(81, u'n'); });
    row("no code", "code: no code is chosen", [](Rule &rule) { rule.code = {}; });
    row("long notes", "notes: at most 500 characters", [](Rule &rule) { rule.notes = QString(501, u'n'); });
    const char *noFoo = "notes: there is no placeholder {foo}, only {rule} {queue} {agent} {media} {class} {ended} "
                        "{talk}";
    row("a placeholder there is not", noFoo, [](Rule &rule) { rule.notes = QStringLiteral("by {rule}: {foo}"); });
    const char *noQueue = "notes: there is no placeholder {Queue}, only {rule} {queue} {agent} {media} {class} {ended} "
                          "{talk}";
    row("a placeholder in capitals", noQueue, [](Rule &rule) { rule.notes = QStringLiteral("{Queue}"); });
    row("no time before the time-out", "timing: 1 s to 60 s before the time-out", [](Rule &rule) {
        rule.timing = {RuleTiming::Kind::BeforeTimeout, 0s};
    });
    row("long before the time-out", "timing: 1 s to 60 s before the time-out", [](Rule &rule) {
        rule.timing = {RuleTiming::Kind::BeforeTimeout, 61s};
    });
    row("a grace before the end", "timing: a grace is 0 s to 7 days", [](Rule &rule) {
        rule.timing = {RuleTiming::Kind::AfterGrace, -1s};
    });
    row("a grace of more than a week", "timing: a grace is 0 s to 7 days", [](Rule &rule) {
        rule.timing = {RuleTiming::Kind::AfterGrace, 7 * 24h + 1s};
    });
    row("a cap of nothing", "perHour: at least 1", [](Rule &rule) { rule.perHour = 0; });
    row("a negative cap of a queue", "perQueueHour: at least 1", [](Rule &rule) { rule.perQueueHour = -3; });
    row("an impossible schedule", "schedule: the end of the time window is missing",
        [](Rule &rule) { rule.schedule.from = QTime(8, 0); });
    addConditionRows();
}

void RuleTest::addConditionRows()
{
    const auto row = [](const char *name, const char *error, auto change) {
        QTest::newRow(name) << ruleWith([&change](Rule &rule) { change(rule.when); }) << QString::fromUtf8(error);
    };
    row("orphaned legs", "classes: orphaned legs hold a person's code, which no rule replaces",
        [](RuleConditions &when) {
            when.classes.values = {StragglerClass::Missing, StragglerClass::Orphaned};
        });
    row("an empty queue", "queues: one of the values is empty or unknown",
        [](RuleConditions &when) { when.queues.values = {QueueId()}; });
    row("unknown media", "media: one of the values is empty or unknown", [](RuleConditions &when) {
        when.media = {Choice<Media>::Kind::NoneOf, {Media::Unknown}};
    });
    row("an empty tag", "externalTags: one of the values is empty or unknown", [](RuleConditions &when) {
        when.externalTags.values = {QStringLiteral("vip"), QString()};
    });
    row("a negative talk", "talk: must not be negative", [](RuleConditions &when) { when.talk.from = -1s; });
    row("a negative end", "acwAge: must not be negative", [](RuleConditions &when) { when.acwAge.to = -1s; });
    row("a range the wrong way round", "conversationAge: “from” must be less than “to”", [](RuleConditions &when) {
        when.conversationAge = {60s, 30s};
    });
    row("a range of nothing", "talk: “from” must be less than “to”", [](RuleConditions &when) {
        when.talk = {30s, 30s};
    });
    row("a range below nothing", "talk: “from” must be less than “to”",
        [](RuleConditions &when) { when.talk.to = 0s; });
    row("impossible hours", "hours: the time window ends when it begins, at 08:00", [](RuleConditions &when) {
        when.hours = {.from = {8, 0}, .to = {8, 0}};
    });
}

void RuleTest::saysWhatKeepsItFromBeingKept()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, error);
    QCOMPARE(ruleError(rule), error);
}

void RuleTest::acceptsWhatIsRight_data()
{
    QTest::addColumn<Rule>("rule");
    const auto row = [](const char *name, auto change) { QTest::newRow(name) << ruleWith(change); };
    row("a name and a code", [](Rule &) {});
    row("the longest name", [](Rule &rule) { rule.name = QString(80, u'n'); });
    row("the longest notes", [](Rule &rule) { rule.notes = QString(500, u'n'); });
    row("every placeholder", [](Rule &rule) { rule.notes = notePlaceholders().join(u' '); });
    row("a brace that is none", [](Rule &rule) { rule.notes = QStringLiteral("} a { b"); });
    row("1 s before the time-out", [](Rule &rule) { rule.timing = {RuleTiming::Kind::BeforeTimeout, 1s}; });
    row("a minute before the time-out", [](Rule &rule) { rule.timing = {RuleTiming::Kind::BeforeTimeout, 60s}; });
    row("no grace", [](Rule &rule) { rule.timing = {RuleTiming::Kind::AfterGrace, 0s}; });
    row("a grace of a week", [](Rule &rule) { rule.timing = {RuleTiming::Kind::AfterGrace, 7 * 24h}; });
    row("caps of one", [](Rule &rule) { rule.perHour = rule.perQueueHour = 1; });
    row("a range with one end", [](Rule &rule) { rule.when.talk.from = 0s; });
    row("a second", [](Rule &rule) { rule.when.talk = {0s, 1s}; });
    row("a night", [](Rule &rule) { rule.schedule = {.from = {22, 0}, .to = {6, 0}}; });
    row("every class but orphaned", [](Rule &rule) {
        rule.when.classes.values = {StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded};
    });
}

void RuleTest::acceptsWhatIsRight()
{
    QFETCH(const Rule, rule);
    QCOMPARE(ruleError(rule), QString());
}

void RuleTest::fillsPlaceholders_data()
{
    QTest::addColumn<QString>("notes");
    QTest::addColumn<int>("talk"); // s
    QTest::addColumn<QString>("filled");
    const auto row = [](const char *notes, int talk, const char *filled) {
        QTest::addRow("%s, %d s", notes, talk) << QString::fromUtf8(notes) << talk << QString::fromUtf8(filled);
    };
    row("", 90, "");
    row("plain", 90, "plain");
    row("by {rule}", 90, "by Night");
    row("{queue}/{agent}", 90, "Billing/Anna Berg");
    row("{media} leg, {class}.", 90, "voice leg, missing.");
    row("ended {ended}", 90, "ended 2026-11-22 11:01");
    row("{talk}", 0, "0 s");
    row("{talk}", 59, "59 s");
    row("{talk}", 90, "1 min 30 s");
    row("{talk}", 3600 + 125, "1 h 2 min");
    row("{talk}{talk}", 7, "7 s7 s");
    row("{nothing} of ours", 7, "{nothing} of ours");
}

void RuleTest::fillsPlaceholders()
{
    QFETCH(const QString, notes);
    QFETCH(const int, talk);
    QFETCH(const QString, filled);
    const Rule rule = ruleWith([&notes](Rule &each) { each.notes = notes; });
    QCOMPARE(notesFor(rule, during(endedLeg(), 10, 10 + talk), missing, words()), filled);
}

void RuleTest::fillsEveryPlaceholderItNames()
{
    const Rule rule = ruleWith([](Rule &each) { each.notes = notePlaceholders().join(u'|'); });
    QCOMPARE(notesFor(rule, endedLeg(), missing, words()),
             QStringLiteral("Night|Billing|Anna Berg|voice|missing|2026-11-22 11:01|1 min 30 s"));
}

void RuleTest::saysWhatALegDoesNotTell()
{
    const Rule rule = ruleWith([](Rule &each) { each.notes = QStringLiteral("{queue}, {agent}, {ended}, {talk}"); });
    Leg leg = inAcw(endedLeg());
    leg.endedAt = {};
    leg.acwStart = {};
    QCOMPARE(notesFor(rule, leg, pending, {}), QStringLiteral("not known, not known, not known, not known"));
    leg.agentName = QStringLiteral("Ben");
    leg.acwStart = at(100); // ACW begins with the end
    QCOMPARE(notesFor(rule, leg, pending, {}), QStringLiteral("not known, Ben, 2026-11-22 10:01, not known"));
}

void RuleTest::neverFillsWhatAPlaceholderBroughtIn()
{
    const Rule rule = ruleWith([](Rule &each) {
        each.name = QStringLiteral("{queue}");
        each.notes = QStringLiteral("{rule} {queue}");
    });
    QCOMPARE(notesFor(rule, endedLeg(), missing, words()), QStringLiteral("{queue} Billing"));
}

void RuleTest::neverHoldsTheCustomersAddress()
{
    const Rule rule = ruleWith([](Rule &each) { each.notes = notePlaceholders().join(u' '); });
    const Leg leg = with(endedLeg(), [](Leg &each) { each.customer = QStringLiteral("tel:+4930123456"); });
    QVERIFY(!notesFor(rule, leg, missing, words()).contains(QStringLiteral("4930123456")));
}

void RuleTest::cutsLongNotes()
{
    const Rule rule = ruleWith([](Rule &each) { each.notes = QStringLiteral("{queue}{queue}{queue}"); });
    NoteWords long700 = words();
    long700.queue = QString(700, u'q');
    QCOMPARE(notesFor(rule, endedLeg(), missing, long700), QString(2000, u'q'));
    NoteWords long666 = words();
    long666.queue = QString(666, u'q');
    QCOMPARE(notesFor(rule, endedLeg(), missing, long666), QString(1998, u'q'));
}

void RuleTest::neverCutsACharacterInHalf()
{
    const QString smile = QString::fromUcs4(U"\U0001F642", 1);
    for (const int before : {1998, 1999, 2000}) {
        const Rule rule = ruleWith([](Rule &each) { each.notes = QStringLiteral("{queue}"); });
        NoteWords each = words();
        each.queue = QString(before, u'q') + smile + smile;
        const QString expected = before == 1998 ? QString(before, u'q') + smile : QString(before, u'q');
        QCOMPARE(notesFor(rule, endedLeg(), missing, each), expected);
    }
}

WRAPDESK_TEST(RuleTest)
#include "ruletest.moc"
