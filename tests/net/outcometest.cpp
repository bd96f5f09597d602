// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/outcome.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using Net = QNetworkReply;

namespace {

Answer json(int status, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = body;
    return answer;
}

} // namespace

class OutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void classifiesEveryKnownCode_data();
    void classifiesEveryKnownCode();
    void classifiesByStatusAlone_data();
    void classifiesByStatusAlone();
    void readsTheWholeErrorBody();
    void prefersTheHeadersCorrelationId();
    void readsOAuthErrors();
    void keepsAddressesOutOfMessages();
    void passesTheBodyOfASuccess_data();
    void passesTheBodyOfASuccess();
    void namesWhatCameInsteadOfJson_data();
    void namesWhatCameInsteadOfJson();
    void aNetworkThatWantsASignInIsNotThePlatform();
    void mapsTheConnectionsFailures_data();
    void mapsTheConnectionsFailures();
    void letsTheConnectionsFailureComeFirst();
    void readsHttpDates();
};

// FACTS §4, the whole list.
void OutcomeTest::classifiesEveryKnownCode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    const auto rows = [](int status, ErrorKind kind, std::initializer_list<const char *> codes) {
        for (const char *code : codes)
            QTest::newRow(code) << status << kind;
    };
    rows(400, ErrorKind::Invalid,
         {"bad.request", "invalid.value", "invalid.date", "not.a.user", "conversation.error.wrapup.code.required",
          "conversation.error.wrapup.cannot.skip", "conversation.error.participant.no.active.conversations",
          "conversation.error.call.disconnected", "duplicate.name", "required.field.missing",
          "notification.invalid.topic", "notification.subscription.too.many.subscriptions"});
    rows(401, ErrorKind::Unauthorized, {"authentication.required", "bad.credentials"});
    rows(403, ErrorKind::Forbidden,
         {"missing.permissions", "missing.any.permissions", "not.authorized",
          "conversation.error.forbidden.not.active.participant"});
    rows(404, ErrorKind::NotFound,
         {"not.found", "resource.not.found", "conversation.error.conversation.not.found",
          "conversation.error.not.conversation.participant"});
    rows(415, ErrorKind::Invalid, {"unsupported.media.type"});
    rows(429, ErrorKind::RateLimited, {"too.many.requests", "too.many.requests.retry.after"});
    rows(500, ErrorKind::Server, {"internal.server.error"});
    rows(503, ErrorKind::Server, {"service.unavailable"});
    rows(504, ErrorKind::Server, {"request.timeout", "authentication.request.timeout"});
}

void OutcomeTest::classifiesEveryKnownCode()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    const QByteArray code = QTest::currentDataTag();
    const Result<QByteArray> result = outcome(json(status, R"({"message":"words","code":")" + code + "\"}"));
    QVERIFY(!result);
    QCOMPARE(errorKindName(result.error().kind), errorKindName(kind));
    QCOMPARE(result.error().httpStatus, status);
    QCOMPARE(result.error().code, QString::fromLatin1(code));
    QCOMPARE(result.error().message, QStringLiteral("words"));
}

void OutcomeTest::classifiesByStatusAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    const std::initializer_list<std::pair<int, ErrorKind>> rows{
        {101, ErrorKind::Decode},   {301, ErrorKind::Decode},       {304, ErrorKind::Decode},
        {400, ErrorKind::Invalid},  {401, ErrorKind::Unauthorized}, {403, ErrorKind::Forbidden},
        {404, ErrorKind::NotFound}, {405, ErrorKind::Invalid},      {407, ErrorKind::Offline},
        {408, ErrorKind::Timeout},  {409, ErrorKind::Conflict},     {413, ErrorKind::Invalid},
        {422, ErrorKind::Invalid},  {429, ErrorKind::RateLimited},  {500, ErrorKind::Server},
        {501, ErrorKind::Server},   {599, ErrorKind::Server},
    };
    for (const auto &[status, kind] : rows)
        QTest::addRow("%d", status) << status << kind;
}

void OutcomeTest::classifiesByStatusAlone()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    Answer answer = json(status, "<html>gateway</html>");
    answer.contentType = "text/html";
    const Result<QByteArray> result = outcome(answer);
    QVERIFY(!result);
    QCOMPARE(errorKindName(result.error().kind), errorKindName(kind));
    QVERIFY(!result.error().message.isEmpty());
    QCOMPARE(result.error().code.isEmpty(), status != 407); // that is the proxy's, see proxyRefusal()
}

void OutcomeTest::readsTheWholeErrorBody()
{
    Answer answer = json(429, R"({"status":429,"code":"too.many.requests","message":"Rate limit exceeded",
        "contextId":"8d83","details":[],"errors":[],"limit":{"key":"token.rate.per.minute"}})");
    answer.retryAfter = std::chrono::seconds(11);
    const Error expected{.kind = ErrorKind::RateLimited,
                         .httpStatus = 429,
                         .code = QStringLiteral("too.many.requests"),
                         .message = QStringLiteral("Rate limit exceeded"),
                         .correlationId = QStringLiteral("8d83"),
                         .retryAfter = std::chrono::seconds(11)};
    QVERIFY(outcome(answer).error() == expected);
}

void OutcomeTest::prefersTheHeadersCorrelationId()
{
    Answer answer = json(403, R"({"contextId":"of the body"})");
    answer.correlationId = QStringLiteral("of the header");
    QCOMPARE(outcome(answer).error().correlationId, QStringLiteral("of the header"));
}

void OutcomeTest::readsOAuthErrors()
{
    const Error error =
        outcome(json(400, R"({"error":"invalid_client","description":"client not found","error_description":"x"})"))
            .error();
    QCOMPARE(error.code, QStringLiteral("invalid_client"));
    QCOMPARE(error.message, QStringLiteral("x"));
}

void OutcomeTest::keepsAddressesOutOfMessages()
{
    const Error error =
        outcome(json(400, R"({"message":"no such address ada@example.com or +49 221 1234567"})")).error();
    QVERIFY(error.message.startsWith(u"no such address"));
    QVERIFY(!error.message.contains(u"example.com"));
    QVERIFY(!error.message.contains(u"1234567"));
}

void OutcomeTest::passesTheBodyOfASuccess_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addRow("200") << json(200, "{}");
    QTest::addRow("202 without body") << json(202, {});
    QTest::addRow("204") << json(204, {});
    Answer mislabelled = json(200, " [1]");
    mislabelled.contentType = "text/plain";
    QTest::addRow("mislabelled") << mislabelled;
    Answer bare = json(200, R"("text")");
    bare.contentType = "application/json; charset=utf-8";
    QTest::addRow("a bare value") << bare;
    Answer whole = json(200, "{}");
    whole.contentLength = 2;
    QTest::addRow("with its length") << whole;
}

void OutcomeTest::passesTheBodyOfASuccess()
{
    QFETCH(Answer, answer);
    const Result<QByteArray> result = outcome(answer);
    QVERIFY(result.has_value());
    QCOMPARE(*result, answer.body);
}

void OutcomeTest::namesWhatCameInsteadOfJson_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("named");
    const QByteArray page = "<!DOCTYPE html><title>Sign in</title>";
    QTest::addRow("portal") << QByteArray("text/html; charset=utf-8") << page << -1 << QStringLiteral("web page");
    QTest::addRow("unlabelled portal") << QByteArray() << page << -1 << QStringLiteral("web page");
    QTest::addRow("plain text") << QByteArray("text/plain") << QByteArray("OK") << -1 << QStringLiteral("text/plain");
    QTest::addRow("cut off") << QByteArray("application/json") << QByteArray("{") << 7 << QStringLiteral("1 of 7");
}

void OutcomeTest::namesWhatCameInsteadOfJson()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, length);
    QFETCH(QString, named);
    Answer answer = json(200, body);
    answer.contentType = type;
    if (length >= 0)
        answer.contentLength = length;
    const Result<QByteArray> result = outcome(answer);
    QVERIFY(!result && result.error().kind == ErrorKind::Decode);
    QVERIFY2(result.error().message.contains(named), qPrintable(result.error().message));
    const bool isPage = named == QStringLiteral("web page");
    QCOMPARE(result.error().code, isPage ? QStringLiteral("web-page") : QString());
}

// RFC 6585 §6: a network that wants a sign-in of its own first.
void OutcomeTest::aNetworkThatWantsASignInIsNotThePlatform()
{
    const Result<QByteArray> result = outcome(json(511, "<html>Sign in to this network</html>"));
    QVERIFY(!result && result.error().kind == ErrorKind::Offline);
    QCOMPARE(result.error().code, QStringLiteral("web-page"));
}

void OutcomeTest::mapsTheConnectionsFailures_data()
{
    QTest::addColumn<Net::NetworkError>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    const std::optional<ErrorKind> judgedByStatus;
    const std::optional offline = ErrorKind::Offline;
    const std::optional timeout = ErrorKind::Timeout;
    QTest::addRow("none") << Net::NoError << 200 << judgedByStatus;
    QTest::addRow("refused") << Net::ConnectionRefusedError << 0 << offline;
    QTest::addRow("host") << Net::HostNotFoundError << 0 << offline;
    QTest::addRow("closed") << Net::RemoteHostClosedError << 0 << offline;
    QTest::addRow("closed in the body") << Net::RemoteHostClosedError << 200 << offline;
    QTest::addRow("network") << Net::TemporaryNetworkFailureError << 0 << offline;
    QTest::addRow("proxy") << Net::ProxyConnectionRefusedError << 0 << offline;
    QTest::addRow("nonsense") << Net::ProtocolFailure << 0 << offline;
    QTest::addRow("nonsense after headers") << Net::ProtocolFailure << 200 << offline;
    QTest::addRow("not sent again") << Net::ContentReSendError << 0 << offline;
    QTest::addRow("timeout") << Net::TimeoutError << 0 << timeout;
    QTest::addRow("proxy timeout") << Net::ProxyTimeoutError << 0 << timeout;
    QTest::addRow("tls") << Net::SslHandshakeFailedError << 0 << std::optional(ErrorKind::Tls);
    QTest::addRow("401") << Net::AuthenticationRequiredError << 401 << judgedByStatus;
    QTest::addRow("404") << Net::ContentNotFoundError << 404 << judgedByStatus;
    QTest::addRow("429") << Net::UnknownContentError << 429 << judgedByStatus;
    QTest::addRow("503") << Net::ServiceUnavailableError << 503 << judgedByStatus;
}

void OutcomeTest::mapsTheConnectionsFailures()
{
    QFETCH(Net::NetworkError, error);
    QFETCH(int, status);
    QFETCH(std::optional<ErrorKind>, kind);
    const std::optional<Error> result = transportError(error, status, QStringLiteral("Qt's words"));
    QCOMPARE(result.has_value(), kind.has_value());
    if (result)
        QCOMPARE(errorKindName(result->kind), errorKindName(*kind));
}

void OutcomeTest::letsTheConnectionsFailureComeFirst()
{
    Answer answer = json(200, R"({"half":)");
    answer.transport = Error{.kind = ErrorKind::Offline};
    QVERIFY(outcome(answer).error().kind == ErrorKind::Offline);
}

void OutcomeTest::readsHttpDates()
{
    QCOMPARE(httpDate("Sun, 22 Nov 2026 10:00:05 GMT"), QDateTime(QDate(2026, 11, 22), QTime(10, 0, 5), Qt::UTC));
    for (const char *wrong : {"", "yesterday", "2026-11-22T10:00:05Z", "Sun, 32 Nov 2026 10:00:05 GMT"})
        QVERIFY2(!httpDate(wrong).isValid(), wrong);
}

WRAPDESK_TEST(OutcomeTest)
#include "outcometest.moc"
