// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthstage.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace demoorg;

// A permission that is held in one division reaches nothing of the others.
class DivisionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsOnlyQueuesInReach();
    void listsOnlyCodesInReach();
    void analyticsKeepToTheDivision();
    void activityKeepsToTheDivision();
    void refusesConversationsOfOtherDivisions();
    void refusesTopicsOutOfReach();

private:
    std::unique_ptr<OAuthStage> m_stage;
};

namespace {

QString idOf(const QJsonValue &value) { return value.toObject().value(QStringLiteral("id")).toString(); }

} // namespace

void DivisionsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_stage = std::make_unique<OAuthStage>();
}

void DivisionsTest::listsOnlyQueuesInReach()
{
    const auto &queues = m_stage->organization.site().queues();
    const auto isWithin = [this](const Queue &queue) { return queue.divisionId == m_stage->limited().id; };
    const QString path = QStringLiteral("/api/v2/routing/queues");
    const QString all = path + QStringLiteral("?pageSize=100");
    QCOMPARE(m_stage->as(Post::Supervisor).get(all).entities().size(), queues.size());
    QCOMPARE(m_stage->as(Post::Administrator).get(all).entities().size(), queues.size());
    Client &client = m_stage->as(Post::DivisionSupervisor);
    const QJsonArray seen = client.get(all).entities();
    QCOMPARE(seen.size(), std::ranges::count_if(queues, isWithin));
    QVERIFY(!seen.isEmpty());
    for (const Queue &queue : queues) {
        const int status = isWithin(queue) ? 200 : 403;
        QCOMPARE(client.get(path + u'/' + queue.id).status, status);
        QCOMPARE(client.get(path + u'/' + queue.id + QStringLiteral("/wrapupcodes")).status, status);
    }
}

void DivisionsTest::listsOnlyCodesInReach()
{
    const auto &codes = m_stage->organization.site().codes();
    const QString all = QStringLiteral("/api/v2/routing/wrapupcodes?pageSize=100");
    QCOMPARE(m_stage->as(Post::Supervisor).get(all).entities().size(), codes.size());
    const auto isForeign = [&](const Code &code) {
        return !code.divisionId.isEmpty() && code.divisionId != m_stage->limited().id;
    };
    const auto foreign = std::ranges::count_if(codes, isForeign);
    QCOMPARE(foreign, 1);
    QCOMPARE(m_stage->as(Post::DivisionSupervisor).get(all).entities().size(), codes.size() - foreign);
}

void DivisionsTest::analyticsKeepToTheDivision()
{
    const Leg within = m_stage->put(QStringLiteral("within"), true);
    const Leg outside = m_stage->put(QStringLiteral("outside"), false);
    const QString base = QStringLiteral("/api/v2/analytics/conversations/");
    const auto found = [](const Reply &reply) {
        QStringList ids;
        const QJsonArray conversations = reply.json.value(QStringLiteral("conversations")).toArray();
        for (const auto &conversation : conversations)
            ids.append(conversation[u"conversationId"].toString());
        return ids;
    };
    Client &client = m_stage->as(Post::DivisionSupervisor);
    const QStringList queried =
        found(client.send("POST", base + QStringLiteral("details/query"), OAuthStage::detailsQuery()));
    QVERIFY(queried.contains(within.conversation.id));
    QVERIFY(!queried.contains(outside.conversation.id));
    const QString both = base + QStringLiteral("details?id=%1,%2").arg(within.conversation.id, outside.conversation.id);
    QCOMPARE(found(client.get(both)), QStringList{within.conversation.id});
    QCOMPARE(client.get(base + outside.conversation.id + QStringLiteral("/details")).code(),
             QStringLiteral("not.authorized"));
    QCOMPARE(found(m_stage->as(Post::Viewer).get(both)).size(), 2);
}

void DivisionsTest::activityKeepsToTheDivision()
{
    for (const bool isWithin : {true, false}) {
        Leg leg = m_stage->put(isWithin ? QStringLiteral("within") : QStringLiteral("outside"), isWithin);
        Participant &agent = leg.conversation.participants.first();
        leg.conversation.endTime = agent.endTime = {};
        agent.communications.first().disconnectedTime = {};
        agent.communications.first().state = QStringLiteral("connected");
        m_stage->organization.site().put(leg.conversation);
    }
    const auto groups = [this](Post post) {
        return m_stage->as(post)
            .send("POST", QStringLiteral("/api/v2/analytics/conversations/activity/query"), OAuthStage::activityQuery())
            .json.value(QStringLiteral("results"))
            .toArray()
            .size();
    };
    QCOMPARE(groups(Post::Supervisor), 2);
    QCOMPARE(groups(Post::DivisionSupervisor), 1);
}

void DivisionsTest::refusesConversationsOfOtherDivisions()
{
    const Leg within = m_stage->put(QStringLiteral("within"), true);
    const Leg outside = m_stage->put(QStringLiteral("outside"), false);
    const QString base = QStringLiteral("/api/v2/conversations/");
    Client &client = m_stage->as(Post::DivisionSupervisor);
    QCOMPARE(client.get(base + within.conversation.id).status, 200);
    const Reply refused = client.get(base + outside.conversation.id);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.json.value(QStringLiteral("message")).toString(),
             QStringLiteral("Access to Conversation %1 is forbidden.").arg(outside.conversation.id));
    const QJsonObject code{{QStringLiteral("code"), within.codeIds.first()}};
    QCOMPARE(client.post(within.w1(), code).status, 202);
    QCOMPARE(client.post(outside.w1(), code).code(), QStringLiteral("not.authorized"));
    QCOMPARE(client.patch(outside.w3(), QJsonObject{{QStringLiteral("wrapup"), code}}).code(),
             QStringLiteral("not.authorized"));
}

void DivisionsTest::refusesTopicsOutOfReach()
{
    const auto topic = [this](const Leg &leg) {
        return QStringLiteral("v2.routing.queues.%1.conversations").arg(leg.conversation.participants.first().queueId);
    };
    const QString within = topic(m_stage->put(QStringLiteral("within"), true));
    const Leg other = m_stage->put(QStringLiteral("outside"), false);
    const QString acw = QStringLiteral("v2.detail.events.conversation.%1.acw").arg(other.conversation.id);
    Client &client = m_stage->as(Post::DivisionSupervisor);
    const QString channels = QStringLiteral("/api/v2/notifications/channels");
    const QString path = channels + u'/' + idOf(client.send("POST", channels).json) + QStringLiteral("/subscriptions");
    QJsonArray wanted;
    for (const QString &id : {within, topic(other), acw})
        wanted.append(QJsonObject{{QStringLiteral("id"), id}});
    QCOMPARE(client.post(path, wanted).code(), QStringLiteral("missing.permissions"));
    const QJsonArray answers = client.post(path + QStringLiteral("?ignoreErrors=true"), wanted).entities();
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[0][u"state"].toString(), QStringLiteral("Permitted"));
    QCOMPARE(answers[1][u"state"].toString(), QStringLiteral("Rejected"));
    QCOMPARE(answers[1][u"missingPermissions"].toArray(), QJsonArray{QStringLiteral("routing:queue:view")});
    QCOMPARE(answers[2][u"missingPermissions"].toArray(),
             QJsonArray{QStringLiteral("analytics:conversationDetail:view")});
    QCOMPARE(client.get(path).entities().size(), 1);
}

WRAPDESK_TEST(DivisionsTest)
#include "divisionstest.moc"
