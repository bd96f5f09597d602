// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/intenttable.h"

#include "store/storageerror.h"
#include "support/runner.h"
#include "tablerig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

class IntentTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        rig = std::make_unique<TableRig>();
        database = rig->database.get();
    }
    void cleanup() { rig.reset(); }
    void mayBeWrittenTwice();
    void countsEachOpenStateAsOpen_data();
    void countsEachOpenStateAsOpen();
    void passesOverWhatWasNeverAdded();
    void tellsAWordItDoesNotKnow();

private:
    std::unique_ptr<TableRig> rig;
    Database *database = nullptr; // the rig's
};

// Whether a failed commit reached the disk nobody knows: the same steps are taken again.
void IntentTableTest::mayBeWrittenTwice()
{
    Intent first = intentOf("a", "leg");
    Intent checking = first;
    checking.state = IntentState::Checking;
    Intent ended = first;
    ended.state = IntentState::HumanWon;
    const Intent second = intentOf("b", "leg");
    for (int time = 0; time < 2; ++time) {
        QVERIFY(intenttable::add(*database, first));
        QVERIFY(intenttable::update(*database, checking));
        QVERIFY(intenttable::update(*database, ended));
        QVERIFY(intenttable::add(*database, second));
    }
    const auto states = text("SELECT group_concat(id || ' ' || state) FROM (SELECT * FROM intent ORDER BY number)");
    QCOMPARE(database->value(states)->toString(), text("a humanWon,b held"));
}

void IntentTableTest::countsEachOpenStateAsOpen_data()
{
    QTest::addColumn<IntentState>("state");
    for (int state = 0; state <= static_cast<int>(IntentState::Failed); ++state)
        QTest::newRow(qPrintable(intentStateName(static_cast<IntentState>(state)))) << static_cast<IntentState>(state);
}

void IntentTableTest::countsEachOpenStateAsOpen()
{
    QFETCH(IntentState, state);
    Intent first = intentOf("a", "leg");
    first.state = state;
    QVERIFY(intenttable::add(*database, first));
    const Result<void> second = intenttable::add(*database, intentOf("b", "leg"));
    QCOMPARE(second.has_value(), isEnd(state));
    if (!second)
        QVERIFY(second.error().kind == ErrorKind::Conflict);
    QCOMPARE(intenttable::open(*database)->size(), 1);
}

void IntentTableTest::passesOverWhatWasNeverAdded()
{
    QVERIFY(intenttable::update(*database, intentOf("a", "leg")));
    QVERIFY(intenttable::open(*database)->isEmpty());
}

void IntentTableTest::tellsAWordItDoesNotKnow()
{
    QVERIFY(intenttable::add(*database, intentOf("a", "leg")));
    QVERIFY(database->run(text("UPDATE intent SET reason = 'whim'")));
    const Result<QList<Intent>> open = intenttable::open(*database);
    QVERIFY(!open);
    QCOMPARE(open.error().code, QString(storage::corrupt));
}

WRAPDESK_TEST(IntentTableTest)
#include "intenttabletest.moc"
