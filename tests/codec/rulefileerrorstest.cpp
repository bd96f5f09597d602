// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "golden.h"
#include "mutilation.h"
#include "rulenames.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const QByteArray frame = R"({
  "wrapdeskRules": 1,
  "rules": [
    {
      "name": "Short",
      "mode": "apply",
      "when": {
        "media": { "anyOf": ["voice"] },
        "talk": { "from": "30s", "to": "5m" },
        "hours": { "days": ["mon"], "from": "08:00", "to": "18:00" }
      },
      "timing": { "afterGrace": "2m" },
      "code": "No code chosen",
      "notes": "so",
      "perHour": 10
    },
    {
      "id": "two",
      "name": "Long",
      "mode": "off",
      "when": {},
      "code": { "id": "c-1" }
    }
  ]
}
)";

// The frame with one thing changed.
QByteArray with(const char *from, const char *to)
{
    const qsizetype place = frame.indexOf(from);
    return place < 0 ? QByteArray() : QByteArray(frame).replace(place, qstrlen(from), to);
}

QString pathOf(const Mutilation &mutilation) { return mutilation.path.mid(2); }

// What may be left out of rules/full.json, and what may be any text there.
bool mayBeMissing(const QString &path)
{
    static const QRegularExpression optional(QStringLiteral(
        R"(\A(\$schema|rules\[\d\]\.(id|timing|notes|perHour|perQueueHour|schedule|mayUseMappedCode|when\.[a-zA-Z]+|)"
        R"(when\.talk\.(from|to)|when\.hours\.days|when\.[a-z]+\.\w+\[\d\]\.(id|name)|code\.(id|name)))\z)"));
    return optional.match(path).hasMatch();
}

bool mayBeAnyText(const QString &path)
{
    static const QRegularExpression free(QStringLiteral(R"(\.(id|name|notes|code)\z)"));
    return free.match(path).hasMatch();
}

bool isAllowed(const Mutilation &mutilation)
{
    const QString path = pathOf(mutilation);
    switch (mutilation.kind) {
    case Mutilation::Kind::Missing:
        return mayBeMissing(path);
    case Mutilation::Kind::UnknownWord:
        return mayBeAnyText(path);
    case Mutilation::Kind::WrongType:
        return path.endsWith(QStringLiteral(".code")); // a name alone is as good
    case Mutilation::Kind::Null:
        break;
    }
    return false;
}

} // namespace

class RuleFileErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsTheFrame();
    void sayLineAndFieldAndWhatIsAllowed_data();
    void sayLineAndFieldAndWhatIsAllowed();
    void areFoundWhateverIsSpoilt();
    void letNoUnknownFieldPass();
    void comeWithTooManyRules();
    void neverTellMoreThanALineOfTheFile();
};

void RuleFileErrorsTest::readsTheFrame()
{
    const auto file = decodeRules(frame, someNames());
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->rules.size(), 2);
}

void RuleFileErrorsTest::sayLineAndFieldAndWhatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says"); // part of the message
    const auto row = [](const char *name, const QByteArray &file, const char *where, const char *says) {
        QTest::newRow(name) << file << QString::fromUtf8(where) << QString::fromUtf8(says);
    };
    row("empty", " \n", "line 1", "the file is empty");
    row("no JSON", "name: Short\n", "line 1, column 1", "this is not JSON: ");
    row("cut", frame.first(frame.indexOf("hours") - 1), "line 10, column 9", "this is not JSON: ");
    row("a comma too many", with("\"so\",", "\"so\",,"), "line 14, column 21", "this is not JSON: ");
    row("no UTF-8", with("Short", "K\xf6ln"), "line 5", "save the file as UTF-8");
    row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), "line 1", "save the file as UTF-8");
    row("a list", "[1]", "line 1", "this is no rule file: it has no “wrapdeskRules”");
    row("something else", "{\"rules\": []}", "line 1", "this is no rule file: it has no “wrapdeskRules”");
    row("a newer file", with(": 1,", ": 2,\n\"also\": 1,"), "line 2, wrapdeskRules",
        "this file is version 2, this program reads version 1");
    row("a version in words", with(": 1,", ": \"1\","), "line 2, wrapdeskRules", "expected a whole number from 1");
    row("a key twice", with("\"so\",", "\"so\",\n\"mode\": \"off\","), "line 15, rules[0].mode", "stands there twice");
    row("an unknown key", with("\"talk\"", "\"talking\""), "line 9, rules[0].when.talking",
        "there is no key “talking” here; did you mean “talk”?; allowed are queues, media, directions");
    row("an unknown key far from any", with("perHour", "zzz"), "line 15, rules[0].zzz",
        "there is no key “zzz” here; allowed are id, name, mode");
    row("a mode", with("apply", "aply"), "line 6, rules[0].mode",
        "expected one of off, suggest, apply, found “aply”; did you mean “apply”?");
    row("a medium", with("voice", "fax"), "line 8, rules[0].when.media.anyOf[0]", "expected one of voice, callback");
    row("orphaned", with("\"talk\"", "\"classes\":{\"anyOf\":[\"orphaned\"]},\"talk\""),
        "line 9, rules[0].when.classes.anyOf[0]", "expected one of pending, missing, system-coded, found “orphaned”");
    row("an empty list", with("[\"voice\"]", "[]"), "line 8, rules[0].when.media.anyOf", "the list is empty");
    row("twice in a list", with("[\"voice\"]", "[\"voice\",\n\"voice\"]"), "line 9, rules[0].when.media.anyOf[1]",
        "this stands in the list twice");
    row("either or", with("[\"voice\"]", "[\"voice\"], \"noneOf\": [\"email\"]"), "line 8, rules[0].when.media",
        "expected either “anyOf” or “noneOf”");
    row("neither", with("\"anyOf\": [\"voice\"]", ""), "line 8, rules[0].when.media",
        "expected either “anyOf” or “noneOf”");
    row("a duration in words", with("\"30s\"", "\"30 seconds\""), "line 9, rules[0].when.talk.from",
        "expected a duration in whole seconds, minutes, hours or days, as \"90s\", \"5m\", \"2h\" or \"1d\", found "
        "“30 seconds”");
    row("a duration without a unit", with("\"30s\"", "30"), "line 9, rules[0].when.talk.from", "found 30");
    row("half a minute", with("\"30s\"", "\"0.5m\""), "line 9, rules[0].when.talk.from", "found “0.5m”");
    row("a hundred years", with("\"30s\"", "\"36500d\""), "line 9, rules[0].when.talk.from", "found “36500d”");
    row("a range the wrong way round", with("30s", "6m"), "line 9, rules[0].when.talk",
        "“from” must be less than “to”");
    row("an empty range", with("{ \"from\": \"30s\", \"to\": \"5m\" }", "{}"), "line 9, rules[0].when.talk",
        "expected “from”, “to” or both");
    row("a day", with("\"mon\"", "\"monday\""), "line 10, rules[0].when.hours.days[0]", "expected one of mon, tue");
    row("no day", with("[\"mon\"]", "[]"), "line 10, rules[0].when.hours.days", "the list is empty");
    row("a day twice", with("\"mon\"", "\"mon\", \"mon\""), "line 10, rules[0].when.hours.days[1]", "twice");
    row("half past twenty-four", with("18:00", "24:30"), "line 10, rules[0].when.hours.to",
        "expected a time from 00:00 to 23:59, as \"08:00\", found “24:30”");
    row("an impossible window", with("18:00", "08:00"), "line 10, rules[0].when.hours", "ends when it begins");
    row("half a window", with(", \"to\": \"18:00\"", ""), "line 10, rules[0].when.hours", "the end");
    row("a timing of two kinds", with("\"2m\"", "\"2m\", \"beforeTimeout\": \"3s\""), "line 12, rules[0].timing",
        "expected either “beforeTimeout” or “afterGrace”");
    row("a grace too long", with("\"2m\"", "\"8d\""), "line 12, rules[0].timing", "a grace is 0 s to 7 days");
    row("no name", with("\"name\": \"Short\",", ""), "line 4, rules[0].name", "expected text, but it is missing");
    row("an empty name", with("Short", " "), "line 5, rules[0].name", "a rule needs a name");
    row("an empty id", with("\"two\"", "\"\""), "line 18, rules[1].id", "expected text that is not empty");
    row("no conditions", with("\"when\": {},", ""), "line 17, rules[1].when", "but it is missing");
    row("a code nobody named", with("{ \"id\": \"c-1\" }", "{}"), "line 22, rules[1].code", "the code is empty");
    row("a placeholder", with("\"so\"", "\"{customer}\""), "line 14, rules[0].notes", "there is no placeholder");
    row("a cap", with("10\n", "0\n"), "line 15, rules[0].perHour",
        "expected a whole number from 1 to 1000000, found 0");
    row("half a cap", with("10\n", "1.5\n"), "line 15, rules[0].perHour", "found 1.5");
    row("null", with("\"so\"", "null"), "line 14, rules[0].notes", "expected text, found null");
    row("a name twice", with("Long", "Short"), "line 19, rules[1].name", "“Short” stands at rules[0].name already");
    row("an id twice", with("\"name\": \"Short\"", "\"id\": \"two\", \"name\": \"Short\""), "line 18, rules[1].id",
        "“two” stands at rules[0].id already");
    row("a rule that is none", with("\"rules\": [", "\"rules\": [7,"), "line 3, rules[0]",
        "expected an object with id");
    row("no list of rules", "{\"wrapdeskRules\":1,\n\"rules\":{}}", "line 2, rules", "expected a list in [ ]");
    row("no rules", "{\"wrapdeskRules\":1}", "line 1, rules", "expected a list in [ ], but it is missing");
}

void RuleFileErrorsTest::sayLineAndFieldAndWhatIsAllowed()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, says);
    const auto read = decodeRules(file, someNames());
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::Invalid);
    QTEST(read.error().where, "where");
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void RuleFileErrorsTest::areFoundWhateverIsSpoilt()
{
    int spoilt = 0;
    const QList<Mutilation> mutilations = mutilationsOf(fixture(QStringLiteral("rules/full.json")));
    for (const Mutilation &mutilation : mutilations) {
        const auto read = decodeRules(mutilation.body, someNames());
        QVERIFY2(read.has_value() == isAllowed(mutilation), mutilation.name().constData());
        if (read)
            continue;
        ++spoilt;
        // Where one of the keys is missing that an object needs, it is the object that lacks it.
        const QString path = pathOf(mutilation);
        const QString where = read.error().where.section(QStringLiteral(", "), 1);
        const bool isHit = where == path || (!where.isEmpty() && path.startsWith(where + u'.'))
                           || (where.isEmpty() && !path.contains(u'.'));
        const QByteArray said = mutilation.name() + " is said to be at " + where.toUtf8();
        QVERIFY2(isHit, said.constData());
        QVERIFY(read.error().where.startsWith(QStringLiteral("line ")));
    }
    QVERIFY(spoilt > 100);
}

void RuleFileErrorsTest::letNoUnknownFieldPass()
{
    const auto read = decodeRules(withExtraFields(fixture(QStringLiteral("rules/full.json"))), someNames());
    QVERIFY(!read);
    QVERIFY2(read.error().where.endsWith(QStringLiteral(", somethingNew")), qPrintable(read.error().where));
}

void RuleFileErrorsTest::comeWithTooManyRules()
{
    QByteArrayList rules;
    for (int i = 0; i <= int(mostRules); ++i)
        rules << R"({"mode":"off","when":{},"code":"c-1","name":"rule )" + QByteArray::number(i) + "\"}";
    const auto file = [&rules] { return "{\"wrapdeskRules\":1,\"rules\":[\n" + rules.join(",\n") + "]}"; };
    const auto tooMany = decodeRules(file(), someNames());
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().where, QStringLiteral("line 258, rules[256]"));
    QCOMPARE(tooMany.error().message, QStringLiteral("there are 257 rules; at most 256 can be kept"));
    rules.removeLast();
    QVERIFY(decodeRules(file(), someNames()));
}

void RuleFileErrorsTest::neverTellMoreThanALineOfTheFile()
{
    const QByteArray secret = "first line\\n" + QByteArray(5000, 'x');
    const auto read = decodeRules(with("apply", secret.constData()), someNames());
    QVERIFY(!read);
    QVERIFY(read.error().message.size() < 200);
    QVERIFY(!read.error().message.contains(u'\n'));
}

WRAPDESK_TEST(RuleFileErrorsTest)
#include "rulefileerrorstest.moc"
