// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/bulkplan.h"

#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

using Skip = std::optional<BulkSkip>;

const QString complaint = QStringLiteral("id-complaint");
const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
const WrapupCode sale{.id = CodeId(QStringLiteral("id-sale")), .name = QStringLiteral("Sale")};
const WrapupCode retired{.id = CodeId(QStringLiteral("id-retired")), .name = QStringLiteral("Retired")};

BulkCandidate candidate(const Leg &leg, const std::optional<Straggler> &straggler = missing)
{
    return {.leg = leg, .straggler = straggler};
}

BulkCandidate written(BulkCandidate candidate, IntentState state)
{
    candidate.lastWrite = state;
    return candidate;
}

BulkPlan plan(const QList<BulkCandidate> &candidates, bool includeAcw = true, const Capabilities &capabilities = {})
{
    return planBulk(candidates, sale, includeAcw, codeBook(), capabilities);
}

Leg named(const QString &conversation, Leg leg)
{
    leg.id.conversation = ConversationId(conversation);
    return leg;
}

QString order(const BulkPlan &plan)
{
    QStringList texts;
    for (const LegId &leg : plan.legs)
        texts.append(leg.conversation.text());
    return texts.join(QLatin1Char(' '));
}

Evidence refusedOn(Ability ability, Media media, int second = 0)
{
    return {.ability = ability, .media = media, .at = at(second)};
}

} // namespace

Q_DECLARE_METATYPE(BulkCandidate)

class BulkPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysWhyALegIsSkipped_data();
    void saysWhyALegIsSkipped();
    void includesAgentsInAcwOnlyWhenAsked();
    void everyLegIsEitherCodedOrSkippedOnce();
    void writesTheShortestTimeFirst();
    void saysWhatItIsAboutToTouch();
    void doubtsOnlyWhatItNeeds();
    void countsItsRequests_data();
    void countsItsRequests();
    void nothingChosenIsNothingToDo();
};

void BulkPlanTest::saysWhyALegIsSkipped_data()
{
    QTest::addColumn<BulkCandidate>("candidate");
    QTest::addColumn<Skip>("expected");
    const auto row = [](const char *name, const BulkCandidate &candidate, const Skip &expected = {}) {
        QTest::newRow(name) << candidate << expected;
    };
    const Leg leg = endedLeg();

    row("closed without a code", candidate(leg));
    row("a time-out stands there", candidate(coded(leg, timeout), systemCoded));
    row("the default code stands there, by its id",
        candidate(coded(leg, QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66")), systemCoded));
    row("saved for later is no code",
        candidate(with(coded(leg, complaint), [](Leg &each) { each.code->provisional = true; })));
    row("an empty code is none", candidate(coded(leg, QString())));
    row("the queue's codes are not known", candidate(with(leg, [](Leg &each) { each.queue = QueueId(complaint); })));
    for (const IntentState state : {IntentState::Confirmed, IntentState::Cancelled, IntentState::HumanWon,
                                    IntentState::Refused, IntentState::Unconfirmed, IntentState::Failed}) {
        QTest::addRow("its last write ended %s", qPrintable(intentStateName(state)))
            << written(candidate(leg), state) << Skip();
    }

    for (const IntentState state :
         {IntentState::Held, IntentState::Checking, IntentState::Sending, IntentState::Accepted}) {
        QTest::addRow("its last write is %s", qPrintable(intentStateName(state)))
            << written(candidate(leg), state) << Skip(BulkSkip::BeingWritten);
    }
    row("its last write was locked", written(candidate(leg), IntentState::Locked), BulkSkip::Locked);
    row("a direct call", candidate(with(leg, [](Leg &each) { each.queue = {}; })), BulkSkip::NotWritable);
    row("old web chat", candidate(withMedia(leg, Media::Chat)), BulkSkip::NotWritable);
    row("a monitoring supervisor", candidate(with(leg, [](Leg &each) { each.monitoring = true; })),
        BulkSkip::NotWritable);
    row("still talking", candidate(talking(leg), none), BulkSkip::StillTalking);
    row("a person's code", candidate(coded(leg, complaint), none), BulkSkip::AlreadyCoded);
    row("a person's code, spelt by name", candidate(coded(leg, QStringLiteral("Complaint")), none),
        BulkSkip::AlreadyCoded);
    row("the wanted code itself", candidate(coded(leg, sale.id.text()), none), BulkSkip::AlreadyCoded);
    row("a person's code that left the queue", candidate(coded(leg, retired.id.text()), orphaned),
        BulkSkip::AlreadyCoded);
    row("never answered", candidate(unanswered(leg), none), BulkSkip::NotAStraggler);
    row("another communication carries the wrap-up", candidate(leg, none), BulkSkip::NotAStraggler);

    const auto barred = [&](Unwritable why, const Leg &each) {
        return candidate(each, Straggler{.kind = StragglerClass::Missing, .unwritable = why});
    };
    row("no code may be given", barred(Unwritable::NotPermitted, leg), BulkSkip::NotPermitted);
    row("none in its division", barred(Unwritable::OtherDivision, leg), BulkSkip::OtherDivision);
    row("none in its division, and locked", written(barred(Unwritable::OtherDivision, leg), IntentState::Locked),
        BulkSkip::OtherDivision);
    row("none in its division, and being written", written(barred(Unwritable::OtherDivision, leg), IntentState::Held),
        BulkSkip::BeingWritten);

    row("locked and coded meanwhile", written(candidate(coded(leg, complaint), none), IntentState::Locked),
        BulkSkip::AlreadyCoded);
    row("being written and still talking", written(candidate(talking(leg), none), IntentState::Held),
        BulkSkip::BeingWritten);
}

void BulkPlanTest::saysWhyALegIsSkipped()
{
    QFETCH(const BulkCandidate, candidate);
    QFETCH(const Skip, expected);
    const BulkPlan made = plan({candidate});
    QCOMPARE(made.legs, expected ? QList<LegId>() : QList<LegId>{candidate.leg.id});
    QCOMPARE(made.skipped.keys(), expected ? QList<BulkSkip>{*expected} : QList<BulkSkip>());

    // Where the code does not fit, only what nobody can help goes before that.
    const BulkPlan unfit = planBulk({&candidate, 1}, retired, true, codeBook(), {});
    const bool fits = codeBook().onQueue(candidate.leg.queue, retired.id.text()) != Validity::NotValid;
    const Skip why = expected || fits ? expected : BulkSkip::CodeNotValid;
    QCOMPARE(unfit.skipped.keys(), why ? QList<BulkSkip>{*why} : QList<BulkSkip>());
}

void BulkPlanTest::includesAgentsInAcwOnlyWhenAsked()
{
    const BulkCandidate open = candidate(inAcw(endedLeg()), pending);
    QCOMPARE(plan({open}, false).skipped.value(BulkSkip::InAcw), QList<LegId>{open.leg.id});
    QCOMPARE(plan({open}, true).legs, QList<LegId>{open.leg.id});
    QCOMPARE(plan({open}, true).inAcw, 1);
}

void BulkPlanTest::everyLegIsEitherCodedOrSkippedOnce()
{
    QList<BulkCandidate> candidates;
    for (int i = 0; i < 40; ++i) {
        Leg leg = named(QString::number(i), endedLeg());
        if (i % 4 == 1)
            leg = coded(leg, complaint);
        if (i % 4 == 2)
            leg = inAcw(leg);
        candidates.append(candidate(i % 4 == 3 ? talking(leg) : leg));
    }
    const BulkPlan made = plan(candidates, false);
    QCOMPARE(made.legs.size(), 10);
    QCOMPARE(made.skippedCount(), 30);
    QSet<LegId> seen(made.legs.begin(), made.legs.end());
    for (const QList<LegId> &ids : made.skipped)
        seen.unite(QSet<LegId>(ids.begin(), ids.end()));
    QCOMPARE(seen.size(), 40);
}

void BulkPlanTest::writesTheShortestTimeFirst()
{
    using std::chrono::milliseconds;
    const auto due = [](const char *name, int acwFrom, int timeout) {
        Leg leg = withPrompt(inAcw(named(QString::fromLatin1(name), endedLeg())), WrapupPrompt::MandatoryTimeout);
        leg.acwStart = at(acwFrom);
        leg.acwTimeout = std::chrono::seconds(timeout);
        return candidate(leg, pending);
    };
    const auto ended = [](const char *name, const QDateTime &time) {
        Leg leg = named(QString::fromLatin1(name), endedLeg());
        leg.endedAt = time;
        return candidate(leg);
    };
    const BulkPlan made = plan({ended("undated", {}), ended("new", at(90)), ended("old", at(20)),
                                candidate(inAcw(named(QStringLiteral("endless"), endedLeg())), pending),
                                due("soon", 30, 60), due("sooner", 60, 20)});
    QCOMPARE(order(made), QStringLiteral("sooner soon endless old new undated"));
}

void BulkPlanTest::saysWhatItIsAboutToTouch()
{
    const BulkPlan made = plan({candidate(named(QStringLiteral("a"), inAcw(endedLeg())), pending),
                                candidate(named(QStringLiteral("b"), coded(endedLeg(), timeout)), systemCoded),
                                candidate(named(QStringLiteral("c"), coded(endedLeg(), complaint)), orphaned)});
    QCOMPARE(made.inAcw, 1);
    QCOMPARE(made.classes, (QSet{StragglerClass::Pending, StragglerClass::SystemCoded}));
}

void BulkPlanTest::doubtsOnlyWhatItNeeds()
{
    Capabilities capabilities;
    capabilities.learn(refusedOn(Ability::CodeClosed, Media::Voice));
    capabilities.learn(refusedOn(Ability::CodeClosed, Media::Email));
    capabilities.learn(refusedOn(Ability::CodePending, Media::Voice));
    capabilities.learn(refusedOn(Ability::CodePending, Media::Message));
    Evidence able = refusedOn(Ability::CodePending, Media::Message, 10);
    able.isAble = true;
    capabilities.learn(able);

    const BulkCandidate closed = candidate(named(QStringLiteral("a"), endedLeg()));
    const BulkCandidate again = candidate(named(QStringLiteral("b"), endedLeg()));
    const BulkCandidate open = candidate(named(QStringLiteral("c"), inAcw(endedLeg())), pending);
    const BulkCandidate message = candidate(withMedia(inAcw(endedLeg()), Media::Message), pending);

    QCOMPARE(plan({closed, again}, true, capabilities).doubts, QList{refusedOn(Ability::CodeClosed, Media::Voice)});
    QCOMPARE(plan({closed, open}, true, capabilities).doubts,
             (QList{refusedOn(Ability::CodePending, Media::Voice), refusedOn(Ability::CodeClosed, Media::Voice)}));
    QCOMPARE(plan({closed, open}, false, capabilities).doubts, QList{refusedOn(Ability::CodeClosed, Media::Voice)});
    QVERIFY(plan({message}, true, capabilities).doubts.isEmpty());
}

void BulkPlanTest::countsItsRequests_data()
{
    QTest::addColumn<int>("closed");
    QTest::addColumn<int>("open");
    QTest::addColumn<int>("requests");
    QTest::newRow("nothing") << 0 << 0 << 0;
    QTest::newRow("one closed leg") << 1 << 0 << 2;
    QTest::newRow("a batch of closed legs") << 100 << 0 << 101;
    QTest::newRow("one more") << 101 << 0 << 103;
    QTest::newRow("legs in ACW are read one by one") << 0 << 100 << 200;
    QTest::newRow("both") << 250 << 10 << 273;
}

void BulkPlanTest::countsItsRequests()
{
    QFETCH(const int, closed);
    QFETCH(const int, open);
    QList<BulkCandidate> candidates;
    for (int i = 0; i < closed; ++i)
        candidates.append(candidate(named(QStringLiteral("closed-%1").arg(i), endedLeg())));
    for (int i = 0; i < open; ++i)
        candidates.append(candidate(named(QStringLiteral("open-%1").arg(i), inAcw(endedLeg())), pending));
    QTEST(plan(candidates).requests(), "requests");
}

void BulkPlanTest::nothingChosenIsNothingToDo()
{
    const BulkPlan made = plan({});
    QVERIFY(made.legs.isEmpty() && made.skipped.isEmpty() && made.doubts.isEmpty() && made.classes.isEmpty());
    QCOMPARE(made.skippedCount(), 0);
}

WRAPDESK_TEST(BulkPlanTest)
#include "bulkplantest.moc"
