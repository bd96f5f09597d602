// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace demoorg;

// Participant attributes: what a client tags a leg with that it cannot code.
class AttributesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void setsAttributes();
    void refusesWhatMakesNoAttributes_data();
    void refusesWhatMakesNoAttributes();

private:
    QString attributesPath() const;
    QJsonObject attributes(); // as GET /conversations/{id} shows them

    std::unique_ptr<Organization> m_organization;
    std::unique_ptr<Client> m_client;
    Leg m_leg;
};

void AttributesTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_client.reset();
    m_organization = std::make_unique<Organization>(quietOptions());
    QVERIFY(m_organization->listen());
    m_client = std::make_unique<Client>(*m_organization);
    m_leg = makeLeg(m_organization->site(), QStringLiteral("leg"));
    m_organization->site().put(m_leg.conversation);
}

QJsonObject AttributesTest::attributes()
{
    const QJsonObject read = m_client->get(QStringLiteral("/api/v2/conversations/") + m_leg.conversation.id).json;
    return read[u"participants"][0][u"attributes"].toObject();
}

QString AttributesTest::attributesPath() const { return m_leg.w3() + QStringLiteral("/attributes"); }

void AttributesTest::setsAttributes()
{
    QVERIFY(attributes().isEmpty());
    const auto body = [](const char *name, const char *value) {
        return QJsonObject{
            {QStringLiteral("attributes"), QJsonObject{{QString::fromLatin1(name), QString::fromUtf8(value)}}}};
    };
    QSignalSpy changes(&m_organization->site(), &Site::conversationChanged);
    const Reply reply = m_client->patch(attributesPath(), body("wrap-up", "Sale"));
    QCOMPARE(reply.status, 202);
    QVERIFY(reply.body.isEmpty());
    QCOMPARE(changes.size(), 1);
    m_client->token = m_client->clientCredentialsToken(); // no user is needed
    QCOMPARE(m_client->patch(attributesPath(), body("second", "ü")).status, 202);
    QCOMPARE(attributes(), (QJsonObject{{QStringLiteral("wrap-up"), QStringLiteral("Sale")},
                                        {QStringLiteral("second"), QStringLiteral("ü")}}));
    QVERIFY(m_organization->stats()[u"writes"].toArray().isEmpty());
}

void AttributesTest::refusesWhatMakesNoAttributes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *path, const char *body, int status, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(path) << QByteArray(body) << status << QString::fromLatin1(code);
    };
    row("unknown field", "leg/participants/leg-agent", R"({"attribute":{}})", 400, "bad.request");
    row("not a map", "leg/participants/leg-agent", R"({"attributes":["a"]})", 400, "invalid.value");
    row("a value that is no text", "leg/participants/leg-agent", R"({"attributes":{"a":1}})", 400, "invalid.value");
    row("unknown conversation", "x/participants/leg-agent", R"({"attributes":{"a":"b"}})", 404,
        "conversation.error.conversation.not.found");
    row("unknown participant", "leg/participants/x", R"({"attributes":{"a":"b"}})", 404, "not.found");
}

void AttributesTest::refusesWhatMakesNoAttributes()
{
    QFETCH(QString, path);
    QFETCH(const QByteArray, body);
    path.replace(QStringLiteral("leg-agent"), m_leg.participantId);
    path.replace(QStringLiteral("leg/"), m_leg.conversation.id + u'/');
    const Reply reply = m_client->send("PATCH", QStringLiteral("/api/v2/conversations/%1/attributes").arg(path), body);
    QTEST(reply.status, "status");
    QTEST(reply.code(), "code");
    QVERIFY(attributes().isEmpty());
}

WRAPDESK_TEST(AttributesTest)
#include "attributestest.moc"
