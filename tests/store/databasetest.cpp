// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include "store/storageerror.h"
#include "store/storerig.h"
#include "support/runner.h"

#include <QDir>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        path = folder->filePath(QStringLiteral("one.sqlite"));
    }
    void takesBackWhatWasNotCommitted();
    void tellsAFullDisk();
    void tellsABrokenConstraint();
    void tellsAFileThatIsNoDatabase();
    void tellsAFolderInItsPlace();
    void tellsADatabaseSomebodyElseIsWriting();
    void onlyReadsWhereItIsToRead();
    void survivesAStatementThatIsNone();

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
};

void DatabaseTest::takesBackWhatWasNotCommitted()
{
    const auto database = Database::open(path, Database::Access::Writing);
    QVERIFY(database);
    QVERIFY((*database)->run(text("CREATE TABLE t (n)")));
    for (const bool commits : {false, true}) {
        const auto transaction = Transaction::begin(**database);
        QVERIFY(transaction);
        QVERIFY((*database)->run(text("INSERT INTO t VALUES (?)"), {1}));
        if (commits)
            QVERIFY((*transaction)->commit());
    }
    QCOMPARE((*database)->value(text("SELECT count(*) FROM t"))->toInt(), 1);
}

void DatabaseTest::tellsAFullDisk()
{
    const auto database = Database::open(path, Database::Access::Writing);
    QVERIFY((*database)->run(text("CREATE TABLE t (n)")));
    QVERIFY((*database)->value(text("PRAGMA max_page_count = 3")));
    const Result<int> full = (*database)->run(text("INSERT INTO t VALUES (zeroblob(100000))"));
    QVERIFY(!full);
    QVERIFY(full.error().kind == ErrorKind::Storage);
    QCOMPARE(full.error().code, QString(storage::diskFull));
    QCOMPARE(full.error().where, path);
    QVERIFY2(full.error().message.contains(text("make room")), qPrintable(full.error().message));
}

void DatabaseTest::tellsABrokenConstraint()
{
    const auto database = Database::open(path, Database::Access::Writing);
    QVERIFY((*database)->run(text("CREATE TABLE t (n UNIQUE)")));
    QVERIFY((*database)->run(text("INSERT INTO t VALUES (1)")));
    const Result<int> broken = (*database)->run(text("INSERT INTO t VALUES (1)"));
    QVERIFY(!broken);
    QVERIFY(broken.error().kind == ErrorKind::Conflict);
}

void DatabaseTest::tellsAFileThatIsNoDatabase()
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("not a database, ").repeated(300));
    file.close();
    const auto database = Database::open(path, Database::Access::Writing);
    const Result<QVariant> read =
        database ? (*database)->value(text("SELECT count(*) FROM sqlite_schema")) : Failure(database.error());
    QVERIFY(!read);
    QCOMPARE(read.error().code, QString(storage::corrupt));
}

void DatabaseTest::tellsAFolderInItsPlace()
{
    QVERIFY(QDir().mkdir(path));
    const auto database = Database::open(path, Database::Access::Writing);
    QVERIFY(!database);
    QCOMPARE(database.error().code, QString(storage::notOpened));
}

void DatabaseTest::tellsADatabaseSomebodyElseIsWriting()
{
    const auto one = Database::open(path, Database::Access::Writing);
    const auto other = Database::open(path, Database::Access::Writing);
    QVERIFY((*other)->value(text("PRAGMA busy_timeout = 1")));
    const auto writing = Transaction::begin(**one);
    QVERIFY(writing);
    const auto second = Transaction::begin(**other);
    QVERIFY(!second);
    QCOMPARE(second.error().code, QString(storage::inUse));
}

void DatabaseTest::onlyReadsWhereItIsToRead()
{
    const auto missing = Database::open(path, Database::Access::Reading);
    QVERIFY(!missing);
    QVERIFY(!QFile::exists(path));
    {
        const auto database = Database::open(path, Database::Access::Writing);
        QVERIFY((*database)->run(text("CREATE TABLE t (n)")));
    }
    const auto reading = Database::open(path, Database::Access::Reading);
    QVERIFY(reading);
    const Result<int> written = (*reading)->run(text("INSERT INTO t VALUES (1)"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, QString(storage::readOnly));
}

void DatabaseTest::survivesAStatementThatIsNone()
{
    const auto database = Database::open(path, Database::Access::Writing);
    for (int i = 0; i < 2; ++i) {
        const Result<int> nonsense = (*database)->run(text("MAKE ME A SANDWICH"));
        QVERIFY(!nonsense);
        QCOMPARE(nonsense.error().code, QString(storage::other));
    }
    QCOMPARE((*database)->value(text("SELECT 1"))->toInt(), 1);
}

WRAPDESK_TEST(DatabaseTest)
#include "databasetest.moc"
