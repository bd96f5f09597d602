// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store.h"

#include "store/storerig.h"
#include "support/runner.h"

#include <QDir>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

Intent fullIntent()
{
    Intent intent = intentOf("full", "conversation");
    intent.run = RunId(text("run"));
    intent.what = Intent::What::Tag;
    intent.leg.participant = ParticipantId(text("participant"));
    intent.leg.communication = CommunicationId(text("communication"));
    intent.media = Media::Callback;
    intent.queue = QueueId(text("queue"));
    intent.code = {.id = CodeId(text("code")), .name = text("Sale"), .division = DivisionId(text("home"))};
    intent.attribute = text("outcome");
    intent.notes = QStringLiteral("זה \"quoted\", \n two lines and 𝄞");
    intent.reason = {.kind = Reason::Kind::Rule, .rule = text("rule-7")};
    intent.by = UserId(text("me"));
    intent.seen = AssignedCode{.code = text("ININ-WRAP-UP-TIMEOUT"), .setAt = at(1)};
    intent.replacesSystemCode = true;
    intent.state = IntentState::Accepted;
    intent.refusal = Refusal::Interrupted;
    intent.error = Error{.kind = ErrorKind::RateLimited,
                         .httpStatus = 429,
                         .code = text("too.many"),
                         .message = text("slow down"),
                         .correlationId = text("x-1"),
                         .where = text("/api/v2/conversations")};
    intent.found = AssignedCode{.code = text("b"), .notes = text("n"), .setAt = at(2), .provisional = true};
    intent.foundInAcw = true;
    intent.unwatched = true;
    intent.replaced = AssignedCode{.code = text("c")};
    intent.correlationIds = {text("x-0"), text("x-1")};
    intent.settledAt = at(3);
    return intent;
}

bool same(const Intent &a, const Intent &b)
{
    return a.id == b.id && a.run == b.run && a.what == b.what && a.leg == b.leg && a.media == b.media
           && a.queue == b.queue && a.code == b.code && a.notes == b.notes && a.attribute == b.attribute
           && a.reason == b.reason && a.by == b.by && a.seen == b.seen && a.replacesSystemCode == b.replacesSystemCode
           && a.createdAt == b.createdAt && a.state == b.state && a.refusal == b.refusal && a.error == b.error
           && a.found == b.found && a.foundInAcw == b.foundInAcw && a.unwatched == b.unwatched
           && a.replaced == b.replaced && a.correlationIds == b.correlationIds && a.settledAt == b.settledAt;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        QVERIFY(folder->isValid());
        path = folder->filePath(QStringLiteral("org"));
    }
    void keepsEveryFieldOfAnIntent();
    void keepsHowFarAnIntentHasCome();
    void acknowledgesNothingThatIsNotOnDisk();
    void givesBackOpenIntentsOnlyOldestFirst();
    void refusesASecondOpenIntentForALegAndNothingElse();
    void refusesAWholeBatchOfIntentsOrNone();
    void takesTheNextIntentOnceTheLastHasSettled();
    void acknowledgesOnlyWhatIsOnDisk();
    void keepsWhatItWasGivenBeforeItWasOpen();
    void writesWhatIsWaitingWhenItIsDestroyed();
    void forgetsSettledIntentsAfterSevenDays();
    void isReadableForItsOwnerAlone();

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
};

void StoreTest::keepsEveryFieldOfAnIntent()
{
    const Intent intent = fullIntent();
    Intent empty = intentOf("empty", "other");
    empty.createdAt = {};
    {
        OpenStore first(path);
        first.store.add({intent, empty});
        QTRY_COMPARE(first.added.size(), 1);
    }
    OpenStore second(path);
    QTRY_COMPARE(second.opened.size(), 1);
    QCOMPARE(second.state.intents.size(), 2);
    QVERIFY(same(second.state.intents.at(0), intent));
    QVERIFY(same(second.state.intents.at(1), empty));
}

void StoreTest::keepsHowFarAnIntentHasCome()
{
    Intent intent = intentOf("a", "c");
    const Intent full = fullIntent();
    {
        OpenStore first(path);
        first.store.add({intent});
        intent.state = IntentState::Sending;
        intent.refusal = full.refusal;
        intent.error = full.error;
        intent.found = full.found;
        intent.foundInAcw = true;
        intent.unwatched = true;
        intent.replaced = full.replaced;
        intent.correlationIds = full.correlationIds;
        intent.settledAt = full.settledAt;
        first.store.record({intent});
        QTRY_COMPARE(first.added.size(), 1);
    }
    OpenStore second(path);
    QTRY_COMPARE(second.state.intents.size(), 1);
    QVERIFY(same(second.state.intents.at(0), intent));
}

void StoreTest::givesBackOpenIntentsOnlyOldestFirst()
{
    {
        OpenStore first(path);
        QList<Intent> intents;
        for (int state = 0; state <= static_cast<int>(IntentState::Failed); ++state) {
            const QByteArray name = "z" + QByteArray::number(99 - state); // ids sort the other way round
            Intent intent = intentOf(name.constData(), name.constData());
            intent.state = static_cast<IntentState>(state);
            intent.settledAt = QDateTime::currentDateTimeUtc();
            intents << intent;
        }
        first.store.add(intents);
        QTRY_COMPARE(first.added.size(), 1);
    }
    OpenStore second(path);
    QTRY_COMPARE(second.opened.size(), 1);
    QList<IntentState> states;
    for (const Intent &intent : second.state.intents)
        states << intent.state;
    const QList<IntentState> open{IntentState::Held, IntentState::Checking, IntentState::Sending,
                                  IntentState::Accepted};
    QCOMPARE(states, open);
}

void StoreTest::refusesASecondOpenIntentForALegAndNothingElse()
{
    OpenStore rig(path);
    rig.store.add({intentOf("a", "leg")});
    rig.store.add({intentOf("b", "leg")});
    rig.store.add({intentOf("c", "another")});
    QTRY_COMPARE(rig.added.size(), 2);
    QCOMPARE(rig.refused.size(), 1);
    QCOMPARE(rig.refused.at(0).at(0).value<QList<IntentId>>(), QList{IntentId(text("b"))});
    QVERIFY(rig.refused.at(0).at(1).value<Error>().kind == ErrorKind::Conflict);
    QVERIFY(rig.failures.isEmpty());
    QVERIFY(rig.store.isOpen());
    QCOMPARE(valueIn(rig.store.databasePath(), text("SELECT group_concat(id) FROM intent")).toString(), text("a,c"));
}

void StoreTest::refusesAWholeBatchOfIntentsOrNone()
{
    OpenStore rig(path);
    rig.store.add({intentOf("a", "leg"), intentOf("b", "other"), intentOf("c", "leg")});
    QTRY_COMPARE(rig.refused.size(), 1);
    QCOMPARE(valueIn(rig.store.databasePath(), text("SELECT count(*) FROM intent")).toInt(), 0);
}

void StoreTest::takesTheNextIntentOnceTheLastHasSettled()
{
    OpenStore rig(path);
    Intent first = intentOf("a", "leg");
    rig.store.add({first});
    first.state = IntentState::Confirmed;
    rig.store.record({first});
    rig.store.add({intentOf("b", "leg")});
    QTRY_COMPARE(rig.added.size(), 2);
    QCOMPARE(rig.refused.size(), 0);
}

void StoreTest::acknowledgesOnlyWhatIsOnDisk()
{
    OpenStore rig(path);
    QVariant onDisk;
    connect(&rig.store, &Store::added, &rig.store,
            [&] { onDisk = valueIn(rig.store.databasePath(), text("SELECT group_concat(id) FROM intent")); });
    QTRY_VERIFY(rig.store.isOpen());
    rig.store.add({intentOf("a", "c")});
    QCOMPARE(rig.added.size(), 0); // never from within add
    QTRY_COMPARE(rig.added.size(), 1);
    QCOMPARE(onDisk.toString(), text("a"));
}

void StoreTest::keepsWhatItWasGivenBeforeItWasOpen()
{
    OpenStore rig(path);
    QVERIFY(!rig.store.isOpen());
    rig.store.add({intentOf("a", "c")});
    rig.store.record({}, {entryOf("one")});
    QTRY_COMPARE(rig.audited.size(), 1);
    QCOMPARE(rig.added.size(), 1);
}

void StoreTest::writesWhatIsWaitingWhenItIsDestroyed()
{
    constexpr int many = 2000;
    QString file;
    {
        OpenStore rig(path);
        file = rig.store.databasePath();
        QTRY_VERIFY(rig.store.isOpen());
        for (int i = 0; i < many; ++i) {
            const QByteArray name = QByteArray::number(i);
            rig.store.add({intentOf(name.constData(), name.constData())});
            rig.store.record({}, {entryOf("one")});
        }
    }
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM intent")).toInt(), many);
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM audit")).toInt(), many);
    {
        Store goesAtOnce;
        goesAtOnce.open(path);
        goesAtOnce.record({}, {entryOf("late")});
    }
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM audit")).toInt(), many + 1);
}

void StoreTest::forgetsSettledIntentsAfterSevenDays()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Intent old = intentOf("old", "a");
    old.state = IntentState::Confirmed;
    old.settledAt = now.addDays(-8);
    Intent recent = intentOf("recent", "b");
    recent.state = IntentState::Refused;
    recent.settledAt = now.addDays(-6);
    recent.notes = text("wanted for a retry");
    {
        OpenStore rig(path);
        rig.store.add({old, recent, intentOf("open", "c")});
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    const QString file = rig.store.databasePath();
    QCOMPARE(valueIn(file, text("SELECT group_concat(id) FROM (SELECT id FROM intent ORDER BY number)")).toString(),
             text("recent,open"));
    QCOMPARE(valueIn(file, text("SELECT notes FROM intent WHERE id = 'recent'")).toString(), recent.notes);
}

void StoreTest::isReadableForItsOwnerAlone()
{
    OpenStore rig(path);
    rig.store.add({intentOf("a", "c")});
    QTRY_COMPARE(rig.added.size(), 1);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
    const QFileInfoList files = QDir(path).entryInfoList({QStringLiteral("wrapdesk.sqlite*")}, QDir::Files);
    QCOMPARE(files.size(), 3); // itself, -wal, -shm
    for (const QFileInfo &file : files)
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

// Who is told that the store is open may give it something at once.
void StoreTest::acknowledgesNothingThatIsNotOnDisk()
{
    OpenStore rig(path);
    QList<int> onDisk; // each time something was said to be
    connect(&rig.store, &Store::opened, &rig.store, [&] { rig.store.add({intentOf("0", "0")}); });
    connect(&rig.store, &Store::added, &rig.store, [&] {
        onDisk << valueIn(rig.store.databasePath(), text("SELECT count(*) FROM intent")).toInt();
        const QByteArray next = QByteArray::number(onDisk.size());
        if (onDisk.size() < 10)
            rig.store.add({intentOf(next.constData(), next.constData())});
    });
    QTRY_COMPARE(onDisk.size(), 10);
    QCOMPARE(onDisk, (QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

WRAPDESK_TEST(StoreTest)
#include "storetest.moc"
