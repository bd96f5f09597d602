// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ranking.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

namespace {

const QueueId support(QStringLiteral("support"));
const QueueId sales(QStringLiteral("sales"));

CodeId id(const char *name) { return CodeId(QString::fromUtf8(name)); }

QList<WrapupCode> codes()
{
    QList<WrapupCode> codes;
    for (const char *name :
         {"Sale", "resale", "After sale", "Refund", "Complaint", "Fund transfer", "complaint", "Straße"})
        codes.append({.id = id(name), .name = QString::fromUtf8(name)});
    return codes;
}

} // namespace

class RankingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void ranks_data();
    void ranks();
    void countsPerQueue();
};

void RankingTest::ranks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QStringList>("used"); // once each
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *typed, const char *last, const QStringList &used,
                        const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(last) << used
                            << QString::fromUtf8(expected);
    };
    const QString refund = QStringLiteral("Refund");
    const QString sale = QStringLiteral("Sale");
    const QString resale = QStringLiteral("resale");

    row("nothing typed: by name", "", "", {},
        "After sale, Complaint, complaint, Fund transfer, Refund, resale, Sale, Straße");
    row("nothing typed: by use", "", "", {sale, refund, sale},
        "Sale, Refund, After sale, Complaint, complaint, Fund transfer, resale, Straße");
    row("nothing typed: the last chosen first", "", "Complaint", {sale, sale},
        "Complaint, Sale, After sale, complaint, Fund transfer, Refund, resale, Straße");
    row("beginnings, then words, then anywhere", "sale", "", {}, "Sale, After sale, resale");
    row("use orders within a kind only", "sale", "", {resale, resale}, "Sale, After sale, resale");
    row("the last chosen before all, if it matches", "sale", "resale", {}, "resale, Sale, After sale");
    row("the last chosen does not match", "sale", "Refund", {}, "Sale, After sale, resale");
    row("case and blanks do not count", "  SALE ", "", {}, "Sale, After sale, resale");
    row("anywhere, by use", "und", "", {refund}, "Refund, Fund transfer");
    row("folded", "STRAßE", "", {}, "Straße");
    row("nothing matches", "zzz", "", {}, "");
}

void RankingTest::ranks()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, last);
    QFETCH(const QStringList, used);
    QFETCH(const QString, expected);
    CodeHistory history;
    for (const QString &name : used)
        history.count(support, CodeId(name));
    for (int i = 0; i < 5; ++i)
        history.count(sales, id("Complaint"));
    if (!last.isEmpty())
        history.chosen(support, CodeId(last));
    QStringList names;
    for (const WrapupCode &code : ranked(codes(), support, history, typed))
        names.append(code.name);
    QCOMPARE(names.join(QStringLiteral(", ")), expected);
}

void RankingTest::countsPerQueue()
{
    CodeHistory history;
    history.count(support, id("Sale"));
    history.count(support, id("Sale"));
    history.chosen(sales, id("Refund"));
    QCOMPARE(history.uses(support, id("Sale")), 2);
    QCOMPARE(history.uses(sales, id("Sale")), 0);
    QVERIFY(!history.lastChosen(support));
    QCOMPARE(*history.lastChosen(sales), id("Refund"));
}

WRAPDESK_TEST(RankingTest)
#include "rankingtest.moc"
