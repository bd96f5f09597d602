// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/rulecodec.h"

#include "codec/hourscodec.h"
#include "golden.h"
#include "rulenames.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

template <typename T>
Choice<T> anyOf(const QList<T> &values)
{
    return {.kind = Choice<T>::Kind::AnyOf, .values = values};
}

template <typename T>
Choice<T> noneOf(const QList<T> &values)
{
    return {.kind = Choice<T>::Kind::NoneOf, .values = values};
}

QString text(const char *latin1) { return QString::fromLatin1(latin1); }

Rule fullRule()
{
    Rule rule{.id = RuleId(text("rule-1")), .name = text("Night calls"), .mode = RuleMode::Apply};
    rule.when = {.queues = anyOf<QueueId>({QueueId(text("q-1")), QueueId(text("q-2"))}),
                 .media = noneOf<Media>({Media::Email, Media::Message}),
                 .directions = anyOf<Direction>({Direction::Inbound}),
                 .classes = anyOf<StragglerClass>({StragglerClass::Pending, StragglerClass::Missing}),
                 .agents = noneOf<UserId>({UserId(text("u-1"))}),
                 .teams = anyOf<TeamId>({TeamId(text("t-1"))}),
                 .divisions = anyOf<DivisionId>({DivisionId(text("d-1"))}),
                 .disconnectTypes = anyOf<QString>({text("client"), text("peer")}),
                 .externalTags = noneOf<QString>({text("vip")}),
                 .talk = {.from = 30s, .to = 5min},
                 .acwAge = {.from = 0s, .to = {}},
                 .conversationAge = {.from = {}, .to = 2h},
                 .hours = {.days = {Qt::Monday, Qt::Friday}, .from = QTime(22, 0), .to = QTime(6, 0)},
                 .byDesign = true};
    rule.timing = {.kind = RuleTiming::Kind::AfterGrace, .span = 2min};
    rule.code = CodeId(text("c-1"));
    rule.codeName = text("No code chosen");
    rule.notes = text("by {rule} for {queue}");
    rule.perHour = 200;
    rule.perQueueHour = 50;
    rule.schedule = {.days = {}, .from = QTime(20, 0), .to = QTime(8, 0)};
    rule.mayUseMappedCode = true;
    return rule;
}

Rule plainRule()
{
    Rule rule{.name = text("Everything"), .code = CodeId(text("c-2"))};
    rule.codeName = QStringLiteral("Other “Ω”");
    return rule;
}

} // namespace

class RuleCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesWhatAPersonCanRead();
    void readsWhatItWrote();
    void readsWhatAPersonWrote();
    void switchesOffWhatNamesAStranger();
    void givesAStrangerAwayAgain();
    void letsAnIdWinOverAName();
    void readsDurations_data();
    void readsDurations();
    void toleratesAByteOrderMark();
    void keepsARuleInTheDatabase_data();
    void keepsARuleInTheDatabase();
    void saysWhereAKeptRuleIsDamaged_data();
    void saysWhereAKeptRuleIsDamaged();
    void keepsHours();
};

void RuleCodecTest::writesWhatAPersonCanRead()
{
    const QByteArray file = encodeRules({fullRule(), plainRule()}, someNames());
    const QByteArray difference = differenceToGolden(QString::fromUtf8(file), text("rules/full.json"));
    QVERIFY2(difference.isEmpty(), difference.constData());
    QCOMPARE(encodeRules({}, someNames()), QByteArray("{\n  \"wrapdeskRules\": 1,\n  \"rules\": []\n}\n"));
}

void RuleCodecTest::readsWhatItWrote()
{
    const auto file = decodeRules(encodeRules({fullRule(), plainRule()}, someNames()), someNames());
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->rules, (QList<Rule>{fullRule(), plainRule()}));
    QCOMPARE(file->remarks, QStringList());
    QVERIFY(decodeRules(encodeRules({}, someNames()), someNames())->rules.isEmpty());
}

void RuleCodecTest::readsWhatAPersonWrote()
{
    const auto file = decodeRules(fixture(text("rules/byhand.json")), someNames());
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->rules.size(), 3);
    const Rule &rule = file->rules.at(0);
    QVERIFY(rule.id.isEmpty());
    QCOMPARE(rule.mode, RuleMode::Suggest);
    QCOMPARE(rule.when.queues,
             anyOf<QueueId>({QueueId(text("q-2")), QueueId(text("q-1")), QueueId(text("q-3")), QueueId(text("q-4"))}));
    QCOMPARE(rule.when.talk, (DurationRange{.from = {}, .to = 24h}));
    QCOMPARE(rule.timing, RuleTiming());
    QCOMPARE(rule.code, CodeId(text("c-2")));
    QCOMPARE(rule.codeName, QStringLiteral("Other “Ω”"));
    QCOMPARE(file->rules.at(2).codeName, text("No code chosen")); // named by its id alone
}

void RuleCodecTest::switchesOffWhatNamesAStranger()
{
    const auto file = decodeRules(fixture(text("rules/byhand.json")), someNames());
    QVERIFY(file);
    const Rule &rule = file->rules.at(1);
    QCOMPARE(rule.mode, RuleMode::Off);
    QCOMPARE(rule.when.queues, noneOf<QueueId>({QueueId(text("q-1")), QueueId(text("Gone"))}));
    QCOMPARE(rule.when.agents, anyOf<UserId>({UserId(text("u-9"))}));
    QCOMPARE(rule.code, CodeId(text("Not here")));
    QCOMPARE(rule.codeName, text("Not here"));
    const QString head = QStringLiteral("line %1, rule “From elsewhere”: the %2 is not known here; ");
    const QString tail = QStringLiteral("the rule is switched off");
    QCOMPARE(file->remarks, (QStringList{head.arg(QStringLiteral("28"), QStringLiteral("queue “Gone”")) + tail,
                                         head.arg(QStringLiteral("31"), QStringLiteral("agent “u-9”")) + tail,
                                         head.arg(QStringLiteral("34"), QStringLiteral("code “Not here”")) + tail}));
    QCOMPARE(file->rules.at(2).mode, RuleMode::Off);
}

void RuleCodecTest::givesAStrangerAwayAgain()
{
    const auto file = decodeRules(fixture(text("rules/byhand.json")), someNames());
    RuleNames there = someNames();
    there.findQueue = finder<QueueId>({{"q-1", "Billing"}, {"q-9", "Gone"}});
    const auto again = decodeRules(encodeRules({file->rules.at(1)}, someNames()), there);
    QVERIFY(again);
    QCOMPARE(again->rules.at(0).when.queues.values.at(1), QueueId(text("q-9")));
}

void RuleCodecTest::letsAnIdWinOverAName()
{
    RuleNames names = someNames();
    names.findCode = finder<CodeId>({{"other", "Sale"}, {"meant", "other"}});
    names.code = namer<CodeId>({{"other", "Sale"}, {"meant", "other"}});
    const QByteArray frame = R"({"wrapdeskRules":1,"rules":[{"name":"a","mode":"off","when":{},"code":%}]})";
    for (const char *code : {R"("other")", R"({"id":"other","name":"other"})"}) {
        const auto file = decodeRules(QByteArray(frame).replace('%', code), names);
        QCOMPARE(file->rules.at(0).code, CodeId(text("other")));
        QCOMPARE(file->rules.at(0).codeName, text("Sale"));
    }
    const auto byName = decodeRules(QByteArray(frame).replace('%', R"({"name":"other"})"), names);
    QCOMPARE(byName->rules.at(0).code, CodeId(text("meant")));
}

void RuleCodecTest::readsDurations_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("written");
    QTest::newRow("nothing") << text("0s") << 0 << text("0s");
    QTest::newRow("seconds") << text("90s") << 90 << text("90s");
    QTest::newRow("a minute in seconds") << text("60s") << 60 << text("1m");
    QTest::newRow("minutes") << text("5m") << 300 << text("5m");
    QTest::newRow("hours") << text("2h") << 7200 << text("2h");
    QTest::newRow("a day in hours") << text("24h") << 86400 << text("1d");
    QTest::newRow("days") << text("7d") << 7 * 86400 << text("7d");
}

void RuleCodecTest::readsDurations()
{
    QFETCH(QString, word);
    QFETCH(int, length);
    QFETCH(QString, written);
    const QString frame = QStringLiteral(
        R"({"wrapdeskRules":1,"rules":[{"name":"a","mode":"off","when":{"talk":{"from":"%1"}},"code":"c-1"}]})");
    const auto file = decodeRules(frame.arg(word).toUtf8(), someNames());
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->rules.at(0).when.talk.from, std::optional(std::chrono::seconds(length)));
    QVERIFY(encodeRules(file->rules, someNames()).contains(QStringLiteral(R"({"from":"%1"})").arg(written).toUtf8()));
}

void RuleCodecTest::toleratesAByteOrderMark()
{
    const auto file = decodeRules("\xef\xbb\xbf" + fixture(text("rules/full.json")), someNames());
    QVERIFY(file);
    QCOMPARE(file->rules.size(), 2);
}

void RuleCodecTest::keepsARuleInTheDatabase_data()
{
    QTest::addColumn<Rule>("rule");
    Rule full = fullRule();
    full.version = 12;
    Rule gone = plainRule(); // names that nobody knows are kept as they are
    gone.when.queues = noneOf<QueueId>({QueueId(text("gone"))});
    Rule noneOfNothing = plainRule();
    noneOfNothing.when.media = noneOf<Media>({});
    QTest::newRow("full") << full;
    QTest::newRow("plain") << plainRule();
    QTest::newRow("a stranger") << gone;
    QTest::newRow("none of nothing") << noneOfNothing;
    QTest::newRow("empty") << Rule();
}

void RuleCodecTest::keepsARuleInTheDatabase()
{
    QFETCH(Rule, rule);
    const QByteArray json = encodeRule(rule);
    const Result<Rule> read = decodeRule(json);
    QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
    QCOMPARE(*read, rule);
    QCOMPARE(encodeRule(*read), json);
    QVERIFY(!json.contains('\n'));
    QVERIFY(!json.contains("Billing"));
}

void RuleCodecTest::saysWhereAKeptRuleIsDamaged_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("where");
    QTest::newRow("a word of the future") << QByteArray("\"apply\"") << QByteArray("\"ask\"") << text("$.mode");
    QTest::newRow("a condition of the future")
        << QByteArray("\"talk\"") << QByteArray("\"mood\"") << text("$.when.mood");
    QTest::newRow("a type") << QByteArray("\"5m\"") << QByteArray("300") << text("$.when.talk.to");
    QTest::newRow("no version") << QByteArray("\"version\":0,") << QByteArray() << text("$.version");
    QTest::newRow("half of it") << QByteArray("\"when\"") << QByteArray("{") << text("$");
}

void RuleCodecTest::saysWhereAKeptRuleIsDamaged()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray whole = encodeRule(fullRule());
    QVERIFY(whole.contains(from));
    const Result<Rule> read = decodeRule(QByteArray(whole).replace(from, to));
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::Decode);
    QTEST(read.error().where, "where");
}

void RuleCodecTest::keepsHours()
{
    const WeekHours nights{.days = {Qt::Monday, Qt::Sunday}, .from = QTime(23, 5), .to = QTime(0, 0)};
    QCOMPARE(*decodeHours(encodeHours(nights)), nights);
    QCOMPARE(*decodeHours(encodeHours({})), WeekHours());
    QVERIFY(!decodeHours(R"({"from":"08:00"})"));
    QVERIFY(!decodeHours(""));
}

WRAPDESK_TEST(RuleCodecTest)
#include "rulecodectest.moc"
