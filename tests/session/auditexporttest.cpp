// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activityrig.h"
#include "store/database.h"
#include "support/runner.h"

#include <QDir>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

AuditEntry fullEntry()
{
    AuditEntry entry = ActivityRig::entryOf(QStringLiteral("conv"));
    entry.at = entry.at.addMSecs(7);
    entry.leg.participant = ParticipantId(QStringLiteral("part"));
    entry.leg.communication = CommunicationId(QStringLiteral("comm"));
    entry.media = Media::Voice;
    entry.queue = QueueId(QStringLiteral("q1"));
    entry.queueName = QStringLiteral("=Billing");
    entry.agent = UserId(QStringLiteral("a1"));
    entry.agentName = QStringLiteral("Grace \"G\" H.");
    entry.before = WrapupCode{.id = CodeId(QStringLiteral("c0")), .name = QStringLiteral("Default Wrap-up Code")};
    entry.after = WrapupCode{.id = CodeId(QStringLiteral("c1")), .name = QStringLiteral("Sale")};
    entry.reason = {Reason::Kind::Rule, QStringLiteral("r1")};
    entry.outcome = IntentState::Refused;
    entry.refusal = Refusal::Closed;
    entry.detail = QStringLiteral("no, \"closed\"");
    entry.correlationIds = {QStringLiteral("x"), QStringLiteral("y")};
    return entry;
}

const QByteArray header = "time (UTC),entry,what,organization,by,by id,queue,queue id,agent,agent id,media,customer,"
                          "code before,code before id,code after,code after id,reason,rule,outcome,refusal,detail,"
                          "conversation id,participant id,communication id,correlation ids\r\n";

QByteArray fullRow(const QByteArray &customer)
{
    return "2026-11-22T10:00:00.007Z,1,write,\"Borogove, Inc.\",Ada,u1,'=Billing,q1,\"Grace \"\"G\"\" H.\",a1,voice,"
           + customer
           + ",Default Wrap-up Code,c0,Sale,c1,rule,r1,refused,closed,\"no, \"\"closed\"\"\",conv,part,comm,x y\r\n";
}

} // namespace

class AuditExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        rig = std::make_unique<ActivityRig>(folder->filePath(QStringLiteral("org")));
        path = folder->filePath(QStringLiteral("out/audit.csv"));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    }
    void cleanup() { rig.reset(); }
    void writesARowAnEntryAddressesMasked();
    void beginsWithAByteOrderMarkWhereItIsWanted();
    void exportsWhatTheFilterFindsPageByPage();
    void notesARevealedExportBeforeItBegins();
    void revealsNothingThatCannotBeNoted();
    void revealsNothingWhoseNoteFails();
    void leavesTheOldFileWhenItIsCancelled();
    void cancelsWhileItWaitsToBeNoted();
    void saysWhereItCannotWrite();
    void runsOneAtATime();
    void diesWithItsOwner();

private:
    QStringList filesBeside() const { return QFileInfo(path).dir().entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<ActivityRig> rig;
    QString path;
};

void AuditExportTest::writesARowAnEntryAddressesMasked()
{
    rig->customers.insert(fullEntry().leg, QStringLiteral("tel:+15551234410"));
    rig->keep({fullEntry()});
    rig->activity.startExport({.path = path});
    QVERIFY(rig->activity.isExporting());
    QTRY_COMPARE(rig->exported.size(), 1);
    QVERIFY(!rig->activity.isExporting());
    QCOMPARE(rig->exported.at(0).at(0).toString(), path);
    QCOMPARE(rig->exported.at(0).at(1).toLongLong(), qint64(1));
    QCOMPARE(contentOf(path), header + fullRow("'+1 ••• 4410"));
    QCOMPARE(rig->appended.size(), 0); // nothing was revealed
}

void AuditExportTest::beginsWithAByteOrderMarkWhereItIsWanted()
{
    rig->keep({fullEntry()});
    rig->activity.startExport({.path = path, .byteOrderMark = true});
    QTRY_COMPARE(rig->exported.size(), 1);
    QCOMPARE(contentOf(path), "\xef\xbb\xbf" + header + fullRow(""));
}

void AuditExportTest::exportsWhatTheFilterFindsPageByPage()
{
    constexpr int many = 2500;
    QList<AuditEntry> entries;
    for (int i = 0; i < many; ++i)
        entries << ActivityRig::entryOf(QString::number(i), i);
    AuditEntry another = fullEntry();
    another.by = UserId(QStringLiteral("u2"));
    rig->keep(entries + QList{another});
    rig->activity.startExport({.filter = {.by = UserId(QStringLiteral("u1"))}, .path = path});
    QTRY_COMPARE(rig->exported.size(), 1);
    QCOMPARE(rig->exported.at(0).at(1).toLongLong(), qint64(many));
    QCOMPARE(rig->progressed.size(), 3);
    QCOMPARE(rig->progressed.at(0).at(0).toLongLong(), qint64(1000));
    const QList<QByteArray> lines = contentOf(path).split('\n');
    QCOMPARE(lines.size(), many + 2); // the header, and nothing after the last line break
    QVERIFY(lines.at(1).contains(",2500,"));
    QVERIFY(lines.at(many).contains(",1,"));
}

void AuditExportTest::notesARevealedExportBeforeItBegins()
{
    rig->customers.insert(fullEntry().leg, QStringLiteral("ada@example.org"));
    rig->keep({fullEntry()});
    bool wasBegun = true;
    connect(&rig->activity, &Activity::appended, this,
            [&] { wasBegun = !rig->progressed.isEmpty() || !filesBeside().isEmpty(); });
    rig->activity.startExport({.filter = {.to = ActivityRig::at(60)}, .path = path, .revealed = true});
    QTRY_COMPARE(rig->appended.size(), 1);
    QVERIFY(!wasBegun);
    const AuditEntry noted = rig->appended.at(0).at(0).value<QList<AuditEntry>>().at(0);
    QVERIFY(noted.kind == AuditKind::Reveal);
    QCOMPARE(noted.by, UserId(QStringLiteral("me")));
    QTRY_COMPARE(rig->exported.size(), 1);
    QCOMPARE(contentOf(path), header + fullRow("ada@example.org"));
}

void AuditExportTest::revealsNothingThatCannotBeNoted()
{
    rig->activity.startExport({.path = path, .revealed = true});
    QCOMPARE(rig->exportFailed.size(), 1);
    QVERIFY(!rig->activity.isExporting());
    rig->open();
    QTRY_VERIFY(rig->store.isOpen());
    QVERIFY(filesBeside().isEmpty());
}

void AuditExportTest::revealsNothingWhoseNoteFails()
{
    rig->keep({fullEntry()});
    // Somebody else writes, for longer than the store waits.
    const auto other = Database::open(rig->store.databasePath(), Database::Access::Writing);
    QVERIFY(other);
    auto writing = Transaction::begin(**other);
    QVERIFY(writing);
    rig->activity.startExport({.path = path, .revealed = true});
    rig->activity.noteRevealed({fullEntry().leg});
    QTRY_COMPARE(rig->exportFailed.size(), 1);
    QCOMPARE(rig->failed.size(), 1);
    writing->reset();
    rig->open();
    QTRY_COMPARE(rig->appended.size(), 2); // the notes are kept all the same, of what was asked for
    QCOMPARE(rig->exported.size(), 0);
    QCOMPARE(rig->revealNoted.size(), 0);
    QVERIFY(filesBeside().isEmpty());
}

void AuditExportTest::leavesTheOldFileWhenItIsCancelled()
{
    put(path, "as it was");
    rig->keep(QList<AuditEntry>(3000, fullEntry()));
    connect(&rig->activity, &Activity::exportProgressed, &rig->activity, &Activity::cancelExport);
    rig->activity.startExport({.path = path});
    QTRY_COMPARE(rig->exportFailed.size(), 1);
    QCOMPARE(rig->progressed.size(), 1);
    QVERIFY(rig->exportFailed.at(0).at(0).value<Error>().kind == ErrorKind::Cancelled);
    QTRY_COMPARE(filesBeside(), QStringList{QStringLiteral("audit.csv")}); // what it had begun goes too
    QCOMPARE(contentOf(path), QByteArray("as it was"));
    QCOMPARE(rig->exported.size(), 0);
}

void AuditExportTest::cancelsWhileItWaitsToBeNoted()
{
    rig->keep({fullEntry()});
    rig->activity.startExport({.path = path, .revealed = true});
    rig->activity.cancelExport();
    const QString other = path + QStringLiteral(".second");
    rig->activity.startExport({.path = other, .revealed = true});
    QTRY_COMPARE(rig->exported.size(), 1);
    QCOMPARE(rig->exported.at(0).at(0).toString(), other);
    QCOMPARE(filesBeside().size(), 1);
    QCOMPARE(rig->exportFailed.size(), 1);
}

void AuditExportTest::saysWhereItCannotWrite()
{
    rig->keep({fullEntry()});
    const QString nowhere = path + QStringLiteral("/no/such/folder.csv");
    rig->activity.startExport({.path = nowhere});
    QTRY_COMPARE(rig->exportFailed.size(), 1);
    const auto error = rig->exportFailed.at(0).at(0).value<Error>();
    QVERIFY(error.kind == ErrorKind::Storage);
    QCOMPARE(error.where, nowhere);
    rig->activity.startExport({.path = path});
    QTRY_COMPARE(rig->exported.size(), 1);
}

void AuditExportTest::runsOneAtATime()
{
    rig->keep({fullEntry()});
    rig->activity.startExport({.path = path});
    rig->activity.startExport({.path = path + QStringLiteral(".second")});
    QCOMPARE(rig->failed.size(), 1);
    QVERIFY(rig->failed.at(0).at(0).value<Error>().kind == ErrorKind::Conflict);
    QTRY_COMPARE(rig->exported.size(), 1);
    QCOMPARE(filesBeside(), QStringList{QStringLiteral("audit.csv")});
}

void AuditExportTest::diesWithItsOwner()
{
    rig->keep(QList<AuditEntry>(3000, fullEntry()));
    rig->activity.startExport({.path = path});
    QVERIFY(rig->progressed.wait());
    QVERIFY(rig->activity.isExporting());
    rig.reset();
    QVERIFY(filesBeside().isEmpty());
}

WRAPDESK_TEST(AuditExportTest)
#include "auditexporttest.moc"
