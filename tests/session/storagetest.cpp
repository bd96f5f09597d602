// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/storageerror.h"
#include "store/store.h"
#include "support/fulldisk.h"
#include "support/runner.h"
#include "writingrig.h"

#include <QDir>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// While nothing can be kept on disk, nothing is written to the platform.
class StorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void worksWithoutADatabaseButWritesNothing_data();
    void worksWithoutADatabaseButWritesNothing();
    void stopsARunAtAFullDiskAndGoesOnAfter();
    void aHeldStepWaitsForTheDisk();
    void whatCannotBeWrittenDownAsBegunIsNotSent();
    void whatIsOnItsWayIsFollowedToItsEnd();
    void settingsChangedAsTheDiskFilledStay();

private:
    static QString folderOf(const DemoSite &site, const Profile &profile)
    {
        return profile.dataFolder + u'/' + site.site().organizationId();
    }
    static QString fileOf(const DemoSite &site, const Profile &profile)
    {
        return folderOf(site, profile) + QStringLiteral("/wrapdesk.sqlite");
    }
    static qint64 journalSize(const DemoSite &site, const Profile &profile)
    {
        return QFileInfo(fileOf(site, profile) + QStringLiteral("-wal")).size();
    }
    // Of the intents the database knows.
    static int count(const DemoSite &site, const Profile &profile)
    {
        const auto database = Database::open(fileOf(site, profile), Database::Access::Reading);
        if (!database)
            return -1;
        const Result<QVariant> value = (*database)->value(QStringLiteral("SELECT count(*) FROM intent"));
        return value ? value->toInt() : -1;
    }
    static void put(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
};

void StorageTest::worksWithoutADatabaseButWritesNothing_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("code");
    QTest::newRow("a folder in its place") << QStringLiteral("folder") << QString();
    QTest::newRow("no database") << QStringLiteral("corrupt") << QString(storage::corrupt);
    QTest::newRow("of a newer version") << QStringLiteral("newer") << QString(storage::newer);
    QTest::newRow("another program has it") << QStringLiteral("in use") << QString(storage::inUse);
}

void StorageTest::worksWithoutADatabaseButWritesNothing()
{
    QFETCH(const QString, trouble);
    QFETCH(const QString, code);
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 2);
    const Profile profile = site.profile();
    const QString file = fileOf(site, profile);
    QVERIFY(QDir().mkpath(folderOf(site, profile)));
    Store other;
    if (trouble == u"folder")
        QVERIFY(QDir().mkpath(file));
    if (trouble == u"corrupt")
        put(file, QByteArray("a letter to somebody. ").repeated(500));
    if (trouble == u"in use") {
        QSignalSpy opened(&other, &Store::opened);
        other.open(folderOf(site, profile));
        QVERIFY(opened.wait());
    }
    if (trouble == u"newer") {
        auto database = Database::open(file, Database::Access::Writing);
        QVERIFY(database && (*database)->run(QStringLiteral("PRAGMA user_version = 9999")));
    }

    Supervisor ada(site, profile, atOnce);
    ada.begin(); // the list is there all the same
    QVERIFY(ada.session.health().storage);
    QVERIFY(ada.session.health().storage->kind == ErrorKind::Storage);
    if (!code.isEmpty())
        QCOMPARE(ada.session.health().storage->code, code);
    const Result<IntentId> one = ada.wrap(legs[0], site.code(3));
    QVERIFY(!one && one.error().kind == ErrorKind::Storage);
    const Result<RunId> many = ada.writing.startBulk({.legs = legs, .code = site.code(3)});
    QVERIFY(!many && many.error().kind == ErrorKind::Storage);
    QVERIFY(!ada.writing.bulk());
    const Result<void> set = ada.writing.setSettings({.auditDays = 100});
    QVERIFY(!set && set.error().kind == ErrorKind::Storage);
    QCOMPARE(ada.writing.settings().auditDays, 365);
    ada.session.reopenStore(); // not yet
    QSignalSpy told(&ada.writing, &Writing::storageChanged);
    QVERIFY(told.wait());
    QVERIFY(ada.session.health().storage);
    QCOMPARE(site.requests(DemoSite::writeRoute) + site.requests(DemoSite::readRoute), 0);

    if (trouble == u"in use")
        return;
    QVERIFY(trouble == u"folder" ? QDir().rmdir(file) : QFile::remove(file));
    ada.session.reopenStore();
    QTRY_VERIFY(!ada.session.health().storage);
    QVERIFY(ada.wrap(legs[0], site.code(3)));
    QTRY_COMPARE(ada.state(legs[0]), QStringLiteral("confirmed"));
    QCOMPARE(ada.ready.size(), 1);
    QCOMPARE(count(site, profile), 1);
}

void StorageTest::stopsARunAtAFullDiskAndGoesOnAfter()
{
    DemoSite site;
    const Profile profile = site.profile();
    const QList<LegId> legs = putMissing(site, 60);
    const LegId &other = legs.constLast();
    Supervisor ada(site, profile, atOnce);
    ada.begin();
    QVERIFY(ada.writing.startBulk({.legs = legs.mid(0, 59), .code = site.code(3)}));
    QTRY_VERIFY(site.requests(DemoSite::writeRoute) > 3);
    {
        const FullDisk full(journalSize(site, profile));
        QTRY_VERIFY(ada.session.health().storage);
        const auto inState = [&](IntentState state) { return ada.writing.bulk()->byState.value(state); };
        // What had begun, and is on disk as begun, comes to its end.
        QTRY_COMPARE(inState(IntentState::Sending) + inState(IntentState::Accepted), 0);
        QVERIFY(inState(IntentState::Held) > 0);
        QCOMPARE(site.requests(DemoSite::writeRoute) + inState(IntentState::Held) + inState(IntentState::Checking), 59);
        const Result<IntentId> refused = ada.wrap(other, site.code(3));
        QVERIFY(!refused && refused.error().kind == ErrorKind::Storage);
        QSignalSpy told(&ada.writing, &Writing::storageChanged);
        ada.session.reopenStore(); // still full
        QVERIFY(told.wait());
        QTRY_VERIFY(ada.session.health().storage);
        QCOMPARE(count(site, profile), 59); // whatever was begun meanwhile lies there
    }
    ada.session.reopenStore();
    QTRY_VERIFY(!ada.session.health().storage);
    QTRY_VERIFY(ada.writing.bulk()->unfinished() == 0);
    QCOMPARE(ada.writing.bulk()->byState, (QMap<IntentState, int>{{IntentState::Confirmed, 59}}));
    for (const LegId &leg : legs.mid(0, 59))
        QCOMPARE(site.writesTo(leg), 1);
    QTRY_COMPARE(std::count_if(ada.audit.cbegin(), ada.audit.cend(),
                               [](const AuditEntry &entry) { return entry.outcome == IntentState::Confirmed; }),
                 59);
}

void StorageTest::aHeldStepWaitsForTheDisk()
{
    DemoSite site;
    const Profile profile = site.profile();
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, profile, atOnce);
    ada.begin();
    {
        const FullDisk full(journalSize(site, profile));
        QVERIFY(ada.wrap(leg, site.code(3))); // nobody knows yet
        QTRY_VERIFY(ada.session.health().storage);
        QCOMPARE(ada.state(leg), QStringLiteral("held"));
        QCOMPARE(count(site, profile), 0);
    }
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::writeRoute), 0);
    ada.session.reopenStore();
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(count(site, profile), 1);
}

void StorageTest::whatCannotBeWrittenDownAsBegunIsNotSent()
{
    DemoSite site;
    const Profile profile = site.profile();
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, profile, holding);
    ada.begin();
    QVERIFY(ada.wrap(leg, site.code(3)));
    QTRY_VERIFY(ada.writing.held()); // is on disk
    {
        const FullDisk full(journalSize(site, profile));
        ada.writing.sendNow();
        QTRY_VERIFY(ada.session.health().storage);
        QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::writeRoute), 0);
    }
    ada.session.reopenStore();
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(site.writesTo(leg), 1);
}

void StorageTest::whatIsOnItsWayIsFollowedToItsEnd()
{
    DemoSite::Options options = DemoSite::quiet();
    options.latency = 300ms;
    DemoSite site(options);
    const Profile profile = site.profile();
    const LegId leg = site.put(LegPlan{});
    auto full = std::unique_ptr<FullDisk>();
    {
        Supervisor ada(site, profile, atOnce);
        ada.begin();
        QVERIFY(ada.wrap(leg, site.code(3)));
        QTRY_COMPARE(site.requests(DemoSite::readRoute), 1); // has begun, and is on disk as begun
        full = std::make_unique<FullDisk>(journalSize(site, profile));
        QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
        QTRY_VERIFY(ada.session.health().storage);
    } // and never got to write it down
    full.reset();
    Supervisor ada(site, profile, atOnce);
    ada.start();
    QTRY_VERIFY(!ada.writing.isBusy());
    const std::optional<Intent> found = ada.writing.intentOf(leg); // none: there was room for it at the very end
    QVERIFY(!found || found->state == IntentState::Confirmed);
    QCOMPARE(site.writesTo(leg), 1);
}

void StorageTest::settingsChangedAsTheDiskFilledStay()
{
    DemoSite site;
    const Profile profile = site.profile();
    {
        Supervisor ada(site, profile, deaf);
        ada.start();
        {
            const FullDisk full(journalSize(site, profile));
            QVERIFY(ada.writing.setSettings({.undo = 12s})); // nobody knows yet
            QTRY_VERIFY(ada.session.health().storage);
        }
        ada.session.reopenStore();
        QTRY_VERIFY(!ada.session.health().storage);
        QCOMPARE(ada.writing.settings().undo, 12s);
        QTRY_COMPARE(ada.audit.size(), 1);
    }
    Supervisor ada(site, profile, deaf);
    ada.start();
    QCOMPARE(ada.writing.settings().undo, 12s);
}

WRAPDESK_TEST(StorageTest)
#include "storagetest.moc"
