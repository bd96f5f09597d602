// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace demoorg;

// The wrap-up writes, who may do them, and what the statistics make of them.
class WritesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesByEachOfTheThreeWays_data();
    void writesByEachOfTheThreeWays();
    void aLaterWriteReplacesTheEarlierOne();
    void refusesWhatMakesNoWrapup_data();
    void refusesWhatMakesNoWrapup();
    void findsNoLegUnderAnotherMedium();
    void needsAUserUnlessToldOtherwise();
    void playsTheOwnLegPolicy();
    void playsTheAcwOnlyPolicy();
    void locksClosedLegs();
    void forgetsAVanishedWrite();
    void countsACodeOverwrittenAfterItWasSeen();
    void countsACodeThatRaced();
    void aReadAfterTheRequestDoesNotCountAsSeen();

private:
    void begin(const Organization::Options &options = quietOptions(), const QString &code = {});
    Reply write(const QString &path, const QString &code);
    int counted(const char *name) const { return m_organization->stats().value(QLatin1String(name)).toInt(); }
    QString codeOnLeg() const;

    std::unique_ptr<Organization> m_organization;
    std::unique_ptr<Client> m_client;
    Leg m_leg;
};

void WritesTest::begin(const Organization::Options &options, const QString &code)
{
    m_client.reset();
    m_organization = std::make_unique<Organization>(options);
    QVERIFY(m_organization->listen());
    m_client = std::make_unique<Client>(*m_organization);
    m_leg = makeLeg(m_organization->site(), QStringLiteral("leg"), code);
    m_organization->site().put(m_leg.conversation);
}

Reply WritesTest::write(const QString &path, const QString &code)
{
    const QJsonObject input{{QStringLiteral("code"), code}, {QStringLiteral("notes"), QStringLiteral("note")}};
    if (path == m_leg.w1())
        return m_client->post(path, input);
    return m_client->patch(path, QJsonObject{{QStringLiteral("wrapup"), input}});
}

QString WritesTest::codeOnLeg() const
{
    const Conversation now = m_organization->site().conversations().value(m_leg.conversation.id);
    const Communication call = now.participants.first().communications.first();
    return call.wrapup ? call.wrapup->code : QString();
}

void WritesTest::writesByEachOfTheThreeWays_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("W1") << 1;
    QTest::newRow("W2") << 2;
    QTest::newRow("W3") << 3;
}

void WritesTest::writesByEachOfTheThreeWays()
{
    QFETCH(const int, way);
    begin();
    const QString code = m_leg.codeIds.first();
    const Reply reply = write(way == 1 ? m_leg.w1() : way == 2 ? m_leg.w2() : m_leg.w3(), code);
    QCOMPARE(reply.status, 202);
    QVERIFY(reply.body.isEmpty());
    QCOMPARE(codeOnLeg(), QString()); // 202 is accepted, not done
    QTRY_COMPARE(codeOnLeg(), code);

    const QJsonObject read = m_client->get(m_leg.w1()).json;
    QCOMPARE(read.value(QStringLiteral("code")).toString(), code);
    QCOMPARE(read.value(QStringLiteral("notes")).toString(), QStringLiteral("note"));
    QCOMPARE(m_client->get(m_leg.w3() + QStringLiteral("/wrapup")).json, read);
    QCOMPARE(m_client->get(m_leg.w2() + QStringLiteral("/wrapupcodes")).list.size(), m_leg.codeIds.size());

    const QJsonArray writes = m_organization->stats().value(QStringLiteral("writes")).toArray();
    QCOMPARE(writes.size(), 1);
    QCOMPARE(writes.first().toObject(), (QJsonObject{{QStringLiteral("conversationId"), m_leg.conversation.id},
                                                     {QStringLiteral("participantId"), m_leg.participantId},
                                                     {QStringLiteral("communicationId"), m_leg.communicationId},
                                                     {QStringLiteral("count"), 1},
                                                     {QStringLiteral("by"), m_organization->site().supervisorId()},
                                                     {QStringLiteral("before"), QString()},
                                                     {QStringLiteral("after"), code}}));
}

void WritesTest::aLaterWriteReplacesTheEarlierOne()
{
    begin();
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.at(0)).status, 202);
    QTRY_COMPARE(codeOnLeg(), m_leg.codeIds.at(0));
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.at(1)).status, 202);
    QTRY_COMPARE(codeOnLeg(), m_leg.codeIds.at(1));
    // Our own code is nobody else's.
    QCOMPARE(counted("humanCodesOverwritten"), 0);
    QCOMPARE(counted("raced"), 0);
}

void WritesTest::refusesWhatMakesNoWrapup_data()
{
    QTest::addColumn<bool>("isW1");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, bool isW1, const char *body, const char *code) {
        QTest::newRow(name) << isW1 << QByteArray(body) << QString::fromLatin1(code);
    };
    row("no code", true, "{}", "conversation.error.wrapup.code.required");
    row("unknown code", true, R"({"code":"x"})", "invalid.value");
    row("unknown field", true, R"({"wrapupCodeId":"x"})", "bad.request");
    row("ill-typed notes", true, R"({"code":"x","notes":3})", "invalid.value");
    row("ill-typed tags", true, R"({"code":"x","tags":[3]})", "invalid.value");
    row("ill-typed end", true, R"({"code":"x","endTime":"now"})", "invalid.value");
    row("W1's body on W2", false, R"({"code":"x"})", "bad.request");
    row("nothing on W2", false, "{}", "bad.request");
    row("call control on W2", false, R"({"state":"disconnected"})", "bad.request");
}

void WritesTest::refusesWhatMakesNoWrapup()
{
    QFETCH(const bool, isW1);
    QFETCH(const QByteArray, body);
    begin();
    const Reply reply = isW1 ? m_client->send("POST", m_leg.w1(), body) : m_client->send("PATCH", m_leg.w2(), body);
    QCOMPARE(reply.status, 400);
    QTEST(reply.code(), "code");
}

void WritesTest::findsNoLegUnderAnotherMedium()
{
    begin();
    QString path = m_leg.w1();
    path.replace(QStringLiteral("/calls/"), QStringLiteral("/emails/"));
    QCOMPARE(m_client->post(path, QJsonObject{{QStringLiteral("code"), m_leg.codeIds.first()}}).status, 404);
    m_organization->site().remove(m_leg.conversation.id);
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.first()).code(),
             QStringLiteral("conversation.error.conversation.not.found"));
}

void WritesTest::needsAUserUnlessToldOtherwise()
{
    begin();
    m_client->token = m_client->clientCredentialsToken();
    for (const QString &path : {m_leg.w1(), m_leg.w2(), m_leg.w3()})
        QCOMPARE(write(path, m_leg.codeIds.first()).code(), QStringLiteral("not.a.user"));

    Organization::Options options = quietOptions();
    options.clientCredentials = ClientCredentials::Allowed;
    begin(options);
    m_client->token = m_client->clientCredentialsToken();
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.first()).status, 202);
    QTRY_COMPARE(codeOnLeg(), m_leg.codeIds.first());
}

void WritesTest::playsTheOwnLegPolicy()
{
    Organization::Options options = quietOptions();
    options.writePolicy = WritePolicy::OwnLeg;
    begin(options);
    const Reply reply = write(m_leg.w1(), m_leg.codeIds.first());
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.code(), QStringLiteral("conversation.error.not.conversation.participant"));
    const QString agent = m_leg.conversation.participants.first().userId;
    m_client->token = m_organization->tokens().issue(QStringLiteral("app"), agent);
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.first()).status, 202);
}

void WritesTest::playsTheAcwOnlyPolicy()
{
    Organization::Options options = quietOptions();
    options.writePolicy = WritePolicy::AcwOnly;
    begin(options);
    const Reply reply = write(m_leg.w1(), m_leg.codeIds.first());
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), QStringLiteral("conversation.error.participant.no.active.conversations"));
    m_leg.conversation.participants.first().communications.first().acw.state = QStringLiteral("pending");
    m_organization->site().put(m_leg.conversation);
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.first()).status, 202);
}

void WritesTest::locksClosedLegs()
{
    Organization::Options options = quietOptions();
    options.site.closedLegsWritable = false;
    begin(options);
    const Reply reply = write(m_leg.w1(), m_leg.codeIds.first());
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.code(), QStringLiteral("not.authorized"));
}

void WritesTest::forgetsAVanishedWrite()
{
    begin();
    m_organization->faults().failNext(QStringLiteral("POST /api/v2/conversations/calls/{conversationId}/participants/"
                                                     "{participantId}/communications/{communicationId}/wrapup"),
                                      {.kind = Fault::Kind::VanishWrite}, 1);
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.at(0)).status, 202);
    // A second write takes effect later than the first one could have: so the first never will.
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.at(1)).status, 202);
    QTRY_COMPARE(codeOnLeg(), m_leg.codeIds.at(1));
    const QJsonArray writes = m_organization->stats().value(QStringLiteral("writes")).toArray();
    QCOMPARE(writes.first().toObject().value(QStringLiteral("count")).toInt(), 1);
}

void WritesTest::countsACodeOverwrittenAfterItWasSeen()
{
    begin();
    m_organization->site().agentCodes(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId,
                                      m_leg.codeIds.at(0));
    QCOMPARE(m_client->get(QStringLiteral("/api/v2/conversations/") + m_leg.conversation.id).status, 200);
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.at(1)).status, 202);
    QTRY_COMPARE(codeOnLeg(), m_leg.codeIds.at(1));
    QCOMPARE(counted("humanCodesOverwritten"), 1);
    QCOMPARE(counted("raced"), 0);
}

void WritesTest::countsACodeThatRaced()
{
    begin();
    const QString details = QStringLiteral("/api/v2/analytics/conversations/details?id=a,") + m_leg.conversation.id;
    QCOMPARE(m_client->get(details).json.value(QStringLiteral("conversations")).toArray().size(), 1);
    m_organization->site().agentCodes(m_leg.conversation.id, m_leg.participantId, m_leg.communicationId,
                                      m_leg.codeIds.at(0));
    QCOMPARE(write(m_leg.w1(), m_leg.codeIds.at(1)).status, 202);
    QTRY_COMPARE(codeOnLeg(), m_leg.codeIds.at(1));
    QCOMPARE(counted("humanCodesOverwritten"), 0);
    QCOMPARE(counted("raced"), 1);
}

void WritesTest::aReadAfterTheRequestDoesNotCountAsSeen()
{
    Ledger ledger;
    const Ledger::Leg leg{QStringLiteral("c"), QStringLiteral("p"), QStringLiteral("s")};
    ledger.wasRead(leg.conversationId);
    ledger.writeAccepted(leg);
    ledger.codeSet(leg, false, QStringLiteral("agent"), {}, QStringLiteral("human"));
    ledger.wasRead(leg.conversationId);
    ledger.codeSet(leg, true, QStringLiteral("us"), QStringLiteral("human"), QStringLiteral("ours"));
    QCOMPARE(ledger.toJson().value(QStringLiteral("raced")).toInt(), 1);
    QCOMPARE(ledger.toJson().value(QStringLiteral("humanCodesOverwritten")).toInt(), 0);

    // The platform's own code is nobody's choice.
    ledger.codeSet(leg, false, {}, {}, QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
    ledger.writeAccepted(leg);
    ledger.codeSet(leg, true, QStringLiteral("us"), QStringLiteral("ININ-WRAP-UP-TIMEOUT"), QStringLiteral("ours"));
    QCOMPARE(ledger.toJson().value(QStringLiteral("raced")).toInt(), 1);
}

WRAPDESK_TEST(WritesTest)
#include "writestest.moc"
