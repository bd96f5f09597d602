// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/straggler.h"

#include "domain/roster.h"
#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

// A leg and what it is expected to be.
struct Case
{
    Leg leg;
    std::optional<Straggler> expected;
};
using Cases = QList<Case>;

Straggler byDesign(Straggler straggler)
{
    straggler.byDesign = true;
    return straggler;
}

Straggler because(Unwritable reason, Straggler straggler = missing)
{
    straggler.unwritable = reason;
    return straggler;
}

const LegId anna = legId(QStringLiteral("anna"));
const LegId ben = legId(QStringLiteral("ben"));
const LegId callback = legId(QStringLiteral("anna"), QStringLiteral("callback"));
const LegId call = legId(QStringLiteral("anna"), QStringLiteral("call"));
const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
const QString skipped = QStringLiteral("ININ-WRAP-UP-SKIPPED");
const QString sale = QStringLiteral("id-sale");

} // namespace

Q_DECLARE_METATYPE(Cases)

class StragglerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void classifies_data();
    void classifies();
    void classNamesReadBack();

private:
    static void addTrapRows();
    static void addLaterTrapRows();
    static void addSmallPrintRows();
    static void addCodeRows();
};

void StragglerTest::classifies_data()
{
    QTest::addColumn<Cases>("legs"); // all of one conversation
    QTest::addColumn<bool>("communicationBasedAcw");
    addTrapRows();
    addLaterTrapRows();
    addSmallPrintRows();
    addCodeRows();
}

void StragglerTest::addTrapRows()
{
    const auto row = [](const char *name, const Cases &legs) { QTest::newRow(name) << legs << false; };

    row("trap 1: wrap-up pending while still connected",
        {{with(talking(endedLeg()), [](Leg &leg) { leg.acw = AcwState::Pending; }), none}});
    row("trap 2: never answered, alert timed out", {{unanswered(endedLeg()), none}});
    row("trap 2: never answered, still alerting", {{with(unanswered(endedLeg()),
                                                         [](Leg &leg) {
                                                             leg.phase = LegPhase::Contacting;
                                                             leg.endedAt = {};
                                                         }),
                                                    none}});
    row("trap 3: two agents, one coded", {{coded(endedLeg(anna), sale), none}, {endedLeg(ben), missing}});
    row("trap 4: a conversation without any agent", {});
    row("trap 5: a wrap-up segment without a code", {{endedLeg(), missing}});
    row("trap 5: interacted, without any wrap-up segment", {{with(endedLeg(),
                                                                  [](Leg &leg) {
                                                                      leg.acw = AcwState::Unknown;
                                                                      leg.acwStart = {};
                                                                      leg.acwEnd = {};
                                                                  }),
                                                             missing}});
    row("trap 5: a code on the interact segment, without a time", {{with(endedLeg(),
                                                                         [](Leg &leg) {
                                                                             leg.acw = AcwState::Unknown;
                                                                             leg.code = AssignedCode{.code = sale};
                                                                         }),
                                                                    none}});
    row("trap 6: a system code where an id is expected", {{coded(endedLeg(), timeout), systemCoded}});
    row("trap 6: the code's name instead of its id", {{coded(endedLeg(), QStringLiteral("Sale")), none}});
    row("trap 6: the name of a code that left the queue", {{coded(endedLeg(), QStringLiteral("Retired")), orphaned}});
    row("trap 7: callback disconnected while its state reads connected",
        {{withPrompt(withMedia(inAcw(endedLeg(callback)), Media::Callback), WrapupPrompt::MandatoryTimeout), pending}});
    row("trap 7: the captured callback, on an optional prompt",
        {{withPrompt(withMedia(inAcw(endedLeg(callback)), Media::Callback), WrapupPrompt::Optional),
          byDesign(pending)}});
    row("trap 8: callback and its call share one wrap-up",
        {{during(withMedia(endedLeg(callback), Media::Callback), 10, 100), none},
         {during(endedLeg(call), 20, 101), missing}});
    QTest::newRow("trap 8: callback and its call, one wrap-up each")
        << Cases{{during(withMedia(endedLeg(callback), Media::Callback), 10, 100), missing},
                 {during(endedLeg(call), 20, 101), missing}}
        << true;
    row("trap 9: a system code on an optional prompt",
        {{withPrompt(coded(endedLeg(), timeout), WrapupPrompt::Optional), byDesign(systemCoded)}});
    row("trap 10: transferred, the next agent still talks",
        {{endedLeg(anna), missing}, {talking(endedLeg(ben)), none}});
}

void StragglerTest::addLaterTrapRows()
{
    const auto row = [](const char *name, const Cases &legs) { QTest::newRow(name) << legs << false; };

    row("trap 11: unknown values are kept going", {{with(endedLeg(),
                                                         [](Leg &leg) {
                                                             leg.media = Media::Unknown;
                                                             leg.direction = Direction::Unknown;
                                                             leg.acw = AcwState::Unknown;
                                                             leg.prompt = WrapupPrompt::Unknown;
                                                         }),
                                                    because(Unwritable::UnknownMedia)}});
    row("trap 12: an end without an answer is a requeue",
        {{unanswered(endedLeg(anna)), none}, {coded(endedLeg(ben), sale), none}});
    row("trap 13: one conversation on two pages", {{endedLeg(), missing}, {endedLeg(), missing}});
    row("trap 14: open for months, in ACW for seconds",
        {{with(inAcw(endedLeg()), [](Leg &leg) { leg.conversationStart = at(0).addMonths(-4); }), pending}});
    row("trap 15: a monitoring supervisor", {{with(endedLeg(), [](Leg &leg) { leg.monitoring = true; }), none}});
    row("trap 15: a conference, each agent a leg", {{endedLeg(anna), missing}, {inAcw(endedLeg(ben)), pending}});
    row("trap 16: a direct call, no queue",
        {{with(endedLeg(), [](Leg &leg) { leg.queue = {}; }), because(Unwritable::NoQueue)}});
    row("trap 16: old web chat", {{withMedia(endedLeg(), Media::Chat), because(Unwritable::OldWebChat)}});
    row("trap 16: an internal message",
        {{withMedia(endedLeg(), Media::InternalMessage), because(Unwritable::InternalMessage)}});
    row("trap 16: an internal message without a queue", {{with(endedLeg(),
                                                               [](Leg &leg) {
                                                                   leg.media = Media::InternalMessage;
                                                                   leg.queue = {};
                                                               }),
                                                          because(Unwritable::InternalMessage)}});
    row("trap 16: system-coded, without a queue", {{with(coded(endedLeg(), timeout), [](Leg &leg) { leg.queue = {}; }),
                                                    because(Unwritable::NoQueue, systemCoded)}});
    row("trap 17: ACW skipped", {{with(endedLeg(), [](Leg &leg) { leg.acwSkipped = true; }), byDesign(missing)}});
    row("trap 17: ACW state skipped",
        {{with(endedLeg(), [](Leg &leg) { leg.acw = AcwState::Skipped; }), byDesign(missing)}});
    row("trap 17: optional prompt", {{withPrompt(endedLeg(), WrapupPrompt::Optional), byDesign(missing)}});
    row("trap 17: optional prompt with a code", {{withPrompt(coded(endedLeg(), sale), WrapupPrompt::Optional), none}});
}

void StragglerTest::addSmallPrintRows()
{
    const auto row = [](const char *name, const Cases &legs) { QTest::newRow(name) << legs << false; };

    row("§11.1: the default code by its fixed id",
        {{coded(endedLeg(), QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66")), systemCoded}});
    row("§11.1: the default code by its name",
        {{coded(endedLeg(), QStringLiteral("Default Wrap-up Code")), systemCoded}});
    row("§11.2: in ACW without an end time", {{with(inAcw(endedLeg()), [](Leg &leg) { leg.endedAt = {}; }), pending}});
    row("§11.5: a disconnect type never heard of",
        {{with(endedLeg(), [](Leg &leg) { leg.disconnectType = QStringLiteral("endpoint.moonlight"); }), missing}});
    row("§11.10: ACW skipped, and the platform said so with a code", {{with(coded(endedLeg(), skipped),
                                                                            [](Leg &leg) {
                                                                                leg.acwSkipped = true;
                                                                                leg.acw = AcwState::Skipped;
                                                                            }),
                                                                       systemCoded}});
    row("agent-requested ACW that nobody requested",
        {{withPrompt(with(endedLeg(), [](Leg &leg) { leg.acw = AcwState::NotApplicable; }),
                     WrapupPrompt::AgentRequested),
          byDesign(missing)}});
    row("ACW not applicable although the prompt is mandatory",
        {{with(endedLeg(), [](Leg &leg) { leg.acw = AcwState::NotApplicable; }), missing}});
    for (const WrapupPrompt prompt : {WrapupPrompt::Mandatory, WrapupPrompt::MandatoryTimeout,
                                      WrapupPrompt::MandatoryForcedTimeout, WrapupPrompt::AgentRequested}) {
        QTest::addRow("closed without a code, prompt %d", static_cast<int>(prompt))
            << Cases{{withPrompt(endedLeg(), prompt), missing}} << false;
        QTest::addRow("in ACW, prompt %d", static_cast<int>(prompt))
            << Cases{{withPrompt(inAcw(endedLeg()), prompt), pending}} << false;
    }
}

void StragglerTest::addCodeRows()
{
    const auto row = [](const char *name, const Cases &legs) { QTest::newRow(name) << legs << false; };

    row("a code of the queue", {{coded(endedLeg(), sale), none}});
    row("a code while ACW is still open", {{coded(inAcw(endedLeg()), sale), none}});
    row("a code the queue no longer offers", {{coded(endedLeg(), QStringLiteral("id-retired")), orphaned}});
    row("a code nobody lists", {{coded(endedLeg(), QStringLiteral("id-deleted")), orphaned}});
    row("the queue's codes are not known yet", {{with(coded(endedLeg(), QStringLiteral("id-retired")),
                                                      [](Leg &leg) { leg.queue = QueueId(QStringLiteral("sales")); }),
                                                 none}});
    row("an orphaned code on an optional prompt is an alarm",
        {{withPrompt(coded(endedLeg(), QStringLiteral("id-retired")), WrapupPrompt::Optional), orphaned}});
    row("saved for later without a code",
        {{with(coded(inAcw(endedLeg()), QString()), [](Leg &leg) { leg.code->provisional = true; }), pending}});
    row("a provisional code is none",
        {{with(coded(inAcw(endedLeg()), sale), [](Leg &leg) { leg.code->provisional = true; }), pending}});
    row("an empty code is none", {{coded(endedLeg(), QString()), missing}});
    for (const char *name : {"ININ-WRAP-UP-TIMEOUT", "ININ-WRAP-UP-SKIPPED", "ININ-WRAP-UP-DELETED",
                             "ININ-OUTBOUND-BUSY", "ININ-OUTBOUND-ANYTHING-NEW"})
        QTest::addRow("%s is a system code", name)
            << Cases{{coded(endedLeg(), QString::fromLatin1(name)), systemCoded}} << false;
}

void StragglerTest::classifies()
{
    QFETCH(const Cases, legs);
    QFETCH(const bool, communicationBasedAcw);
    const CodeBook codes = codeBook();

    Roster roster;
    roster.setCommunicationBasedAcw(communicationBasedAcw);
    for (const Case &each : legs) {
        QList<Leg> siblings;
        for (const Case &other : legs) {
            if (other.leg.id.participant == each.leg.id.participant)
                siblings.append(other.leg);
        }
        const auto straggler = classify(each.leg, siblings, communicationBasedAcw, codes);
        QCOMPARE(shown(straggler), shown(each.expected));
        const LegEvent event{.leg = each.leg, .observedAt = at(200)};
        roster.apply({&event, 1}, codes);
    }
    for (const Case &each : legs)
        QCOMPARE(shown(roster.find(each.leg.id)->straggler), shown(each.expected));
}

void StragglerTest::classNamesReadBack()
{
    for (const StragglerClass kind :
         {StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded, StragglerClass::Orphaned})
        QVERIFY(stragglerClassFromName(stragglerClassName(kind)) == kind);
    QVERIFY(!stragglerClassFromName(u"Pending"));
    QVERIFY(!stragglerClassFromName(u""));
}

WRAPDESK_TEST(StragglerTest)
#include "stragglertest.moc"
