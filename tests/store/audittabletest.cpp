// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/audittable.h"

#include "support/runner.h"
#include "tablerig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

class AuditTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        rig = std::make_unique<TableRig>();
        database = rig->database.get();
        for (qint64 id = 1; id <= 3; ++id) {
            AuditEntry entry = entryOf("as it was", at(id));
            entry.id = id;
            entry.byName = text("Ada");
            QVERIFY(audittable::add(*database, entry));
        }
    }
    void cleanup() { rig.reset(); }
    void cannotBeChanged_data();
    void cannotBeChanged();
    void keepsAnEntryThatIsWrittenAgain();
    void letsGoOfOldEntriesOnly();
    void keepsNamesAsTheyWereThen();

private:
    std::unique_ptr<TableRig> rig;
    Database *database = nullptr; // the rig's
};

void AuditTableTest::cannotBeChanged_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("update") << text("UPDATE audit SET detail = 'nicer' WHERE id = 2");
    QTest::newRow("update of all") << text("UPDATE audit SET by = by");
    QTest::newRow("delete") << text("DELETE FROM audit WHERE id = 2");
    QTest::newRow("delete of all") << text("DELETE FROM audit");
    QTest::newRow("a name") << text("UPDATE named SET name = 'Eve'");
    QTest::newRow("a name taken away") << text("DELETE FROM named WHERE name = 'Ada'");
}

void AuditTableTest::cannotBeChanged()
{
    QFETCH(QString, sql);
    const Result<int> changed = database->run(sql);
    QVERIFY(!changed);
    QVERIFY(changed.error().kind == ErrorKind::Conflict);
    QCOMPARE(database->value(text("SELECT count(*) FROM audit WHERE detail = 'as it was'"))->toInt(), 3);
}

void AuditTableTest::keepsAnEntryThatIsWrittenAgain()
{
    AuditEntry entry = entryOf("nicer");
    entry.id = 2;
    QVERIFY(audittable::add(*database, entry));
    QVERIFY(database->run(text("REPLACE INTO audit SELECT id, at, kind, by, conversation, participant, communication, "
                               "media, queue, agent, before, after, reason, rule, outcome, refusal, 'nicer', "
                               "correlation_ids FROM audit")));
    QCOMPARE(database->value(text("SELECT count(*) FROM audit WHERE detail = 'as it was'"))->toInt(), 3);
}

void AuditTableTest::letsGoOfOldEntriesOnly()
{
    QCOMPARE(*audittable::forget(*database, at(3), 1), 1);
    QCOMPARE(database->value(text("SELECT group_concat(id) FROM audit"))->toString(), text("2,3"));
    QCOMPARE(*audittable::forget(*database, at(3), 100), 1);
    QCOMPARE(database->value(text("SELECT group_concat(id) FROM audit"))->toString(), text("3"));
    QVERIFY(!database->run(text("DELETE FROM audit")));
    QCOMPARE(*audittable::lastId(*database), qint64(3));
}

void AuditTableTest::keepsNamesAsTheyWereThen()
{
    AuditEntry entry = entryOf("renamed");
    entry.id = 4;
    entry.byName = text("Ada L.");
    QVERIFY(audittable::add(*database, entry));
    const auto names = text("SELECT group_concat(name) FROM audit JOIN named ON number = by WHERE audit.id >= 3");
    QCOMPARE(database->value(names)->toString(), text("Ada,Ada L."));
}

WRAPDESK_TEST(AuditTableTest)
#include "audittabletest.moc"
