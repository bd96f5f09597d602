// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/conversationcodec.h"

#include "golden.h"
#include "legtext.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ConversationCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsEveryLeg_data();
    void readsEveryLeg();
    void readsWhatDecides_data();
    void readsWhatDecides();
    void keepsWhatIsSavedForLaterApartFromNoCode();
    void survivesMutilation_data();
    void survivesMutilation();
    void keepsTheLegWhateverOneFieldSays();
    void namesThePathOfWhatIsNoObject();
    void readsTheSettings();
    void readsAnAttributeOfOneParticipant();
    void takesNothingSpoiltForAnAttribute();
};

namespace {

const ParticipantId second(QStringLiteral("p2"));
const QByteArray attributed = R"({"id": "c", "participants": [
    {"id": "p1", "purpose": "customer", "attributes": {"code": "theirs"}},
    {"id": "p2", "purpose": "agent", "attributes": {"code": "Sale", "код": "Verkauf", "": "nameless"}}]})";

} // namespace

void ConversationCodecTest::readsEveryLeg_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = fixtures(QStringLiteral("conversations"));
    for (const QString &name : names) {
        if (name != u"settings")
            QTest::newRow(qPrintable(name)) << name;
    }
}

void ConversationCodecTest::readsEveryLeg()
{
    QFETCH(QString, name);
    const auto legs = decodeConversation(fixture(QStringLiteral("conversations/%1.json").arg(name)));
    QVERIFY2(legs, legs ? "" : qPrintable(describe(legs.error())));
    const QByteArray difference =
        differenceToGolden(textOf(*legs), QStringLiteral("conversations/%1.legs.txt").arg(name));
    QVERIFY2(difference.isEmpty(), difference.constData());
}

// What the traps of FEATURES look like on the wire, and what of them decides about the leg.
void ConversationCodecTest::readsWhatDecides_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("leg");
    QTest::addColumn<LegPhase>("phase");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<AcwState>("acw");
    QTest::addColumn<QString>("code");
    const QString none;
    const QString order = QStringLiteral("2a9c6f3e-51d4-4b0a-8a6e-7f4f0c3b9d11");
    const auto row = [](const char *trap, const char *name, int leg, LegPhase phase, bool answered, AcwState acw,
                        const QString &code) {
        QTest::newRow(trap) << QString::fromLatin1(name) << leg << phase << answered << acw << code;
    };
    using enum LegPhase;
    row("1 announced while connected", "acw-announced-while-connected", 0, Talking, true, AcwState::Pending, none);
    row("1 the participant's, announced", "participant-acw-announced", 0, Talking, true, AcwState::Unknown, none);
    row("2 declined", "alert-declined", 0, Ended, false, AcwState::Unknown, none);
    row("2 still ringing", "alert-declined", 1, Contacting, false, AcwState::Unknown, none);
    row("3 the coded one", "conference-two-agents", 0, Ended, true, AcwState::Complete, order);
    row("3 the other", "conference-two-agents", 1, Ended, true, AcwState::Complete, none);
    row("6 system code", "system-code", 0, Ended, true, AcwState::Complete, QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
    row("7 ended callback reads connected", "callback-ended-still-connected", 0, Ended, true, AcwState::Pending, none);
    row("8 the call", "callback-and-its-call", 0, Ended, true, AcwState::Complete, order);
    row("8 the callback", "callback-and-its-call", 1, Ended, true, AcwState::Pending, none);
    row("8 the participant's: the call", "participant-acw-callback-and-call", 0, Ended, false, AcwState::Pending, none);
    row("8 the participant's: the callback", "participant-acw-callback-and-call", 1, Ended, true, AcwState::Pending,
        none);
    row("10 who transferred", "transfer-one-coded", 0, Ended, true, AcwState::Complete, none);
    row("10 who took over", "transfer-one-coded", 1, Talking, true, AcwState::Unknown, none);
    row("11 ended in an unknown state", "unknown-words", 0, Ended, true, AcwState::Unknown, none);
    row("11 connected in an unknown state", "unknown-words", 1, Talking, true, AcwState::Unknown, none);
    row("11 nothing but an unknown state", "unknown-words", 2, Unknown, false, AcwState::Unknown, none);
    row("17 skipped", "skipped", 0, Ended, true, AcwState::Skipped, none);
    row("17 the participant skipped", "participant-acw-skipped", 0, Ended, true, AcwState::Skipped, none);
    row("the participant's ACW, open", "participant-acw-pending", 0, Ended, true, AcwState::Pending, none);
    row("the participant's ACW, coded", "participant-acw-coded", 0, Ended, true, AcwState::Complete, order);
}

void ConversationCodecTest::readsWhatDecides()
{
    QFETCH(QString, name);
    QFETCH(int, leg);
    const auto legs = decodeConversation(fixture(QStringLiteral("conversations/%1.json").arg(name)));
    QVERIFY(legs && legs->size() > leg);
    const Leg &found = legs->at(leg);
    QTEST(found.phase, "phase");
    QTEST(found.isAnswered(), "answered");
    QTEST(found.acw, "acw");
    QTEST(found.code ? found.code->code : QString(), "code");
}

void ConversationCodecTest::keepsWhatIsSavedForLaterApartFromNoCode()
{
    const auto leg = [](const char *name) {
        return decodeConversation(fixture(QStringLiteral("conversations/%1.json").arg(QLatin1String(name))))->first();
    };
    const Leg saved = leg("provisional-without-code");
    QVERIFY(saved.isInAcw());
    QVERIFY(saved.code && saved.code->code.isEmpty() && saved.code->provisional && !saved.code->stands());
    QVERIFY(!leg("provisional-code").code->stands());
    QVERIFY(!leg("acw-pending").code);
    QVERIFY(leg("wrapped-up").code->stands());
    // Nothing says of an empty wrap-up that it was saved: it is none.
    QVERIFY(!decodeConversation(R"({"id":"c","participants":[{"id":"p","purpose":"agent","userId":"u",
        "calls":[{"id":"l","wrapup":{"durationSeconds":3,"provisional":false}}]}]})")
                 ->first()
                 .code);
}

void ConversationCodecTest::survivesMutilation_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<QStringList>("essential");
    const QString agent = QStringLiteral("$.participants[1]");
    const QStringList ids{QStringLiteral("$.id"), agent + QStringLiteral(".id"),
                          agent + QStringLiteral(".calls[0].id")};
    const QStringList arrays{QStringLiteral("$.participants"), agent + QStringLiteral(".calls")};
    QTest::newRow("communication's code") << QStringLiteral("wrapped-up") << ids
                                          << arrays
                                                 + QStringList{agent + QStringLiteral(".calls[0].wrapup"),
                                                               agent + QStringLiteral(".calls[0].wrapup.code")};
    QTest::newRow("participant's code") << QStringLiteral("participant-acw-coded") << ids
                                        << arrays
                                               + QStringList{agent + QStringLiteral(".wrapup"),
                                                             agent + QStringLiteral(".wrapup.code")};
}

void ConversationCodecTest::survivesMutilation()
{
    QFETCH(QString, name);
    QFETCH(QStringList, required);
    QFETCH(QStringList, essential);
    const QByteArray body = fixture(QStringLiteral("conversations/%1.json").arg(name));
    const QByteArray mistake = firstMistake(body, {required, essential}, errorOf<QList<Leg>>(decodeConversation));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
    QCOMPARE(textOf(*decodeConversation(withExtraFields(body))), textOf(*decodeConversation(body)));
}

void ConversationCodecTest::keepsTheLegWhateverOneFieldSays()
{
    const QStringList takesTheLegAway{QStringLiteral("$.participants"), QStringLiteral("$.participants[1].calls"),
                                      QStringLiteral("$.participants[1].purpose")};
    const QList<Mutilation> mutilations = mutilationsOf(fixture(QStringLiteral("conversations/wrapped-up.json")));
    for (const Mutilation &mutilation : mutilations) {
        const auto legs = decodeConversation(mutilation.body);
        if (!legs || takesTheLegAway.contains(mutilation.path))
            continue;
        QVERIFY2(legs->size() == 1, mutilation.name().constData());
        QVERIFY2(legs->first().isEnded() && legs->first().isAnswered(), mutilation.name().constData());
    }
}

void ConversationCodecTest::namesThePathOfWhatIsNoObject()
{
    const auto legs = decodeConversation(R"({"id":"c","participants":[{"id":"p"},7]})");
    QVERIFY(!legs);
    QCOMPARE(legs.error().where, QStringLiteral("$.participants[1]"));
    QCOMPARE(legs.error().message, QStringLiteral("expected an object, found a number"));
}

void ConversationCodecTest::readsTheSettings()
{
    const QByteArray body = fixture(QStringLiteral("conversations/settings.json"));
    QCOMPARE(decodeConversationSettings(body).value(), ConversationSettings{.communicationBasedAcw = true});
    QCOMPARE(decodeConversationSettings("{}").value(), ConversationSettings{.communicationBasedAcw = false});
    const QByteArray mistake = firstMistake(body, {}, errorOf<ConversationSettings>(decodeConversationSettings));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

void ConversationCodecTest::readsAnAttributeOfOneParticipant()
{
    const auto read = [](const char *name) { return decodeAttribute(attributed, second, QString::fromUtf8(name)); };
    QCOMPARE(read("code").value(), QStringLiteral("Sale"));
    QCOMPARE(read("код").value(), QStringLiteral("Verkauf"));
    QCOMPARE(read("кот").value(), QString());
    QCOMPARE(read("Code").value(), QString());
    QCOMPARE(decodeAttribute(attributed, ParticipantId(QStringLiteral("p3")), QStringLiteral("code")).value(),
             QString());
}

void ConversationCodecTest::takesNothingSpoiltForAnAttribute()
{
    const auto read = [](const QByteArray &body) { return decodeAttribute(body, second, QStringLiteral("code")); };
    const ErrorOf errorOf = [read](const QByteArray &body) {
        const Result<QString> value = read(body);
        return value ? std::nullopt : std::optional(value.error());
    };
    const QByteArray mistake = firstMistake(attributed, {{}, {QStringLiteral("$.participants")}}, errorOf);
    QVERIFY2(mistake.isEmpty(), mistake.constData());
    for (const Mutilation &mutilation : mutilationsOf(attributed)) {
        const bool isOurs = mutilation.path == u"$.participants[1].id" || mutilation.path == u"$.participants"
                            || mutilation.path == u"$.participants[1].attributes"
                            || mutilation.path == u"$.participants[1].attributes.code";
        const QString value = read(mutilation.body).value_or(QString());
        QVERIFY2((value == u"Sale") != isOurs, mutilation.name().constData());
    }
    QCOMPARE(read(withExtraFields(attributed)).value(), QStringLiteral("Sale"));
}

WRAPDESK_TEST(ConversationCodecTest)
#include "conversationcodectest.moc"
