// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/ratebudget.h"

#include <QByteArray>
#include <QDateTime>
#include <QNetworkReply>

#include <optional>

namespace wrapdesk {

// One HTTP answer as a value, or why there was none.
struct Answer
{
    int status = 0; // 0: none came
    std::optional<Error> transport; // the connection's own failure; then the body is not whole
    QByteArray contentType;
    std::optional<qint64> contentLength;
    QString correlationId; // ININ-Correlation-Id
    std::optional<RateHeaders> rate; // inin-ratelimit-*, if all three came
    std::optional<std::chrono::milliseconds> retryAfter;
    QDateTime date; // UTC; invalid: none came
    QString redirectHost; // of a 3xx; empty: none named
    QByteArray body;
};

// Reads what came. The reply may still be unfinished, for its headers.
Answer answerOf(QNetworkReply &reply);

// The failure of the connection itself; none where the HTTP status is to judge. Qt has no error of its own for 429
// and many others, so its HTTP errors are never used. `explanation` is Qt's text.
std::optional<Error> transportError(QNetworkReply::NetworkError error, int status, const QString &explanation);

// Judges an answer by its HTTP status: the body of a success, or the platform's own error (FACTS §4: code, message,
// contextId; §7: OAuth's error and description). A success that cannot be JSON is a Decode error naming what came;
// with the code web-page if that is one.
Result<QByteArray> outcome(const Answer &answer);

// "Sun, 22 Nov 2026 10:00:00 GMT" (RFC 9110 §5.6.7, the form senders must use); invalid if it is not that.
QDateTime httpDate(const QByteArray &text);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::Answer)
