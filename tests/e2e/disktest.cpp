// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outboxfile.h"
#include "support/runner.h"
#include "words.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

constexpr unsigned long capDacOverride = 1; // linux/capability.h: what lets root write where permissions say no

void overwriteWithNoise(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(QByteArray(50'000, '#')) < 0)
        qFatal("%s cannot be written", qPrintable(path));
}

void raiseVersion(const QString &path)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
        database.setDatabaseName(path);
        if (!database.open() || !QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 999")))
            qFatal("%s cannot be changed", qPrintable(path));
    }
    QSqlDatabase::removeDatabase(path);
}

} // namespace

// What the program does when it cannot keep what it is about to do.
class DiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesNothingWithoutItsDatabase_data();
    void writesNothingWithoutItsDatabase();
    void aSecondProgramRefuses();
    void aFullDiskStopsTheRun();
    void aDryRunNeedsNoDatabase();

private:
    static QStringList orders(SweeperProgram &program, const DemoSite &site)
    {
        return program.signedInTo(site) << json << codeOption << anyCode;
    }
    static void keepIn(SweeperProgram &program, const QTemporaryDir &data)
    {
        program.setVariable(QStringLiteral("XDG_DATA_HOME"), data.path());
    }
    // The lines of its stderr that name the file or its folder.
    static QStringList linesAbout(const SweeperProgram &program, const QString &path);
    // A database of this program, with one leg coded.
    static QString used(const QTemporaryDir &data, DemoSite &site);
};

QStringList DiskTest::linesAbout(const SweeperProgram &program, const QString &path)
{
    return QString::fromUtf8(program.errors()).split(u'\n').filter(path);
}

QString DiskTest::used(const QTemporaryDir &data, DemoSite &site)
{
    site.put({});
    SweeperProgram first;
    keepIn(first, data);
    if (first.run(orders(first, site)) != 0)
        qFatal("%s", first.errors().constData());
    return OutboxFile::pathBelow(data.path());
}

void DiskTest::writesNothingWithoutItsDatabase_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("word");
    QTest::newRow("read-only") << QStringLiteral("read-only") << QStringLiteral("read-only");
    QTest::newRow("corrupt") << QStringLiteral("corrupt") << QStringLiteral("damaged");
    QTest::newRow("newer") << QStringLiteral("newer") << QStringLiteral("newer Wrapdesk");
}

void DiskTest::writesNothingWithoutItsDatabase()
{
    QFETCH(const QString, trouble);
    QFETCH(const QString, word);
    DemoSite site;
    const QTemporaryDir data;
    const QString file = used(data, site);
    QVERIFY(!file.isEmpty());
    SweeperProgram program;
    keepIn(program, data);
    if (trouble == QLatin1String("corrupt"))
        overwriteWithNoise(file);
    if (trouble == QLatin1String("newer"))
        raiseVersion(file);
    if (trouble == QLatin1String("read-only")) {
        QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner));
        program.setModifier([] {
            if (::geteuid() == 0)
                ::prctl(PR_CAPBSET_DROP, capDacOverride, 0, 0, 0);
        });
    }
    QFile before(file);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray content = before.readAll();

    const LegId leg = site.put({});
    const int writes = site.requests(DemoSite::writeRoute);
    QCOMPARE(program.run(orders(program, site)), 2);
    const QStringList lines = linesAbout(program, file);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.first().contains(word), qPrintable(lines.first()));
    QCOMPARE(program.json().value(u"complete"), QJsonValue(false));
    QCOMPARE(site.requests(DemoSite::writeRoute), writes);
    QCOMPARE(site.codeOn(leg), QString());
    QFile after(file);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == content); // nobody "repaired" it
}

void DiskTest::aSecondProgramRefuses()
{
    DemoSite::Options options = DemoSite::quiet();
    options.faults = QStringLiteral("vanish-write:100"); // keeps the first one waiting
    DemoSite site(options);
    for (int i = 0; i < 5; ++i)
        site.put({});
    const QTemporaryDir data;
    SweeperProgram first;
    keepIn(first, data);
    first.start(orders(first, site));
    QVERIFY2(first.waitForWord("coding 5 legs"), first.errors().constData());
    QTRY_COMPARE(site.requests(DemoSite::writeRoute), 5);

    SweeperProgram second;
    keepIn(second, data);
    QCOMPARE(second.run(orders(second, site)), 2);
    QCOMPARE(linesAbout(second, data.path()).size(), 1);
    QVERIFY2(second.errors().contains("in use"), second.errors().constData());
    QCOMPARE(site.requests(DemoSite::writeRoute), 5);
}

void DiskTest::aFullDiskStopsTheRun()
{
    DemoSite::Options options = DemoSite::quiet();
    options.tokens.requests = 6'000;
    DemoSite site(options);
    for (int i = 0; i < 200; ++i)
        site.put({});
    const QTemporaryDir data;
    SweeperProgram program;
    keepIn(program, data);
    program.setModifier([] { // as on a full disk: no file grows beyond this
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{600'000, 600'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    QCOMPARE(program.run(orders(program, site)), 2);
    QVERIFY2(program.errors().contains("make room"), program.errors().constData());

    const OutboxFile outbox(OutboxFile::pathBelow(data.path()));
    QCOMPARE(outbox.integrity(), QStringLiteral("ok"));
    QSet<LegId> kept;
    for (const FiledIntent &intent : outbox.intents())
        kept.insert(intent.leg);
    const QJsonArray writes = site.stats()[u"writes"].toArray();
    QVERIFY(writes.size() < 200);
    for (const auto &write : writes) {
        const LegId leg{ConversationId(write[u"conversationId"].toString()),
                        ParticipantId(write[u"participantId"].toString()),
                        CommunicationId(write[u"communicationId"].toString())};
        QVERIFY2(kept.contains(leg), "written without an intent on disk");
    }

    // With room again the next run settles what was left open and codes the rest.
    SweeperProgram next;
    keepIn(next, data);
    QCOMPARE(next.run(orders(next, site)), 0);
    const OutboxFile settled(OutboxFile::pathBelow(data.path()));
    for (const FiledIntent &intent : settled.intents())
        QVERIFY(!intent.isOpen());
}

void DiskTest::aDryRunNeedsNoDatabase()
{
    DemoSite site;
    site.put({});
    const QTemporaryDir data;
    QFile file(data.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    SweeperProgram program;
    program.setVariable(QStringLiteral("XDG_DATA_HOME"), file.fileName()); // no folder can be made in a file
    QCOMPARE(program.run(program.signedInTo(site) << json << dryRun), 0);
    QCOMPARE(program.json().value(u"stragglers").toArray().size(), 1);
    QCOMPARE(program.run(orders(program, site)), 2);
}

WRAPDESK_TEST(DiskTest)
#include "disktest.moc"
