// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/retrypolicy.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace std::chrono_literals;
using Time = RetryPolicy::Time;

namespace {

const Error unavailable{.kind = ErrorKind::Server, .httpStatus = 503};
const Error throttled{.kind = ErrorKind::RateLimited, .httpStatus = 429, .retryAfter = 20s};

} // namespace

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void climbsAsFarAsTheErrorAllows_data();
    void climbsAsFarAsTheErrorAllows();
    void repeatsOnlyWhatIsRepeatable();
    void waitsAsLongAsAServerInTroubleAsks();
    void givesUpAfterTenThrottledTries();
    void givesUpAfterFiveMinutes();
    void takesASaneThrottle();
};

void RetryPolicyTest::climbsAsFarAsTheErrorAllows_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("rungs");
    const auto server = [](int status) { return Error{.kind = ErrorKind::Server, .httpStatus = status}; };
    QTest::addRow("offline") << Error{.kind = ErrorKind::Offline} << 5;
    QTest::addRow("timeout") << Error{.kind = ErrorKind::Timeout} << 5;
    QTest::addRow("408") << Error{.kind = ErrorKind::Timeout, .httpStatus = 408} << 5;
    for (const int status : {502, 503, 504})
        QTest::addRow("%d", status) << server(status) << 5;
    QTest::addRow("500") << server(500) << 1;
    QTest::addRow("501") << server(501) << 0;
    for (const ErrorKind kind : {ErrorKind::Tls, ErrorKind::Unauthorized, ErrorKind::Forbidden, ErrorKind::NotFound,
                                 ErrorKind::Conflict, ErrorKind::Invalid, ErrorKind::Decode, ErrorKind::Cancelled})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << Error{.kind = kind} << 0;
}

void RetryPolicyTest::climbsAsFarAsTheErrorAllows()
{
    QFETCH(Error, error);
    QFETCH(int, rungs);
    const std::array<Time, 5> ladder{500ms, 1s, 2s, 4s, 8s};
    for (int failed = 1; failed <= 6; ++failed) {
        const std::optional<Time> expected =
            failed <= rungs ? std::optional(ladder.at(static_cast<size_t>(failed - 1))) : std::nullopt;
        QCOMPARE(RetryPolicy::pause(error, failed, 0ms, true), expected);
    }
}

void RetryPolicyTest::repeatsOnlyWhatIsRepeatable()
{
    QCOMPARE(RetryPolicy::pause(unavailable, 1, 0ms, false), std::nullopt);
    QCOMPARE(RetryPolicy::pause(throttled, 1, 0ms, false), 20s);
}

void RetryPolicyTest::waitsAsLongAsAServerInTroubleAsks()
{
    Error error = unavailable;
    error.retryAfter = 3s;
    QCOMPARE(RetryPolicy::pause(error, 1, 0ms, true), 3s);
    QCOMPARE(RetryPolicy::pause(error, 4, 0ms, true), 4s);
    error.retryAfter = 1h;
    QCOMPARE(RetryPolicy::pause(error, 1, 0ms, true), std::nullopt);
}

void RetryPolicyTest::givesUpAfterTenThrottledTries()
{
    QCOMPARE(RetryPolicy::pause(throttled, 9, 0ms, true), 20s);
    QCOMPARE(RetryPolicy::pause(throttled, 10, 0ms, true), std::nullopt);
}

void RetryPolicyTest::givesUpAfterFiveMinutes()
{
    QCOMPARE(RetryPolicy::pause(throttled, 1, 280s, true), 20s);
    QCOMPARE(RetryPolicy::pause(throttled, 1, 281s, true), std::nullopt);
    QCOMPARE(RetryPolicy::pause(unavailable, 1, 299'500ms, true), 500ms);
    QCOMPARE(RetryPolicy::pause(unavailable, 1, 299'501ms, true), std::nullopt);
}

void RetryPolicyTest::takesASaneThrottle()
{
    QCOMPARE(RetryPolicy::throttle(Error{.kind = ErrorKind::RateLimited}), 5s);
    QCOMPARE(RetryPolicy::throttle(Error{.kind = ErrorKind::RateLimited, .retryAfter = 0ms}), 1s);
}

WRAPDESK_TEST(RetryPolicyTest)
#include "retrypolicytest.moc"
