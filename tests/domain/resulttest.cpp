// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/result.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void holdsAValue();
    void holdsAnError();
    void holdsNothingOrAnError();
};

void ResultTest::holdsAValue()
{
    const Result<int> result = 7;
    QVERIFY(result.has_value());
    QCOMPARE(*result, 7);
    QCOMPARE(result.value_or(3), 7);
}

void ResultTest::holdsAnError()
{
    const Result<int> result = Failure(Error{.kind = ErrorKind::NotFound, .httpStatus = 404});
    QVERIFY(!result);
    QCOMPARE(result.error().httpStatus, 404);
    QCOMPARE(result.value_or(3), 3);
}

void ResultTest::holdsNothingOrAnError()
{
    QVERIFY(Result<void>().has_value());
    const Result<void> failed = Failure(Error{.kind = ErrorKind::Timeout});
    QVERIFY(!failed);
    QVERIFY(failed.error().kind == ErrorKind::Timeout);
}

WRAPDESK_TEST(ResultTest)
#include "resulttest.moc"
