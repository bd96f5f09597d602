// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/knownlegs.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

const QDateTime start(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC);
const LegId one{ConversationId(QStringLiteral("c")), ParticipantId(QStringLiteral("p")),
                CommunicationId(QStringLiteral("1"))};
const LegId two{ConversationId(QStringLiteral("d")), ParticipantId(QStringLiteral("q")),
                CommunicationId(QStringLiteral("2"))};

Leg leg(const LegId &id, AcwState acw = AcwState::Complete, LegPhase phase = LegPhase::Ended)
{
    return {.id = id, .media = Media::Voice, .phase = phase, .endedAt = start.addSecs(-60), .acw = acw};
}

} // namespace

Q_DECLARE_METATYPE(wrapdesk::Leg)
using Verdict = wrapdesk::KnownLegs::Verdict;

// Which reads permit a write.
class KnownLegsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesARead_data();
    void judgesARead();
    void asksForOneProofOfEachMedium();
    void lastsAMinute();
    void forgetsWhatIsNoLongerTrue();
    void readsWhatABatchMissed();
};

void KnownLegsTest::judgesARead_data()
{
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<Source>("source");
    QTest::addColumn<Verdict>("verdict");
    Leg longOver = leg(one, AcwState::Unknown);
    longOver.endedAt = start.addSecs(-301);
    QTest::newRow("closed, read") << leg(one) << Source::Read << Verdict::Permits;
    QTest::newRow("skipped, read") << leg(one, AcwState::Skipped) << Source::Read << Verdict::Permits;
    QTest::newRow("in ACW, read") << leg(one, AcwState::Pending) << Source::Read << Verdict::NeedsRead;
    QTest::newRow("talking, read") << leg(one, AcwState::Pending, LegPhase::Talking) << Source::Read
                                   << Verdict::NeedsRead;
    QTest::newRow("closed, batch") << leg(one) << Source::Snapshot << Verdict::NeedsProof;
    QTest::newRow("in ACW, batch") << leg(one, AcwState::Pending) << Source::Snapshot << Verdict::NeedsRead;
    QTest::newRow("no wrap-up segment yet") << leg(one, AcwState::Unknown) << Source::Snapshot << Verdict::NeedsRead;
    QTest::newRow("no wrap-up segment for long") << longOver << Source::Snapshot << Verdict::NeedsProof;
}

void KnownLegsTest::judgesARead()
{
    QFETCH(const Leg, leg);
    QFETCH(const Source, source);
    QFETCH(const Verdict, verdict);
    KnownLegs known;
    QVERIFY(known.verdict(one, start) == Verdict::Unknown);
    known.remember({leg}, source, start);
    QVERIFY(known.verdict(one, start) == verdict);
}

void KnownLegsTest::asksForOneProofOfEachMedium()
{
    KnownLegs known;
    Leg mail = leg({two.conversation, two.participant, CommunicationId(QStringLiteral("3"))});
    mail.media = Media::Email;
    known.remember({leg(one), leg(two), mail}, Source::Snapshot, start);
    known.remember({leg(one)}, Source::Read, start.addSecs(1)); // found by both under one id
    QVERIFY(known.verdict(one, start.addSecs(2)) == Verdict::Permits);
    QVERIFY(known.verdict(two, start.addSecs(2)) == Verdict::Permits);
    QVERIFY(known.verdict(mail.id, start.addSecs(2)) == Verdict::NeedsProof);
}

void KnownLegsTest::lastsAMinute()
{
    KnownLegs known;
    known.remember({leg(one)}, Source::Read, start);
    QVERIFY(known.verdict(one, start.addMSecs(59'999)) == Verdict::Permits);
    QVERIFY(known.freshness(one, start.addSecs(20)) == 40s);
    QVERIFY(known.verdict(one, start.addSecs(60)) == Verdict::Unknown);
}

void KnownLegsTest::forgetsWhatIsNoLongerTrue()
{
    KnownLegs known;
    known.remember({leg(one)}, Source::Read, start);
    known.forget(one);
    QVERIFY(known.verdict(one, start) == Verdict::Unknown);
    QVERIFY(!known.find(one));
}

void KnownLegsTest::readsWhatABatchMissed()
{
    KnownLegs known;
    known.missed({one}, start);
    QVERIFY(known.verdict(one, start) == Verdict::NeedsRead);
    QVERIFY(!known.find(one));
    known.remember({leg(one)}, Source::Read, start); // no proof of an id analytics does not know
    known.remember({leg(two)}, Source::Snapshot, start);
    QVERIFY(known.verdict(two, start) == Verdict::NeedsProof);
}

WRAPDESK_TEST(KnownLegsTest)
#include "knownlegstest.moc"
