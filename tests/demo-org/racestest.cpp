// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace demoorg;

namespace {

const Ledger::Leg someLeg{QStringLiteral("c"), QStringLiteral("p"), QStringLiteral("s")};

// A client reads and writes `after` while a person sets `human` in between; `before` stood there.
void race(Ledger &ledger, const QString &human, const QString &after)
{
    ledger.wasRead(someLeg.conversationId);
    ledger.writeAccepted(someLeg);
    ledger.codeSet(someLeg, false, QStringLiteral("agent"), {}, human);
    ledger.codeSet(someLeg, true, QStringLiteral("us"), human, after);
}

void putBack(Ledger &ledger, const QString &before, const QString &human)
{
    ledger.wasRead(someLeg.conversationId);
    ledger.writeAccepted(someLeg);
    ledger.codeSet(someLeg, true, QStringLiteral("us"), before, human);
}

} // namespace

// Agents and clients on one leg at the same time, and what the statistics make of it.
class RacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void countsARacedCodeThatWasPutBack();
    void aPersonWhoChoosesAgainNeedsNoPuttingBack();
    void theSameCodeIsNoLoss();
    void countsASecondWriteWithoutARead_data();
    void countsASecondWriteWithoutARead();
    void anAgentMayCodeBetweenAcceptanceAndEffect_data();
    void anAgentMayCodeBetweenAcceptanceAndEffect();
    void bothReadsShowAnAgentsCodeAtOnce_data();
    void bothReadsShowAnAgentsCodeAtOnce();

private:
    void begin();
    void openAcw(const QString &prompt);
    void agentCodes(const QString &code);
    Reply write(const QString &code);
    QString codeOnLeg() const;
    QJsonObject participant(); // of GET /conversations/{id}
    QString codeInDetails(); // of details?id=

    std::unique_ptr<Organization> m_organization;
    std::unique_ptr<Client> m_client;
    Leg m_leg;
};

void RacesTest::begin()
{
    m_client.reset();
    m_organization = std::make_unique<Organization>(quietOptions());
    QVERIFY(m_organization->listen());
    m_client = std::make_unique<Client>(*m_organization);
    m_leg = makeLeg(m_organization->site(), QStringLiteral("leg"));
    m_organization->site().put(m_leg.conversation);
}

Reply RacesTest::write(const QString &code)
{
    return m_client->post(m_leg.w1(), QJsonObject{{QStringLiteral("code"), code}});
}

QString RacesTest::codeOnLeg() const
{
    const Conversation now = m_organization->site().conversations().value(m_leg.conversation.id);
    const Communication call = now.participants.first().communications.first();
    return call.wrapup ? call.wrapup->code : QString();
}

void RacesTest::countsARacedCodeThatWasPutBack()
{
    Ledger ledger;
    race(ledger, QStringLiteral("human"), QStringLiteral("ours"));
    QCOMPARE(ledger.toJson()[u"racedRestored"].toInt(), 0);
    putBack(ledger, QStringLiteral("ours"), QStringLiteral("human"));
    const QJsonObject stats = ledger.toJson();
    QCOMPARE(stats[u"raced"].toInt(), 1);
    QCOMPARE(stats[u"racedRestored"].toInt(), 1);
    QCOMPARE(stats[u"humanCodesOverwritten"].toInt(), 0);
    QCOMPARE(stats[u"racedLegs"].toArray(),
             (QJsonArray{QJsonObject{{QStringLiteral("conversationId"), QStringLiteral("c")},
                                     {QStringLiteral("participantId"), QStringLiteral("p")},
                                     {QStringLiteral("communicationId"), QStringLiteral("s")},
                                     {QStringLiteral("human"), QStringLiteral("human")},
                                     {QStringLiteral("written"), QStringLiteral("ours")},
                                     {QStringLiteral("restored"), true},
                                     {QStringLiteral("chosenAgain"), false}}}));

    // It is the person's code again: who writes over it now has seen it.
    putBack(ledger, QStringLiteral("human"), QStringLiteral("ours"));
    QCOMPARE(ledger.toJson()[u"humanCodesOverwritten"].toInt(), 1);
    QCOMPARE(ledger.toJson()[u"overwrittenLegs"][0][u"human"].toString(), QStringLiteral("human"));
}

void RacesTest::aPersonWhoChoosesAgainNeedsNoPuttingBack()
{
    Ledger ledger;
    race(ledger, QStringLiteral("human"), QStringLiteral("ours"));
    ledger.codeSet(someLeg, false, QStringLiteral("agent"), QStringLiteral("ours"), QStringLiteral("another"));
    QCOMPARE(ledger.toJson()[u"racedLegs"][0][u"chosenAgain"].toBool(), true);

    putBack(ledger, QStringLiteral("another"), QStringLiteral("human"));
    const QJsonObject stats = ledger.toJson();
    QCOMPARE(stats[u"racedRestored"].toInt(), 0);
    QCOMPARE(stats[u"humanCodesOverwritten"].toInt(), 1); // the newer choice
}

void RacesTest::theSameCodeIsNoLoss()
{
    Ledger ledger;
    race(ledger, QStringLiteral("same"), QStringLiteral("same"));
    QCOMPARE(ledger.toJson()[u"raced"].toInt(), 0);
    QVERIFY(ledger.toJson()[u"racedLegs"].toArray().isEmpty());
}

void RacesTest::countsASecondWriteWithoutARead_data()
{
    QTest::addColumn<QString>("read"); // path of what is read between the two writes
    QTest::addColumn<int>("expected");
    QTest::newRow("nothing") << QString() << 1;
    QTest::newRow("the conversation") << QStringLiteral("/api/v2/conversations/%1") << 0;
    QTest::newRow("its details") << QStringLiteral("/api/v2/analytics/conversations/details?id=%1") << 0;
    QTest::newRow("another conversation") << QStringLiteral("/api/v2/analytics/conversations/details?id=other") << 1;
}

void RacesTest::countsASecondWriteWithoutARead()
{
    QFETCH(const QString, read);
    begin();
    m_organization->site().put(makeLeg(m_organization->site(), QStringLiteral("other")).conversation);
    QCOMPARE(write(m_leg.codeIds.at(0)).status, 202);
    QCOMPARE(m_organization->stats()[u"writtenTwiceWithoutRead"].toInt(), 0);
    if (!read.isEmpty())
        QCOMPARE(m_client->get(read.contains(u'%') ? read.arg(m_leg.conversation.id) : read).status, 200);
    QCOMPARE(write(m_leg.codeIds.at(0)).status, 202);
    QTEST(m_organization->stats()[u"writtenTwiceWithoutRead"].toInt(), "expected");
}

void RacesTest::openAcw(const QString &prompt)
{
    Participant &agent = m_leg.conversation.participants.first();
    Communication &leg = agent.communications.first();
    agent.wrapupPrompt = prompt;
    leg.acw = {.state = QStringLiteral("pending"), .start = leg.disconnectedTime};
    leg.segments.append({.type = QStringLiteral("wrapup"), .start = leg.disconnectedTime, .queueId = agent.queueId});
    m_organization->site().put(m_leg.conversation);
}

void RacesTest::agentCodes(const QString &code)
{
    m_organization->site().agentCodes(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId, code);
}

QJsonObject RacesTest::participant()
{
    const QJsonObject read = m_client->get(QStringLiteral("/api/v2/conversations/") + m_leg.conversation.id).json;
    return read[u"participants"][0].toObject();
}

QString RacesTest::codeInDetails()
{
    const QString path = QStringLiteral("/api/v2/analytics/conversations/details?id=") + m_leg.conversation.id;
    const QJsonArray segments =
        m_client->get(path).json[u"conversations"][0][u"participants"][0][u"sessions"][0][u"segments"].toArray();
    return segments.last()[u"wrapUpCode"].toString();
}

void RacesTest::anAgentMayCodeBetweenAcceptanceAndEffect_data()
{
    QTest::addColumn<QString>("prompt"); // empty: the leg is closed
    QTest::newRow("closed") << QString();
    QTest::newRow("in ACW") << QStringLiteral("timeout");
    QTest::newRow("in an ACW that goes on") << QStringLiteral("forcedTimeout");
}

void RacesTest::anAgentMayCodeBetweenAcceptanceAndEffect()
{
    QFETCH(const QString, prompt);
    begin();
    if (!prompt.isEmpty())
        openAcw(prompt);
    QStringList told; // the codes as the queue's topic tells them, in order
    connect(&m_organization->site(), &Site::conversationChanged, this, [&] { told.append(codeOnLeg()); });
    connect(&m_organization->site(), &Site::writeAccepted, this,
            [&](const QString &conversation, const QString &participant, const QString &communication) {
                QCOMPARE((QStringList{conversation, participant, communication}),
                         (QStringList{m_leg.conversation.id, m_leg.participantId, m_leg.communicationId}));
                agentCodes(m_leg.codeIds.at(1));
            });
    QCOMPARE(m_client->get(QStringLiteral("/api/v2/conversations/") + m_leg.conversation.id).status, 200);
    QCOMPARE(write(m_leg.codeIds.at(0)).status, 202);
    QTRY_COMPARE(told, (QStringList{m_leg.codeIds.at(1), m_leg.codeIds.at(0)}));
    QCOMPARE(m_organization->stats()[u"raced"].toInt(), 1);
    QCOMPARE(m_organization->stats()[u"racedLegs"][0][u"human"].toString(), m_leg.codeIds.at(1));
}

void RacesTest::bothReadsShowAnAgentsCodeAtOnce_data() { anAgentMayCodeBetweenAcceptanceAndEffect_data(); }

void RacesTest::bothReadsShowAnAgentsCodeAtOnce()
{
    QFETCH(const QString, prompt);
    begin();
    if (!prompt.isEmpty())
        openAcw(prompt);
    const QString code = m_leg.codeIds.at(1);
    agentCodes(code);
    QCOMPARE(participant()[u"calls"][0][u"wrapup"][u"code"].toString(), code);
    QCOMPARE(codeInDetails(), code);
}

WRAPDESK_TEST(RacesTest)
#include "racestest.moc"
