// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/storerig.h"
#include "support/runner.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

class StoreKeepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        path = folder->filePath(QStringLiteral("org"));
    }
    void numbersEntriesOnFromTheLast();
    void neverGivesTheIdOfAForgottenEntryAgain();
    void forgetsOldEntriesAFewThousandAtATime();
    void keepsTheNewestEvidence();
    void keepsSettings();
    void boundsSettingsThatSomebodyElseWrote();
    void takesSettingsThatCannotBeReadForTheDefaults();

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
};

void StoreKeepsTest::numbersEntriesOnFromTheLast()
{
    for (qint64 first = 1; first < 5; first += 2) {
        OpenStore rig(path);
        rig.store.record({}, {entryOf("one"), entryOf("two")});
        QTRY_COMPARE(rig.audited.size(), 1);
        const auto entries = rig.audited.at(0).at(0).value<QList<AuditEntry>>();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).id, first);
        QCOMPARE(entries.at(1).id, first + 1);
        QCOMPARE(entries.at(1).detail, text("two"));
    }
}

void StoreKeepsTest::neverGivesTheIdOfAForgottenEntryAgain()
{
    {
        OpenStore rig(path);
        rig.store.record({}, {entryOf("old"), entryOf("old")});
        rig.store.forgetAudit(at(1));
    }
    OpenStore rig(path);
    rig.store.record({}, {entryOf("new", at(5))});
    QTRY_COMPARE(rig.audited.size(), 1);
    QCOMPARE(rig.audited.at(0).at(0).value<QList<AuditEntry>>().at(0).id, qint64(3));
    QCOMPARE(valueIn(rig.store.databasePath(), text("SELECT count(*) FROM audit")).toInt(), 1);
}

void StoreKeepsTest::forgetsOldEntriesAFewThousandAtATime()
{
    OpenStore rig(path);
    rig.store.record({}, QList<AuditEntry>(5000, entryOf("old", at(0))));
    rig.store.record({}, {entryOf("new", at(10))});
    rig.store.forgetAudit(at(10));
    QTRY_COMPARE(rig.audited.size(), 2);
    const auto left = text("SELECT group_concat(DISTINCT detail) FROM audit");
    QTRY_COMPARE(valueIn(rig.store.databasePath(), left).toString(), text("new"));
}

void StoreKeepsTest::keepsTheNewestEvidence()
{
    const Evidence refused{.by = UserId(text("me")),
                           .ability = Ability::CodeClosed,
                           .media = Media::Voice,
                           .at = at(10),
                           .code = text("not.authorized"),
                           .correlationId = text("x")};
    Evidence older = refused;
    older.isAble = true;
    older.at = at(9);
    Evidence another = refused;
    another.media = Media::Email;
    another.isAble = true;
    {
        OpenStore rig(path);
        for (const Evidence &evidence : {older, refused, older, another})
            rig.store.keep(evidence);
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.evidence, (QList<Evidence>{another, refused}));
}

void StoreKeepsTest::keepsSettings()
{
    const OrganizationSettings chosen{
        .undo = std::chrono::seconds(30),
        .auditDays = 90,
        .tagAttribute = QStringLiteral("Wrap-up Ω"),
        .rulesOn = false,
        .timeZone = "Europe/Berlin",
        .quietHours = {.days = {Qt::Saturday, Qt::Sunday}, .from = QTime(22, 0), .to = QTime(6, 30)},
        .breakerPercent = 10,
        .provisionalWins = false};
    {
        OpenStore rig(path);
        QTRY_COMPARE(rig.opened.size(), 1);
        QCOMPARE(rig.state.settings, OrganizationSettings());
        rig.store.keep(OrganizationSettings());
        rig.store.keep(chosen);
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.settings, chosen);
}

void StoreKeepsTest::boundsSettingsThatSomebodyElseWrote()
{
    {
        OpenStore rig(path);
        rig.store.keep(OrganizationSettings{.undo = std::chrono::seconds(-4),
                                            .auditDays = 99'999,
                                            .timeZone = "Middle/Earth",
                                            .quietHours = {.days = {}, .from = QTime(9, 0), .to = QTime(9, 0)},
                                            .breakerPercent = 0});
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.settings,
             (OrganizationSettings{.undo = std::chrono::seconds(0), .auditDays = 3650, .breakerPercent = 1}));
}

void StoreKeepsTest::takesSettingsThatCannotBeReadForTheDefaults()
{
    QString file;
    {
        OpenStore rig(path);
        file = rig.store.databasePath();
        rig.store.keep(OrganizationSettings{.rulesOn = false, .breakerPercent = 50});
    }
    {
        const auto database = Database::open(file, Database::Access::Writing);
        QVERIFY((*database)->run(text("UPDATE setting SET value = 'perhaps'")));
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.settings, OrganizationSettings{.tagAttribute = text("perhaps")});
}

WRAPDESK_TEST(StoreKeepsTest)
#include "storekeepstest.moc"
