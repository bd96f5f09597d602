// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/evidence.h"

#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const UserId supervisor(QStringLiteral("supervisor"));
const UserId agent(QStringLiteral("agent"));

Leg legOf(const UserId &user)
{
    Leg leg = endedLeg();
    leg.agent = user;
    return leg;
}

Intent ended(IntentState state, Refusal refusal = Refusal::None, bool inAcw = false)
{
    Intent intent;
    intent.leg = legId();
    intent.code = {.id = CodeId(QStringLiteral("id-sale")), .name = QStringLiteral("Sale")};
    intent.by = supervisor;
    intent.state = state;
    intent.refusal = refusal;
    intent.foundInAcw = inAcw;
    intent.settledAt = at(200);
    return intent;
}

Intent answered(Intent intent, const char *where, const char *code = "the.code")
{
    intent.error = Error{.kind = ErrorKind::Forbidden,
                         .httpStatus = 403,
                         .code = QString::fromLatin1(code),
                         .correlationId = QStringLiteral("of-the-error"),
                         .where = QString::fromLatin1(where)};
    return intent;
}

template <typename Change>
Intent changed(Intent intent, Change change)
{
    change(intent);
    return intent;
}

QString shown(const std::optional<Evidence> &evidence)
{
    if (!evidence)
        return QStringLiteral("nothing");
    return abilityName(evidence->ability) + (evidence->isAble ? QStringLiteral(" able") : QStringLiteral(" not able"));
}

} // namespace

class EvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void concludesFromTheEndOfAnIntent_data();
    void concludesFromTheEndOfAnIntent();
    void itsOwnLegsSayNothing_data();
    void itsOwnLegsSayNothing();
    void keepsWhoWhenAndWhy();
    void aSignInWithoutAUserHasNoLegsOfItsOwn();
    void theNewestEvidenceCounts();
    void listsByAbilityThenMedium();
    void abilityNamesReadBack();

private:
    static void addAttempts();
    static void addWhatProvesNothing();
};

void EvidenceTest::concludesFromTheEndOfAnIntent_data()
{
    QTest::addColumn<Intent>("intent");
    QTest::addColumn<QString>("expected");
    addAttempts();
    addWhatProvesNothing();
}

void EvidenceTest::addAttempts()
{
    const auto row = [](const char *name, const Intent &intent, const char *expected) {
        QTest::newRow(name) << intent << QString::fromLatin1(expected);
    };
    row("coded while its agent was in ACW", ended(IntentState::Confirmed, Refusal::None, true), "code-pending able");
    row("coded after it was closed", ended(IntentState::Confirmed), "code-closed able");
    row("coded instead of a time-out",
        changed(ended(IntentState::Confirmed),
                [](Intent &intent) { intent.found = assigned(QStringLiteral("ININ-WRAP-UP-TIMEOUT")); }),
        "code-closed able");
    row("coded where the same code was saved for later",
        changed(ended(IntentState::Confirmed, Refusal::None, true),
                [](Intent &intent) {
                    intent.found = AssignedCode{.code = QStringLiteral("id-sale"), .provisional = true};
                }),
        "code-pending able");
    for (const Refusal refusal :
         {Refusal::UserNeeded, Refusal::PermissionMissing, Refusal::NotAParticipant, Refusal::Forbidden}) {
        QTest::addRow("%s, in ACW", qPrintable(refusalName(refusal)))
            << answered(ended(IntentState::Refused, refusal, true), "POST /api/v2/conversations/calls/…")
            << QStringLiteral("code-pending not able");
        QTest::addRow("%s, closed", qPrintable(refusalName(refusal)))
            << answered(ended(IntentState::Refused, refusal), "POST /api/v2/conversations/calls/…")
            << QStringLiteral("code-closed not able");
    }
    row("locked", ended(IntentState::Locked, Refusal::Closed), "code-closed not able");
    row("closed between read and write", ended(IntentState::Locked, Refusal::Closed, true), "code-closed not able");
}

void EvidenceTest::addWhatProvesNothing()
{
    const auto row = [](const char *name, const Intent &intent) {
        QTest::newRow(name) << intent << QStringLiteral("nothing");
    };
    for (const IntentState state :
         {IntentState::Held, IntentState::Checking, IntentState::Sending, IntentState::Accepted, IntentState::Cancelled,
          IntentState::HumanWon, IntentState::Unconfirmed, IntentState::Failed}) {
        QTest::newRow(qPrintable(intentStateName(state))) << ended(state) << QStringLiteral("nothing");
    }
    for (const Refusal refusal : {Refusal::CodeNotValid, Refusal::CodeRequired, Refusal::ConversationGone,
                                  Refusal::LegGone, Refusal::StillTalking, Refusal::NotWritable,
                                  Refusal::SystemCodeStands, Refusal::RateLimited, Refusal::Other}) {
        QTest::newRow(qPrintable(refusalName(refusal)))
            << ended(IntentState::Refused, refusal, true) << QStringLiteral("nothing");
    }
    row("the read was refused", answered(ended(IntentState::Refused, Refusal::PermissionMissing),
                                         "GET /api/v2/conversations/{conversationId}"));
    row("the code stood there already", changed(ended(IntentState::Confirmed), [](Intent &intent) {
            intent.found = assigned(QStringLiteral("id-sale"));
        }));
    row("the code stood there already, spelt by name", changed(ended(IntentState::Confirmed), [](Intent &intent) {
            intent.found = assigned(QStringLiteral("Sale"));
        }));
    row("nobody watched it", changed(ended(IntentState::Confirmed), [](Intent &intent) { intent.unwatched = true; }));
    row("a person's code was put back",
        changed(ended(IntentState::Confirmed), [](Intent &intent) { intent.reason.kind = Reason::Kind::PutBack; }));
    row("a tag", changed(ended(IntentState::Confirmed), [](Intent &intent) { intent.what = Intent::What::Tag; }));
}

void EvidenceTest::concludesFromTheEndOfAnIntent()
{
    QFETCH(const Intent, intent);
    QTEST(shown(evidenceOf(intent, legOf(agent))), "expected");
}

void EvidenceTest::itsOwnLegsSayNothing_data()
{
    QTest::addColumn<Intent>("intent");
    QTest::newRow("coded in ACW") << ended(IntentState::Confirmed, Refusal::None, true);
    QTest::newRow("coded closed") << ended(IntentState::Confirmed);
    QTest::newRow("refused") << ended(IntentState::Refused, Refusal::Forbidden, true);
    QTest::newRow("locked") << ended(IntentState::Locked, Refusal::Closed);
}

void EvidenceTest::itsOwnLegsSayNothing()
{
    QFETCH(const Intent, intent);
    QCOMPARE(shown(evidenceOf(intent, legOf(supervisor))), QStringLiteral("nothing"));
    QVERIFY(evidenceOf(intent, legOf(agent)).has_value());
}

void EvidenceTest::keepsWhoWhenAndWhy()
{
    Intent intent = answered(ended(IntentState::Locked, Refusal::Closed), "POST …", "not.authorized");
    intent.correlationIds = {QStringLiteral("of-the-read"), QStringLiteral("of-the-write")};
    const Leg leg = withMedia(legOf(agent), Media::Email);
    Evidence expected{.by = supervisor,
                      .ability = Ability::CodeClosed,
                      .media = Media::Email,
                      .at = at(200),
                      .code = QStringLiteral("not.authorized"),
                      .correlationId = QStringLiteral("of-the-error")};
    QVERIFY(evidenceOf(intent, leg) == expected);

    intent.state = IntentState::Confirmed;
    intent.refusal = Refusal::None;
    intent.error.reset();
    expected.isAble = true;
    expected.code.clear();
    expected.correlationId = QStringLiteral("of-the-write");
    QVERIFY(evidenceOf(intent, leg) == expected);
}

void EvidenceTest::aSignInWithoutAUserHasNoLegsOfItsOwn()
{
    Intent intent = ended(IntentState::Refused, Refusal::UserNeeded, true);
    intent.by = {};
    QCOMPARE(shown(evidenceOf(intent, legOf({}))), QStringLiteral("code-pending not able"));
}

void EvidenceTest::theNewestEvidenceCounts()
{
    Evidence evidence{.media = Media::Voice, .at = at(10)};
    Capabilities capabilities;
    QVERIFY(!capabilities.of(Ability::CodePending, Media::Voice));
    capabilities.learn(evidence);
    QCOMPARE(shown(capabilities.of(Ability::CodePending, Media::Voice)), QStringLiteral("code-pending not able"));

    evidence.isAble = true;
    evidence.at = at(20);
    capabilities.learn(evidence);
    QCOMPARE(shown(capabilities.of(Ability::CodePending, Media::Voice)), QStringLiteral("code-pending able"));

    evidence.isAble = false;
    evidence.at = at(15); // came late
    capabilities.learn(evidence);
    QCOMPARE(shown(capabilities.of(Ability::CodePending, Media::Voice)), QStringLiteral("code-pending able"));

    QVERIFY(!capabilities.of(Ability::CodePending, Media::Email));
    QVERIFY(!capabilities.of(Ability::CodeClosed, Media::Voice));
}

void EvidenceTest::listsByAbilityThenMedium()
{
    Capabilities capabilities;
    for (const Ability ability : {Ability::CodeClosed, Ability::CodePending}) {
        for (const Media media : {Media::Message, Media::Voice, Media::Message})
            capabilities.learn({.ability = ability, .media = media, .at = at(0)});
    }
    QStringList texts;
    for (const Evidence &each : capabilities.all())
        texts.append(abilityName(each.ability) + QLatin1Char(' ') + mediaName(each.media));
    QCOMPARE(texts, (QStringList{QStringLiteral("code-pending voice"), QStringLiteral("code-pending message"),
                                 QStringLiteral("code-closed voice"), QStringLiteral("code-closed message")}));
}

void EvidenceTest::abilityNamesReadBack()
{
    for (const Ability ability : {Ability::CodePending, Ability::CodeClosed})
        QVERIFY(abilityFromName(abilityName(ability)) == ability);
    QVERIFY(!abilityFromName(u"Code-Pending"));
    QVERIFY(!abilityFromName(u""));
}

WRAPDESK_TEST(EvidenceTest)
#include "evidencetest.moc"
