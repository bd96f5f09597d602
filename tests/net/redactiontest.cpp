// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/credentials.h"
#include "base/log.h"
#include "net/echo.h"
#include "net/httplog.h"
#include "net/wire.h"
#include "support/fakeclock.h"
#include "support/runner.h"
#include "support/scriptedserver.h"
#include "support/sensitive.h"
#include "support/stderrcapture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTest>
#include <QUrlQuery>

using namespace wrapdesk;
using namespace wrapdesk::test;

// Everything sensitive through every way out of the program that can be had without starting it; whoever adds a way out
// adds it here.
class RedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyCategoryAndLevelOfTheLog();
    void valuesAsQtPrintsThem();
    void theLogOfHttp();
    void errorsOfEveryKind();
    void errorsOfAServerThatRepeatsWhatItWasSent_data();
    void errorsOfAServerThatRepeatsWhatItWasSent();
    void aServerThatRepeatsItAsTheCodeOrTheId();
    void anAnswerThatIsNoErrorIsLeftAlone();

private:
    // What stands on stderr after `speak` has spoken through the program's own sink.
    static QByteArray heard(const std::function<void()> &speak);
    std::optional<Answer> answerTo(const Exchange::Outgoing &outgoing);

    const Sensitive m_sensitive;
    FakeClock m_clock;
};

QByteArray RedactionTest::heard(const std::function<void()> &speak)
{
    const QtMessageHandler before = qInstallMessageHandler(nullptr);
    StderrCapture capture;
    installLogSink();
    QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
    speak();
    QLoggingCategory::setFilterRules(QString());
    qInstallMessageHandler(before);
    return capture.text();
}

void RedactionTest::everyCategoryAndLevelOfTheLog()
{
    using Category = const QLoggingCategory &(*)();
    const QList<Category> categories{lcNet, lcAuth, lcLive, lcWrap, lcSweep, lcSession, lcStore};
    const QByteArrayList texts = m_sensitive.texts();
    const QByteArray said = heard([&] {
        for (const QByteArray &text : texts) {
            const QString line = QString::fromUtf8(text);
            for (const Category category : categories) {
                qCDebug(category) << line << text;
                qCInfo(category).noquote() << line;
                qCWarning(category).noquote() << text;
                qCCritical(category, "%s", text.constData());
            }
            qDebug() << line;
            qWarning().noquote() << QStringList{line, line};
        }
    });
    QCOMPARE(said.count('\n'), texts.size() * (categories.size() * 4 + 2));
    QCOMPARE(m_sensitive.leakIn(said), QByteArray());
    for (const char *word : {"wrapdesk.net", "wrapdesk.store", "critical", "client_id=app", "expires_in", "localhost"})
        QVERIFY2(said.contains(word), word);
}

void RedactionTest::valuesAsQtPrintsThem()
{
    const Secret secret(m_sensitive.token);
    const QUrl url(QStringLiteral("http://localhost:4711/?code=%1&state=%2")
                       .arg(QString::fromUtf8(m_sensitive.code), QString::fromUtf8(m_sensitive.state)));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_sensitive.token);
    const QByteArray said = heard([&] {
        qDebug() << secret << QList<Secret>{secret, secret} << url << url.query();
        qDebug() << request.rawHeaderList() << request.rawHeader("Authorization");
        qDebug() << QMap<QByteArray, QByteArray>{{"authorization", request.rawHeader("Authorization")},
                                                 {"refresh_token", m_sensitive.refresh}};
        qDebug() << QList<std::pair<QByteArray, QByteArray>>{{"Authorization", m_sensitive.token},
                                                             {"client_secret", m_sensitive.secret}};
        qDebug() << QJsonDocument(QJsonObject{{QStringLiteral("refresh_token"), QString::fromUtf8(m_sensitive.refresh)},
                                              {QStringLiteral("phone"), QString::fromUtf8(m_sensitive.plain)}});
    });
    QCOMPARE(said.count('\n'), 5);
    QCOMPARE(m_sensitive.leakIn(said), QByteArray());
    QVERIFY(said.contains("localhost:4711"));
}

void RedactionTest::theLogOfHttp()
{
    const QByteArrayList texts = m_sensitive.texts();
    const QByteArray said = heard([&] {
        for (const QByteArray &text : texts) {
            const QString line = QString::fromUtf8(text);
            HttpRequest request{.path = {line}, .route = QStringLiteral("/api/v2/users/{id}")};
            request.query.addQueryItem(QStringLiteral("q"), line);
            request.body = text;
            logSent(verbAndRoute(request), 1);
            logAnswered(verbAndRoute(request), {.status = 404, .correlationId = line, .body = text},
                        std::chrono::milliseconds(1));
            logAnswered(line, {.transport = Error{.message = line}}, std::chrono::milliseconds(1));
        }
    });
    QCOMPARE(said.count('\n'), texts.size() * 3);
    QCOMPARE(m_sensitive.leakIn(said), QByteArray());
}

void RedactionTest::errorsOfEveryKind()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Secret); ++kind) {
        for (const QByteArray &text : m_sensitive.texts()) {
            const QString line = QString::fromUtf8(text);
            const Error error{.kind = static_cast<ErrorKind>(kind),
                              .httpStatus = 400,
                              .code = line,
                              .message = line,
                              .correlationId = line,
                              .where = line};
            QCOMPARE(m_sensitive.leakIn(describe(error).toUtf8()), QByteArray());
        }
    }
}

void RedactionTest::errorsOfAServerThatRepeatsWhatItWasSent_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    const auto message = [](const char *field, const QByteArray &text) {
        const QJsonObject object{{QString::fromLatin1(field), QString::fromUtf8(text)}};
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    };
    for (const QByteArray &text : m_sensitive.texts()) {
        for (const char *field : {"message", "error_description", "description"})
            QTest::addRow("%s: %s", field, text.left(24).constData()) << message(field, text) << QByteArray();
    }
    for (const QByteArray &bare : {m_sensitive.token, m_sensitive.code, m_sensitive.verifier, m_sensitive.secret,
                                   m_sensitive.refresh, m_sensitive.password, m_sensitive.basic()}) {
        QTest::addRow("bare %s", bare.constData())
            << message("message", "we do not know " + bare + " here") << QByteArray();
        QTest::addRow("no JSON, %s", bare.constData()) << "<p>" + bare << "text/" + bare;
    }
}

void RedactionTest::errorsOfAServerThatRepeatsWhatItWasSent()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, type);
    for (const bool isBearer : {true, false}) {
        ScriptedServer server;
        server.expect("POST /", {.status = 400, .body = body, .headers = {{"Content-Type", type}}});
        Exchange::Outgoing outgoing{.request = QNetworkRequest(server.url()), .verb = "POST"};
        outgoing.request.setRawHeader("Authorization",
                                      isBearer ? "Bearer " + m_sensitive.token : "Basic " + m_sensitive.basic());
        outgoing.request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
        outgoing.body = "refresh_token=" + m_sensitive.refresh + "&code=" + m_sensitive.code + "&code_verifier="
                        + m_sensitive.verifier + "&client_secret=" + m_sensitive.secret.toPercentEncoding()
                        + "&password=correct+horse&assertion="
                        + (isBearer ? m_sensitive.basic().toPercentEncoding() : m_sensitive.token);
        const std::optional<Answer> answer = answerTo(outgoing);
        QVERIFY(answer.has_value());
        const Result<QByteArray> result = outcome(*answer);
        QVERIFY(!result);
        const Error &error = result.error();
        const QString all = error.code + error.message + error.correlationId + error.where + describe(error);
        QCOMPARE(m_sensitive.leakIn(all.toUtf8()), QByteArray());
    }
}

void RedactionTest::aServerThatRepeatsItAsTheCodeOrTheId()
{
    ScriptedServer server;
    server.expect("GET /",
                  {.status = 401,
                   .body = R"({"code":")" + m_sensitive.token + R"(","contextId":")" + m_sensitive.token + "\"}",
                   .headers = {{"ININ-Correlation-Id", m_sensitive.token}}});
    Exchange::Outgoing outgoing{.request = QNetworkRequest(server.url()), .verb = "GET"};
    outgoing.request.setRawHeader("Authorization", "Bearer " + m_sensitive.token);
    const std::optional<Answer> answer = answerTo(outgoing);
    QVERIFY(answer.has_value());
    const Error error = outcome(*answer).error();
    QCOMPARE(error.code, QStringLiteral("•••"));
    QCOMPARE(error.correlationId, QStringLiteral("•••"));
}

void RedactionTest::anAnswerThatIsNoErrorIsLeftAlone()
{
    const QByteArray body = R"({"refresh_token":")" + m_sensitive.refresh + "\"}";
    ScriptedServer server;
    server.expect("POST /", {.body = body});
    Exchange::Outgoing outgoing{.request = QNetworkRequest(server.url()), .verb = "POST"};
    outgoing.request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    outgoing.body = "refresh_token=" + m_sensitive.refresh;
    QCOMPARE(secretsOf(outgoing.request, *outgoing.body), QList<Secret>{Secret(m_sensitive.refresh)});
    const std::optional<Answer> answer = answerTo(outgoing);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body, body);
}

std::optional<Answer> RedactionTest::answerTo(const Exchange::Outgoing &outgoing)
{
    QNetworkAccessManager network;
    Exchange exchange(network, outgoing, m_clock, nullptr);
    std::optional<Answer> got;
    connect(&exchange, &Exchange::answered, this, [&got](const Answer &answer) { got = answer; });
    return QTest::qWaitFor([&got] { return got.has_value(); }) ? got : std::nullopt;
}

WRAPDESK_TEST(RedactionTest)
#include "redactiontest.moc"
