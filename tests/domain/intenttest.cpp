// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/intent.h"

#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

using Fresh = std::optional<Leg>;
using Seen = std::optional<AssignedCode>;

namespace {

const QString sale = QStringLiteral("id-sale");
const QString complaint = QStringLiteral("id-complaint");
const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");

Intent wanting(const Seen &seen = {}, bool replacesSystemCode = false)
{
    Intent intent;
    intent.leg = legId();
    intent.queue = QueueId(QStringLiteral("support"));
    intent.code = {.id = CodeId(sale), .name = QStringLiteral("Sale")};
    intent.seen = seen;
    intent.replacesSystemCode = replacesSystemCode;
    return intent;
}

QString shown(const Permit &permit)
{
    return intentStateName(permit.state) + QLatin1Char(' ') + refusalName(permit.refusal);
}

} // namespace

class IntentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void permitsByWhatStandsThere_data();
    void permitsByWhatStandsThere();
    void addsNotesToACodeThatWasSeen();
    void knowsAProof_data();
    void knowsAProof();
    void namesEveryRefusalOfThePlatform_data();
    void namesEveryRefusalOfThePlatform();
    void failsWithoutAUsableAnswer_data();
    void failsWithoutAUsableAnswer();
    void endStatesEnd();
    void everyStateAndRefusalHasAName();
};

void IntentTest::permitsByWhatStandsThere_data()
{
    QTest::addColumn<Fresh>("fresh");
    QTest::addColumn<Intent>("intent");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Fresh &fresh, const Intent &intent, const char *expected) {
        QTest::newRow(name) << fresh << intent << QString::fromLatin1(expected);
    };
    const Leg leg = endedLeg();

    row("nothing stands there", leg, wanting(), "sending none");
    row("nothing stands there, ACW open", inAcw(leg), wanting(), "sending none");
    row("what was seen is gone", leg, wanting(assigned(timeout)), "sending none");
    row("the leg is not in its conversation", {}, wanting(), "refused leg-gone");
    row("still talking", talking(leg), wanting(), "refused still-talking");
    row("a monitoring supervisor", with(leg, [](Leg &each) { each.monitoring = true; }), wanting(),
        "refused not-writable");
    row("a direct call", with(leg, [](Leg &each) { each.queue = {}; }), wanting(), "refused not-writable");
    row("old web chat", withMedia(leg, Media::Chat), wanting(), "refused not-writable");
    row("unknown media", withMedia(leg, Media::Unknown), wanting(), "refused not-writable");
    row(
        "the queue does not offer the code", leg,
        [] {
            Intent intent = wanting();
            intent.code.id = CodeId(QStringLiteral("id-retired"));
            return intent;
        }(),
        "refused code-not-valid");
    row("the queue's codes are not known", with(leg, [](Leg &each) { each.queue = QueueId(QStringLiteral("q")); }),
        wanting(), "sending none");

    row("a person coded it meanwhile", coded(leg, complaint), wanting(), "humanWon none");
    row("a person coded it meanwhile, spelt by name", coded(leg, QStringLiteral("Complaint")), wanting(),
        "humanWon none");
    row("a person's code, and system codes may be replaced", coded(leg, complaint), wanting({}, true), "humanWon none");
    row("another code than the one seen", coded(leg, complaint), wanting(assigned(QStringLiteral("id-retired"))),
        "humanWon none");
    row("the code that was seen", coded(leg, complaint), wanting(assigned(complaint)), "sending none");
    row("the code that was seen, spelt by name", coded(leg, QStringLiteral("Complaint")), wanting(assigned(complaint)),
        "sending none");
    row("a provisional code", with(coded(leg, complaint), [](Leg &each) { each.code->provisional = true; }), wanting(),
        "sending none");
    row("seen only provisionally", coded(leg, complaint), wanting(AssignedCode{.code = complaint, .provisional = true}),
        "humanWon none");
    row("the wanted code", coded(leg, sale), wanting(), "confirmed none");
    row("the wanted code, spelt by name", coded(leg, QStringLiteral("Sale")), wanting(), "confirmed none");
    row("the wanted code was seen", coded(leg, sale), wanting(assigned(sale)), "confirmed none");

    row("a time-out nobody saw", coded(leg, timeout), wanting(), "refused system-code-stands");
    row("a time-out nobody saw, and it may be replaced", coded(leg, timeout), wanting({}, true), "sending none");
    row("the time-out that was seen", coded(leg, timeout), wanting(assigned(timeout)), "sending none");
    row("the default code instead of the time-out seen", coded(leg, QStringLiteral("Default Wrap-up Code")),
        wanting(assigned(timeout)), "refused system-code-stands");
    row("the default code that was seen, spelt by id",
        coded(leg, QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66")),
        wanting(assigned(QStringLiteral("Default Wrap-up Code"))), "sending none");
}

void IntentTest::permitsByWhatStandsThere()
{
    QFETCH(const Fresh, fresh);
    QFETCH(const Intent, intent);
    QFETCH(const QString, expected);
    QCOMPARE(shown(permit(intent, fresh, codeBook())), expected);
}

void IntentTest::addsNotesToACodeThatWasSeen()
{
    Intent intent = wanting(assigned(sale));
    intent.notes = QStringLiteral("called twice");
    const Leg standing = coded(endedLeg(), sale);
    QCOMPARE(permit(intent, standing, codeBook()).state, IntentState::Sending);

    Leg annotated = standing;
    annotated.code->notes = intent.notes;
    QCOMPARE(permit(intent, annotated, codeBook()).state, IntentState::Confirmed);

    // Somebody else chose the same code and wrote notes of their own.
    intent.seen = {};
    QCOMPARE(permit(intent, standing, codeBook()).state, IntentState::Confirmed);
}

void IntentTest::knowsAProof_data()
{
    QTest::addColumn<Seen>("found");
    QTest::addColumn<AssignedCode>("seen");
    QTest::addColumn<bool>("isProof");
    const AssignedCode wanted{.code = sale, .notes = QStringLiteral("new")};
    QTest::newRow("the wanted code") << Seen() << wanted << true;
    QTest::newRow("the wanted code, spelt by name") << Seen() << AssignedCode{.code = QStringLiteral("Sale")} << true;
    QTest::newRow("another code") << Seen() << AssignedCode{.code = complaint} << false;
    QTest::newRow("no code") << Seen() << AssignedCode{} << false;
    QTest::newRow("saved for later") << Seen() << AssignedCode{.code = sale, .provisional = true} << false;
    QTest::newRow("instead of a time-out") << Seen(AssignedCode{.code = timeout}) << wanted << true;
    QTest::newRow("as it stood before") << Seen(AssignedCode{.code = sale}) << AssignedCode{.code = sale} << false;
    QTest::newRow("with other notes than before") << Seen(AssignedCode{.code = sale}) << wanted << true;
}

void IntentTest::knowsAProof()
{
    QFETCH(const Seen, found);
    QFETCH(const AssignedCode, seen);
    QFETCH(const bool, isProof);
    Intent intent = wanting();
    intent.found = found;
    QCOMPARE(proves(intent, seen, codeBook()), isProof);
}

void IntentTest::namesEveryRefusalOfThePlatform_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("inAcw");
    QTest::addColumn<QString>("closed");
    const auto row = [](ErrorKind kind, const char *code, const char *inAcw, const char *closed) {
        QTest::addRow("%s %s", qPrintable(errorKindName(kind)), code)
            << static_cast<int>(kind) << QString::fromLatin1(code) << QString::fromLatin1(inAcw)
            << QString::fromLatin1(closed);
    };
    const auto both = [row](ErrorKind kind, const char *code, const char *expected) {
        row(kind, code, expected, expected);
    };
    // 400
    both(ErrorKind::Invalid, "not.a.user", "refused user-needed");
    both(ErrorKind::Invalid, "invalid.value", "refused code-not-valid");
    both(ErrorKind::Invalid, "conversation.error.wrapup.code.required", "refused code-required");
    both(ErrorKind::Invalid, "conversation.error.participant.no.active.conversations", "locked closed");
    both(ErrorKind::Invalid, "conversation.error.call.disconnected", "locked closed");
    for (const char *code :
         {"bad.request", "invalid.date", "conversation.error.wrapup.cannot.skip", "duplicate.name",
          "required.field.missing", "notification.invalid.topic", "unsupported.media.type", "never.heard.of", ""})
        both(ErrorKind::Invalid, code, "refused other");
    // 403
    both(ErrorKind::Forbidden, "missing.permissions", "refused permission-missing");
    both(ErrorKind::Forbidden, "missing.any.permissions", "refused permission-missing");
    row(ErrorKind::Forbidden, "not.authorized", "refused forbidden", "locked closed");
    both(ErrorKind::Forbidden, "conversation.error.forbidden.not.active.participant", "refused not-a-participant");
    both(ErrorKind::Forbidden, "", "refused other");
    // 404
    both(ErrorKind::NotFound, "conversation.error.not.conversation.participant", "refused not-a-participant");
    both(ErrorKind::NotFound, "conversation.error.conversation.not.found", "refused conversation-gone");
    both(ErrorKind::NotFound, "resource.not.found", "refused conversation-gone");
    both(ErrorKind::NotFound, "not.found", "refused conversation-gone");
    both(ErrorKind::NotFound, "", "refused conversation-gone");
    // 409, 429
    both(ErrorKind::Conflict, "", "refused other");
    both(ErrorKind::RateLimited, "too.many.requests", "refused rate-limited");
    both(ErrorKind::RateLimited, "too.many.requests.retry.after", "refused rate-limited");
}

void IntentTest::namesEveryRefusalOfThePlatform()
{
    QFETCH(const int, kind);
    QFETCH(const QString, code);
    QFETCH(const QString, inAcw);
    QFETCH(const QString, closed);
    const Error error{.kind = static_cast<ErrorKind>(kind), .code = code};
    QCOMPARE(shown(refused(error, true)), inAcw);
    QCOMPARE(shown(refused(error, false)), closed);
}

void IntentTest::failsWithoutAUsableAnswer_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    for (const ErrorKind kind : {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Tls, ErrorKind::Unauthorized,
                                 ErrorKind::Server, ErrorKind::Decode, ErrorKind::Storage, ErrorKind::Secret})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << static_cast<int>(kind) << QStringLiteral("failed none");
    QTest::newRow("cancelled") << static_cast<int>(ErrorKind::Cancelled) << QStringLiteral("cancelled none");
}

void IntentTest::failsWithoutAUsableAnswer()
{
    QFETCH(const int, kind);
    QFETCH(const QString, expected);
    QCOMPARE(shown(refused({.kind = static_cast<ErrorKind>(kind)}, true)), expected);
}

void IntentTest::endStatesEnd()
{
    for (const IntentState state :
         {IntentState::Held, IntentState::Checking, IntentState::Sending, IntentState::Accepted})
        QVERIFY(!isEnd(state));
    for (const IntentState state :
         {IntentState::Confirmed, IntentState::Cancelled, IntentState::HumanWon, IntentState::Refused,
          IntentState::Locked, IntentState::Unconfirmed, IntentState::Failed})
        QVERIFY(isEnd(state));
}

void IntentTest::everyStateAndRefusalHasAName()
{
    QStringList names;
    for (int state = 0; state <= static_cast<int>(IntentState::Failed); ++state)
        names.append(intentStateName(static_cast<IntentState>(state)));
    for (int refusal = 0; refusal <= static_cast<int>(Refusal::Interrupted); ++refusal)
        names.append(refusalName(static_cast<Refusal>(refusal)));
    QVERIFY(!names.contains(QStringLiteral("unknown")));
    QCOMPARE(names.removeDuplicates(), 0);
}

WRAPDESK_TEST(IntentTest)
#include "intenttest.moc"
