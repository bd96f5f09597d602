// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/intent.h"

#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class IntentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void namesEveryRefusalOfThePlatform_data();
    void namesEveryRefusalOfThePlatform();
    void failsWithoutAUsableAnswer_data();
    void failsWithoutAUsableAnswer();
    void endStatesEnd();
    void everyStateAndRefusalHasAName();
};

void IntentTest::namesEveryRefusalOfThePlatform_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("inAcw");
    QTest::addColumn<QString>("closed");
    const auto row = [](ErrorKind kind, const char *code, const char *inAcw, const char *closed) {
        QTest::addRow("%s %s", qPrintable(errorKindName(kind)), code)
            << static_cast<int>(kind) << QString::fromLatin1(code) << QString::fromLatin1(inAcw)
            << QString::fromLatin1(closed);
    };
    const auto both = [row](ErrorKind kind, const char *code, const char *expected) {
        row(kind, code, expected, expected);
    };
    // 400
    both(ErrorKind::Invalid, "not.a.user", "refused user-needed");
    both(ErrorKind::Invalid, "invalid.value", "refused code-not-valid");
    both(ErrorKind::Invalid, "conversation.error.wrapup.code.required", "refused code-required");
    both(ErrorKind::Invalid, "conversation.error.participant.no.active.conversations", "locked closed");
    both(ErrorKind::Invalid, "conversation.error.call.disconnected", "locked closed");
    for (const char *code :
         {"bad.request", "invalid.date", "conversation.error.wrapup.cannot.skip", "duplicate.name",
          "required.field.missing", "notification.invalid.topic", "unsupported.media.type", "never.heard.of", ""})
        both(ErrorKind::Invalid, code, "refused other");
    // 403
    both(ErrorKind::Forbidden, "missing.permissions", "refused permission-missing");
    both(ErrorKind::Forbidden, "missing.any.permissions", "refused permission-missing");
    row(ErrorKind::Forbidden, "not.authorized", "refused forbidden", "locked closed");
    both(ErrorKind::Forbidden, "conversation.error.forbidden.not.active.participant", "refused not-a-participant");
    both(ErrorKind::Forbidden, "", "refused other");
    // 404
    both(ErrorKind::NotFound, "conversation.error.not.conversation.participant", "refused not-a-participant");
    both(ErrorKind::NotFound, "conversation.error.conversation.not.found", "refused conversation-gone");
    both(ErrorKind::NotFound, "resource.not.found", "refused conversation-gone");
    both(ErrorKind::NotFound, "not.found", "refused conversation-gone");
    both(ErrorKind::NotFound, "", "refused conversation-gone");
    // 409, 429
    both(ErrorKind::Conflict, "", "refused other");
    both(ErrorKind::RateLimited, "too.many.requests", "refused rate-limited");
    both(ErrorKind::RateLimited, "too.many.requests.retry.after", "refused rate-limited");
}

void IntentTest::namesEveryRefusalOfThePlatform()
{
    QFETCH(const int, kind);
    QFETCH(const QString, code);
    QFETCH(const QString, inAcw);
    QFETCH(const QString, closed);
    const Error error{.kind = static_cast<ErrorKind>(kind), .code = code};
    QCOMPARE(shown(refused(error, true)), inAcw);
    QCOMPARE(shown(refused(error, false)), closed);
}

void IntentTest::failsWithoutAUsableAnswer_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    for (const ErrorKind kind : {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Tls, ErrorKind::Unauthorized,
                                 ErrorKind::Server, ErrorKind::Decode, ErrorKind::Storage, ErrorKind::Secret})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << static_cast<int>(kind) << QStringLiteral("failed none");
    QTest::newRow("cancelled") << static_cast<int>(ErrorKind::Cancelled) << QStringLiteral("cancelled none");
}

void IntentTest::failsWithoutAUsableAnswer()
{
    QFETCH(const int, kind);
    QFETCH(const QString, expected);
    QCOMPARE(shown(refused({.kind = static_cast<ErrorKind>(kind)}, true)), expected);
}

void IntentTest::endStatesEnd()
{
    for (const IntentState state :
         {IntentState::Held, IntentState::Checking, IntentState::Sending, IntentState::Accepted})
        QVERIFY(!isEnd(state));
    for (const IntentState state :
         {IntentState::Confirmed, IntentState::Cancelled, IntentState::HumanWon, IntentState::Refused,
          IntentState::Locked, IntentState::Unconfirmed, IntentState::Failed})
        QVERIFY(isEnd(state));
}

void IntentTest::everyStateAndRefusalHasAName()
{
    QStringList names;
    for (int state = 0; state <= static_cast<int>(IntentState::Failed); ++state)
        names.append(intentStateName(static_cast<IntentState>(state)));
    for (int refusal = 0; refusal <= static_cast<int>(Refusal::Interrupted); ++refusal)
        names.append(refusalName(static_cast<Refusal>(refusal)));
    QVERIFY(!names.contains(QStringLiteral("unknown")));
    QCOMPARE(names.removeDuplicates(), 0);
}

WRAPDESK_TEST(IntentTest)
#include "intenttest.moc"
