// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthstage.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;
using namespace std::chrono_literals;

// What the account endpoints tell of a token: its client, scopes and roles, and when it idles out.
class TokenInfoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsTheRolesByDivision_data();
    void tellsTheRolesByDivision();
    void tellsWhatTheTokenIs_data();
    void tellsWhatTheTokenIs();
    void anUnusedTokenIdlesOut();
    void useKeepsATokenAliveButLookingDoesNot();

private:
    std::unique_ptr<OAuthStage> m_stage;
};

namespace {

QString named(const char *name) { return QString::fromLatin1(name); }

QString idOf(const QJsonValue &value) { return value.toObject().value(QStringLiteral("id")).toString(); }

} // namespace

void TokenInfoTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_stage = std::make_unique<OAuthStage>();
}

void TokenInfoTest::tellsTheRolesByDivision_data()
{
    QTest::addColumn<Post>("post");
    QTest::addColumn<int>("grants");
    QTest::addColumn<QString>("divisionName");
    QTest::addColumn<QString>("role");
    QTest::newRow("supervisor") << Post::Supervisor << 5 << named("Home") << named("Wrap-up Supervisor");
    QTest::newRow("of a division") << Post::DivisionSupervisor << 2 << named("North") << named("Wrap-up Supervisor");
    QTest::newRow("viewer") << Post::Viewer << 5 << named("Home") << named("Wrap-up Viewer");
    QTest::newRow("newcomer") << Post::Newcomer << 1 << named("Home") << named("Employee");
    QTest::newRow("administrator") << Post::Administrator << 1 << named("*") << named("Master Admin");
}

void TokenInfoTest::tellsTheRolesByDivision()
{
    QFETCH(const Post, post);
    const QJsonObject subject = m_stage->as(post).get(QStringLiteral("/api/v2/authorization/subjects/me")).json;
    const QString id = m_stage->organization.authority().at(post).userId;
    QCOMPARE(idOf(subject), id);
    QCOMPARE(subject.value(QStringLiteral("name")).toString(), m_stage->nameOf(post));
    const QJsonArray grants = subject.value(QStringLiteral("grants")).toArray();
    QTEST(int(grants.size()), "grants");
    const QJsonObject first = grants.first().toObject();
    QCOMPARE(first.value(QStringLiteral("subjectId")).toString(), id);
    QTEST(first[u"division"][u"name"].toString(), "divisionName");
    QTEST(first[u"role"][u"name"].toString(), "role");
    const QJsonObject policy = first[u"role"][u"policies"][0].toObject();
    QCOMPARE(policy.keys(), (QStringList{named("actions"), named("domain"), named("entityName")}));
    QCOMPARE(policy[u"entityName"].toString() == QStringLiteral("*"), post == Post::Administrator);
}

void TokenInfoTest::tellsWhatTheTokenIs_data()
{
    QTest::addColumn<QString>("clientId"); // empty: the minted user token
    QTest::addColumn<QString>("grant");
    QTest::addColumn<bool>("mayWrite");
    QTest::newRow("minted") << QString() << named("CODE") << true;
    QTest::newRow("PKCE") << named(demoDeskId) << named("CODE") << true;
    QTest::newRow("without a scope") << named(demoNarrowId) << named("CODE") << false;
    QTest::newRow("confidential") << named(demoSweeperId) << named("CODE") << true;
    QTest::newRow("client credentials") << named(demoClientId) << named("CLIENT-CREDENTIALS") << true;
}

void TokenInfoTest::tellsWhatTheTokenIs()
{
    QFETCH(const QString, clientId);
    QFETCH(const bool, mayWrite);
    Client &client = m_stage->client;
    const QString id = clientId.isEmpty() ? named(demoDeskId) : clientId;
    if (id == named(demoClientId))
        client.token = client.clientCredentialsToken();
    else if (id == named(demoSweeperId))
        client.token = m_stage->signInSweeper().json.value(QStringLiteral("access_token")).toString().toLatin1();
    else if (!clientId.isEmpty())
        m_stage->as(Post::Supervisor, clientId);
    const QJsonObject token = client.get(QStringLiteral("/api/v2/tokens/me")).json;
    QCOMPARE(token[u"OAuthClient"][u"id"].toString(), id);
    QTEST(token[u"OAuthClient"][u"authorizedGrantType"].toString(), "grant");
    const QJsonArray scopes = token[u"authorizedScope"].toArray();
    QCOMPARE(scopes.contains(QStringLiteral("conversations")), mayWrite);
    QVERIFY(scopes.contains(QStringLiteral("user-basic-info")));
    const QDateTime idles = QDateTime::fromString(token[u"dateTokenIdles"].toString(), Qt::ISODateWithMs);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(idles);
    QVERIFY(left > 86'300 && left <= 86'400);
    const QJsonObject subject = client.get(QStringLiteral("/api/v2/authorization/subjects/me")).json;
    QCOMPARE(idOf(subject), id == named(demoClientId) ? id : m_stage->organization.site().supervisorId());
    QCOMPARE(subject[u"grants"].toArray().size(), 5);
}

void TokenInfoTest::anUnusedTokenIdlesOut()
{
    Organization::Options options = quietOptions();
    options.tokens.idle = 300ms;
    m_stage = std::make_unique<OAuthStage>(options);
    const Client &client = m_stage->client;
    QTRY_VERIFY(!m_stage->organization.tokens().caller(client.token));
    const Reply reply = m_stage->client.get(QStringLiteral("/api/v2/users/me"));
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.code(), QStringLiteral("bad.credentials"));
}

void TokenInfoTest::useKeepsATokenAliveButLookingDoesNot()
{
    Organization::Options options = quietOptions();
    options.tokens.idle = 1h;
    m_stage = std::make_unique<OAuthStage>(options);
    Client &client = m_stage->client;
    const auto idles = [&] { return m_stage->organization.tokens().idlesAt(client.token); };
    const QDateTime first = idles();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTRY_VERIFY(QDateTime::currentDateTimeUtc() > now.addMSecs(100));
    QCOMPARE(client.get(QStringLiteral("/api/v2/tokens/me?preserveIdleTTL=true")).status, 200);
    QVERIFY(std::abs(first.msecsTo(idles())) < 50);
    QCOMPARE(client.get(QStringLiteral("/api/v2/tokens/me")).status, 200);
    QVERIFY(first.msecsTo(idles()) >= 50);
}

WRAPDESK_TEST(TokenInfoTest)
#include "tokeninfotest.moc"
