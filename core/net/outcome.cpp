// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/outcome.h"

#include "base/log.h"
#include "net/proxy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr qsizetype longestMessage = 500;
constexpr qsizetype longestWord = 200; // a code, an id

// Somebody between us and the platform has answered in its stead.
const auto webPage = QStringLiteral("web-page");

std::optional<int> number(const QByteArray &text)
{
    bool isNumber = false;
    const int value = text.trimmed().toInt(&isNumber);
    return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<RateHeaders> rateHeaders(const QNetworkReply &reply)
{
    const std::optional<int> count = number(reply.rawHeader("inin-ratelimit-count"));
    const std::optional<int> allowed = number(reply.rawHeader("inin-ratelimit-allowed"));
    const std::optional<int> reset = number(reply.rawHeader("inin-ratelimit-reset"));
    if (!count || !allowed || !reset)
        return std::nullopt;
    return RateHeaders{.count = *count, .allowed = *allowed, .reset = std::chrono::seconds(*reset)};
}

// Seconds, or an HTTP date counted from the answer's own Date.
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &text, const QDateTime &date)
{
    if (const std::optional<int> seconds = number(text))
        return std::chrono::seconds(*seconds);
    const QDateTime until = httpDate(text);
    if (!until.isValid() || !date.isValid())
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qint64>(0, date.msecsTo(until)));
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 407:
        return ErrorKind::Offline; // the proxy's, not the platform's
    case 408:
        return ErrorKind::Timeout;
    case 409:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    case 511:
        return ErrorKind::Offline; // the network's own sign-in comes first (RFC 6585 §6)
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::Invalid : ErrorKind::Decode;
}

QString whatCame(const Answer &answer)
{
    const QString type = answer.contentType.isEmpty() ? QStringLiteral("without a content type")
                                                      : redacted(QString::fromLatin1(answer.contentType.left(80)));
    return QStringLiteral("%1 bytes, %2").arg(answer.body.size()).arg(type);
}

Error errorOf(const Answer &answer)
{
    Error error{.kind = kindOf(answer.status),
                .httpStatus = answer.status,
                .correlationId = answer.correlationId,
                .retryAfter = answer.retryAfter};
    if (answer.status == 407) {
        error.code = proxyRefusal().code;
        error.message = proxyRefusal().message;
        return error;
    }
    if (answer.status >= 300 && answer.status < 400) {
        error.message = answer.redirectHost.isEmpty()
                            ? QStringLiteral("a redirect that is not followed")
                            : QStringLiteral("a redirect to %1 that is not followed").arg(answer.redirectHost);
        return error;
    }
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    error.code = redacted(body.value(u"code").toString(body.value(u"error").toString())).left(longestWord);
    if (answer.status == 511)
        error.code = webPage;
    for (const QLatin1String field :
         {QLatin1String("message"), QLatin1String("error_description"), QLatin1String("description")}) {
        if (error.message.isEmpty())
            error.message = redacted(body.value(field).toString()).left(longestMessage);
    }
    if (error.message.isEmpty())
        error.message = QStringLiteral("no explanation came with it (%1)").arg(whatCame(answer));
    if (error.correlationId.isEmpty())
        error.correlationId = redacted(body.value(u"contextId").toString()).left(longestWord);
    return error;
}

// What a success must be: empty or JSON, and whole. Servers that mislabel their JSON are let through.
std::optional<Error> unreadable(const Answer &answer)
{
    Error error{.kind = ErrorKind::Decode, .httpStatus = answer.status, .correlationId = answer.correlationId};
    if (answer.contentLength && *answer.contentLength != answer.body.size()) {
        error.message = QStringLiteral("the answer was cut off: %1 of %2 bytes came")
                            .arg(answer.body.size())
                            .arg(*answer.contentLength);
        return error;
    }
    const QByteArray start = answer.body.left(64).trimmed();
    if (start.isEmpty() || start.startsWith('{') || start.startsWith('[') || answer.contentType.contains("json"))
        return std::nullopt;
    const bool isPage = answer.contentType.startsWith("text/html") || start.startsWith('<');
    error.code = isPage ? webPage : QString();
    error.message = isPage ? QStringLiteral("a web page came instead of JSON, as from a proxy or a sign-in portal (%1)")
                           : QStringLiteral("something other than JSON came (%1)");
    error.message = error.message.arg(whatCame(answer));
    return error;
}

} // namespace

QDateTime httpDate(const QByteArray &text)
{
    const QDateTime parsed =
        QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    return parsed.isValid() ? QDateTime(parsed.date(), parsed.time(), QTimeZone::utc()) : QDateTime();
}

Answer answerOf(QNetworkReply &reply)
{
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.transport = transportError(reply.error(), answer.status, reply.errorString());
    answer.contentType = reply.rawHeader("Content-Type").toLower();
    if (const QByteArray length = reply.rawHeader("Content-Length"); !length.isEmpty())
        answer.contentLength = length.toLongLong();
    answer.correlationId = redacted(QString::fromLatin1(reply.rawHeader("ININ-Correlation-Id").left(longestWord)));
    answer.rate = rateHeaders(reply);
    answer.date = httpDate(reply.rawHeader("Date"));
    answer.retryAfter = retryAfter(reply.rawHeader("Retry-After"), answer.date);
    answer.redirectHost = reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl().host();
    answer.body = reply.readAll();
    return answer;
}

std::optional<Error> transportError(QNetworkReply::NetworkError error, int status, const QString &explanation)
{
    // Up to 199 Qt's errors are the connection's and the proxy's, above they mirror the HTTP status.
    const bool statusJudges = status != 0 && error >= QNetworkReply::ContentAccessDenied
                              && error != QNetworkReply::ContentReSendError && error != QNetworkReply::ProtocolFailure;
    if (error == QNetworkReply::NoError || statusJudges)
        return std::nullopt;
    Error result{.kind = ErrorKind::Offline, .message = redacted(explanation)};
    switch (error) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return proxyRefusal();
    case QNetworkReply::SslHandshakeFailedError:
        result.kind = ErrorKind::Tls;
        break;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        result.kind = ErrorKind::Timeout;
        break;
    case QNetworkReply::ContentReSendError:
        result.message = QStringLiteral("the connection broke before an answer came");
        break;
    default:
        break;
    }
    return result;
}

Result<QByteArray> outcome(const Answer &answer)
{
    if (answer.transport) {
        Error error = *answer.transport;
        error.correlationId = answer.correlationId;
        return Failure(error);
    }
    if (answer.status < 200 || answer.status >= 300)
        return Failure(errorOf(answer));
    if (const std::optional<Error> error = unreadable(answer))
        return Failure(*error);
    return answer.body;
}

} // namespace wrapdesk
