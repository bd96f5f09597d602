// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulesamples.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class RuleWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysWhichLegsARuleMeans_data();
    void saysWhichLegsARuleMeans();
    void saysWhatARuleDoes_data();
    void saysWhatARuleDoes();
    void saysWhatIsAskedOfAField_data();
    void saysWhatIsAskedOfAField();
    void saysDurationsAsTheyAreSpoken_data();
    void saysDurationsAsTheyAreSpoken();
    void saysHoursByTheClockOnTheWall_data();
    void saysHoursByTheClockOnTheWall();
    void everyFieldModeAndStopHasItsWord();
    void namesWithPlaceholdersStayAsTheyAre();
};

void RuleWordsTest::saysWhichLegsARuleMeans_data()
{
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const RuleConditions &when, const char *said) {
        QTest::newRow(name) << when << QString::fromUtf8(said);
    };
    row("nothing asked", {}, "any leg is a straggler");
    row("one of everything usual",
        {.queues = anyOf<QueueId>({queue("claims"), queue("billing")}),
         .media = anyOf<Media>({Media::Voice}),
         .classes = anyOf<StragglerClass>({StragglerClass::Pending})},
        "a voice leg in Billing or Claims is pending");
    row("a vowel", {.media = anyOf<Media>({Media::Email})}, "an email leg is a straggler");
    row("direction and media",
        {.media = anyOf<Media>({Media::Callback, Media::Voice}), .directions = anyOf<Direction>({Direction::Outbound})},
        "an outbound voice or callback leg is a straggler");
    row("none of", {.queues = noneOf<QueueId>({queue("billing")}), .media = noneOf<Media>({Media::Voice})},
        "a leg not in Billing that is not voice is a straggler");
    row("many queues", {.queues = anyOf<QueueId>({queue("a"), queue("b"), queue("c"), queue("d"), queue("e")})},
        "a leg in A, B or 3 more is a straggler");
    row("division, agent and team",
        {.agents = anyOf<UserId>({id<UserId>("anna")}),
         .teams = noneOf<TeamId>({id<TeamId>("blue")}),
         .divisions = anyOf<DivisionId>({id<DivisionId>("north"), id<DivisionId>("south")})},
        "a leg in divisions North or South handled by Anna not of team Blue is a straggler");
    row("classes left over", {.classes = noneOf<StragglerClass>({StragglerClass::Pending})},
        "any leg is missing its code or system-coded");
    row("every class",
        {.classes =
             anyOf<StragglerClass>({StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded})},
        "any leg is a straggler");
    row("no class", {.classes = anyOf<StragglerClass>({StragglerClass::Orphaned})}, "any leg is of no class there is");
    row("how it went",
        {.disconnectTypes = anyOf<QString>({QStringLiteral("client")}),
         .externalTags = noneOf<QString>({QStringLiteral("vip")}),
         .talk = {.to = 10s},
         .acwAge = {.from = 120s},
         .conversationAge = {.from = 30s, .to = 300s},
         .hours = office},
        "any leg is a straggler, its disconnect type is client, its tag is not “vip”, its talk lasted under 10 s, its "
        "ACW has lasted at least 2 min, its conversation began from 30 s to 5 min ago and it ended within Mon–Fri "
        "08:00–18:00");
    row("by design", {.byDesign = true}, "any leg is a straggler, even where no code is expected");
}

void RuleWordsTest::saysWhichLegsARuleMeans()
{
    QFETCH(const RuleConditions, when);
    QFETCH(const QString, said);
    Rule each = rule();
    each.when = when;
    QCOMPARE(words().sentence(each), QStringLiteral("When %1: 3 s before its time-out, apply “Sale”.").arg(said));
}

void RuleWordsTest::saysWhatARuleDoes_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, auto change, const char *said) {
        Rule changed = rule();
        change(changed);
        QTest::newRow(name) << changed << QString::fromUtf8(said);
    };
    using Kind = RuleTiming::Kind;
    row(
        "suggests", [](Rule &each) { each.mode = RuleMode::Suggest; }, "3 s before its time-out, suggest “Sale”");
    row(
        "off", [](Rule &each) { each.mode = RuleMode::Off; }, "3 s before its time-out, apply “Sale”");
    row(
        "a grace",
        [](Rule &each) {
            each.timing = {Kind::AfterGrace, 90s};
        },
        "1 min 30 s after its end, apply “Sale”");
    row(
        "no grace",
        [](Rule &each) {
            each.timing = {Kind::AfterGrace, 0s};
        },
        "as soon as it has ended, apply “Sale”");
    row(
        "no code yet", [](Rule &each) { each.code = {}; }, "3 s before its time-out, apply …");
    row(
        "a code that is gone",
        [](Rule &each) {
            each.code = id<CodeId>("gone-1");
            each.codeName = QStringLiteral("Old sale");
        },
        "3 s before its time-out, apply “Old sale”");
    row(
        "within limits",
        [](Rule &each) {
            each.notes = QStringLiteral("by {rule}");
            each.perHour = 50;
            each.perQueueHour = 10;
            each.schedule = office;
        },
        "3 s before its time-out, apply “Sale” with a note, at most 50 an hour, at most 10 an hour for each queue, "
        "only "
        "within Mon–Fri 08:00–18:00");
}

void RuleWordsTest::saysWhatARuleDoes()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, said);
    QCOMPARE(words().sentence(rule), QStringLiteral("When any leg is a straggler: %1.").arg(said));
}

void RuleWordsTest::saysWhatIsAskedOfAField_data()
{
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<RuleField>("field");
    QTest::addColumn<QString>("said");
    const auto row = [](RuleField field, const RuleConditions &when, const char *said) {
        QTest::newRow(qPrintable(ruleFieldName(field))) << when << field << QString::fromUtf8(said);
    };
    row(RuleField::Queues, {.queues = anyOf<QueueId>({queue("b"), queue("a"), queue("c")})}, "A, B or C");
    row(RuleField::Media, {.media = noneOf<Media>({Media::Email})}, "not email");
    row(RuleField::Directions, {.directions = anyOf<Direction>({Direction::Inbound})}, "inbound");
    row(RuleField::Classes, {.classes = anyOf<StragglerClass>({StragglerClass::SystemCoded, StragglerClass::Missing})},
        "missing or system-coded");
    row(RuleField::Agents, {.agents = noneOf<UserId>({id<UserId>("anna"), id<UserId>("ben")})}, "not Anna or Ben");
    row(RuleField::Teams, {.teams = anyOf<TeamId>({id<TeamId>("blue")})}, "Blue");
    row(RuleField::Divisions, {.divisions = anyOf<DivisionId>({id<DivisionId>("north")})}, "North");
    row(RuleField::DisconnectTypes, {.disconnectTypes = anyOf<QString>({QStringLiteral("peer")})}, "peer");
    row(RuleField::ExternalTags, {.externalTags = anyOf<QString>({QStringLiteral("vip")})}, "“vip”");
    row(RuleField::Talk, {.talk = {.from = 0s, .to = 60s}}, "under 1 min");
    row(RuleField::AcwAge, {.acwAge = {.from = 30s, .to = 300s}}, "from 30 s to 5 min");
    row(RuleField::ConversationAge, {.conversationAge = {.from = 3600s}}, "at least 1 h");
    row(RuleField::Hours, {.hours = office}, "Mon–Fri 08:00–18:00");
    row(RuleField::ByDesign, {.byDesign = true}, "also what needs no code");
}

void RuleWordsTest::saysWhatIsAskedOfAField()
{
    QFETCH(const RuleConditions, when);
    QFETCH(const RuleField, field);
    QFETCH(const QString, said);
    QCOMPARE(words().condition(when, field), said);
    QCOMPARE(words().condition({}, field), QString());
}

void RuleWordsTest::saysDurationsAsTheyAreSpoken_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << 0 << QStringLiteral("0 s");
    QTest::newRow("seconds") << 59 << QStringLiteral("59 s");
    QTest::newRow("minutes") << 120 << QStringLiteral("2 min");
    QTest::newRow("both") << 61 << QStringLiteral("1 min 1 s");
    QTest::newRow("an hour") << 3600 << QStringLiteral("1 h");
    QTest::newRow("a day") << 86400 << QStringLiteral("1 day");
    QTest::newRow("a week") << 7 * 86400 << QStringLiteral("7 days");
    QTest::newRow("all") << 2 * 86400 + 3600 + 60 + 1 << QStringLiteral("2 days 1 h 1 min 1 s");
}

void RuleWordsTest::saysDurationsAsTheyAreSpoken()
{
    QFETCH(const int, seconds);
    QFETCH(const QString, said);
    QCOMPARE(RulePhrases::duration(std::chrono::seconds(seconds)), said);
}

void RuleWordsTest::saysHoursByTheClockOnTheWall_data()
{
    QTest::addColumn<WeekHours>("hours");
    QTest::addColumn<QString>("said");
    const QTime eight(8, 0);
    const QTime six(6, 0);
    QTest::newRow("always") << WeekHours{} << QStringLiteral("always");
    QTest::newRow("days alone") << WeekHours{.days = {Qt::Saturday, Qt::Sunday}} << QStringLiteral("Sat, Sun");
    QTest::newRow("one day") << WeekHours{.days = {Qt::Wednesday}} << QStringLiteral("Wed");
    QTest::newRow("runs of days") << WeekHours{.days = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Friday}}
                                  << QStringLiteral("Mon–Wed, Fri");
    QTest::newRow("every day") << WeekHours{.from = six, .to = eight} << QStringLiteral("06:00–08:00");
    QTest::newRow("past midnight") << WeekHours{.from = eight, .to = six} << QStringLiteral("08:00–06:00 the next day");
    QTest::newRow("until midnight") << WeekHours{.from = eight, .to = QTime(0, 0)} << QStringLiteral("08:00–24:00");
    QTest::newRow("no end") << WeekHours{.from = eight} << QStringLiteral("from 08:00, without an end");
    QTest::newRow("no beginning") << WeekHours{.to = six} << QStringLiteral("until 06:00, without a beginning");
}

void RuleWordsTest::saysHoursByTheClockOnTheWall()
{
    QFETCH(const WeekHours, hours);
    QFETCH(const QString, said);
    QCOMPARE(words().hours(hours), said);
}

void RuleWordsTest::everyFieldModeAndStopHasItsWord()
{
    QStringList all{words().mode(RuleMode::Off), words().mode(RuleMode::Suggest), words().mode(RuleMode::Apply)};
    for (int field = 0; field < ruleFieldCount; ++field)
        all << words().field(static_cast<RuleField>(field));
    for (int stop = int(RuleStop::None) + 1; stop <= int(RuleStop::CannotWrite); ++stop)
        all << words().stop(static_cast<RuleStop>(stop));
    QCOMPARE(words().stop(RuleStop::None), QString());
    QVERIFY(!all.contains(QString()));
    QCOMPARE(all.removeDuplicates(), 0);
}

void RuleWordsTest::namesWithPlaceholdersStayAsTheyAre()
{
    Rule each = rule();
    each.when.queues = anyOf<QueueId>({queue("%1 %2"), queue("%3")});
    each.when.teams = anyOf<TeamId>({id<TeamId>("%1")});
    each.code = id<CodeId>("gone");
    each.codeName = QStringLiteral("%2");
    QCOMPARE(words().sentence(each), QStringLiteral("When a leg in %1 %2 or %3 of team %1 is a straggler: 3 s before "
                                                    "its time-out, apply “%2”."));
    Conflict shadowed;
    shadowed.kind = ConflictKind::Shadowed;
    shadowed.rule = each.id;
    shadowed.others = {each.id};
    each.name = QStringLiteral("%2");
    QVERIFY(words().conflict(shadowed, {each}).startsWith(QStringLiteral("It never decides: “%2” stands before it")));
}

WRAPDESK_TEST(RuleWordsTest)

#include "rulewordstest.moc"
