// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/jsonplaces.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class JsonPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysTheLineOfEveryKeyAndElement_data();
    void saysTheLineOfEveryKeyAndElement();
    void findsTheKeyThatComesTwice_data();
    void findsTheKeyThatComesTwice();
    void countsLinesAndCharacters();
    void findsTheFirstLineThatIsNotUtf8_data();
    void findsTheFirstLineThatIsNotUtf8();
};

void JsonPlacesTest::saysTheLineOfEveryKeyAndElement_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::newRow("the root") << QString() << 1;
    QTest::newRow("a key") << QStringLiteral("a") << 2;
    QTest::newRow("the first of a list") << QStringLiteral("list[0]") << 4;
    QTest::newRow("an object in a list") << QStringLiteral("list[1]") << 5;
    QTest::newRow("a key in it") << QStringLiteral("list[1].deep") << 6;
    QTest::newRow("a list in a list") << QStringLiteral("list[2][1]") << 8;
    QTest::newRow("a key whose value is below it") << QStringLiteral("below") << 10;
    QTest::newRow("an escaped key") << QStringLiteral("quote\"d, ]}") << 12;
    QTest::newRow("after brackets in text") << QStringLiteral("last") << 13;
    QTest::newRow("a key that is not there") << QStringLiteral("list[1].shallow") << 5;
    QTest::newRow("an element that is not there") << QStringLiteral("list[7].deep.er") << 3;
    QTest::newRow("nothing like it") << QStringLiteral("elsewhere") << 1;
}

void JsonPlacesTest::saysTheLineOfEveryKeyAndElement()
{
    QFETCH(QString, path);
    const JsonPlaces places(R"({
  "a": [],
  "list": [
    1,
    {
      "deep": {"er": null}
    },
    [true, -1.5e3]
  ],
  "below":
    {},
  "quote\"d, ]}": "}{ ][ \\",
  "last": "x"
})");
    QTEST(places.lineOf(path), "line");
    QVERIFY(places.repeatedPath().isEmpty());
}

void JsonPlacesTest::findsTheKeyThatComesTwice_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::newRow("none") << QByteArray(R"({"a":{"a":1},"b":[{"a":1},{"a":1}]})") << QString() << 0;
    QTest::newRow("dots in a key") << QByteArray(R"({"a":{"b":1},"a.b":2})") << QString() << 0;
    QTest::newRow("at the root") << QByteArray("{\"a\":1,\n\"a\":2}") << QStringLiteral("a") << 2;
    QTest::newRow("deep") << QByteArray("[{\"a\":{\"b\":1,\n\"c\":1,\n\"b\":1}}]") << QStringLiteral("[0].a.b") << 3;
    QTest::newRow("written otherwise") << QByteArray("{\"ab\":1,\"\\u0061b\":2}") << QStringLiteral("ab") << 1;
    QTest::newRow("the first of two") << QByteArray("{\"a\":1,\n\"a\":{\n\"c\":1,\"c\":1}}") << QStringLiteral("a")
                                      << 2;
}

void JsonPlacesTest::findsTheKeyThatComesTwice()
{
    QFETCH(QByteArray, json);
    const JsonPlaces places(json);
    QTEST(places.repeatedPath(), "path");
    QTEST(places.repeatedLine(), "line");
}

void JsonPlacesTest::countsLinesAndCharacters()
{
    const QByteArray text("ab\nΩΩ\"x");
    QCOMPARE(positionOf(text, 0).column, 1);
    QCOMPARE(positionOf(text, 2).column, 3);
    QCOMPARE(positionOf(text, 7).line, 2);
    QCOMPARE(positionOf(text, 7).column, 3); // two letters of two bytes before it
    QCOMPARE(positionOf(text, 99).column, 5);
}

void JsonPlacesTest::findsTheFirstLineThatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("UTF-8") << QByteArray("a\nΩ 𝄞\n") << 0;
    QTest::newRow("Latin-1") << QByteArray("a\nK\xf6ln\n") << 2;
    QTest::newRow("cut in the middle of a letter") << QByteArray("a\n\n\xce") << 3;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6) << 1;
}

void JsonPlacesTest::findsTheFirstLineThatIsNotUtf8()
{
    QFETCH(QByteArray, text);
    QTEST(firstLineNotUtf8(text), "line");
}

WRAPDESK_TEST(JsonPlacesTest)
#include "jsonplacestest.moc"
