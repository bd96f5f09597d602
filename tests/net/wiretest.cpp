// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire.h"

#include "net/httplog.h"
#include "support/named.h"
#include "support/runner.h"

#include <QLoggingCategory>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class WireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void buildsAddresses_data();
    void buildsAddresses();
    void refusesIdsThatLeadElsewhere_data();
    void refusesIdsThatLeadElsewhere();
    void carriesTheTokenInTheHeaderAlone();
    void sendsABodyTwiceOnlyIfThatIsSafe();
    void logsNeitherQueryNorTokenNorBody();
};

void WireTest::buildsAddresses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("address");
    const QString host = QStringLiteral("https://api.mypurecloud.ie");
    const QString query = QStringLiteral("q");
    QTest::addRow("plain") << host << QStringList{QStringLiteral("a"), QStringLiteral("b")} << QString() << QString()
                           << host + QStringLiteral("/a/b");
    QTest::addRow("base with a path") << QStringLiteral("http://127.0.0.1:80/demo/") << QStringList{QStringLiteral("a")}
                                      << QString() << QString() << QStringLiteral("http://127.0.0.1:80/demo/a");
    QTest::addRow("slash, blank, question mark, percent")
        << host << QStringList{QStringLiteral("a/b c?d%2F#")} << QString() << QString()
        << host + QStringLiteral("/a%2Fb%20c%3Fd%252F%23");
    QTest::addRow("dots inside") << host << QStringList{QStringLiteral("..a")} << QString() << QString()
                                 << host + QStringLiteral("/..a");
    QTest::addRow("comma stays") << host << QStringList{QStringLiteral("a")} << query << QStringLiteral("1,2")
                                 << host + QStringLiteral("/a?q=1,2");
    QTest::addRow("plus and ampersand") << host << QStringList{QStringLiteral("a")} << query
                                        << QStringLiteral("+49&x=ü")
                                        << host + QStringLiteral("/a?q=%2B49%26x%3D%C3%BC");
}

void WireTest::buildsAddresses()
{
    QFETCH(QString, base);
    QFETCH(QStringList, path);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, address);
    HttpRequest request{.path = path};
    if (!key.isEmpty())
        request.query.addQueryItem(key, value);
    const Result<QUrl> result = addressOf(request, QUrl(base));
    QVERIFY(result.has_value());
    QCOMPARE(QString::fromLatin1(result->toEncoded()), address);
}

void WireTest::refusesIdsThatLeadElsewhere_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part : {"", ".", ".."})
        QTest::addRow("'%s'", part) << QString::fromLatin1(part);
}

void WireTest::refusesIdsThatLeadElsewhere()
{
    QFETCH(QString, part);
    const HttpRequest request{.path = {QStringLiteral("api"), part, QStringLiteral("x")}};
    const Result<QUrl> result = addressOf(request, QUrl(QStringLiteral("https://h")));
    QVERIFY(!result && result.error().kind == ErrorKind::Invalid);
}

void WireTest::carriesTheTokenInTheHeaderAlone()
{
    const auto outgoing = outgoingOf(named().http, QUrl(QStringLiteral("https://h")), Secret("t0ken"));
    QVERIFY(outgoing.has_value());
    QCOMPARE(outgoing->request.rawHeader("Authorization"), "Bearer t0ken");
    QVERIFY(!outgoing->request.url().toEncoded().contains("t0ken"));
    QVERIFY(!outgoing->body);
    QVERIFY(!outgoing->request.hasRawHeader("Content-Type"));
}

void WireTest::sendsABodyTwiceOnlyIfThatIsSafe()
{
    Request<QString> request = named(Verb::Post);
    QVERIFY(outgoingOf(request.http, QUrl(QStringLiteral("https://h")), Secret("t"))->once);
    request.http.safeToRepeat = true;
    QVERIFY(!outgoingOf(request.http, QUrl(QStringLiteral("https://h")), Secret("t"))->once);
}

void WireTest::logsNeitherQueryNorTokenNorBody()
{
    static QStringList lines;
    lines.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("wrapdesk.net.debug=true"));
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) { lines << message; });
    logSent(verbAndRoute(named().http), 2);
    Answer answer;
    answer.status = 200;
    answer.correlationId = QStringLiteral("c-1");
    answer.body = "secret";
    logAnswered(verbAndRoute(named().http), answer, 12ms);
    answer.transport = Error{.kind = ErrorKind::Timeout};
    logAnswered(verbAndRoute(named().http), answer, 30s);
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());
    const QStringList expected{QStringLiteral("-> GET /api/v2/thing try 2"),
                               QStringLiteral("<- GET /api/v2/thing 200 12 ms c-1"),
                               QStringLiteral("<- GET /api/v2/thing timeout 30000 ms c-1")};
    QCOMPARE(lines, expected);
}

WRAPDESK_TEST(WireTest)
#include "wiretest.moc"
