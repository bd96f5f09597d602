// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/proxy.h"

#include "net/apiclient.h"
#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/named.h"
#include "support/recordingproxy.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const QString host = QStringLiteral("api.made-up.example"); // only the proxy knows it

QNetworkProxy::ProxyType typeFor(const QNetworkProxyQuery &query)
{
    return QNetworkProxyFactory::proxyForQuery(query).value(0).type();
}

} // namespace

class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsAddresses_data();
    void readsAddresses();
    void refusesOtherAddresses_data();
    void refusesOtherAddresses();
    void goesThroughTheProxy();
    void signsInAtTheProxy();
    void saysOnceThatTheProxyRefuses_data();
    void saysOnceThatTheProxyRefuses();
    void socketsGoThroughTheProxy();
    void socketsAreRefusedAsClearly();
    void otherThreadsGoThroughTheProxy();
    void thisMachineNeedsNoProxy_data();
    void thisMachineNeedsNoProxy();
    void noneIsNone();
    void theSystemIsAsked();
    void listeningNeedsNoProxy();

private:
    QNetworkProxy proxy(const QString &user = {}, const QString &password = {}) const
    {
        QNetworkProxy result = *proxyFromUrl(m_proxy->url());
        result.setUser(user);
        result.setPassword(password);
        return result;
    }
    QUrl madeUp(const QString &scheme = QStringLiteral("http")) const
    {
        return QUrl(QStringLiteral("%1://%2:8080").arg(scheme, host));
    }
    std::optional<Result<QString>> ask(const QUrl &base);

    std::unique_ptr<RecordingProxy> m_proxy;
    std::unique_ptr<ScriptedServer> m_server;
    FakeGate m_gate;
    FakeClock m_clock;
};

void ProxyTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_proxy = std::make_unique<RecordingProxy>();
    m_server = std::make_unique<ScriptedServer>();
    m_proxy->resolve(host, static_cast<quint16>(m_server->url().port()));
}

void ProxyTest::cleanup()
{
    useNoProxy();
    QCOMPARE(m_server->missing(), QByteArrayList());
}

std::optional<Result<QString>> ProxyTest::ask(const QUrl &base)
{
    ApiClient client(base, m_gate, m_clock);
    std::optional<Result<QString>> answer;
    client.send(named(), this, [&answer](const Result<QString> &result) { answer = result; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? answer : std::nullopt;
}

void ProxyTest::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QNetworkProxy>("expected");
    QTest::newRow("HTTP") << "http://proxy.example:3128"
                          << QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy.example"), 3128);
    QTest::newRow("SOCKS") << " socks5://10.0.0.1:1080/ "
                           << QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("10.0.0.1"), 1080);
    QTest::newRow("IPv6") << "http://[fd00::1]:3128"
                          << QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("fd00::1"), 3128);
    QTest::newRow("a user") << "http://ada%40example@proxy:80"
                            << QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy"), 80,
                                             QStringLiteral("ada@example"));
}

void ProxyTest::readsAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QNetworkProxy, expected);
    const Result<QNetworkProxy> result = proxyFromUrl(text);
    QVERIFY(result);
    QCOMPARE(*result, expected);
}

void ProxyTest::refusesOtherAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    for (const char *text : {"", "proxy.example", "proxy.example:3128", "http://proxy.example", "http://:3128",
                             "https://proxy.example:3128", "http://proxy.example:3128/path", "http://proxy:0",
                             "http://proxy:99999", "http://pro xy:3128", "http://proxy:3128?x", "none", "socks4://a:1"})
        QTest::newRow(text) << QString::fromLatin1(text) << QStringLiteral("write http://HOST:PORT");
    QTest::newRow("a password") << QStringLiteral("http://ada:s3cr3t@proxy:3128") << QStringLiteral("password has no");
    QTest::newRow("a password without a port")
        << QStringLiteral("http://ada:s3cr3t@proxy") << QStringLiteral("password has no");
    QTest::newRow("a password that breaks the address")
        << QStringLiteral("http://ada:s3cr3t%@proxy:1") << QStringLiteral("write http://HOST:PORT");
}

void ProxyTest::refusesOtherAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const Result<QNetworkProxy> result = proxyFromUrl(text);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY2(result.error().message.contains(word), qPrintable(result.error().message));
    QVERIFY2(!result.error().message.contains(u"s3cr3t"), qPrintable(result.error().message));
}

void ProxyTest::goesThroughTheProxy()
{
    useProxy(proxy());
    m_server->expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    const auto answer = ask(madeUp());
    QVERIFY(answer && *answer);
    QCOMPARE(**answer, QStringLiteral("Ada"));
    QCOMPARE(m_proxy->lines(), QByteArrayList{"GET http://api.made-up.example:8080/api/v2/thing"});
    QVERIFY(m_proxy->credentials().isEmpty());
}

void ProxyTest::signsInAtTheProxy()
{
    m_proxy->require("ada", "s3cr3t");
    useProxy(proxy(QStringLiteral("ada"), QStringLiteral("s3cr3t")));
    m_server->expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    const auto answer = ask(madeUp());
    QVERIFY(answer && *answer);
    QCOMPARE(m_proxy->credentials(), QByteArrayList{"ada:s3cr3t"});
}

void ProxyTest::saysOnceThatTheProxyRefuses_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("scheme");
    for (const char *scheme : {"http", "https"}) {
        QTest::addRow("a wrong password, %s", scheme) << "ada"
                                                      << "wr0ng" << scheme;
        QTest::addRow("none, %s", scheme) << ""
                                          << "" << scheme;
    }
}

void ProxyTest::saysOnceThatTheProxyRefuses()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const QString, scheme);
    m_proxy->require("ada", "s3cr3t");
    useProxy(proxy(user, password));
    const auto answer = ask(madeUp(scheme));
    QVERIFY(answer && !*answer);
    QVERIFY2(isProxyRefusal(answer->error()), qPrintable(describe(answer->error())));
    QCOMPARE(answer->error().httpStatus, 407);
    QVERIFY(answer->error().message.contains(u"proxy"));
    QVERIFY(!describe(answer->error()).contains(u"wr0ng"));
    QVERIFY2(m_proxy->credentials().size() <= 1, qPrintable(QString::number(m_proxy->credentials().size())));
    QCOMPARE(m_clock.waiting(), 0); // and it is not tried again
    QVERIFY(m_server->seen().isEmpty());
}

void ProxyTest::socketsGoThroughTheProxy()
{
    QWebSocketServer server(QStringLiteral("tests"), QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_proxy->resolve(host, server.serverPort());
    m_proxy->require("ada", "s3cr3t");
    useProxy(proxy(QStringLiteral("ada"), QStringLiteral("s3cr3t")));
    QWebSocket socket;
    socket.open(madeUp(QStringLiteral("ws")));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(m_proxy->lines().constLast(), "CONNECT api.made-up.example:8080");
    const std::unique_ptr<QWebSocket> other(server.nextPendingConnection());
    QVERIFY(other);
}

void ProxyTest::socketsAreRefusedAsClearly()
{
    m_proxy->require("ada", "s3cr3t");
    useProxy(proxy(QStringLiteral("ada"), QStringLiteral("wr0ng")));
    QWebSocket socket;
    socket.open(madeUp(QStringLiteral("ws")));
    QTRY_COMPARE(socket.error(), QAbstractSocket::ProxyAuthenticationRequiredError);
    QVERIFY(m_proxy->credentials().size() <= 1);
}

void ProxyTest::otherThreadsGoThroughTheProxy()
{
    useProxy(proxy());
    m_server->expect("GET /x", {});
    QThread thread;
    auto *network = new QNetworkAccessManager;
    network->moveToThread(&thread);
    connect(&thread, &QThread::finished, network, &QObject::deleteLater);
    thread.start();
    std::atomic<int> status = -1;
    QMetaObject::invokeMethod(network, [&, address = madeUp().resolved(QUrl(QStringLiteral("/x")))] {
        QNetworkReply *reply = network->get(QNetworkRequest(address));
        connect(reply, &QNetworkReply::finished, network, [reply, &status] {
            status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            reply->deleteLater();
        });
    });
    QTRY_COMPARE(status.load(), 200);
    QCOMPARE(m_proxy->lines().size(), 1);
    thread.quit();
    QVERIFY(thread.wait());
}

void ProxyTest::thisMachineNeedsNoProxy_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "demo.localhost", "[::1]"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ProxyTest::thisMachineNeedsNoProxy()
{
    QFETCH(const QString, name);
    useProxy(proxy());
    const QUrl url(QStringLiteral("https://%1:8443/x").arg(name));
    QCOMPARE(typeFor(QNetworkProxyQuery(url)), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor(QNetworkProxyQuery(url.host(), 8443)), QNetworkProxy::NoProxy);
    m_server->expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    const auto answer = ask(m_server->url());
    QVERIFY(answer && *answer);
    QVERIFY(m_proxy->lines().isEmpty());
}

void ProxyTest::noneIsNone()
{
    useProxy(proxy());
    QCOMPARE(typeFor(QNetworkProxyQuery(madeUp())), QNetworkProxy::HttpProxy);
    useNoProxy();
    QCOMPARE(typeFor(QNetworkProxyQuery(madeUp())), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor(QNetworkProxyQuery(host, 443)), QNetworkProxy::NoProxy);
}

void ProxyTest::theSystemIsAsked()
{
    for (const char *variable : {"http_proxy", "https_proxy"})
        qputenv(variable, m_proxy->url().toUtf8());
    qputenv("no_proxy", "direct.example");
    useSystemProxy();
    QCOMPARE(typeFor(QNetworkProxyQuery(madeUp())), QNetworkProxy::HttpProxy);
    QCOMPARE(typeFor(QNetworkProxyQuery(host, 443)), QNetworkProxy::HttpProxy);
    QCOMPARE(typeFor(QNetworkProxyQuery(QUrl(QStringLiteral("https://direct.example/")))), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor(QNetworkProxyQuery(QUrl(QStringLiteral("http://127.0.0.1/")))), QNetworkProxy::NoProxy);
    m_server->expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    const auto answer = ask(madeUp());
    QVERIFY(answer && *answer);
    QCOMPARE(m_proxy->lines().size(), 1);
    for (const char *variable : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(variable);
}

void ProxyTest::listeningNeedsNoProxy()
{
    useProxy(proxy());
    QTcpServer server; // as the one that waits for a sign-in's redirect
    QVERIFY2(server.listen(QHostAddress::LocalHost), qPrintable(server.errorString()));
}

WRAPDESK_TEST(ProxyTest)
#include "proxytest.moc"
