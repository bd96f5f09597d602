// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrapupcode.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

namespace {

WrapupCode code(const char *id, const char *name, const char *division = "")
{
    return {.id = CodeId(QString::fromLatin1(id)),
            .name = QString::fromLatin1(name),
            .division = DivisionId(QString::fromLatin1(division))};
}

const QueueId support(QStringLiteral("support"));
const QString defaultId = QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66");
const QString defaultName = QStringLiteral("Default Wrap-up Code");

// "Sale" stands in two divisions; "sale" is another code, told apart by its case alone.
CodeBook book()
{
    CodeBook codes;
    codes.setCodes({code("3", "Sale", "south"), code("1", "Complaint"), code("2", "Sale", "north"), code("4", "sale"),
                    code("5", "Retired")});
    codes.setQueueCodes(support, {code("3", "Sale", "south"), code("1", "Complaint"), code("9", "Elsewhere")});
    return codes;
}

} // namespace

class CodeBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void systemCodesAreKnownBySight_data();
    void systemCodesAreKnownBySight();
    void namesWhatEachSourceSpells_data();
    void namesWhatEachSourceSpells();
    void comparesAcrossSpellings_data();
    void comparesAcrossSpellings();
    void judgesOnlyQueuesItKnows();
    void listsInTheRightOrder();
    void keepsTheNameOfACodeThatLeft();
    void followsARename();
    void resolvesAnIdOrAnExactName();
    void offersTheNearestNames();
    void refusesAnAmbiguousName();
    void nearestNamesAreNearestFirst();
};

void CodeBookTest::systemCodesAreKnownBySight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isSystem");
    for (const char *text :
         {"ININ-WRAP-UP-TIMEOUT", "ININ-WRAP-UP-SKIPPED", "ININ-WRAP-UP-DELETED", "ININ-OUTBOUND-MACHINE", "ININ-",
          "Default Wrap-up Code", "7fb334b0-0e9e-11e4-9191-0800200c9a66"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    for (const char *text : {"", "ININ", "inin-wrap-up-timeout", "default wrap-up code", "Default Wrap-up Codes",
                             "My ININ-CODE", "7fb334b0-0e9e-11e4-9191-0800200c9a67"})
        QTest::addRow("not “%s”", text) << QString::fromLatin1(text) << false;
}

void CodeBookTest::systemCodesAreKnownBySight()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isSystem);
    QCOMPARE(isSystemCode(text), isSystem);
}

void CodeBookTest::namesWhatEachSourceSpells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const QString &text, const QString &id, const QString &name) {
        QTest::newRow(title) << text << id << name;
    };
    row("an id", QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("Complaint"));
    row("a name", QStringLiteral("Complaint"), QStringLiteral("1"), QStringLiteral("Complaint"));
    row("a name in two divisions: always the same one", QStringLiteral("Sale"), QStringLiteral("2"),
        QStringLiteral("Sale"));
    row("a code only a queue lists", QStringLiteral("9"), QStringLiteral("9"), QStringLiteral("Elsewhere"));
    row("a system code", QStringLiteral("ININ-WRAP-UP-TIMEOUT"), QStringLiteral("ININ-WRAP-UP-TIMEOUT"),
        QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
    row("the default code's id, unlisted", defaultId, defaultId, defaultName);
    row("the default code's name, unlisted", defaultName, defaultId, defaultName);
    row("unheard of", QStringLiteral("x"), QStringLiteral("x"), QStringLiteral("x"));
}

void CodeBookTest::namesWhatEachSourceSpells()
{
    QFETCH(const QString, text);
    QFETCH(const QString, id);
    QFETCH(const QString, name);
    const WrapupCode named = book().named(text);
    QCOMPARE(named.id.text(), id);
    QCOMPARE(named.name, name);
}

void CodeBookTest::comparesAcrossSpellings_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *title, const QString &a, const QString &b, bool same) {
        QTest::newRow(title) << a << b << same;
    };
    row("id and id", QStringLiteral("1"), QStringLiteral("1"), true);
    row("id and name", QStringLiteral("1"), QStringLiteral("Complaint"), true);
    row("a name and the one division's id", QStringLiteral("Sale"), QStringLiteral("2"), true);
    row("a name and the other division's id", QStringLiteral("Sale"), QStringLiteral("3"), true);
    row("two divisions' codes of one name", QStringLiteral("2"), QStringLiteral("3"), false);
    row("names that differ in case", QStringLiteral("Sale"), QStringLiteral("sale"), false);
    row("two ids", QStringLiteral("1"), QStringLiteral("2"), false);
    row("unheard of, alike", QStringLiteral("x"), QStringLiteral("x"), true);
    row("unheard of, unlike", QStringLiteral("x"), QStringLiteral("y"), false);
    row("the default code", defaultId, defaultName, true);
    row("a system code and a code", QStringLiteral("ININ-WRAP-UP-TIMEOUT"), QStringLiteral("1"), false);
}

void CodeBookTest::comparesAcrossSpellings()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const bool, same);
    QCOMPARE(book().same(a, b), same);
    QCOMPARE(book().same(b, a), same);
}

void CodeBookTest::judgesOnlyQueuesItKnows()
{
    const CodeBook codes = book();
    QVERIFY(codes.knowsCodesOf(support));
    QCOMPARE(codes.onQueue(support, QStringLiteral("1")), Validity::Valid);
    QCOMPARE(codes.onQueue(support, QStringLiteral("Complaint")), Validity::Valid);
    QCOMPARE(codes.onQueue(support, QStringLiteral("Sale")), Validity::Valid); // one of the two is
    QCOMPARE(codes.onQueue(support, QStringLiteral("2")), Validity::NotValid);
    QCOMPARE(codes.onQueue(support, QStringLiteral("x")), Validity::NotValid);

    const QueueId other(QStringLiteral("other"));
    QVERIFY(!codes.knowsCodesOf(other));
    QCOMPARE(codes.onQueue(other, QStringLiteral("1")), Validity::Unknown);
    QVERIFY(codes.codesOf(other).isEmpty());

    CodeBook empty = codes;
    empty.setQueueCodes(other, {});
    QVERIFY(empty.knowsCodesOf(other));
    QCOMPARE(empty.onQueue(other, QStringLiteral("1")), Validity::NotValid);
}

void CodeBookTest::listsInTheRightOrder()
{
    QStringList ids;
    for (const WrapupCode &each : book().codes())
        ids.append(each.id.text());
    QCOMPARE(ids.join(QLatin1Char(' ')), QStringLiteral("1 5 2 3 4"));
    ids.clear();
    for (const WrapupCode &each : book().codesOf(support))
        ids.append(each.id.text());
    QCOMPARE(ids.join(QLatin1Char(' ')), QStringLiteral("3 1 9"));
}

void CodeBookTest::keepsTheNameOfACodeThatLeft()
{
    CodeBook codes = book();
    codes.setCodes({code("1", "Complaint")});
    QCOMPARE(codes.codes().size(), 1);
    QCOMPARE(codes.named(QStringLiteral("5")).name, QStringLiteral("Retired"));
}

void CodeBookTest::followsARename()
{
    CodeBook codes = book();
    codes.setCodes({code("1", "Grievance")});
    QCOMPARE(codes.named(QStringLiteral("Grievance")).id.text(), QStringLiteral("1"));
    QCOMPARE(codes.named(QStringLiteral("Complaint")).id.text(), QStringLiteral("Complaint"));
    QCOMPARE(codes.codesOf(support).at(1).name, QStringLiteral("Grievance"));
}

void CodeBookTest::resolvesAnIdOrAnExactName()
{
    const CodeBook codes = book();
    QCOMPARE(codes.resolve(QStringLiteral("2"))->name, QStringLiteral("Sale"));
    QCOMPARE(codes.resolve(QStringLiteral(" Complaint "))->id.text(), QStringLiteral("1"));
    QCOMPARE(codes.resolve(QStringLiteral("sale"))->id.text(), QStringLiteral("4"));
    QVERIFY(!codes.resolve(QStringLiteral("ININ-WRAP-UP-TIMEOUT")));
    QVERIFY(!codes.resolve(defaultName)); // nobody lists it here
    QVERIFY(!codes.resolve(QString()));
}

void CodeBookTest::offersTheNearestNames()
{
    const auto result = book().resolve(QStringLiteral("complant"));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QCOMPARE(result.error().message,
             QStringLiteral("no wrap-up code is called “complant”; nearest: “Complaint”, “Sale”, “sale”"));
    QCOMPARE(CodeBook().resolve(QStringLiteral("Sale")).error().message,
             QStringLiteral("no wrap-up code is called “Sale”"));
}

void CodeBookTest::refusesAnAmbiguousName()
{
    const auto result = book().resolve(QStringLiteral("Sale"));
    QVERIFY(!result);
    QCOMPARE(result.error().message, QStringLiteral("2 wrap-up codes are called “Sale”; give the id of one: 2, 3"));
}

void CodeBookTest::nearestNamesAreNearestFirst()
{
    const QStringList names{QStringLiteral("Refund"), QStringLiteral("Sale"), QStringLiteral("Sales"),
                            QStringLiteral("Sale"), QStringLiteral("Tale")};
    QCOMPARE(nearestNames(QStringLiteral("SALE"), names),
             QStringList({QStringLiteral("Sale"), QStringLiteral("Sales"), QStringLiteral("Tale")}));
    QCOMPARE(nearestNames(QStringLiteral("refnd"), names, 1), QStringList{QStringLiteral("Refund")});
    QVERIFY(nearestNames(QStringLiteral("a"), {}).isEmpty());
}

WRAPDESK_TEST(CodeBookTest)
#include "codebooktest.moc"
