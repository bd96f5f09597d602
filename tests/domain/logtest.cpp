// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/log.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hidesWhatIsSecretOrPersonal_data();
    void hidesWhatIsSecretOrPersonal();
    void leavesTheRestReadable_data();
    void leavesTheRestReadable();
};

void LogTest::hidesWhatIsSecretOrPersonal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("bearer", "Authorization: Bearer eyJhbGciOi.J9-_x~y+z/w==", "Authorization: Bearer •••");
    row("bearer in lower case", "got bearer abc", "got bearer •••");
    row("basic", "Authorization: Basic aWQ6c2VjcmV0", "Authorization: Basic •••");
    row("JSON token", R"({"access_token":"abcDEF123","expires_in":86399})",
        R"({"access_token":"•••","expires_in":86399})");
    row("JSON token, spaced", R"("refresh_token" : "x")", R"("refresh_token" : "•••")");
    row("JSON token in camel case", R"({"userToken":"u1"})", R"({"userToken":"•••"})");
    row("escaped JSON", R"({\"access_token\":\"abc\"})", R"({\"access_token\":\"•••\"})");
    row("form", "grant_type=authorization_code&code=a1b2&code_verifier=v_-~&client_id=app",
        "grant_type=authorization_code&code=•••&code_verifier=•••&client_id=app");
    row("redirect", "http://localhost:8080/?code=abc&state=5", "http://localhost:8080/?code=•••&state=•••");
    row("secret", "client_secret=Zm9v GENESYS_CLIENT_SECRET=bar", "client_secret=••• GENESYS_CLIENT_SECRET=•••");
    row("password", R"(password: "h un")", R"(password: "•••")");
    row("e-mail", "from jane.doe+x@mail.example.org to <a@b.co>", "from ••• to <•••>");
    row("e-mail in a URL", "/users?email=jane%40example.org", "/users?email=•••");
    row("phone", "called +4930123456, then +1 (317) 555-0199.", "called •••, then •••.");
    row("phone as a URI", "ani tel:+13175550199 dnis tel:03012345", "ani ••• dnis •••");
    row("phone in a URL", "address=%2B4930123456&x=1", "address=•••&x=1");
    row("SIP", "sip:+4930123456@trunk.example.org;user=phone sip:jane@10.0.0.1", "•••;user=phone •••");
    row("several", "Bearer a and +4930123456 and a@b.org", "Bearer ••• and ••• and •••");
}

void LogTest::hidesWhatIsSecretOrPersonal()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(redacted(text), expected);
    QCOMPARE(redacted(redacted(text)), expected);
}

void LogTest::leavesTheRestReadable_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("GUIDs", "conversation 0e185c02-aca1-4a72-82ea-2e78684e2c89 participant 30123456-1234-4123-8123-123456789012");
    row("a GUID of digits", "leg 11111111-2222-3333-4444-555555555555");
    row("a code's id", R"({"code":"7fb334b0-0e9e-11e4-9191-0800200c9a66","notes":""})");
    row("the platform's error",
        "forbidden · HTTP 403 · not.authorized · correlation 8d83d6a2-1f2c-4d1a-9a57-000000000001");
    row("an error body's code", R"({"status":429,"code":"too.many.requests","message":"wait"})");
    row("times", "2026-11-22T10:00:00.123Z 2026-11-22T10:00:00+01:00 1763805600123");
    row("numbers", "page 3 of 17, +5 more, 300/300 in 60 s");
    row("a route", "GET /api/v2/conversations/{conversationId} 200 in 51 ms");
    row("words about tokens", "the token has expired; renewed the token once; grant_type=client_credentials");
    row("a topic", "v2.routing.queues.0e185c02-aca1-4a72-82ea-2e78684e2c89.conversations");
    row("a host", "wss://streaming.mypurecloud.ie:443/channels/streaming-5-abc");
}

void LogTest::leavesTheRestReadable()
{
    QFETCH(const QString, text);
    QCOMPARE(redacted(text), text);
}

WRAPDESK_TEST(LogTest)
#include "logtest.moc"
