// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "demo-org/analyticsquery.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace demoorg;

// The analytics queries are evaluated, not pretended. All held against three conversations of 2020, when the site's own
// history has none:
//   a  1 March, voice, ended, queue "red":  alert; interact; wrapup without a code
//   b  2 March, email, ended, queue "blue": interact; wrapup with code "done"
//   c  3 March, voice, open,  queue "red":  interact with a code; wrapup of another agent, in queue "blue"
class AnalyticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void evaluatesIntervals_data();
    void evaluatesIntervals();
    void evaluatesFilters_data();
    void evaluatesFilters();
    void sorts_data();
    void sorts();
    void pages();
    void refusesTooMuch_data();
    void refusesTooMuch();
    void fetchesByIds();
    void spellsEndingsInItsOwnWay();

private:
    QString hits(const QJsonObject &query);
    Reply query(const QJsonObject &body);

    std::unique_ptr<Organization> m_organization;
    std::unique_ptr<Client> m_client;
};

namespace {

QDateTime onDay(int day, int minute = 0) { return QDateTime(QDate(2020, 3, day), QTime(10, minute), Qt::UTC); }

Participant agent(const QString &name, const QString &media, const QList<Segment> &segments)
{
    Communication communication{.id = name + QStringLiteral("-session"),
                                .media = media,
                                .direction = QStringLiteral("inbound"),
                                .state = QStringLiteral("disconnected"),
                                .disconnectedTime = segments.last().end,
                                .segments = segments};
    return {.id = name + QStringLiteral("-participant"),
            .purpose = QStringLiteral("agent"),
            .userId = name,
            .teamId = name == QLatin1String("bob") ? QStringLiteral("late") : QString(),
            .communications = {communication}};
}

Segment segment(const char *type, int day, int from, int to, const char *queue, const char *code = "")
{
    return {.type = QLatin1String(type),
            .start = onDay(day, from),
            .end = onDay(day, to),
            .queueId = QLatin1String(queue),
            .wrapUpCode = QLatin1String(code)};
}

Conversation conversation(const char *id, int day, const QList<Participant> &participants)
{
    return {.id = QLatin1String(id),
            .startTime = onDay(day),
            .originatingDirection = QStringLiteral("inbound"),
            .divisionIds = {QStringLiteral("north"), QStringLiteral("south")},
            .participants = participants};
}

QJsonObject parsed(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

} // namespace

void AnalyticsTest::initTestCase()
{
    m_organization = std::make_unique<Organization>(quietOptions());
    QVERIFY(m_organization->listen());
    m_client = std::make_unique<Client>(*m_organization);

    Conversation a = conversation("a", 1,
                                  {agent(QStringLiteral("ann"), QStringLiteral("voice"),
                                         {segment("alert", 1, 0, 1, "red"), segment("interact", 1, 1, 5, "red"),
                                          segment("wrapup", 1, 5, 6, "red")})});
    a.endTime = onDay(1, 50);
    Conversation b =
        conversation("b", 2,
                     {agent(QStringLiteral("bob"), QStringLiteral("email"),
                            {segment("interact", 2, 0, 30, "blue"), segment("wrapup", 2, 30, 31, "blue", "done")})});
    b.endTime = onDay(2, 20);
    b.divisionIds = {QStringLiteral("north")};
    b.externalTag = QStringLiteral("VIP");
    const Conversation c = conversation(
        "c", 3,
        {agent(QStringLiteral("ann"), QStringLiteral("voice"), {segment("interact", 3, 0, 9, "red", "odd")}),
         agent(QStringLiteral("cem"), QStringLiteral("voice"), {segment("wrapup", 3, 9, 10, "blue", "done")})});
    for (const Conversation &each : {a, b, c})
        m_organization->site().put(each);
}

Reply AnalyticsTest::query(const QJsonObject &body)
{
    return m_client->post(QStringLiteral("/api/v2/analytics/conversations/details/query"), body);
}

// The ids of what is found, in the order it came.
QString AnalyticsTest::hits(const QJsonObject &body)
{
    QJsonObject whole = body;
    if (!whole.contains(QStringLiteral("interval")))
        whole.insert(QStringLiteral("interval"), QStringLiteral("2020-03-01T00:00:00Z/2020-03-04T00:00:00Z"));
    const Reply reply = query(whole);
    QString result;
    const QJsonArray found = reply.json.value(QStringLiteral("conversations")).toArray();
    for (const auto &each : found)
        result += each.toObject().value(QStringLiteral("conversationId")).toString();
    if (reply.json.value(QStringLiteral("totalHits")).toInt() != result.size())
        return QStringLiteral("totalHits disagrees");
    return result;
}

void AnalyticsTest::evaluatesIntervals_data()
{
    QTest::addColumn<QString>("interval");
    QTest::addColumn<QString>("found");
    QTest::newRow("three days") << QStringLiteral("2020-03-01T00:00:00Z/2020-03-04T00:00:00Z") << QStringLiteral("abc");
    QTest::newRow("a day is touched by its last minute")
        << QStringLiteral("2020-03-01T23:59:00Z/2020-03-02T00:01:00Z") << QStringLiteral("ab");
    QTest::newRow("the end is excluded") << QStringLiteral("2020-03-01T12:00:00Z/2020-03-02T00:00:00Z")
                                         << QStringLiteral("a");
    QTest::newRow("another zone") << QStringLiteral("2020-03-02T01:00:00+02:00/2020-03-02T01:30:00+02:00")
                                  << QStringLiteral("a");
    QTest::newRow("nothing that day") << QStringLiteral("2020-03-09T00:00:00Z/2020-03-10T00:00:00Z") << QString();
}

void AnalyticsTest::evaluatesIntervals()
{
    QFETCH(const QString, interval);
    QTEST(hits({{QStringLiteral("interval"), interval}}), "found");
}

void AnalyticsTest::evaluatesFilters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *query, const char *found) {
        QTest::newRow(name) << QByteArray(query) << QString::fromLatin1(found);
    };
    row("no filter", R"({})", "abc");
    row("ended",
        R"({"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationEnd","operator":"exists"}]}]})",
        "ab");
    row("open",
        R"({"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationEnd","operator":"notExists"}]}]})",
        "c");
    row("ended on the second",
        R"({"conversationFilters":[{"type":"and","predicates":[{"dimension":"conversationEnd","value":"2020-03-02T00:00:00Z/2020-03-03T00:00:00Z"}]}]})",
        "b");
    row("one of several divisions",
        R"({"conversationFilters":[{"type":"and","predicates":[{"dimension":"divisionId","value":"south"}]}]})", "ac");
    row("both conversation filters",
        R"({"conversationFilters":[{"type":"or","predicates":[{"dimension":"conversationId","value":"a"},{"dimension":"conversationId","value":"c"}]},{"type":"and","predicates":[{"dimension":"conversationEnd","operator":"exists"}]}]})",
        "a");
    row("external tag",
        R"({"conversationFilters":[{"type":"and","predicates":[{"dimension":"externalTag","value":"VIP"}]}]})", "b");
    row("team", R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"teamId","value":"late"}]}]})", "b");
    row("queue", R"({"segmentFilters":[{"type":"or","predicates":[{"dimension":"queueId","value":"red"}]}]})", "ac");
    row("matches is the default operator",
        R"({"segmentFilters":[{"type":"and","predicates":[{"type":"dimension","dimension":"mediaType","operator":"matches","value":"email"}]}]})",
        "b");
    row("a wrap-up without a code",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"purpose","value":"agent"},{"dimension":"segmentType","value":"wrapup"},{"dimension":"wrapUpCode","operator":"notExists"}]}]})",
        "a");
    row("both on one segment",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"queueId","value":"red"},{"dimension":"segmentType","value":"wrapup"}]}]})",
        "a");
    row("each on its own segment",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"queueId","value":"red"}]},{"type":"and","predicates":[{"dimension":"segmentType","value":"wrapup"}]}]})",
        "ac");
    row("a code on an interact segment",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"segmentType","value":"interact"},{"dimension":"wrapUpCode","operator":"exists"}]}]})",
        "c");
    row("and with a clause of alternatives",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"segmentType","value":"wrapup"}],"clauses":[{"type":"or","predicates":[{"dimension":"userId","value":"bob"},{"dimension":"userId","value":"cem"}]}]}]})",
        "bc");
    row("or over clauses",
        R"({"segmentFilters":[{"type":"or","clauses":[{"type":"and","predicates":[{"dimension":"segmentType","value":"alert"},{"dimension":"userId","value":"ann"}]},{"type":"and","predicates":[{"dimension":"mediaType","value":"email"},{"dimension":"wrapUpCode","value":"done"}]}]}]})",
        "ab");
    row("segment ended in the window",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"segmentEnd","value":"2020-03-02T10:31:00Z/2020-03-02T11:00:00Z"}]}]})",
        "b");
    row("segments of over nine minutes",
        R"({"segmentFilters":[{"type":"and","predicates":[{"type":"metric","metric":"tSegmentDuration","range":{"gte":540000}}]}]})",
        "bc");
    row("a dimension the site has nothing for",
        R"({"segmentFilters":[{"type":"and","predicates":[{"dimension":"flowId","operator":"exists"}]}]})", "");
}

void AnalyticsTest::evaluatesFilters()
{
    QFETCH(const QByteArray, query);
    QTEST(hits(parsed(query)), "found");
}

void AnalyticsTest::sorts_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("found");
    QTest::newRow("by start, from the newest") << QByteArray(R"({"order":"desc"})") << QStringLiteral("cba");
    QTest::newRow("by end, an open one first")
        << QByteArray(R"({"orderBy":"conversationEnd"})") << QStringLiteral("cab");
    QTest::newRow("by last segment") << QByteArray(R"({"order":"desc","orderBy":"segmentEnd"})")
                                     << QStringLiteral("cba");
}

void AnalyticsTest::sorts()
{
    QFETCH(const QByteArray, query);
    QTEST(hits(parsed(query)), "found");
}

void AnalyticsTest::pages()
{
    QJsonObject body =
        parsed(R"({"interval":"2020-03-01T00:00:00Z/2020-03-04T00:00:00Z","paging":{"pageSize":2,"pageNumber":2}})");
    const Reply second = query(body);
    QCOMPARE(second.json.value(QStringLiteral("totalHits")).toInt(), 3);
    QCOMPARE(second.json.value(QStringLiteral("conversations")).toArray().size(), 1);
    body.insert(QStringLiteral("paging"), parsed(R"({"pageSize":2,"pageNumber":3})"));
    QVERIFY(!query(body).json.contains(QStringLiteral("conversations")));
}

void AnalyticsTest::refusesTooMuch_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    const QString interval = QStringLiteral("interval");
    QTest::newRow("page size") << QByteArray(
        R"({"interval":"2020-03-01T00:00:00Z/2020-03-02T00:00:00Z","paging":{"pageSize":101,"pageNumber":1}})")
                               << QStringLiteral("paging.pageSize");
    QTest::newRow("page 0") << QByteArray(
        R"({"interval":"2020-03-01T00:00:00Z/2020-03-02T00:00:00Z","paging":{"pageSize":1,"pageNumber":0}})")
                            << QStringLiteral("paging.pageNumber");
    QTest::newRow("32 days") << QByteArray(
        R"({"interval":"2020-03-01T00:00:00Z/2020-04-02T00:00:00Z","segmentFilters":[{"type":"and"}]})")
                             << interval;
    QTest::newRow("8 days, no filter") << QByteArray(R"({"interval":"2020-03-01T00:00:00Z/2020-03-09T00:00:00Z"})")
                                       << interval;
    QTest::newRow("backwards") << QByteArray(R"({"interval":"2020-03-02T00:00:00Z/2020-03-01T00:00:00Z"})") << interval;
}

void AnalyticsTest::refusesTooMuch()
{
    QFETCH(const QByteArray, query);
    const Reply reply = this->query(parsed(query));
    QCOMPARE(reply.status, 400);
    const QJsonObject detail = reply.json.value(QStringLiteral("details")).toArray().first().toObject();
    QTEST(detail.value(QStringLiteral("fieldName")).toString(), "field");
}

void AnalyticsTest::fetchesByIds()
{
    const QString path = QStringLiteral("/api/v2/analytics/conversations/details?id=");
    const auto count = [this](const QString &each) {
        return m_client->get(each).json.value(QStringLiteral("conversations")).toArray().size();
    };
    QCOMPARE(count(path + QStringLiteral("c,a,unknown")), 2);
    QCOMPARE(count(path + QStringLiteral("c&id=a")), 2);
    QCOMPARE(m_client->get(path + QStringList(101, QStringLiteral("a")).join(u',')).status, 400);
    const QJsonObject one = m_client->get(QStringLiteral("/api/v2/analytics/conversations/c/details")).json;
    QVERIFY(!one.contains(QStringLiteral("conversationEnd")));
    QCOMPARE(one.value(QStringLiteral("participants")).toArray().size(), 2);
}

void AnalyticsTest::spellsEndingsInItsOwnWay()
{
    const Leg leg = makeLeg(m_organization->site(), QStringLiteral("leg")); // ended as endpoint.donotdisturb
    m_organization->site().put(leg.conversation);
    const QString path = QStringLiteral("/api/v2/analytics/conversations/%1/details").arg(leg.conversation.id);
    QVERIFY(m_client->get(path).body.contains(R"("disconnectType":"dndEndpoint")"));
    m_organization->site().remove(leg.conversation.id);
}

WRAPDESK_TEST(AnalyticsTest)
#include "analyticstest.moc"
