// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace demoorg;

class ActivityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void showsWhatIsGoingOn();
};

namespace {

QJsonObject parsed(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

} // namespace

void ActivityTest::showsWhatIsGoingOn()
{
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    const QDateTime since = QDateTime::currentDateTimeUtc();
    const QString queue = organization.site().queues().first().id;
    const auto session = [&](const char *purpose, const char *state) {
        const QString name = QLatin1String(purpose) + QLatin1String(state);
        Communication communication{
            .id = name, .media = QStringLiteral("voice"), .state = QLatin1String(state), .startAlertingTime = since};
        return Participant{
            .id = name, .purpose = QLatin1String(purpose), .queueId = queue, .communications = {communication}};
    };
    Participant inAcw = session("agent", "connected");
    inAcw.communications.first().disconnectedTime = since.addSecs(180);
    organization.site().put({.id = QStringLiteral("d"),
                             .startTime = since,
                             .participants = {session("acd", "connected"), session("agent", "alerting"),
                                              session("agent", "connected"), inAcw}});
    const QJsonObject body{
        {QStringLiteral("metrics"),
         QJsonArray{parsed(R"({"metric":"oInteracting","details":true})"), parsed(R"({"metric":"oWaiting"})"),
                    parsed(R"({"metric":"oAlerting","details":true})")}},
        {QStringLiteral("groupBy"), QJsonArray{QStringLiteral("queueId"), QStringLiteral("conversationId")}},
        {QStringLiteral("filter"),
         parsed(R"({"type":"and","predicates":[{"dimension":"conversationId","value":"d"}]})")}};
    const Reply reply =
        Client(organization).post(QStringLiteral("/api/v2/analytics/conversations/activity/query"), body);
    const QJsonArray results = reply.json.value(QStringLiteral("results")).toArray();
    QCOMPARE(results.size(), 1);
    const QJsonObject group = results.first().toObject();
    QCOMPARE(group.value(QStringLiteral("group")).toObject().value(QStringLiteral("queueId")).toString(), queue);
    const QJsonArray data = group.value(QStringLiteral("data")).toArray();
    QCOMPARE(data.size(), 3);
    for (const auto &metric : data)
        QCOMPARE(metric.toObject().value(QStringLiteral("count")).toInt(), 1);
    QCOMPARE(group.value(QStringLiteral("entities")).toArray().size(), 2);
    QCOMPARE(group.value(QStringLiteral("truncated")).toBool(true), false);
}

WRAPDESK_TEST(ActivityTest)
#include "activitytest.moc"
