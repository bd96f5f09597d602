// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/hourscodec.h"
#include "codec/rulecodec.h"
#include "codec/rulekeys.h"
#include "golden.h"
#include "support/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

QJsonObject schemaFile()
{
    return QJsonDocument::fromJson(fixture(QStringLiteral("../../resources/rules.schema.json"))).object();
}

QJsonObject partOf(const QJsonObject &schema, const char *name)
{
    return schema.value(u"$defs").toObject().value(QLatin1String(name)).toObject();
}

QStringList keysOf(const QJsonObject &object) { return object.value(u"properties").toObject().keys(); }

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

QStringList wordsOf(const QJsonObject &definition) { return definition.value(u"enum").toVariant().toStringList(); }

} // namespace

// What an editor takes from resources/rules.schema.json and what the program reads are the same.
class RuleSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void knowsTheKeysOfTheSchemaAndNoOthers();
    void knowsTheWordsOfTheSchemaAndNoOthers();
};

void RuleSchemaTest::knowsTheKeysOfTheSchemaAndNoOthers()
{
    const QJsonObject schema = schemaFile();
    const auto part = [&schema](const char *name) { return partOf(schema, name); };
    QCOMPARE(keysOf(schema), sorted(rulekeys::ofFile()));
    QCOMPARE(keysOf(part("rule")), sorted(rulekeys::ofRule()));
    QCOMPARE(keysOf(part("conditions")), sorted(rulekeys::ofConditions()));
    QCOMPARE(keysOf(part("range")), sorted(rulekeys::ofRange()));
    QCOMPARE(keysOf(part("timing")), sorted(rulekeys::ofTiming()));
    QCOMPARE(keysOf(part("hours")), sorted(hoursKeys()));
    QCOMPARE(keysOf(part("named").value(u"anyOf").toArray().at(1).toObject()), sorted(rulekeys::ofNamed()));
    QCOMPARE(wordsOf(part("choice").value(u"propertyNames").toObject()), rulekeys::ofChoice());
    const QJsonObject rules = schema.value(u"properties").toObject().value(u"rules").toObject();
    QCOMPARE(rules.value(u"maxItems").toInteger(), mostRules);
    const QJsonObject version = schema.value(u"properties").toObject().value(u"wrapdeskRules").toObject();
    QCOMPARE(version.value(u"const").toInt(), ruleFileVersion);
    const QJsonObject rule = part("rule").value(u"properties").toObject();
    QCOMPARE(rule.value(u"name").toObject().value(u"maxLength").toInteger(), longestRuleName);
    QCOMPARE(rule.value(u"notes").toObject().value(u"maxLength").toInteger(), longestRuleNotes);
    QCOMPARE(rule.value(u"perHour").toObject().value(u"maximum").toInt(), rulekeys::mostPerHour);
    for (const QString &placeholder : notePlaceholders())
        QVERIFY(rule.value(u"notes").toObject().value(u"description").toString().contains(placeholder));
}

void RuleSchemaTest::knowsTheWordsOfTheSchemaAndNoOthers()
{
    const QJsonObject schema = schemaFile();
    const auto part = [&schema](const char *name) { return partOf(schema, name); };
    const auto field = [&part](const char *of, const char *key) {
        return part(of).value(u"properties").toObject().value(QLatin1String(key)).toObject();
    };
    QCOMPARE(wordsOf(field("rule", "mode")), rulekeys::modes());
    QCOMPARE(wordsOf(part("media")), rulekeys::media());
    QCOMPARE(wordsOf(part("direction")), rulekeys::directions());
    QCOMPARE(wordsOf(part("class")), rulekeys::classes());
    QCOMPARE(wordsOf(field("hours", "days").value(u"items").toObject()), dayWords());
}

WRAPDESK_TEST(RuleSchemaTest)
#include "ruleschematest.moc"
