// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/jsonreader.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsTimes_data();
    void readsTimes();
    void readsWhatIsOptionalAsAbsent();
    void reportsTheFirstErrorWithItsPath();
    void refusesEssentialsOfAnotherTypeOnly_data();
    void refusesEssentialsOfAnotherTypeOnly();
    void saysWhereTheTextStopsBeingJson();
    void neverQuotesTheBody();
};

void JsonReaderTest::readsTimes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("time");
    const QString ten = QStringLiteral("2026-11-22T10:04:21.000Z");
    QTest::newRow("ISO, milliseconds") << QByteArray(R"("2026-11-22T10:04:21.000Z")") << ten;
    QTest::newRow("ISO, seconds") << QByteArray(R"("2026-11-22T10:04:21Z")") << ten;
    QTest::newRow("ISO, microseconds") << QByteArray(R"("2026-11-22T10:04:21.000000Z")") << ten;
    QTest::newRow("ISO, offset") << QByteArray(R"("2026-11-22T12:04:21.000+02:00")") << ten;
    QTest::newRow("ISO, offset without a colon") << QByteArray(R"("2026-11-22T10:04:21.000+0000")") << ten;
    QTest::newRow("ISO, no offset means UTC") << QByteArray(R"("2026-11-22T10:04:21")") << ten;
    QTest::newRow("epoch milliseconds") << QByteArray("1795341861000") << ten;
    QTest::newRow("fraction") << QByteArray("1795341861000.5") << QString();
    QTest::newRow("words") << QByteArray(R"("yesterday")") << QString();
    QTest::newRow("null") << QByteArray("null") << QString();
    QTest::newRow("an object") << QByteArray("{}") << QString();
    QTest::newRow("no such day") << QByteArray(R"("2026-02-30T10:04:21Z")") << QString();
}

void JsonReaderTest::readsTimes()
{
    QFETCH(QByteArray, json);
    const auto time = readJson<QDateTime>("{\"t\":" + json + "}",
                                          [](const JsonCursor &root) { return root.time(QLatin1String("t")); });
    QVERIFY(time);
    QTEST(time->toString(Qt::ISODateWithMs), "time");
    QVERIFY(!time->isValid() || time->timeSpec() == Qt::UTC);
}

void JsonReaderTest::readsWhatIsOptionalAsAbsent()
{
    const auto result =
        readJson<bool>(R"({"text":1,"flag":"yes","number":"2","list":["a",3,null]})", [](const JsonCursor &root) {
            const JsonCursor nowhere = root.object(QLatin1String("nowhere"));
            return root.text(QLatin1String("text")).isEmpty() && !root.isTrue(QLatin1String("flag"))
                   && !root.number(QLatin1String("number"))
                   && root.texts(QLatin1String("list")) == QStringList{QStringLiteral("a")}
                   && nowhere.object(QLatin1String("deeper")).items(QLatin1String("x")).isEmpty();
        });
    QCOMPARE(result.value(), true);
}

void JsonReaderTest::reportsTheFirstErrorWithItsPath()
{
    const auto result = readJson<int>(R"({"list":[{"id":"a"},{"id":7},{}]})", [](const JsonCursor &root) {
        const QList<JsonCursor> items = root.items(QLatin1String("list"));
        for (const JsonCursor &item : items)
            item.requiredText(QLatin1String("id"));
        return 1;
    });
    QVERIFY(!result);
    QVERIFY(result.error().kind == ErrorKind::Decode);
    QCOMPARE(result.error().where, QStringLiteral("$.list[1].id"));
    QCOMPARE(result.error().message, QStringLiteral("expected non-empty text, found a number"));
}

void JsonReaderTest::refusesEssentialsOfAnotherTypeOnly_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    QTest::newRow("missing") << QByteArray("{}") << QString();
    QTest::newRow("null") << QByteArray(R"({"text":null,"object":null,"items":null})") << QString();
    QTest::newRow("right") << QByteArray(R"({"text":"","object":{},"items":[]})") << QString();
    QTest::newRow("text") << QByteArray(R"({"text":1})") << QStringLiteral("$.text");
    QTest::newRow("object") << QByteArray(R"({"object":[]})") << QStringLiteral("$.object");
    QTest::newRow("items") << QByteArray(R"({"items":{}})") << QStringLiteral("$.items");
    QTest::newRow("an item") << QByteArray(R"({"items":[{},null]})") << QStringLiteral("$.items[1]");
}

void JsonReaderTest::refusesEssentialsOfAnotherTypeOnly()
{
    QFETCH(QByteArray, body);
    const auto result = readJson<int>(body, [](const JsonCursor &root) {
        root.essentialText(QLatin1String("text"));
        root.essentialObject(QLatin1String("object"));
        return int(root.items(QLatin1String("items")).size());
    });
    QTEST(result ? QString() : result.error().where, "where");
}

void JsonReaderTest::saysWhereTheTextStopsBeingJson()
{
    const auto result = readJson<int>(R"({"a":tru)", [](const JsonCursor &) { return 1; });
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(u"at byte 6 of 8"), qPrintable(result.error().message));
}

void JsonReaderTest::neverQuotesTheBody()
{
    const auto read = [](const JsonCursor &root) { return root.requiredText(QLatin1String("id")); };
    for (const QByteArray &body : {QByteArray("<html>secret</html>"), QByteArray(R"({"id":["secret"]})")}) {
        const auto result = readJson<QString>(body, read);
        QVERIFY(!result);
        QVERIFY(!describe(result.error()).contains(u"secret"));
    }
}

WRAPDESK_TEST(JsonReaderTest)
#include "jsonreadertest.moc"
