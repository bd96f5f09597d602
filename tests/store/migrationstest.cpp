// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/migrations.h"

#include "store/storageerror.h"
#include "store/storerig.h"
#include "support/runner.h"

#include <QFile>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

// What stands in a database of each schema before it is brought up to date, and must stand there afterwards.
QStringList dataOf(int version)
{
    if (version == 0)
        return {};
    const QStringList first{
        text("INSERT INTO intent VALUES (7, 'i', '', 'code', 'c', 'p', 'm', 'voice', 'q', 'code', 'Sale', '', "
             "'notes', '', 'hand', '', 'me', NULL, NULL, NULL, 0, 0, 0, 1, 'sending', 'none', NULL, '[]', NULL)"),
        text("INSERT INTO named VALUES (1, 'me', 'Me')"),
        text("INSERT INTO audit VALUES (9, 1, 'write', 1, 'c', 'p', 'm', 'voice', 1, 1, NULL, 1, 'hand', '', "
             "'confirmed', 'none', '', '[]')"),
        text("INSERT INTO evidence VALUES ('me', 'code-closed', 'voice', 1, 1, '', '')"),
        text("INSERT INTO setting VALUES ('undo-seconds', '9')")};
    if (version == 1)
        return first;
    const QStringList second =
        first
        + QStringList{
            text("INSERT INTO rule_version VALUES (3, 'r', 1, '{\"version\":1,\"name\":\"Night\",\"mode\":\"off\","
                 "\"when\":{},\"code\":\"c\"}', 0, 1, 'me', 'Me', '')"),
            text("INSERT INTO rule_order VALUES (0, 'r')"), text("INSERT INTO rule_match VALUES ('r', 5)"),
            text("INSERT INTO rule_act VALUES ('c', 'p', 'm', 'q', 'r', 1, 'c', 'Sale', 'Night', '[]', "
                 "9000000000000, 'coded')"),
            text("INSERT INTO dry_run VALUES ('r', 1, 5, '{\"rule\":\"r\",\"version\":1}')")};
    if (version == 2)
        return second;
    // What qCompress() makes of {"organization":"Acme"}.
    return second
           + QStringList{text("INSERT INTO last_known VALUES (1, 1, "
                              "x'000000177801ab56ca2f4a4fcccbac4a2cc9cccf53b252724cce4d55aa050067c60846')")};
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        path = folder->filePath(QStringLiteral("wrapdesk.sqlite"));
    }
    void areNumberedWithoutGaps();
    void bringEveryEarlierSchemaUpToDateWithItsData_data();
    void bringEveryEarlierSchemaUpToDateWithItsData();
    void areAppliedOnce();
    void leaveTheSchemaBeforeAStepThatFails();
    void leaveADatabaseOfANewerVersionAsItIs();

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
};

void MigrationsTest::areNumberedWithoutGaps()
{
    const QList<Migration> steps = migrations();
    QVERIFY(!steps.isEmpty());
    for (qsizetype i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps.at(i).version, static_cast<int>(i) + 1);
        QVERIFY(!steps.at(i).statements.isEmpty());
    }
}

void MigrationsTest::bringEveryEarlierSchemaUpToDateWithItsData_data()
{
    QTest::addColumn<int>("version");
    for (int version = 0; version <= migrations().last().version; ++version)
        QTest::addRow("from %d", version) << version;
}

void MigrationsTest::bringEveryEarlierSchemaUpToDateWithItsData()
{
    QFETCH(int, version);
    {
        const auto database = Database::open(path, Database::Access::Writing);
        QVERIFY(migrate(**database, migrations().first(version)));
        for (const QString &statement : dataOf(version)) {
            const Result<int> put = (*database)->run(statement);
            QVERIFY2(put, put ? "" : qPrintable(describe(put.error())));
        }
    }
    OpenStore rig(folder->path());
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(valueIn(path, text("PRAGMA user_version")).toInt(), migrations().last().version);
    QCOMPARE(rig.state.intents.size(), version == 0 ? 0 : 1);
    QCOMPARE(rig.state.evidence.size(), version == 0 ? 0 : 1);
    QCOMPARE(valueIn(path, text("SELECT count(*) FROM audit")).toInt(), version == 0 ? 0 : 1);
    QCOMPARE(rig.state.settings.undo.count(), version == 0 ? 5 : 9);
    QVERIFY(rig.state.settings.rulesOn);
    const qsizetype rules = version < 2 ? 0 : 1;
    QCOMPARE(rig.state.rules.size(), rules);
    QCOMPARE(rig.state.ruleHistory.size(), rules);
    QCOMPARE(rig.state.lastMatched.size(), rules);
    QCOMPARE(rig.state.ruleActs.size(), rules);
    QCOMPARE(rig.state.dryRuns.size(), rules);
    QCOMPARE(rig.state.lastKnown.has_value(), version >= 3);
    QCOMPARE(rig.state.lastKnown ? rig.state.lastKnown->organization : text("Acme"), text("Acme"));
}

void MigrationsTest::areAppliedOnce()
{
    const auto database = Database::open(path, Database::Access::Writing);
    QVERIFY(migrate(**database, migrations()));
    QVERIFY(migrate(**database, migrations()));
    QCOMPARE((*database)->value(text("PRAGMA journal_mode"))->toString(), text("wal"));
}

void MigrationsTest::leaveTheSchemaBeforeAStepThatFails()
{
    const auto database = Database::open(path, Database::Access::Writing);
    QList<Migration> steps = migrations();
    const int last = steps.last().version;
    steps << Migration{.version = last + 1, .statements = {text("CREATE TABLE extra (n)"), text("NONSENSE")}};
    QVERIFY(!migrate(**database, steps));
    QCOMPARE((*database)->value(text("PRAGMA user_version"))->toInt(), last);
    QCOMPARE((*database)->value(text("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"))->toInt(), 0);
}

void MigrationsTest::leaveADatabaseOfANewerVersionAsItIs()
{
    {
        const auto database = Database::open(path, Database::Access::Writing);
        QVERIFY((*database)->run(text("CREATE TABLE intent (of_the_future)")));
        QVERIFY((*database)->run(text("PRAGMA user_version = 99")));
    }
    const QByteArray before = bytesOf(path);
    {
        OpenStore rig(folder->path());
        rig.store.add({intentOf("a", "c")});
        QTRY_COMPARE(rig.failures.size(), 1);
        QCOMPARE(rig.failures.at(0).code, QString(storage::newer));
        QVERIFY(!rig.store.isOpen());
    }
    QVERIFY(!before.isEmpty());
    QCOMPARE(bytesOf(path), before);
}

WRAPDESK_TEST(MigrationsTest)
#include "migrationstest.moc"
