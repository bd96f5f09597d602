// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthstage.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;

// Which permissions and scopes the routes ask for, and how a refusal names them (FACTS §2, §4).
class PermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksForThePermissionOfTheRoute_data();
    void asksForThePermissionOfTheRoute();
    void namesWhatIsMissing();
    void asksForTheScopeOfTheRoute_data();
    void asksForTheScopeOfTheRoute();
    void readsWildcards_data();
    void readsWildcards();

private:
    std::unique_ptr<OAuthStage> m_stage;
};

namespace {

QString named(const char *name) { return QString::fromLatin1(name); }

} // namespace

void PermissionsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_stage = std::make_unique<OAuthStage>();
}

void PermissionsTest::asksForThePermissionOfTheRoute_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("missing"); // by somebody with next to nothing
    const auto row = [](const char *method, const QString &path, const QByteArray &body, const char *missing) {
        QTest::addRow("%s %s", method, qPrintable(path)) << QByteArray(method) << path << body << named(missing);
    };
    const QString calls = QStringLiteral("/api/v2/conversations/calls/{c}/participants/{p}");
    const QString analytics = QStringLiteral("/api/v2/analytics/conversations/");
    const char *any = "missing.any.permissions";
    const char *all = "missing.permissions";
    row("GET", QStringLiteral("/api/v2/routing/queues"), {}, any);
    row("GET", QStringLiteral("/api/v2/routing/queues/{q}"), {}, all);
    row("GET", QStringLiteral("/api/v2/routing/queues/{q}/wrapupcodes"), {}, all);
    row("GET", QStringLiteral("/api/v2/routing/wrapupcodes"), {}, all);
    row("GET", QStringLiteral("/api/v2/outbound/wrapupcodemappings"), {}, any);
    row("GET", QStringLiteral("/api/v2/conversations/settings"), {}, any);
    row("GET", QStringLiteral("/api/v2/conversations/{c}"), {}, any);
    row("POST", calls + QStringLiteral("/communications/{m}/wrapup"), "{\"code\":\"{code}\"}", any);
    row("PATCH", calls, R"({"wrapup":{"code":"{code}"}})", any);
    row("POST", analytics + QStringLiteral("details/query"), OAuthStage::detailsQuery(), any);
    row("POST", analytics + QStringLiteral("activity/query"), OAuthStage::activityQuery(), any);
    row("GET", analytics + QStringLiteral("details?id={c}"), {}, any);
    row("GET", analytics + QStringLiteral("{c}/details"), {}, any);
    row("GET", QStringLiteral("/api/v2/users/me"), {}, "");
    row("GET", QStringLiteral("/api/v2/users"), {}, "");
    row("GET", QStringLiteral("/api/v2/authorization/divisions"), {}, "");
    row("GET", QStringLiteral("/api/v2/authorization/subjects/me"), {}, "");
    row("GET", QStringLiteral("/api/v2/organizations/me"), {}, "");
    row("GET", QStringLiteral("/api/v2/notifications/availabletopics"), {}, "");
    row("GET", calls + QStringLiteral("/wrapup"), {}, "");
    row("GET", calls + QStringLiteral("/wrapupcodes"), {}, "");
    row("PATCH", calls.section(u'/', 0, 3) + QStringLiteral("/{c}/participants/{p}/attributes"),
        R"({"attributes":{"a":"b"}})", "");
}

void PermissionsTest::asksForThePermissionOfTheRoute()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, missing);
    const Leg leg = m_stage->put(QStringLiteral("one"), false);
    const auto filled = [&](QString text) {
        return text.replace(QStringLiteral("{c}"), leg.conversation.id)
            .replace(QStringLiteral("{p}"), leg.participantId)
            .replace(QStringLiteral("{m}"), leg.communicationId)
            .replace(QStringLiteral("{q}"), leg.conversation.participants.first().queueId)
            .replace(QStringLiteral("{code}"), leg.codeIds.first());
    };
    const QByteArray filledBody = filled(QString::fromUtf8(body)).toUtf8();
    const bool isCoding = body.contains("\"code\"");
    for (const Post post : {Post::Supervisor, Post::Administrator, Post::Viewer, Post::Newcomer}) {
        const Reply reply = m_stage->as(post).send(method, filled(path), filledBody);
        const bool isRefused = !missing.isEmpty() && (post == Post::Newcomer || (post == Post::Viewer && isCoding));
        QVERIFY2((reply.status == 403) == isRefused && (isRefused || reply.status < 300), reply.body.constData());
        if (isRefused)
            QCOMPARE(reply.code(), missing);
    }
    m_stage->client.token = m_stage->client.clientCredentialsToken();
    QVERIFY(m_stage->client.send(method, filled(path), filledBody).status != 403);
}

void PermissionsTest::namesWhatIsMissing()
{
    Client &client = m_stage->as(Post::Newcomer);
    const auto message = [&](const QString &path) {
        return client.get(path).json.value(QStringLiteral("message")).toString();
    };
    QCOMPARE(message(QStringLiteral("/api/v2/routing/wrapupcodes")),
             QStringLiteral("Unable to perform the requested action. You are missing the following permission(s): "
                            "[routing:wrapupCode:view]"));
    QCOMPARE(message(QStringLiteral("/api/v2/analytics/conversations/details?id=x")),
             QStringLiteral("Unable to perform the requested action. You must have at least one of the following "
                            "permissions assigned: [analytics:conversationDetail:view, "
                            "analytics:agentConversationDetail:view]"));
}

void PermissionsTest::asksForTheScopeOfTheRoute_data()
{
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<int>("status");
    QTest::newRow("with conversations") << named(demoDeskId) << 202;
    QTest::newRow("without") << named(demoNarrowId) << 403;
}

void PermissionsTest::asksForTheScopeOfTheRoute()
{
    QFETCH(const QString, clientId);
    QFETCH(const int, status);
    const Leg leg = m_stage->put(QStringLiteral("one"), true);
    Client &client = m_stage->as(Post::Supervisor, clientId);
    const QJsonObject code{{QStringLiteral("code"), leg.codeIds.first()}};
    const Reply reply = client.post(leg.w1(), code);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.json.value(QStringLiteral("message")).toString().contains(QStringLiteral("[conversations]")),
             status == 403);
    QCOMPARE(client.get(QStringLiteral("/api/v2/conversations/") + leg.conversation.id).status, 200);
    QCOMPARE(client.get(QStringLiteral("/api/v2/routing/queues")).status, 200);
}

void PermissionsTest::readsWildcards_data()
{
    QTest::addColumn<QString>("permission");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("any action of any entity") << named("routing:queue:view") << true;
    QTest::newRow("an action within an action") << named("routing:queue:member:add") << true;
    QTest::newRow("another domain") << named("quality:evaluation:view") << false;
}

void PermissionsTest::readsWildcards()
{
    QFETCH(const QString, permission);
    const Policy policy{.domain = named("routing"), .entity = named("*"), .actions = {named("*")}};
    QTEST(policy.allows(permission), "isAllowed");
}

WRAPDESK_TEST(PermissionsTest)
#include "permissionstest.moc"
