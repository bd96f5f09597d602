// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/verbs.h"
#include "observer.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace demoorg;

namespace {

enum class Stage
{
    Talking,
    InAcw,
    Closed
};

const QString agentId = QStringLiteral("agent");
const QString legId = QStringLiteral("leg");
const QString conversationId = QStringLiteral("conversation");

QString queueWith(const Site &site, const QString &prompt)
{
    return std::find_if(site.queues().cbegin(), site.queues().cend(),
                        [&](const Queue &queue) { return queue.wrapupPrompt == prompt; })
        ->id;
}

Conversation conversationAt(Stage stage, const QString &queueId, const QString &participantPrompt)
{
    const QDateTime begin = QDateTime::currentDateTimeUtc().addSecs(-100);
    Communication leg{.id = legId, .media = QStringLiteral("voice"), .state = QStringLiteral("connected")};
    leg.connectedTime = begin;
    leg.segments.append({.type = QStringLiteral("interact"), .start = begin, .queueId = queueId});
    Participant agent{.id = agentId, .purpose = QStringLiteral("agent"), .userId = QStringLiteral("anna")};
    agent.queueId = queueId;
    agent.wrapupPrompt = participantPrompt;
    if (stage != Stage::Talking) {
        leg.state = QStringLiteral("terminated");
        leg.disconnectedTime = begin.addSecs(90);
        leg.segments.last().end = leg.disconnectedTime;
        leg.segments.append({.type = QStringLiteral("wrapup"), .start = leg.disconnectedTime, .queueId = queueId});
        leg.acw = {.state = QStringLiteral("pending"), .start = leg.disconnectedTime};
    }
    if (stage == Stage::Closed) {
        leg.acw.state = QStringLiteral("complete");
        leg.acw.end = leg.segments.last().end = leg.disconnectedTime.addSecs(5);
    }
    agent.communications = {leg};
    return {.id = conversationId, .startTime = begin, .participants = {agent}};
}

} // namespace

Q_DECLARE_METATYPE(Stage)

class WrapupWriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void refusesWithThePlatformsWords_data();
    void refusesWithThePlatformsWords();
    void takesEffectALittleLater_data();
    void takesEffectALittleLater();
    void keepsAForcedTimeoutRunning();
    void replacesWhatStoodThere();
    void keepsAcwOpenForAProvisionalOne();
    void skipsWhereSkippingIsAllowed();
    void lockedSitesForbidClosedLegs();
    void letsTheAgentCodeAtOnce();

private:
    Leg leg();
    QString code(int index) { return m_site->queue(m_queueId)->codeIds.at(index); }

    Conversation m_seen;
    std::unique_ptr<Site> m_site;
    QString m_queueId;
};

void WrapupWriteTest::initTestCase() { qRegisterMetaType<Stage>(); }

void WrapupWriteTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_site = std::make_unique<Site>(SiteOptions{.backlog = 0, .arrivalsPerMinute = 0});
    m_queueId = queueWith(*m_site, QStringLiteral("MANDATORY_TIMEOUT"));
    m_site->put(conversationAt(Stage::InAcw, m_queueId, QStringLiteral("timeout")));
}

// The leg as the site has it now.
Leg WrapupWriteTest::leg()
{
    m_seen = m_site->conversations().value(conversationId);
    return {&m_seen.participants.first(), &m_seen.participants.first().communications.first()};
}

void WrapupWriteTest::refusesWithThePlatformsWords_data()
{
    QTest::addColumn<QStringList>("where"); // conversation, participant, communication
    QTest::addColumn<QString>("change"); // what is odd about the leg
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("skipped");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("refusal");
    const QStringList here{conversationId, agentId, legId};
    const QString known = QStringLiteral("known");
    const auto row = [](const char *name, const QStringList &where, const char *change, const QString &code,
                        bool skipped, int status, const char *refusal) {
        QTest::newRow(name) << where << QString::fromLatin1(change) << code << skipped << status
                            << QString::fromLatin1(refusal);
    };
    const QString x = QStringLiteral("x");
    row("no such conversation", {x, agentId, legId}, "", known, false, 404,
        "conversation.error.conversation.not.found");
    row("no such participant", {conversationId, x, legId}, "", known, false, 404,
        "conversation.error.not.conversation.participant");
    row("no such communication", {conversationId, agentId, x}, "", known, false, 404,
        "conversation.error.not.conversation.participant");
    row("no code", here, "", {}, false, 400, "conversation.error.wrapup.code.required");
    row("no such code", here, "", x, false, 400, "invalid.value");
    row("skipped though mandatory", here, "", {}, true, 400, "conversation.error.wrapup.cannot.skip");
    row("no queue", here, "queueless", known, false, 400, "conversation.error.participant.no.active.conversations");
    row("a customer", here, "customer", known, false, 400, "conversation.error.participant.no.active.conversations");
    row("a listener", here, "monitoring", known, false, 400, "conversation.error.participant.no.active.conversations");
    row("never answered", here, "unanswered", known, false, 400,
        "conversation.error.participant.no.active.conversations");
}

void WrapupWriteTest::refusesWithThePlatformsWords()
{
    QFETCH(const QStringList, where);
    QFETCH(const QString, change);
    QFETCH(QString, code);
    QFETCH(const bool, skipped);
    if (code == QLatin1String("known"))
        code = this->code(0);
    Conversation conversation = m_site->conversations().value(conversationId);
    Participant &agent = conversation.participants.first();
    if (change == QLatin1String("queueless"))
        agent.queueId.clear();
    if (change == QLatin1String("customer"))
        agent.purpose = change;
    if (change == QLatin1String("monitoring"))
        agent.monitoredParticipantId = QStringLiteral("other");
    if (change == QLatin1String("unanswered"))
        agent.communications.first().connectedTime = {};
    m_site->put(conversation);
    const QByteArray before = observer::transcript(*m_site);

    QSignalSpy changes(m_site.get(), &Site::conversationChanged);
    const WriteAnswer answer =
        m_site->requestWrapup(where.at(0), where.at(1), where.at(2), {.code = code, .skipped = skipped}, {});
    QTEST(answer.status, "status");
    QTEST(answer.code, "refusal");
    QVERIFY(!answer.message.isEmpty());
    QCOMPARE(observer::transcript(*m_site), before);
}

void WrapupWriteTest::takesEffectALittleLater_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("communicationId");
    QTest::newRow("talking") << Stage::Talking << legId;
    QTest::newRow("in ACW") << Stage::InAcw << legId;
    QTest::newRow("in ACW, by the participant") << Stage::InAcw << QString();
    QTest::newRow("closed") << Stage::Closed << legId;
}

void WrapupWriteTest::takesEffectALittleLater()
{
    QFETCH(const Stage, stage);
    QFETCH(const QString, communicationId);
    m_site->put(conversationAt(stage, m_queueId, QStringLiteral("timeout")));
    QSignalSpy sets(m_site.get(), &Site::wrapupSet);
    QSignalSpy ends(m_site.get(), &Site::acwEnded);
    const WrapupInput input{.code = code(1), .notes = QStringLiteral("by hand"), .tags = {QStringLiteral("late")}};
    const QDateTime asked = QDateTime::currentDateTimeUtc();
    QCOMPARE(m_site->requestWrapup(conversationId, agentId, communicationId, input, QStringLiteral("boss")).status,
             202);
    QVERIFY(!leg().communication->wrapup);
    QTRY_COMPARE(sets.size(), 1);

    const QVariantList expected{conversationId, agentId, legId, true, QStringLiteral("boss"), QString(), code(1)};
    QCOMPARE(sets.at(0), expected);
    const Wrapup wrapup = leg().communication->wrapup.value();
    QCOMPARE(wrapup.code, code(1));
    QCOMPARE(wrapup.name, m_site->code(code(1))->name);
    QCOMPARE(wrapup.notes, input.notes);
    QCOMPARE(wrapup.tags, input.tags);
    QVERIFY(asked.msecsTo(wrapup.endTime) >= 20 && asked.msecsTo(wrapup.endTime) < 400);
    QCOMPARE(leg().participant->wrapup->code, code(1));
    QCOMPARE(ends.size(), stage == Stage::InAcw ? 1 : 0);
    if (stage != Stage::Talking) {
        QCOMPARE(leg().communication->acw.state, QStringLiteral("complete"));
        QCOMPARE(leg().communication->segments.last().wrapUpCode, code(1));
        QVERIFY(!leg().communication->segments.last().end.isNull());
    }
}

void WrapupWriteTest::keepsAForcedTimeoutRunning()
{
    m_queueId = queueWith(*m_site, QStringLiteral("MANDATORY_FORCED_TIMEOUT"));
    m_site->put(conversationAt(Stage::InAcw, m_queueId, QStringLiteral("forcedTimeout")));
    QSignalSpy ends(m_site.get(), &Site::acwEnded);
    m_site->requestWrapup(conversationId, agentId, legId, {.code = code(0)}, {});
    QTRY_VERIFY(leg().communication->wrapup);
    QCOMPARE(leg().communication->acw.state, QStringLiteral("pending"));
    QCOMPARE(ends.size(), 0);
}

void WrapupWriteTest::replacesWhatStoodThere()
{
    m_site->agentCodes(conversationId, agentId, legId, code(0));
    QSignalSpy sets(m_site.get(), &Site::wrapupSet);
    QCOMPARE(m_site->requestWrapup(conversationId, agentId, legId, {.code = code(1)}, {}).status, 202);
    QTRY_COMPARE(sets.size(), 1);
    QCOMPARE(sets.at(0).at(5).toString(), code(0));
    QCOMPARE(sets.at(0).at(6).toString(), code(1));
    QCOMPARE(leg().communication->segments.last().wrapUpCode, code(1));
}

void WrapupWriteTest::keepsAcwOpenForAProvisionalOne()
{
    const WrapupInput input{.notes = QStringLiteral("draft"), .provisional = true};
    QCOMPARE(m_site->requestWrapup(conversationId, agentId, legId, input, {}).status, 202);
    QTRY_VERIFY(leg().communication->wrapup);
    QVERIFY(leg().communication->wrapup->provisional);
    QCOMPARE(leg().communication->acw.state, QStringLiteral("pending"));
}

void WrapupWriteTest::skipsWhereSkippingIsAllowed()
{
    m_queueId = queueWith(*m_site, QStringLiteral("OPTIONAL"));
    m_site->put(conversationAt(Stage::InAcw, m_queueId, QStringLiteral("optional")));
    QCOMPARE(m_site->requestWrapup(conversationId, agentId, legId, {.skipped = true}, {}).status, 202);
    QTRY_VERIFY(leg().participant->wrapupSkipped);
    QCOMPARE(leg().communication->wrapup->code, QStringLiteral("ININ-WRAP-UP-SKIPPED"));
}

void WrapupWriteTest::lockedSitesForbidClosedLegs()
{
    m_site = std::make_unique<Site>(SiteOptions{.backlog = 0, .arrivalsPerMinute = 0, .closedLegsWritable = false});
    m_site->put(conversationAt(Stage::Closed, m_queueId, QStringLiteral("timeout")));
    const WriteAnswer answer = m_site->requestWrapup(conversationId, agentId, legId, {.code = code(0)}, {});
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.code, QStringLiteral("not.authorized"));
    QSignalSpy changes(m_site.get(), &Site::conversationChanged);
    QVERIFY(!changes.wait(400)); // longer than any effect takes
    m_site->put(conversationAt(Stage::InAcw, m_queueId, QStringLiteral("timeout")));
    QCOMPARE(m_site->requestWrapup(conversationId, agentId, legId, {.code = code(0)}, {}).status, 202);
}

void WrapupWriteTest::letsTheAgentCodeAtOnce()
{
    QSignalSpy sets(m_site.get(), &Site::wrapupSet);
    QSignalSpy ends(m_site.get(), &Site::acwEnded);
    m_site->agentCodes(conversationId, agentId, legId, code(2));
    const QVariantList expected{conversationId, agentId, legId, false, QStringLiteral("anna"), QString(), code(2)};
    QCOMPARE(sets.size(), 1);
    QCOMPARE(sets.at(0), expected);
    QCOMPARE(ends.size(), 1);
    QCOMPARE(leg().communication->wrapup->code, code(2));
}

WRAPDESK_TEST(WrapupWriteTest)
#include "wrapupwritetest.moc"
