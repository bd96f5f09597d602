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

} // namespace

// The one rule by which the human wins, and what it makes of what is seen on a leg.
class PermitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void permitsByWhatStandsThere_data();
    void permitsByWhatStandsThere();
    void letsOnlyHandsReplaceAPersonsCode_data();
    void letsOnlyHandsReplaceAPersonsCode();
    void putsBackWhatTheQueueNoLongerOffers();
    void judgesACodeThatWasHeardOf_data();
    void judgesACodeThatWasHeardOf();
    void yieldsToACodeSavedForLater_data();
    void yieldsToACodeSavedForLater();
    void knowsWhatSlippedIn_data();
    void knowsWhatSlippedIn();
    void addsNotesToACodeThatWasSeen();
    void knowsAProof_data();
    void knowsAProof();
};

void PermitTest::permitsByWhatStandsThere_data()
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

void PermitTest::permitsByWhatStandsThere()
{
    QFETCH(const Fresh, fresh);
    QFETCH(const Intent, intent);
    QFETCH(const QString, expected);
    QCOMPARE(shown(permit(intent, fresh, codeBook())), expected);
}

void PermitTest::letsOnlyHandsReplaceAPersonsCode_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("overPersons"); // which was seen
    QTest::newRow("hand") << int(Reason::Kind::Hand) << QStringLiteral("sending none");
    QTest::newRow("put back") << int(Reason::Kind::PutBack) << QStringLiteral("sending none");
    QTest::newRow("bulk") << int(Reason::Kind::Bulk) << QStringLiteral("humanWon none");
    QTest::newRow("rule") << int(Reason::Kind::Rule) << QStringLiteral("humanWon none");
    QTest::newRow("sweeper") << int(Reason::Kind::Sweeper) << QStringLiteral("humanWon none");
}

void PermitTest::letsOnlyHandsReplaceAPersonsCode()
{
    QFETCH(const int, kind);
    QFETCH(const QString, overPersons);
    const auto by = [kind](Intent intent) {
        intent.reason.kind = Reason::Kind(kind);
        return intent;
    };
    const auto judged = [](const Leg &leg, const Intent &intent) { return shown(permit(intent, leg, codeBook())); };
    const Leg leg = endedLeg();
    QCOMPARE(judged(coded(leg, complaint), by(wanting(assigned(complaint)))), overPersons);
    // One that was orphaned is a person's all the same.
    QCOMPARE(judged(coded(leg, QStringLiteral("id-retired")), by(wanting(assigned(QStringLiteral("id-retired"))))),
             overPersons);
    QCOMPARE(judged(coded(leg, complaint), by(wanting({}, true))), QStringLiteral("humanWon none"));
    // Whoever asks: a system code gives way where it was seen or asked for, and nothing where nothing stands.
    QCOMPARE(judged(coded(leg, timeout), by(wanting())), QStringLiteral("refused system-code-stands"));
    QCOMPARE(judged(coded(leg, timeout), by(wanting(assigned(timeout)))), QStringLiteral("sending none"));
    QCOMPARE(judged(coded(leg, timeout), by(wanting({}, true))), QStringLiteral("sending none"));
    QCOMPARE(judged(leg, by(wanting())), QStringLiteral("sending none"));
    QCOMPARE(judged(coded(leg, sale), by(wanting())), QStringLiteral("confirmed none"));
}

void PermitTest::putsBackWhatTheQueueNoLongerOffers()
{
    Intent intent = wanting();
    intent.code.id = CodeId(QStringLiteral("id-retired"));
    QCOMPARE(shown(permit(intent, endedLeg(), codeBook())), QStringLiteral("refused code-not-valid"));
    intent.reason.kind = Reason::Kind::PutBack;
    QCOMPARE(shown(permit(intent, endedLeg(), codeBook())), QStringLiteral("sending none"));
}

void PermitTest::judgesACodeThatWasHeardOf_data()
{
    QTest::addColumn<AssignedCode>("standing");
    QTest::addColumn<Intent>("intent");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no code") << AssignedCode{} << wanting() << QStringLiteral("sending none");
    QTest::newRow("saved for later") << AssignedCode{.code = complaint, .provisional = true} << wanting()
                                     << QStringLiteral("sending none");
    QTest::newRow("saved for later without a code") << AssignedCode{.notes = QStringLiteral("n"), .provisional = true}
                                                    << wanting() << QStringLiteral("sending none");
    QTest::newRow("a person's") << assigned(complaint) << wanting() << QStringLiteral("humanWon none");
    QTest::newRow("a person's, spelt by name")
        << assigned(QStringLiteral("Complaint")) << wanting() << QStringLiteral("humanWon none");
    QTest::newRow("the one seen") << assigned(complaint) << wanting(assigned(complaint))
                                  << QStringLiteral("sending none");
    QTest::newRow("a time-out") << assigned(timeout) << wanting() << QStringLiteral("refused system-code-stands");
    QTest::newRow("a time-out, asked for") << assigned(timeout) << wanting({}, true) << QStringLiteral("sending none");
    QTest::newRow("the wanted one") << assigned(sale) << wanting() << QStringLiteral("confirmed none");
    QTest::newRow("a code nobody knows") << assigned(QStringLiteral("id-unheard-of")) << wanting()
                                         << QStringLiteral("humanWon none");
}

void PermitTest::judgesACodeThatWasHeardOf()
{
    QFETCH(const AssignedCode, standing);
    QFETCH(const Intent, intent);
    QFETCH(const QString, expected);
    QCOMPARE(shown(permitOver(intent, standing, codeBook())), expected);
}

void PermitTest::yieldsToACodeSavedForLater_data()
{
    QTest::addColumn<Seen>("standing");
    QTest::addColumn<QString>("yielding");
    QTest::addColumn<QString>("notYielding");
    const QString goesOn = QStringLiteral("sending none");
    const QString stops = QStringLiteral("humanWon none");
    QTest::newRow("nothing stands there") << Seen() << goesOn << goesOn;
    QTest::newRow("no code") << Seen(AssignedCode{}) << goesOn << goesOn;
    QTest::newRow("saved for later") << Seen(AssignedCode{.code = complaint, .provisional = true}) << stops << goesOn;
    QTest::newRow("saved for later without a code yet") << Seen(AssignedCode{.provisional = true}) << stops << goesOn;
    QTest::newRow("the wanted one, saved for later")
        << Seen(AssignedCode{.code = sale, .provisional = true}) << stops << goesOn;
    QTest::newRow("a system code as if saved for later")
        << Seen(AssignedCode{.code = timeout, .provisional = true}) << stops << goesOn;
    QTest::newRow("a person's") << Seen(assigned(complaint)) << stops << stops;
    QTest::newRow("the wanted one") << Seen(assigned(sale)) << QStringLiteral("confirmed none")
                                    << QStringLiteral("confirmed none");
    QTest::newRow("a time-out") << Seen(assigned(timeout)) << QStringLiteral("refused system-code-stands")
                                << QStringLiteral("refused system-code-stands");
}

// Whether it was read or heard of, and even where it was seen before.
void PermitTest::yieldsToACodeSavedForLater()
{
    QFETCH(const Seen, standing);
    QFETCH(const QString, yielding);
    QFETCH(const QString, notYielding);
    const Leg fresh = with(inAcw(endedLeg()), [&](Leg &leg) { leg.code = standing; });
    for (const bool yields : {true, false}) {
        const QString expected = yields ? yielding : notYielding;
        Intent intent = wanting();
        intent.reason.kind = Reason::Kind::Rule;
        intent.yieldsToProvisional = yields;
        QCOMPARE(shown(permit(intent, fresh, codeBook())), expected);
        if (standing)
            QCOMPARE(shown(permitOver(intent, *standing, codeBook())), expected);
        intent.seen = standing && standing->provisional ? standing : Seen();
        QCOMPARE(shown(permit(intent, fresh, codeBook())), expected);
    }
}

void PermitTest::knowsWhatSlippedIn_data()
{
    QTest::addColumn<AssignedCode>("heard");
    QTest::addColumn<Seen>("found");
    QTest::addColumn<Seen>("seen");
    QTest::addColumn<bool>("hasSlippedIn");
    QTest::newRow("a person's") << assigned(complaint) << Seen() << Seen() << true;
    QTest::newRow("a person's instead of a time-out")
        << assigned(complaint) << Seen(assigned(timeout)) << Seen() << true;
    QTest::newRow("saved for later") << AssignedCode{.code = complaint, .provisional = true} << Seen() << Seen()
                                     << false;
    QTest::newRow("no code") << AssignedCode{} << Seen() << Seen() << false;
    QTest::newRow("a time-out") << assigned(timeout) << Seen() << Seen() << false;
    QTest::newRow("ours") << assigned(sale) << Seen() << Seen() << false;
    QTest::newRow("ours, spelt by name") << assigned(QStringLiteral("Sale")) << Seen() << Seen() << false;
    QTest::newRow("as it was found") << assigned(complaint) << Seen(assigned(QStringLiteral("Complaint"))) << Seen()
                                     << false;
    QTest::newRow("as it was found, saved for later")
        << assigned(complaint) << Seen(AssignedCode{.code = complaint, .provisional = true}) << Seen() << true;
    QTest::newRow("as it was seen") << assigned(complaint) << Seen() << Seen(assigned(complaint)) << false;
    QTest::newRow("another than was found and seen")
        << assigned(complaint) << Seen(assigned(QStringLiteral("id-retired"))) << Seen(assigned(timeout)) << true;
}

void PermitTest::knowsWhatSlippedIn()
{
    QFETCH(const AssignedCode, heard);
    QFETCH(const Seen, found);
    QFETCH(const Seen, seen);
    QFETCH(const bool, hasSlippedIn);
    for (int kind = 0; kind <= static_cast<int>(Reason::Kind::PutBack); ++kind) { // whoever asked
        Intent intent = wanting(seen);
        intent.found = found;
        intent.reason.kind = static_cast<Reason::Kind>(kind);
        QCOMPARE(slippedIn(intent, heard, codeBook()), hasSlippedIn);
    }
}

void PermitTest::addsNotesToACodeThatWasSeen()
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

void PermitTest::knowsAProof_data()
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
    QTest::newRow("what was saved for later before")
        << Seen(AssignedCode{.code = sale, .provisional = true}) << AssignedCode{.code = sale} << true;
    QTest::newRow("what was saved for later without a code")
        << Seen(AssignedCode{.provisional = true}) << wanted << true;
    QTest::newRow("with other notes than before") << Seen(AssignedCode{.code = sale}) << wanted << true;
}

void PermitTest::knowsAProof()
{
    QFETCH(const Seen, found);
    QFETCH(const AssignedCode, seen);
    QFETCH(const bool, isProof);
    Intent intent = wanting();
    intent.found = found;
    QCOMPARE(proves(intent, seen, codeBook()), isProof);
}

WRAPDESK_TEST(PermitTest)
#include "permittest.moc"
