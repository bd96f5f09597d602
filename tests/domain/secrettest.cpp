// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/secret.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void printsDots();
    void compares();
    void revealsOnlyWhenAsked();
    void leavesForeignBytesAlone();
    void sharesItsBytesOnlyWithItsCopies();
    void assignsLikeAValue();
};

void SecretTest::printsDots()
{
    QString text;
    QDebug(&text).nospace() << "token " << Secret("s3cr3t") << ' ' << Secret();
    QCOMPARE(text, QStringLiteral("token ••• •••"));
}

void SecretTest::compares()
{
    QVERIFY(Secret("abc") == Secret("abc"));
    QVERIFY(Secret("abc") != Secret("abd"));
    QVERIFY(Secret("abc") != Secret("abcd"));
    QVERIFY(Secret() == Secret(""));
    QVERIFY(Secret("abc") != Secret());
}

void SecretTest::revealsOnlyWhenAsked()
{
    QCOMPARE(Secret("abc").reveal(), QByteArray("abc"));
    QVERIFY(Secret().isEmpty());
    QVERIFY(!Secret("abc").isEmpty());
    // The secret must never turn into bytes or text by itself.
    QVERIFY(!(std::is_convertible_v<Secret, QByteArray>));
    QVERIFY(!(std::is_convertible_v<Secret, QString>));
}

// Only the buffer that nobody else holds is overwritten; that it is cannot be looked at without reading freed memory.
void SecretTest::leavesForeignBytesAlone()
{
    const QByteArray shared("s3cr3t");
    const char foreign[] = "s3cr3t";
    {
        const Secret first(shared);
        Secret second(QByteArray::fromRawData(foreign, 6));
        second = first;
        second = Secret(QByteArray::fromRawData(foreign, 6));
        QCOMPARE(second.reveal(), shared);
    }
    QCOMPARE(shared, QByteArray("s3cr3t"));
    QCOMPARE(QByteArray(foreign), shared);
}

void SecretTest::sharesItsBytesOnlyWithItsCopies()
{
    const QByteArray outside("s3cr3t");
    const Secret secret(outside);
    QVERIFY(secret.reveal().constData() != outside.constData());
    const Secret copy = secret;
    QVERIFY(copy.reveal().constData() == secret.reveal().constData());
    QByteArray given("s3cr3t");
    given.detach();
    const char *buffer = given.constData();
    QVERIFY(Secret(std::move(given)).reveal().constData() == buffer); // and no second one to overwrite
}

void SecretTest::assignsLikeAValue()
{
    Secret secret("old");
    const Secret copy = secret;
    secret = Secret("new");
    QCOMPARE(secret.reveal(), QByteArray("new"));
    QCOMPARE(copy.reveal(), QByteArray("old"));
    const Secret &alias = secret;
    secret = alias;
    QCOMPARE(secret.reveal(), QByteArray("new"));
    const Secret moved = std::move(secret);
    QCOMPARE(moved.reveal(), QByteArray("new"));
}

WRAPDESK_TEST(SecretTest)
#include "secrettest.moc"
