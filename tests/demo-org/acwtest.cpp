// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/conversationmaker.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace demoorg;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Fate)

namespace {

const QDateTime start(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

const Queue &queueWith(const Centre &centre, const QString &prompt)
{
    return *std::find_if(centre.queues.cbegin(), centre.queues.cend(),
                         [&](const Queue &queue) { return queue.wrapupPrompt == prompt; });
}

// One call that is played as far as a test wants; times count from the end of the talk.
class Call
{
public:
    Call(const Centre &centre, const Queue &queue, Fate fate, const QString &media, AcwScope scope)
    {
        ScriptWriter writer(centre, {.acwScope = scope}, Random(3));
        writer.open(QStringLiteral("inbound"), queue.divisionId);
        const LegRef customer = writer.customer(media, QStringLiteral("inbound"));
        agent = writer.alert(&queue, queue.memberIds.constFirst(), media, QStringLiteral("inbound"));
        writer.pass(5s, 5s);
        writer.answer(agent);
        writer.pass(60s, 60s);
        writer.leave(customer, QStringLiteral("client"));
        writer.finish(agent, QStringLiteral("peer"), queue, fate);
        m_script = writer.take();
        conversation = m_script.opening;
        conversation.startTime = start;
    }

    void playUntil(std::chrono::milliseconds afterTalk)
    {
        while (m_next < m_script.steps.size() && m_script.steps[m_next].offset <= m_script.legEnd + afterTalk) {
            const Step &step = m_script.steps[m_next++];
            step.happens(conversation, start + step.offset, facts);
        }
    }

    void playToTheEnd() { playUntil(1h); }
    Leg leg() { return findLeg(conversation, agent); }

    Conversation conversation;
    LegRef agent;
    QList<Fact> facts;

private:
    Script m_script;
    std::size_t m_next = 0;
};

} // namespace

class AcwTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void opensAsThePlatformShowsIt_data();
    void opensAsThePlatformShowsIt();
    void endsAsItsFateSays_data();
    void endsAsItsFateSays();
    void keepsAForcedTimeoutOpenAfterTheChoice();
    void anExtendedAcwOutlivesItsFirstTimeout();
    void isSavedForLaterBeforeItIsCoded();
    void leavesTheCodeThatStandsThereAlone();
    void belongsToTheParticipantOrToTheCommunication();

private:
    const Centre m_centre = makeCentre(1, 1.0);
};

void AcwTest::opensAsThePlatformShowsIt_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("participantPrompt");
    QTest::addColumn<QString>("media");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("agentHasEnd");
    const auto row = [](const char *prompt, const char *shown, const char *media, const char *state, bool hasEnd) {
        QTest::addRow("%s, %s", prompt, media) << QString::fromLatin1(prompt) << QString::fromLatin1(shown)
                                               << QString::fromLatin1(media) << QString::fromLatin1(state) << hasEnd;
    };
    row("MANDATORY", "mandatory", "voice", "terminated", false);
    row("MANDATORY", "mandatory", "callback", "connected", false);
    row("OPTIONAL", "optional", "email", "disconnected", true);
    row("MANDATORY_TIMEOUT", "timeout", "message", "disconnected", true);
    row("MANDATORY_FORCED_TIMEOUT", "forcedTimeout", "voice", "terminated", false);
    row("AGENT_REQUESTED", "agentRequested", "voice", "terminated", false);
}

void AcwTest::opensAsThePlatformShowsIt()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, media);
    const Queue &queue = queueWith(m_centre, prompt);
    Call call(m_centre, queue, Fate::Coded, media, AcwScope::Participant);
    call.playUntil(0s);
    const auto [participant, communication] = call.leg();
    QTEST(participant->wrapupPrompt, "participantPrompt");
    QTEST(communication->state, "state");
    QTEST(!participant->endTime.isNull(), "agentHasEnd");
    QCOMPARE(participant->wrapupTimeoutMs, queue.timeoutMs);
    QVERIFY(participant->wrapupRequired && participant->wrapupExpected);
    QCOMPARE(participant->startAcwTime, communication->disconnectedTime);
    QCOMPARE(communication->acw.state, QStringLiteral("pending"));
    QCOMPARE(communication->acw.start, communication->disconnectedTime);
    QCOMPARE(communication->acwRequired, prompt == QLatin1String("AGENT_REQUESTED"));
    QVERIFY(!communication->wrapup && !participant->wrapup);
    QCOMPARE(communication->segments.last().type, QStringLiteral("wrapup"));
    QVERIFY(communication->segments.last().end.isNull());
}

void AcwTest::endsAsItsFateSays_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<Fate>("fate");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("code"); // * is any of the queue's
    const auto row = [](const char *name, const char *prompt, Fate fate, const char *state, const QString &code) {
        QTest::addRow("%s: %s", prompt, name)
            << QString::fromLatin1(prompt) << fate << QString::fromLatin1(state) << code;
    };
    const QString any = QStringLiteral("*");
    row("coded", "MANDATORY", Fate::Coded, "complete", any);
    row("coded late", "MANDATORY", Fate::CodedLate, "complete", any);
    row("left open", "MANDATORY", Fate::LeftOpen, "pending", {});
    row("coded", "OPTIONAL", Fate::Coded, "complete", any);
    row("no code", "OPTIONAL", Fate::NoCode, "complete", {});
    row("no ACW", "OPTIONAL", Fate::NoAcw, "notApplicable", {});
    row("skipped by design", "OPTIONAL", Fate::SkippedAcw, "skipped", {});
    row("skipped", "OPTIONAL", Fate::SkippedByAgent, "complete", builtin::skipped);
    row("coded early", "MANDATORY_TIMEOUT", Fate::Coded, "complete", any);
    row("timed out", "MANDATORY_TIMEOUT", Fate::TimedOut, "complete", builtin::timedOut);
    row("default", "MANDATORY_TIMEOUT", Fate::DefaultCode, "complete", builtin::defaultId);
    row("coded", "MANDATORY_FORCED_TIMEOUT", Fate::Coded, "complete", any);
    row("timed out", "MANDATORY_FORCED_TIMEOUT", Fate::TimedOut, "complete", builtin::timedOut);
    row("coded", "AGENT_REQUESTED", Fate::Coded, "complete", any);
    row("not requested", "AGENT_REQUESTED", Fate::NoAcw, "notApplicable", {});
    row("timed out", "AGENT_REQUESTED", Fate::TimedOut, "complete", builtin::timedOut);
    row("extended, coded", "MANDATORY_TIMEOUT", Fate::ExtendedThenCoded, "complete", any);
    row("extended, timed out", "MANDATORY_TIMEOUT", Fate::ExtendedThenTimedOut, "complete", builtin::timedOut);
    row("saved, coded", "MANDATORY_TIMEOUT", Fate::SavedThenCoded, "complete", any);
    row("saved, coded", "MANDATORY", Fate::SavedThenCoded, "complete", any);
    row("saved, timed out", "MANDATORY_TIMEOUT", Fate::SavedThenTimedOut, "complete", builtin::timedOut);
    row("saved, left open", "MANDATORY", Fate::SavedThenLeftOpen, "pending", {});
    row("deleted", "MANDATORY_TIMEOUT", Fate::CodeDeleted, "complete", m_centre.deletedCode.id);
}

void AcwTest::endsAsItsFateSays()
{
    QFETCH(const QString, prompt);
    QFETCH(const Fate, fate);
    QFETCH(const QString, code);
    const Queue &queue = queueWith(m_centre, prompt);
    Call call(m_centre, queue, fate, QStringLiteral("voice"), AcwScope::Participant);
    call.playToTheEnd();
    const Leg leg = call.leg();
    QTEST(leg.communication->acw.state, "state");
    if (code == QLatin1String("*"))
        QVERIFY(queue.codeIds.contains(currentCode(leg)));
    else
        QCOMPARE(currentCode(leg), code);
    QCOMPARE(leg.participant->wrapup.has_value(), leg.communication->wrapup.has_value());
    QCOMPARE(leg.communication->wrapup && leg.communication->wrapup->provisional, fate == Fate::SavedThenLeftOpen);
    QCOMPARE(leg.participant->wrapupSkipped, fate == Fate::SkippedByAgent);
    QCOMPARE(leg.communication->acwSkipped, fate == Fate::SkippedAcw);
    const Segment &last = leg.communication->segments.last();
    QCOMPARE(last.type == QLatin1String("wrapup"), fate != Fate::NoAcw && fate != Fate::SkippedAcw);
    QCOMPARE(last.wrapUpCode, currentCode(leg));
    QCOMPARE(last.end.isNull(), fate == Fate::LeftOpen || fate == Fate::SavedThenLeftOpen);
    QVERIFY(!call.conversation.endTime.isNull());
    if (fate == Fate::TimedOut)
        QCOMPARE(leg.communication->acw.start.msecsTo(leg.communication->acw.end), queue.timeoutMs);
    const auto ends = std::count_if(call.facts.cbegin(), call.facts.cend(),
                                    [](const Fact &fact) { return fact.kind == Fact::Kind::AcwEnded; });
    QCOMPARE(ends, leg.communication->acw.state == QLatin1String("complete") ? 1 : 0);
}

void AcwTest::keepsAForcedTimeoutOpenAfterTheChoice()
{
    const Queue &queue = queueWith(m_centre, QStringLiteral("MANDATORY_FORCED_TIMEOUT"));
    Call call(m_centre, queue, Fate::Coded, QStringLiteral("voice"), AcwScope::Participant);
    call.playUntil(std::chrono::milliseconds(queue.timeoutMs - 1));
    QVERIFY(queue.codeIds.contains(currentCode(call.leg())));
    QVERIFY(isInAcw(*call.leg().communication));
    call.playUntil(std::chrono::milliseconds(queue.timeoutMs));
    QVERIFY(!isInAcw(*call.leg().communication));
}

void AcwTest::anExtendedAcwOutlivesItsFirstTimeout()
{
    const Queue &queue = queueWith(m_centre, QStringLiteral("MANDATORY_TIMEOUT"));
    for (const Fate fate : {Fate::ExtendedThenCoded, Fate::ExtendedThenTimedOut}) {
        Call call(m_centre, queue, fate, QStringLiteral("voice"), AcwScope::Participant);
        call.playUntil(std::chrono::milliseconds(queue.timeoutMs * 4 / 10));
        QCOMPARE(call.leg().participant->wrapupTimeoutMs, queue.timeoutMs);
        call.playUntil(std::chrono::milliseconds(queue.timeoutMs));
        QVERIFY(isInAcw(*call.leg().communication));
        QCOMPARE(call.leg().participant->wrapupTimeoutMs, queue.timeoutMs * 2);
        call.playUntil(std::chrono::milliseconds(queue.timeoutMs * 2));
        QVERIFY(!isInAcw(*call.leg().communication));
    }
}

void AcwTest::isSavedForLaterBeforeItIsCoded()
{
    const Queue &queue = queueWith(m_centre, QStringLiteral("MANDATORY_TIMEOUT"));
    for (const Fate fate : {Fate::SavedThenCoded, Fate::SavedThenTimedOut}) {
        Call call(m_centre, queue, fate, QStringLiteral("voice"), AcwScope::Participant);
        call.playUntil(10s);
        QVERIFY(call.leg().communication->wrapup && call.leg().communication->wrapup->provisional);
        QVERIFY(call.leg().participant->wrapup->provisional);
        QVERIFY(isInAcw(*call.leg().communication));
        QVERIFY(call.facts.isEmpty());
        QVERIFY(call.leg().communication->segments.last().wrapUpCode.isEmpty());
    }
}

void AcwTest::leavesTheCodeThatStandsThereAlone()
{
    const Queue &queue = queueWith(m_centre, QStringLiteral("MANDATORY_TIMEOUT"));
    for (const Fate fate : {Fate::Coded, Fate::TimedOut}) {
        Call call(m_centre, queue, fate, QStringLiteral("voice"), AcwScope::Participant);
        call.playUntil(-1ms);
        const QString chosen = queue.codeIds.constLast();
        setWrapup(call.leg(), {.code = chosen}, AcwScope::Participant);
        call.playToTheEnd();
        QCOMPARE(currentCode(call.leg()), chosen);
        QCOMPARE(call.leg().communication->segments.last().wrapUpCode, chosen);
    }
}

void AcwTest::belongsToTheParticipantOrToTheCommunication()
{
    const Queue &queue = queueWith(m_centre, QStringLiteral("MANDATORY"));
    for (const AcwScope scope : {AcwScope::Participant, AcwScope::Communication}) {
        ConversationMaker maker(m_centre, {.acwScope = scope}, 9);
        const Script script = maker.make(Kind::Callback, queue, Fate::LeftOpen);
        Conversation conversation = script.opening;
        QList<Fact> facts;
        for (const Step &step : script.steps)
            step.happens(conversation, start + step.offset, facts);
        const auto agent = std::find_if(conversation.participants.cbegin(), conversation.participants.cend(),
                                        [](const Participant &p) { return p.communications.size() == 2; });
        QVERIFY(agent != conversation.participants.cend());
        const Communication &callback = agent->communications.at(0);
        const Communication &call = agent->communications.at(1);
        QCOMPARE(callback.acw.state, QStringLiteral("pending"));
        QVERIFY(!callback.wrapup);
        QCOMPARE(call.wrapup.has_value(), scope == AcwScope::Communication);
        QCOMPARE(call.acw.state,
                 scope == AcwScope::Communication ? QStringLiteral("complete") : QStringLiteral("pending"));
    }
}

WRAPDESK_TEST(AcwTest)
#include "acwtest.moc"
