// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/activity.h"

#include "activityrig.h"
#include "support/runner.h"

#include <QDir>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ActivityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        rig = std::make_unique<ActivityRig>(folder->filePath(QStringLiteral("org")));
    }
    void cleanup() { rig.reset(); }
    void fetchesAPageAtATimeNewestFirst();
    void answersOnlyTheNewestOfQuickFetches();
    void waitsUntilTheStoreWasOpened();
    void saysWhyItCannotRead();
    void tellsOfNewEntriesOnceTheyAreOnDisk();
    void findsPeople();
    void notesBeforeAddressesAreShown();
    void letsNothingBeShownThatCannotBeNoted();

private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<ActivityRig> rig;
};

void ActivityTest::fetchesAPageAtATimeNewestFirst()
{
    QList<AuditEntry> entries;
    for (int i = 0; i < Activity::pageSize + 3; ++i)
        entries << ActivityRig::entryOf(QString::number(i), i);
    rig->keep(entries);
    rig->activity.fetch({});
    QTRY_COMPARE(rig->fetched.size(), 1);
    const auto first = rig->fetched.at(0).at(0).value<AuditPage>();
    QCOMPARE(first.entries.size(), Activity::pageSize);
    QCOMPARE(first.entries.first().id, qint64(entries.size()));
    QVERIFY(!first.isLast);

    rig->activity.fetch({}, first.entries.last().id);
    QTRY_COMPARE(rig->fetched.size(), 2);
    const auto second = rig->fetched.at(1).at(0).value<AuditPage>();
    QCOMPARE(second.before, first.entries.last().id);
    QCOMPARE(second.entries.size(), 3);
    QCOMPARE(second.entries.last().leg.conversation.text(), QStringLiteral("0"));
    QVERIFY(second.isLast);
}

void ActivityTest::answersOnlyTheNewestOfQuickFetches()
{
    rig->keep({ActivityRig::entryOf(QStringLiteral("c"))});
    for (int second = 0; second < 5; ++second)
        rig->activity.fetch({.from = ActivityRig::at(second)});
    QTRY_COMPARE(rig->fetched.size(), 1);
    rig->activity.findPeople(); // behind everything that was asked
    QTRY_COMPARE(rig->peopleFound.size(), 1);
    QCOMPARE(rig->fetched.size(), 1);
    QCOMPARE(rig->fetched.at(0).at(0).value<AuditPage>().filter.from, ActivityRig::at(4));
}

void ActivityTest::waitsUntilTheStoreWasOpened()
{
    rig->activity.fetch({});
    rig->activity.findPeople();
    QCoreApplication::processEvents();
    rig->open();
    QTRY_COMPARE(rig->fetched.size(), 1);
    QTRY_COMPARE(rig->peopleFound.size(), 1);
    QVERIFY(rig->fetched.at(0).at(0).value<AuditPage>().isLast);
    QCOMPARE(rig->failed.size(), 0);
}

void ActivityTest::saysWhyItCannotRead()
{
    const QString file = QDir(rig->folder).filePath(QStringLiteral("wrapdesk.sqlite"));
    QVERIFY(QDir().mkpath(file)); // a folder in its place
    rig->activity.fetch({});
    rig->open();
    QTRY_COMPARE(rig->failed.size(), 1);
    QVERIFY(rig->failed.at(0).at(0).value<Error>().kind == ErrorKind::Storage);
    QCOMPARE(rig->fetched.size(), 0);

    QVERIFY(QDir().rmdir(file));
    rig->open();
    QTRY_VERIFY(rig->store.isOpen());
    rig->activity.fetch({});
    QTRY_COMPARE(rig->fetched.size(), 1);
}

void ActivityTest::tellsOfNewEntriesOnceTheyAreOnDisk()
{
    rig->open();
    rig->store.record({}, {ActivityRig::entryOf(QStringLiteral("a")), ActivityRig::entryOf(QStringLiteral("b"))});
    QTRY_COMPARE(rig->appended.size(), 1);
    const auto entries = rig->appended.at(0).at(0).value<QList<AuditEntry>>();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(1).id, qint64(2));
}

void ActivityTest::findsPeople()
{
    rig->keep({ActivityRig::entryOf(QStringLiteral("c"))});
    rig->activity.findPeople();
    QTRY_COMPARE(rig->peopleFound.size(), 1);
    const QList<std::pair<UserId, QString>> expected{{UserId(QStringLiteral("u1")), QStringLiteral("Ada")}};
    const auto people = rig->peopleFound.at(0).at(0).value<QList<std::pair<UserId, QString>>>();
    QCOMPARE(people, expected);
}

void ActivityTest::notesBeforeAddressesAreShown()
{
    rig->keep({ActivityRig::entryOf(QStringLiteral("c"))});
    const QList<LegId> one{ActivityRig::entryOf(QStringLiteral("shown")).leg};
    rig->activity.noteRevealed(one);
    QCOMPARE(rig->revealNoted.size(), 0);
    QTRY_COMPARE(rig->revealNoted.size(), 1);
    QCOMPARE(rig->revealNoted.at(0).at(0).value<QList<LegId>>(), one);
    rig->activity.noteRevealed(one + one);
    QTRY_COMPARE(rig->revealNoted.size(), 2);

    rig->activity.fetch({});
    QTRY_COMPARE(rig->fetched.size(), 1);
    const QList<AuditEntry> entries = rig->fetched.at(0).at(0).value<AuditPage>().entries;
    QCOMPARE(entries.size(), 3);
    QVERIFY(entries.at(1).kind == AuditKind::Reveal);
    QCOMPARE(entries.at(1).leg, one.first());
    QCOMPARE(entries.at(1).byName, QStringLiteral("Me Myself"));
    QCOMPARE(entries.at(1).at, ActivityRig::at(3600));
    QVERIFY(entries.at(0).detail.contains(u'2'));
    QCOMPARE(entries.at(0).leg, LegId());
}

void ActivityTest::letsNothingBeShownThatCannotBeNoted()
{
    QVERIFY(!rig->store.isOpen());
    rig->activity.noteRevealed({ActivityRig::entryOf(QStringLiteral("shown")).leg});
    QCOMPARE(rig->failed.size(), 1);
    rig->open();
    QTRY_VERIFY(rig->store.isOpen());
    QCOMPARE(rig->revealNoted.size(), 0);
}

WRAPDESK_TEST(ActivityTest)
#include "activitytest.moc"
