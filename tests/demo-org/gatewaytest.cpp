// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace demoorg;
using namespace std::chrono_literals;

class GatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bindsToLoopbackOnly();
    void putsThePlatformsHeadersOnEveryAnswer_data();
    void putsThePlatformsHeadersOnEveryAnswer();
    void refusesInThePlatformsShape_data();
    void refusesInThePlatformsShape();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void signsInByClientCredentials_data();
    void signsInByClientCredentials();
    void tokensExpireAndAreRevoked();
    void throttlesEachTokenByItself();
    void opensANewWindowWhenTheOldOneIsOver();
};

void GatewayTest::init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

void GatewayTest::bindsToLoopbackOnly()
{
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    QCOMPARE(organization.api().host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(organization.login(), QUrl(organization.api().toString() + QStringLiteral("/login")));
    Organization::Options same = quietOptions();
    same.port = quint16(organization.api().port());
    QVERIFY(!Organization(same).listen());
}

void GatewayTest::putsThePlatformsHeadersOnEveryAnswer_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("an answer") << QStringLiteral("/api/v2/users/me") << 200;
    QTest::newRow("not found") << QStringLiteral("/api/v2/nothing") << 404;
    QTest::newRow("refused") << QStringLiteral("/api/v2/routing/queues?pageSize=x") << 400;
}

void GatewayTest::putsThePlatformsHeadersOnEveryAnswer()
{
    QFETCH(const QString, path);
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    const Reply reply = Client(organization).get(path);
    QTEST(reply.status, "status");
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(!reply.headers.value("inin-correlation-id").isEmpty());
    QCOMPARE(reply.headers.value("inin-ratelimit-allowed"), QByteArray("300"));
    QVERIFY(reply.headers.contains("inin-ratelimit-count"));
    QVERIFY(reply.headers.contains("inin-ratelimit-reset"));
    const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.headers.value("date")),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    QVERIFY(date.isValid());
    if (reply.status >= 400)
        QCOMPARE(reply.json.value(QStringLiteral("contextId")).toString().toLatin1(),
                 reply.headers.value("inin-correlation-id"));
}

void GatewayTest::refusesInThePlatformsShape_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QString details = QStringLiteral("/api/v2/analytics/conversations/details/query");
    const auto row = [](const char *name, const char *method, const QString &path, const QByteArray &body, int status,
                        const char *code) {
        QTest::newRow(name) << QByteArray(method) << path << body << status << QString::fromLatin1(code);
    };
    row("unknown path", "GET", QStringLiteral("/api/v2/interactions/1"), {}, 404, "not.found");
    row("an endpoint the tutorial invented", "PUT", QStringLiteral("/api/v2/conversations/1/wrapup"), "{}", 404,
        "not.found");
    row("wrong method", "DELETE", QStringLiteral("/api/v2/routing/queues"), {}, 405, "method.not.allowed");
    row("malformed JSON", "POST", details, "{\"interval\":", 400, "bad.request");
    row("not an object", "POST", details, "[]", 400, "invalid.value");
    row("too big", "POST", details, QByteArray(512'001, ' '), 413, "request.entity.too.large");
    row("unknown parameter", "GET", QStringLiteral("/api/v2/routing/queues?limit=3"), {}, 400, "bad.request");
    row("unknown queue", "GET", QStringLiteral("/api/v2/routing/queues/x"), {}, 404, "not.found");
    row("unknown conversation", "GET", QStringLiteral("/api/v2/conversations/x"), {}, 404,
        "conversation.error.conversation.not.found");
}

void GatewayTest::refusesInThePlatformsShape()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    Client client(organization);
    const Reply reply = client.send(method, path, body);
    QTEST(reply.status, "status");
    QTEST(reply.code(), "code");
    QCOMPARE(reply.json.value(QStringLiteral("status")).toInt(), reply.status);
    for (const char *name : {"message", "contextId"})
        QVERIFY(!reply.json.value(QLatin1String(name)).toString().isEmpty());
    for (const char *name : {"details", "errors"})
        QVERIFY(reply.json.value(QLatin1String(name)).isArray());
    if (!body.isEmpty())
        QCOMPARE(
            client.send("POST", QStringLiteral("/api/v2/analytics/conversations/details/query"), "{}", "text/plain")
                .code(),
            QStringLiteral("unsupported.media.type"));
}

void GatewayTest::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *body, const char *code, const char *field) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(code) << QString::fromLatin1(field);
    };
    row("missing", "{}", "required.field.missing", "interval");
    row("null is missing", R"({"interval":null})", "required.field.missing", "interval");
    row("unknown", R"({"interval":"x","limit":100})", "bad.request", "limit");
    row("text for an object", R"({"interval":"x","paging":"1"})", "invalid.value", "paging");
    row("half a page", R"({"interval":"x","paging":{"pageSize":2.5,"pageNumber":1}})", "invalid.value",
        "paging.pageSize");
    row("unknown order", R"({"interval":"x","order":"up"})", "invalid.value", "order");
    row("unknown dimension",
        R"({"interval":"x","segmentFilters":[{"type":"and","predicates":[{"dimension":"wrapupCode"}]}]})",
        "invalid.value", "segmentFilters[0].predicates[0].dimension");
    row("a value that is no text", R"({"interval":"x","segmentFilters":[{"type":"and","predicates":[{"value":3}]}]})",
        "invalid.value", "segmentFilters[0].predicates[0].value");
    row("a filter without a type", R"({"interval":"x","conversationFilters":[{}]})", "required.field.missing",
        "conversationFilters[0].type");
    row("no interval at all", R"({"interval":"yesterday"})", "invalid.value", "interval");
}

void GatewayTest::namesTheFieldThatIsWrong()
{
    QFETCH(const QByteArray, body);
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    const Reply reply =
        Client(organization).send("POST", QStringLiteral("/api/v2/analytics/conversations/details/query"), body);
    QCOMPARE(reply.status, 400);
    QTEST(reply.code(), "code");
    const QJsonObject detail = reply.json.value(QStringLiteral("details")).toArray().first().toObject();
    QTEST(detail.value(QStringLiteral("fieldName")).toString(), "field");
}

void GatewayTest::signsInByClientCredentials_data()
{
    QTest::addColumn<QByteArray>("basic");
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const QByteArray right("demo-client:demo-secret");
    const QByteArray grant("grant_type=client_credentials");
    QTest::newRow("right") << right << grant << 200 << QString();
    QTest::newRow("wrong secret") << QByteArray("demo-client:x") << grant << 401 << QStringLiteral("invalid_client");
    QTest::newRow("no client") << QByteArray() << grant << 401 << QStringLiteral("invalid_client");
    QTest::newRow("other grant") << right << QByteArray("grant_type=password") << 400
                                 << QStringLiteral("unsupported_grant_type");
    QTest::newRow("no grant") << right << QByteArray("a=b") << 400 << QStringLiteral("invalid_request");
}

void GatewayTest::signsInByClientCredentials()
{
    QFETCH(const QByteArray, basic);
    QFETCH(const QByteArray, form);
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    Client client(organization);
    const Reply reply = client.logIn(basic, form);
    QTEST(reply.status, "status");
    QTEST(reply.json.value(QStringLiteral("error")).toString(), "error");
    if (reply.status != 200)
        return;
    QCOMPARE(reply.json.value(QStringLiteral("token_type")).toString(), QStringLiteral("bearer"));
    QCOMPARE(reply.json.value(QStringLiteral("expires_in")).toInt(), 86'400);
    client.token = reply.json.value(QStringLiteral("access_token")).toString().toLatin1();
    QCOMPARE(client.get(QStringLiteral("/api/v2/organizations/me")).status, 200);
    QCOMPARE(client.get(QStringLiteral("/api/v2/users/me")).code(), QStringLiteral("not.a.user"));
}

void GatewayTest::tokensExpireAndAreRevoked()
{
    Organization::Options options = quietOptions();
    options.tokens.lifetime = 500ms;
    Organization organization(options);
    QVERIFY(organization.listen());
    Client client(organization);
    const QString me = QStringLiteral("/api/v2/tokens/me");
    QCOMPARE(client.get(me).status, 200);
    QTRY_COMPARE(client.get(me).code(), QStringLiteral("bad.credentials"));

    client.token = client.clientCredentialsToken();
    QCOMPARE(client.send("HEAD", me).status, 200);
    QCOMPARE(client.send("DELETE", me).status, 200);
    QCOMPARE(client.get(me).status, 401);
    client.token.clear();
    QCOMPARE(client.get(me).code(), QStringLiteral("authentication.required"));
}

void GatewayTest::throttlesEachTokenByItself()
{
    Organization::Options options = quietOptions();
    options.tokens.requests = 3;
    Organization organization(options);
    QVERIFY(organization.listen());
    Client client(organization);
    const QString me = QStringLiteral("/api/v2/tokens/me");
    for (const char *count : {"1", "2", "3"})
        QCOMPARE(client.get(me).headers.value("inin-ratelimit-count"), QByteArray(count));

    const Reply refused = client.get(me);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), QStringLiteral("too.many.requests"));
    QCOMPARE(refused.headers.value("retry-after"), refused.headers.value("inin-ratelimit-reset"));
    QCOMPARE(refused.json.value(QStringLiteral("message")).toString(),
             QStringLiteral("Rate limit exceeded the maximum. Retry the request in [%1] seconds")
                 .arg(QString::fromLatin1(refused.headers.value("retry-after"))));
    const QJsonObject limit = refused.json.value(QStringLiteral("limit")).toObject();
    QCOMPARE(limit.value(QStringLiteral("value")).toInt(), 3);
    QCOMPARE(limit.value(QStringLiteral("namespace")).toString(), QStringLiteral("platform.api"));

    client.token = client.clientCredentialsToken();
    QCOMPARE(client.get(me).status, 200);
    QCOMPARE(organization.stats().value(QStringLiteral("throttled")).toInt(), 1);
}

void GatewayTest::opensANewWindowWhenTheOldOneIsOver()
{
    Organization::Options options = quietOptions();
    options.tokens.requests = 1;
    options.tokens.window = 700ms;
    Organization organization(options);
    QVERIFY(organization.listen());
    Client client(organization);
    const QString me = QStringLiteral("/api/v2/tokens/me");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.get(me).status, 200);
    QCOMPARE(client.get(me).headers.value("retry-after"), QByteArray("1"));
    int status = 0;
    QTRY_VERIFY(status == 200 || (status = client.get(me).status) == 200);
    QVERIFY(timer.elapsed() >= 690);
}

WRAPDESK_TEST(GatewayTest)
#include "gatewaytest.moc"
