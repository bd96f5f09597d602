// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "demo-org/centre.h"
#include "demo-org/conversationjson.h"
#include "observer.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace demoorg;
using namespace std::chrono_literals;

// What agents do in their ACW besides coding: they ask for more time, and they save a wrap-up for later.
class AgentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anExtendedAcwEndsLater();
    void mayBeExtendedTwice();
    void extendsNothingWithoutATimeout();
    void whatIsSavedForLaterIsNoCode_data();
    void whatIsSavedForLaterIsNoCode();
    void isNotSavedOverACode();
    void theTimeoutComesOverWhatWasSaved();
    void tellsWhoseCodeTheLegsGot();

private:
    void open(const QString &prompt, int timeoutMs, std::chrono::milliseconds ago);
    Site &site() { return m_organization->site(); }
    Participant agent() { return site().conversations().value(m_leg.conversation.id).participants.constFirst(); }
    Communication call() { return agent().communications.constFirst(); }
    void extend(std::chrono::milliseconds more);
    void save(const QString &code);
    QJsonObject tally() { return m_organization->stats()[u"afterCallWork"].toObject(); }

    std::unique_ptr<Organization> m_organization;
    Leg m_leg;
};

void AgentsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_organization = std::make_unique<Organization>(quietOptions());
    QVERIFY(m_organization->listen());
}

// An ACW that began so long ago.
void AgentsTest::open(const QString &prompt, int timeoutMs, std::chrono::milliseconds ago)
{
    m_leg = makeLeg(site(), QStringLiteral("leg"));
    Participant &participant = m_leg.conversation.participants.first();
    Communication &leg = participant.communications.first();
    participant.wrapupPrompt = prompt;
    participant.wrapupTimeoutMs = timeoutMs;
    leg.disconnectedTime = QDateTime::currentDateTimeUtc().addMSecs(-ago.count());
    leg.acw = {.state = QStringLiteral("pending"), .start = leg.disconnectedTime};
    leg.segments.last() = {
        .type = QStringLiteral("wrapup"), .start = leg.disconnectedTime, .queueId = participant.queueId};
    site().put(m_leg.conversation);
}

void AgentsTest::extend(std::chrono::milliseconds more)
{
    site().agentExtends(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId, more);
}

void AgentsTest::save(const QString &code)
{
    site().agentSavesProvisional(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId, code);
}

void AgentsTest::anExtendedAcwEndsLater()
{
    open(QStringLiteral("timeout"), 14'000, 14s);
    QSignalSpy changes(&site(), &Site::conversationChanged);
    QSignalSpy ends(&site(), &Site::acwEnded);
    extend(500ms);
    QCOMPARE(agent().wrapupTimeoutMs, 14'500);
    QCOMPARE(changes.size(), 1);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(call().wrapup->code, builtin::timedOut);
    QCOMPARE(call().acw.start.msecsTo(call().acw.end), 14'500);
    const QJsonObject told = restConversation(site().conversations().value(m_leg.conversation.id), site());
    QCOMPARE(told[u"participants"][0][u"wrapupTimeoutMs"].toInt(), 14'500);
}

void AgentsTest::mayBeExtendedTwice()
{
    open(QStringLiteral("timeout"), 15'000, 15s);
    QSignalSpy changes(&site(), &Site::conversationChanged);
    extend(200ms);
    extend(400ms);
    QTRY_COMPARE(changes.size(), 4); // two extensions, two moments at which it might have ended
    QCOMPARE(call().acw.state, QStringLiteral("complete"));
    QCOMPARE(call().acw.start.msecsTo(call().acw.end), 15'600);
}

void AgentsTest::extendsNothingWithoutATimeout()
{
    open(QStringLiteral("mandatory"), 0, 1s);
    extend(10s);
    QCOMPARE(agent().wrapupTimeoutMs, 0);
    open(QStringLiteral("timeout"), 15'000, 1s);
    site().agentCodes(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId, m_leg.codeIds.first());
    extend(10s);
    QCOMPARE(agent().wrapupTimeoutMs, 15'000);
}

void AgentsTest::whatIsSavedForLaterIsNoCode_data()
{
    QTest::addColumn<bool>("withCode");
    QTest::newRow("with a code") << true;
    QTest::newRow("without one") << false;
}

void AgentsTest::whatIsSavedForLaterIsNoCode()
{
    QFETCH(const bool, withCode);
    open(QStringLiteral("timeout"), 15'000, 1s);
    const QString code = withCode ? m_leg.codeIds.first() : QString();
    QSignalSpy changes(&site(), &Site::conversationChanged);
    QSignalSpy sets(&site(), &Site::wrapupSet);
    save(code);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(sets.size(), 0);
    const Conversation conversation = site().conversations().value(m_leg.conversation.id);
    const QJsonValue read = restConversation(conversation, site())[u"participants"][0][u"calls"][0][u"wrapup"];
    QCOMPARE(read[u"provisional"], QJsonValue(true));
    QCOMPARE(read[u"code"].toString(), code);
    // Neither the topic nor analytics has a word for it.
    QVERIFY(eventConversation(conversation, site())[u"participants"][0][u"calls"][0][u"wrapup"].isUndefined());
    QVERIFY(eventConversation(conversation, site())[u"participants"][0][u"wrapup"].isUndefined());
    for (const Segment &segment : call().segments)
        QVERIFY(segment.wrapUpCode.isEmpty());
    QCOMPARE(call().acw.state, QStringLiteral("pending"));

    const QString chosen = m_leg.codeIds.last();
    site().agentCodes(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId, chosen);
    QCOMPARE(sets.size(), 1);
    QCOMPARE(sets.at(0).at(5).toString(), QString());
    QVERIFY(!call().wrapup->provisional);
    QCOMPARE(call().wrapup->code, chosen);
    QCOMPARE(call().acw.state, QStringLiteral("complete"));
}

void AgentsTest::isNotSavedOverACode()
{
    open(QStringLiteral("forcedTimeout"), 15'000, 1s);
    const QString chosen = m_leg.codeIds.last();
    site().agentCodes(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId, chosen);
    QCOMPARE(call().acw.state, QStringLiteral("pending"));
    save(m_leg.codeIds.first());
    QCOMPARE(call().wrapup->code, chosen);
    QVERIFY(!call().wrapup->provisional);
}

void AgentsTest::theTimeoutComesOverWhatWasSaved()
{
    open(QStringLiteral("timeout"), 15'000, 15s);
    save(m_leg.codeIds.first());
    extend(100ms);
    QTRY_COMPARE(call().wrapup->code, builtin::timedOut);
    QVERIFY(!call().wrapup->provisional);
    QCOMPARE(call().segments.last().wrapUpCode, builtin::timedOut);
}

void AgentsTest::tellsWhoseCodeTheLegsGot()
{
    QCOMPARE(tally()[u"all"][u"ended"].toInt(), 0);
    QVERIFY(tally()[u"all"][u"meanKeptPercent"].isNull());
    open(QStringLiteral("timeout"), 20'000, 10s);
    Client client(*m_organization);
    QSignalSpy ends(&site(), &Site::acwEnded);
    QCOMPARE(client.post(m_leg.w1(), QJsonObject{{QStringLiteral("code"), m_leg.codeIds.first()}}).status, 202);
    QTRY_COMPARE(ends.size(), 1);
    const QJsonObject all = tally()[u"all"].toObject();
    QCOMPARE(all.keys(), (QStringList{QStringLiteral("agentCodesOverwritten"), QStringLiteral("byAgent"),
                                      QStringLiteral("byClient"), QStringLiteral("byTimeout"), QStringLiteral("ended"),
                                      QStringLiteral("meanKeptPercent")}));
    QCOMPARE(all[u"ended"].toInt(), 1);
    QCOMPARE(all[u"byClient"].toInt(), 1);
    const double kept = all[u"meanKeptPercent"].toDouble();
    QVERIFY2(kept > 49 && kept < 70, qPrintable(QString::number(kept)));
    QCOMPARE(tally()[u"byQueue"][agent().queueId].toObject(), all);
    QCOMPARE(client.get(QStringLiteral("/demo/stats")).json[u"afterCallWork"].toObject(), tally());
}

WRAPDESK_TEST(AgentsTest)
#include "agentstest.moc"
