// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/activitymodel.h"

#include "errortext.h"
#include "samples.h"
#include "support/runner.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ActivityModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void tellsAWriteInEveryColumn();
    void anEntryOfEachKindSaysWhatItIs_data();
    void anEntryOfEachKindSaysWhatItIs();
    void wantsTheNextPageOnceUntilItCame();
    void aPageThatFailedIsNotWantedAgainByItself();
    void newEntriesComeOnTopOnce();
    void findsARowByItsId();
    void anyOrderOfPagesAndNewEntriesKeepsTheModelSound();

private:
    static QString cell(const ActivityModel &model, int column, int row = 0)
    {
        return model.index(row, column).data().toString();
    }
};

void ActivityModelTest::tellsAWriteInEveryColumn()
{
    ActivityModel model;
    AuditEntry coded = entry(1000);
    coded.before =
        WrapupCode{CodeId(QStringLiteral("ININ-WRAP-UP-TIMEOUT")), QStringLiteral("ININ-WRAP-UP-TIMEOUT"), {}};
    coded.reason.kind = Reason::Kind::PutBack;
    coded.detail = QStringLiteral("the agent's own code");
    model.replace({coded}, true);
    QStringList row;
    for (int column = 0; column < model.columnCount(); ++column)
        row << cell(model, column);
    QCOMPARE(row,
             (QStringList{QStringLiteral("2026-11-22 12:00:00"), QStringLiteral("confirmed"),
                          QStringLiteral("A. Supervisor"), QStringLiteral("Billing"), QStringLiteral("A. Okafor"),
                          QStringLiteral("voice"), QStringLiteral("ININ-WRAP-UP-TIMEOUT"), QStringLiteral("→ Resolved"),
                          QStringLiteral("put back"), QStringLiteral("the agent's own code")}));
    const QModelIndex outcome = model.index(0, ActivityModel::Outcome);
    QCOMPARE(outcome.data(GlyphRole).value<Glyph>(), Glyph::Check);
    QCOMPARE(outcome.data(ToneRole).value<Tone>(), Tone::Good);
}

void ActivityModelTest::anEntryOfEachKindSaysWhatItIs_data()
{
    QTest::addColumn<AuditEntry>("entry");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("after");
    QTest::addColumn<Glyph>("glyph");
    AuditEntry refused = entry(1);
    refused.outcome = IntentState::Refused;
    refused.refusal = Refusal::PermissionMissing;
    refused.after.reset();
    refused.by = {};
    refused.byName.clear();
    QTest::newRow("refused") << refused << QStringLiteral("refused") << QStringLiteral("Application")
                             << QStringLiteral("nothing written") << Glyph::Refused;
    AuditEntry unseen = entry(5);
    unseen.outcome = IntentState::Unconfirmed;
    unseen.after.reset();
    QTest::newRow("unconfirmed") << unseen << QStringLiteral("unconfirmed") << QStringLiteral("A. Supervisor")
                                 << QStringLiteral("nothing seen") << Glyph::Warning;
    AuditEntry tagged = entry(2);
    tagged.kind = AuditKind::Tag;
    tagged.after.reset();
    QTest::newRow("tagged") << tagged << QStringLiteral("tagged") << QStringLiteral("A. Supervisor") << QString()
                            << Glyph::Check;
    AuditEntry untagged = tagged;
    untagged.outcome = IntentState::Failed;
    QTest::newRow("not tagged") << untagged << QStringLiteral("failed") << QStringLiteral("A. Supervisor") << QString()
                                << Glyph::Refused;
    AuditEntry reveal{.id = 3, .at = noon(), .kind = AuditKind::Reveal, .by = UserId(QStringLiteral("u9"))};
    QTest::newRow("revealed") << reveal << QStringLiteral("addresses shown") << QStringLiteral("u9") << QString()
                              << Glyph::Reveal;
    AuditEntry setting{.id = 4, .at = noon(), .kind = AuditKind::Settings, .byName = QStringLiteral("B.")};
    QTest::newRow("setting") << setting << QStringLiteral("setting changed") << QStringLiteral("B.") << QString()
                             << Glyph::Settings;
    AuditEntry rule{.id = 5, .at = noon(), .kind = AuditKind::Rule, .byName = QStringLiteral("B.")};
    QTest::newRow("rule") << rule << QStringLiteral("rule changed") << QStringLiteral("B.") << QString()
                          << Glyph::Rules;
}

void ActivityModelTest::anEntryOfEachKindSaysWhatItIs()
{
    QFETCH(AuditEntry, entry);
    ActivityModel model;
    model.replace({entry}, true);
    QTEST(cell(model, ActivityModel::Outcome), "outcome");
    QTEST(cell(model, ActivityModel::Person), "person");
    QTEST(cell(model, ActivityModel::After), "after");
    QTEST(model.index(0, ActivityModel::Outcome).data(GlyphRole).value<Glyph>(), "glyph");
    QVERIFY(!explain(entry).sentence.isEmpty());
}

void ActivityModelTest::wantsTheNextPageOnceUntilItCame()
{
    ActivityModel model;
    const QSignalSpy wanted(&model, &ActivityModel::moreWanted);
    QVERIFY(!model.canFetchMore({}));
    model.replace(entries(100, 50), false);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toLongLong(), 51);
    model.append(entries(50, 50), true);
    QCOMPARE(model.rowCount(), 100);
    QVERIFY(!model.canFetchMore({}));
}

void ActivityModelTest::aPageThatFailedIsNotWantedAgainByItself()
{
    ActivityModel model;
    model.replace(entries(100, 50), false);
    model.fetchMore({});
    model.giveUp();
    QVERIFY(!model.canFetchMore({}));
    model.append(entries(50, 10), false); // asked for by hand
    QVERIFY(model.canFetchMore({}));
}

void ActivityModelTest::newEntriesComeOnTopOnce()
{
    ActivityModel model;
    model.replace(entries(100, 10), true);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.insert({entry(99), entry(100), entry(101), entry(102)});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.at(0).id, 102);
    QCOMPARE(model.at(1).id, 101);
    model.insert({entry(102)});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(reset.count(), 0);
}

void ActivityModelTest::findsARowByItsId()
{
    ActivityModel model;
    QCOMPARE(model.rowOf(1), -1);
    model.replace({entry(9), entry(7), entry(2)}, true);
    QCOMPARE(model.rowOf(9), 0);
    QCOMPARE(model.rowOf(2), 2);
    QCOMPARE(model.rowOf(8), -1);
    QCOMPARE(model.rowOf(1), -1);
}

void ActivityModelTest::anyOrderOfPagesAndNewEntriesKeepsTheModelSound()
{
    ActivityModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.insert({entry(500)}); // into nothing
    model.replace(entries(500, 20), false);
    model.insert({entry(501), entry(502)});
    model.append(entries(480, 20), false);
    model.append({}, true);
    model.replace({}, true);
    model.insert({entry(503)});
    QCOMPARE(model.rowCount(), 1);
}

WRAPDESK_TEST(ActivityModelTest)
#include "activitymodeltest.moc"
