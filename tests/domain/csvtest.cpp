// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/csv.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;

class CsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesACell_data();
    void writesACell();
    void endsEveryRowWithCarriageReturnAndLineFeed();
    void marksItsByteOrder();
};

void CsvTest::writesACell_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char *name, const char *text, const char *cell) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(cell);
    };
    row("plain", "Sale", "Sale");
    row("empty", "", "");
    row("comma", "a,b", "\"a,b\"");
    row("quote", "say \"no\"", "\"say \"\"no\"\"\"");
    row("line feed", "a\nb", "\"a\nb\"");
    row("carriage return", "a\rb", "\"a\rb\"");
    row("spaces stay", " a ", " a ");
    row("any script", "שלום 𝄞 é", "שלום 𝄞 é");
    row("formula", "=1+1", "'=1+1");
    row("plus", "+1 ••• 4410", "'+1 ••• 4410");
    row("minus", "-1", "'-1");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("tab", "\t=1", "'\t=1");
    row("carriage return first", "\r=1", "\"'\r=1\"");
    row("line feed first", "\n=1", "\"'\n=1\"");
    row("formula to be quoted", "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    row("sign in the middle", "a=b", "a=b");
}

void CsvTest::writesACell()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(csv::row({QStringLiteral("a"), text, QStringLiteral("b")}), "a," + cell.toUtf8() + ",b\r\n");
}

void CsvTest::endsEveryRowWithCarriageReturnAndLineFeed()
{
    QCOMPARE(csv::row({}), QByteArray("\r\n"));
    QCOMPARE(csv::row({QStringLiteral("a")}), QByteArray("a\r\n"));
}

void CsvTest::marksItsByteOrder() { QCOMPARE(QByteArray(csv::byteOrderMark), QString(QChar(0xfeff)).toUtf8()); }

WRAPDESK_TEST(CsvTest)
#include "csvtest.moc"
