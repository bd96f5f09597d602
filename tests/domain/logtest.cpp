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
    void cutsOffWhatIsNoLine();
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
    row("a sign-in's redirect in a query", "redirect_uri=http%3A%2F%2Flocalhost%3A80%2F%3Fcode%3Da%26state%3Db&x=1",
        "redirect_uri=http%3A%2F%2Flocalhost%3A80%2F%3Fcode%3D•••%26state%3D•••&x=1");
    row("a code that was escaped", "?code=a%2Fb%3D&state=x%20y#end", "?code=•••&state=•••#end");
    row("a code alone", "code=kR3x-9aZ_0q1 state=Zm9vYmFyYmF6 ok", "code=••• state=••• ok");
    row("a bare verifier", "codeVerifier: dBjftJeZ4CVP-mB92K27uhbUJU1p1r", "codeVerifier: •••");
    row("an escaped secret", "client_secret=a%2Fb%3D%26c&x=1", "client_secret=•••%26c&x=1");
    row("a secret with quotes", R"({"clientSecret":"a\"b'c","x":1})", R"({"clientSecret":"•••","x":1})");
    row("a secret cut off", R"({"refresh_token":"abc)", R"({"refresh_token":"•••")");
    row("a list of secrets", R"({"tokens":["a","b"],"x":1})", R"({"tokens":[•••],"x":1})");
    row("a hyphen", "refresh-token: abc access-token=def", "refresh-token: ••• access-token=•••");
    row("headers as Qt prints them",
        R"(QList(std::pair("Authorization","Bearer abc"), std::pair("client_secret","d e")))",
        R"(QList(std::pair("Authorization","Bearer •••"), std::pair("client_secret","•••")))");
    row("another scheme", "Proxy-Authorization: Digest username=\"a\" x", "Proxy-Authorization: •••\"a\" x");
    row("basic in a form", "auth=Basic%20aWQ6c2Vj", "auth=Basic%20•••");
    row("a URL's user", "proxy http://ada:pw@proxy.example:3128 out", "proxy http://•••@proxy.example:3128 out");
    row("a bare JWT", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_ here", "got ••• here");
    row("e-mail, twice escaped", "x=jane%2540example.org", "x=•••");
    row("SIP in a URL", "to=sip%3Ajane%40example.org&x=1", "to=•••&x=1");
    row("phone as an escaped URI", "ani=tel%3A%2B13175550199", "ani=•••");
    row("national phone", "from 030/1234567 or (030) 123 45-67 or 0049 30 1234567.", "from ••• or ••• or •••.");
    row("American phone", "317-555-0199, (317) 555-0199, 1-317-555-0199, 317.555.0199 and 3175550199",
        "•••, •••, •••, ••• and •••");
    row("phone after its name", R"({"ani":"49301234567","callbackNumbers":["49301234567","1"],"addressRaw": "112233"})",
        R"({"ani":"•••","callbackNumbers":[•••],"addressRaw": "•••"})");
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
    row("an error's code in words", "error code=too.many.requests code=404 state=ended");
    row("a wrap-up code", "chose code=7fb334b0-0e9e-11e4-9191-0800200c9a66 set");
    row("a GUID that begins as a phone number", "leg 01234567-1234-4123-8123-123456789012 done");
    row("hex", "trace 0123456789abcdef0123456789abcdef span 0123456701234567a");
    row("moments", "1763805600 1763805600123 12345 67890 20261122 10:00:00.123456 0.123456 s");
    row("addresses of machines", "listening on 127.0.0.1:8080, address: 192.168.100.200, [::1]:54321");
    row("versions and sizes", "Qt 6.4.2, 1048576 bytes, 16384 of 67108864, 3/17");
    row("a host", "wss://streaming.mypurecloud.ie:443/channels/streaming-5-abc");
}

void LogTest::leavesTheRestReadable()
{
    QFETCH(const QString, text);
    QCOMPARE(redacted(text), text);
}

// Whatever a server sends: neither slow nor let through because a limit of the patterns was met.
void LogTest::cutsOffWhatIsNoLine()
{
    for (const char *piece : {"a", "0", "%40", "\"", "token=", "a.b@", "(0", "\\\""}) {
        QString text = QString::fromLatin1(piece).repeated(1'000'000);
        text.insert(16'000, QStringLiteral(" Bearer s3cr3t "));
        const QString result = redacted(text);
        QVERIFY2(!result.contains(u"s3cr3t"), piece);
        QVERIFY2(result.size() < 20'000, piece);
    }
}

WRAPDESK_TEST(LogTest)
#include "logtest.moc"
