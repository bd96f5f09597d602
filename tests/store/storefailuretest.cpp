// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/storageerror.h"
#include "store/storerig.h"
#include "support/fulldisk.h"
#include "support/runner.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>

#include <unistd.h>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

// While it lives the process is not root, whom permissions do not stop.
class OrdinaryUser
{
public:
    OrdinaryUser() : m_was(geteuid()), m_is(m_was != 0 || seteuid(65534) == 0) { }
    ~OrdinaryUser()
    {
        if (seteuid(m_was) != 0)
            qFatal("the test cannot become who it was");
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;
    bool is() const { return m_is; }

private:
    uid_t m_was;
    bool m_is;
};

constexpr auto readable = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
constexpr auto enterable = readable | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
constexpr auto writable = QFileDevice::WriteOwner | QFileDevice::WriteGroup | QFileDevice::WriteOther;

} // namespace

class StoreFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::setPermissions(folder->path(), enterable | QFileDevice::WriteOwner));
        path = folder->filePath(QStringLiteral("org"));
        file = path + QStringLiteral("/wrapdesk.sqlite");
    }
    void writesAfterAFullDiskWhatItCouldNotKeep();
    void goesOnNumberingWhereABackupThatTookItsPlaceHadCome();
    void losesNothingThatWasUnderWayWhenTheDiskFilled();
    void namesAFullDiskWhereItCannotEvenOpen();
    void namesAReadOnlyFolder();
    void namesAReadOnlyFile();
    void namesAFolderThatCannotBeMade();
    void namesAFileThatIsNoDatabase();
    void namesADamagedDatabase();
    void namesTheProcessThatHoldsTheStore();
    void takesOverFromAProcessThatWasKilled();
    void opensAgainOnceTheCauseIsGone();

private:
    // The error of opening the store; kind Invalid if there was none.
    Error failureOfOpening() const
    {
        OpenStore rig(path);
        if (!QTest::qWaitFor([&] { return !rig.failures.isEmpty() || !rig.opened.isEmpty(); }))
            return {};
        return rig.failures.value(0);
    }

    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    QString file;
};

void StoreFailureTest::writesAfterAFullDiskWhatItCouldNotKeep()
{
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    {
        const FullDisk full(QFileInfo(file + QStringLiteral("-wal")).size());
        rig.store.add({intentOf("a", "1")});
        rig.store.record({}, {entryOf("one")});
        QTRY_COMPARE(rig.failures.size(), 1);
        QVERIFY(rig.failures.at(0).kind == ErrorKind::Storage);
        QCOMPARE(rig.failures.at(0).code, QString(storage::diskFailed));
        QCOMPARE(rig.failures.at(0).where, file);
        QVERIFY(!rig.store.isOpen());
        rig.store.add({intentOf("b", "2")});
        QCOMPARE(rig.added.size(), 0);
    }
    rig.store.open(path);
    QTRY_COMPARE(rig.added.size(), 2);
    QCOMPARE(rig.audited.size(), 1);
    QVERIFY(rig.store.isOpen());
    QCOMPARE(rig.failures.size(), 1);
    QCOMPARE(valueIn(file, text("SELECT group_concat(id) FROM intent")).toString(), text("a,b"));
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM audit")).toInt(), 1);
}

void StoreFailureTest::goesOnNumberingWhereABackupThatTookItsPlaceHadCome()
{
    const QString elsewhere = folder->filePath(QStringLiteral("elsewhere"));
    OpenStore(elsewhere).store.record({}, QList<AuditEntry>(10, entryOf("of the backup")));
    OpenStore rig(path);
    rig.store.record({}, {entryOf("acknowledged")});
    QTRY_COMPARE(rig.audited.size(), 1);
    {
        const FullDisk full(QFileInfo(file + QStringLiteral("-wal")).size());
        rig.store.record({}, {entryOf("under way")});
        QTRY_COMPARE(rig.failures.size(), 1);
    }
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(file + text(ending));
    QVERIFY(QFile::rename(elsewhere + QStringLiteral("/wrapdesk.sqlite"), file));
    rig.store.open(path);
    QTRY_COMPARE(rig.audited.size(), 2);
    QCOMPARE(valueIn(file, text("SELECT detail FROM audit WHERE id = 11")).toString(), text("under way"));
}

void StoreFailureTest::losesNothingThatWasUnderWayWhenTheDiskFilled()
{
    constexpr int many = 3000;
    QSet<IntentId> acknowledged;
    {
        OpenStore rig(path);
        connect(&rig.store, &Store::added, &rig.store, [&](const QList<IntentId> &ids) {
            for (const IntentId &id : ids)
                acknowledged << id;
        });
        QTRY_COMPARE(rig.opened.size(), 1);
        {
            const FullDisk full(QFileInfo(file + QStringLiteral("-wal")).size() + 200'000);
            for (int i = 0; i < many; ++i) {
                const QByteArray name = QByteArray::number(i);
                rig.store.add({intentOf(name.constData(), name.constData())});
                rig.store.record({}, {entryOf("one")});
                if (i % 10 == 0)
                    QCoreApplication::processEvents();
            }
            QTRY_COMPARE(rig.failures.size(), 1);
        }
        QVERIFY(acknowledged.size() < many);
        for (const IntentId &id : acknowledged)
            QCOMPARE(
                valueIn(file, QStringLiteral("SELECT count(*) FROM intent WHERE id = '%1'").arg(id.text())).toInt(), 1);
        rig.store.open(path);
        QTRY_COMPARE(rig.opened.size(), 2);
    }
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM intent")).toInt(), many);
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM audit")).toInt(), many);
    QCOMPARE(valueIn(file, text("PRAGMA integrity_check")).toString(), text("ok"));
}

void StoreFailureTest::namesAFullDiskWhereItCannotEvenOpen()
{
    QVERIFY(QDir().mkdir(path));
    const FullDisk full(1);
    QCOMPARE(failureOfOpening().code, QString(storage::diskFailed));
}

void StoreFailureTest::namesAReadOnlyFolder()
{
    QVERIFY(QDir().mkdir(path) && QFile::setPermissions(path, enterable));
    const auto restored = qScopeGuard([this] { QFile::setPermissions(path, enterable | writable); });
    const OrdinaryUser user;
    if (!user.is())
        QSKIP("root cannot become anybody else here");
    const Error error = failureOfOpening();
    QCOMPARE(error.code, QString(storage::readOnly));
    QCOMPARE(error.where, file);
}

void StoreFailureTest::namesAReadOnlyFile()
{
    OpenStore(path).store.add({intentOf("a", "1")});
    QVERIFY(QFile::setPermissions(file, readable) && QFile::setPermissions(path, enterable | writable));
    const OrdinaryUser user;
    if (!user.is())
        QSKIP("root cannot become anybody else here");
    QCOMPARE(failureOfOpening().code, QString(storage::readOnly));
}

void StoreFailureTest::namesAFolderThatCannotBeMade()
{
    QFile inTheWay(path);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const Error error = failureOfOpening();
    QVERIFY(error.kind == ErrorKind::Storage);
    QCOMPARE(error.where, path);
}

void StoreFailureTest::namesAFileThatIsNoDatabase()
{
    QVERIFY(QDir().mkdir(path));
    QFile other(file);
    QVERIFY(other.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("a letter to somebody. ").repeated(500);
    other.write(content);
    other.close();
    const Error error = failureOfOpening();
    QCOMPARE(error.code, QString(storage::corrupt));
    QCOMPARE(error.where, file);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), content);
}

void StoreFailureTest::namesADamagedDatabase()
{
    OpenStore(path).store.add({intentOf("a", "1")});
    QFile database(file);
    QVERIFY(database.open(QIODevice::ReadWrite));
    constexpr qint64 firstPage = 4096;
    const auto rest = static_cast<qsizetype>(database.size() - firstPage);
    QVERIFY(database.seek(firstPage));
    database.write(QByteArray(rest, '\x5a'));
    database.close();
    QCOMPARE(failureOfOpening().code, QString(storage::corrupt));
}

void StoreFailureTest::namesTheProcessThatHoldsTheStore()
{
    OpenStore first(path);
    QTRY_COMPARE(first.opened.size(), 1);
    const Error error = failureOfOpening();
    QCOMPARE(error.code, QString(storage::inUse));
    const QString process = QStringLiteral("process %1,").arg(QCoreApplication::applicationPid());
    QVERIFY2(error.message.contains(process), qPrintable(error.message));
    first.store.add({intentOf("a", "1")});
    QTRY_COMPARE(first.added.size(), 1);
}

void StoreFailureTest::takesOverFromAProcessThatWasKilled()
{
    QProcess holder;
    holder.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    holder.start(text(WRAPDESK_STORE_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead(30'000));
    QCOMPARE(holder.readAllStandardOutput().trimmed(), QByteArray("kept"));

    OpenStore rig(path);
    QTRY_COMPARE(rig.failures.size(), 1);
    QCOMPARE(rig.failures.at(0).code, QString(storage::inUse));
    QVERIFY(rig.failures.at(0).message.contains(QStringLiteral("process %1,").arg(holder.processId())));

    holder.kill();
    QVERIFY(holder.waitForFinished());
    rig.store.open(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.intents.size(), 1);
    QCOMPARE(rig.state.intents.at(0).id, IntentId(text("of-the-killed")));
}

void StoreFailureTest::opensAgainOnceTheCauseIsGone()
{
    QVERIFY(QDir().mkpath(file)); // a folder in its place
    OpenStore rig(path);
    QTRY_COMPARE(rig.failures.size(), 1);
    rig.store.add({intentOf("a", "1")});
    rig.store.open(path);
    QTRY_COMPARE(rig.failures.size(), 2);
    QVERIFY(QDir().rmdir(file));
    rig.store.open(path);
    QTRY_COMPARE(rig.added.size(), 1);
    QCOMPARE(rig.failures.size(), 2);
}

WRAPDESK_TEST(StoreFailureTest)
#include "storefailuretest.moc"
