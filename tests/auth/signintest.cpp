// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signin.h"

#include "support/browser.h"
#include "support/fakeclock.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsTheBrowserWithAProofOnlyWeCanGive();
    void redeemsTheCodeOnce();
    void aConfidentialClientProvesItselfWithItsSecret();
    void takesWhatWasPasted();
    void saysWhatIsWrongWithWhatWasPasted();
    void explainsTheRefusalsOfTheSignInPage_data();
    void explainsTheRefusalsOfTheSignInPage();
    void usesNoAnswerThatIsNotIts_data();
    void usesNoAnswerThatIsNotIts();
    void takesOneAnswerAlone();
    void explainsARefusedCode();
    void isOverAfterFiveMinutes();
    void isSilentOnceDeleted();
    void aPortalsPageIsNoToken();

private:
    void start(const QByteArray &secret = {})
    {
        m_signIn = std::make_unique<SignIn>(
            m_server->url(), ClientCredentials{.clientId = QStringLiteral("client 1"), .clientSecret = Secret(secret)},
            m_clock);
        connect(m_signIn.get(), &SignIn::browserWanted, this, [this](const QUrl &address) { m_address = address; });
        connect(m_signIn.get(), &SignIn::strangerCame, this,
                [this](const Error &error) { m_strangers << error.message; });
        connect(m_signIn.get(), &SignIn::finished, this, [this](const Result<Token> &token) { m_ends << token; });
        m_signIn->start();
    }
    QString asked(const char *name) const
    {
        return QUrlQuery(m_address).queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    }
    // Where the sign-in page sends the browser.
    QUrl target(const QString &query) const { return QUrl(asked("redirect_uri") + u'/' + u'?' + query); }
    QString good() const { return QStringLiteral("code=c0de%2F1&state=") + asked("state"); }
    QMap<QString, QString> redeemed() const
    {
        QMap<QString, QString> form;
        const QUrlQuery query(QString::fromLatin1(m_server->seen().last().body));
        for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
            form.insert(name, value);
        return form;
    }

    std::unique_ptr<ScriptedServer> m_server;
    FakeClock m_clock;
    std::unique_ptr<SignIn> m_signIn;
    Browser m_browser;
    QUrl m_address;
    QStringList m_strangers;
    QList<Result<Token>> m_ends;
};

void SignInTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<ScriptedServer>();
    m_strangers.clear();
    m_ends.clear();
}

void SignInTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    m_signIn.reset();
}

void SignInTest::sendsTheBrowserWithAProofOnlyWeCanGive()
{
    start();
    QCOMPARE(m_address.path(), QStringLiteral("/oauth/authorize"));
    QCOMPARE(asked("response_type"), QStringLiteral("code"));
    QCOMPARE(asked("client_id"), QStringLiteral("client 1"));
    QVERIFY(asked("redirect_uri").startsWith(QStringLiteral("http://localhost:")));
    QCOMPARE(asked("code_challenge").size(), 43);
    QCOMPARE(asked("code_challenge_method"), QStringLiteral("S256"));
    QVERIFY(asked("state").size() >= 32);
    const QString state = asked("state");
    start();
    QVERIFY(asked("state") != state);
}

void SignInTest::redeemsTheCodeOnce()
{
    start();
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"t","expires_in":60})"});
    const Browser::Page page = m_browser.open(target(good()));
    QCOMPARE(page.status, 200);
    QVERIFY(page.text.contains("You can close this page."));
    QTRY_COMPARE(m_ends.size(), 1);
    QCOMPARE(m_ends[0]->secret.reveal(), "t");
    const QMap<QString, QString> form = redeemed();
    QCOMPARE(form.value(QStringLiteral("grant_type")), QStringLiteral("authorization_code"));
    QCOMPARE(form.value(QStringLiteral("code")), QStringLiteral("c0de/1"));
    QCOMPARE(form.value(QStringLiteral("redirect_uri")), asked("redirect_uri"));
    QCOMPARE(form.value(QStringLiteral("client_id")), QStringLiteral("client 1"));
    const Secret verifier(form.value(QStringLiteral("code_verifier")).toLatin1());
    QCOMPARE(Pkce::of(verifier).challenge, asked("code_challenge").toLatin1());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("had its answer already")));
    QCOMPARE(m_browser.open(target(good())).status, 410); // on the connection that stands
    QCOMPARE(Browser().open(target(good())).status, 0); // nobody listens any more
    QCOMPARE(m_ends.size(), 1);
}

void SignInTest::aConfidentialClientProvesItselfWithItsSecret()
{
    start("s3cret");
    QVERIFY(asked("code_challenge").isEmpty());
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"t","refresh_token":"r"})"});
    m_browser.open(target(good()));
    QTRY_COMPARE(m_ends.size(), 1);
    QCOMPARE(m_ends[0]->refresh.reveal(), "r");
    QVERIFY(!redeemed().contains(QStringLiteral("client_id")));
    QCOMPARE(m_server->seen().last().headers.value("authorization"),
             "Basic " + QByteArray("client 1:s3cret").toBase64());
}

void SignInTest::takesWhatWasPasted()
{
    start();
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"t"})"});
    QVERIFY(m_signIn->takeRedirect(QStringLiteral("  ") + target(good()).toString(QUrl::FullyEncoded) + u'\n'));
    QTRY_COMPARE(m_ends.size(), 1);
    QVERIFY(m_ends[0].has_value());
}

void SignInTest::saysWhatIsWrongWithWhatWasPasted()
{
    start();
    for (const QString &pasted : {QString(), QStringLiteral("c0de"), m_address.toString(),
                                  QStringLiteral("http://localhost:1/?code=c&state=") + asked("state")}) {
        const Result<void> taken = m_signIn->takeRedirect(pasted);
        QVERIFY(!taken);
        QVERIFY2(taken.error().message.contains(asked("redirect_uri")), qPrintable(taken.error().message));
    }
    QVERIFY(m_ends.isEmpty());
}

void SignInTest::explainsTheRefusalsOfTheSignInPage_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *code, ErrorKind kind, const char *words) {
        QTest::newRow(code) << kind << QString::fromLatin1(words);
    };
    row("access_denied", ErrorKind::Forbidden, "declined");
    row("unauthorized_client", ErrorKind::Unauthorized, "not of the code authorization grant type");
    row("invalid_request", ErrorKind::Invalid, "could not use the request");
    row("unsupported_response_type", ErrorKind::Unauthorized, "does not sign people in");
    row("invalid_scope", ErrorKind::Forbidden, "lacks a scope");
    row("server_error", ErrorKind::Server, "in trouble");
    row("temporarily_unavailable", ErrorKind::Server, "unavailable");
    row("invalid_pkce_package", ErrorKind::Unauthorized, "PKCE");
    row("something_new", ErrorKind::Unauthorized, "the page's words");
}

void SignInTest::explainsTheRefusalsOfTheSignInPage()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    start();
    const QString code = QString::fromLatin1(QTest::currentDataTag());
    const Browser::Page page = m_browser.open(
        target(QStringLiteral("error=%1&error_description=the+page's+words&state=%2").arg(code, asked("state"))));
    QVERIFY(page.text.contains("Not signed in"));
    QTRY_COMPARE(m_ends.size(), 1);
    const Error error = m_ends[0].error();
    QCOMPARE(error.code, code);
    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QVERIFY2(error.message.contains(words) && error.message.contains(u"the page's words"), qPrintable(error.message));
    QVERIFY(m_server->seen().isEmpty());
}

void SignInTest::usesNoAnswerThatIsNotIts_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("words");
    QTest::newRow("forged state") << QStringLiteral("code=evil&state=forged") << QStringLiteral("its state differs");
    QTest::newRow("another program") << QStringLiteral("code=evil") << QStringLiteral("another program");
    QTest::newRow("nothing at all") << QString() << QStringLiteral("another program");
    QTest::newRow("forged error") << QStringLiteral("error=access_denied&state=x") << QStringLiteral("state differs");
}

void SignInTest::usesNoAnswerThatIsNotIts()
{
    QFETCH(QString, query);
    QFETCH(QString, words);
    start();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was not used")));
    const Browser::Page page = m_browser.open(target(query));
    QCOMPARE(page.status, 400);
    QVERIFY(page.text.contains("was not used"));
    QCOMPARE(m_strangers.size(), 1);
    QVERIFY2(m_strangers[0].contains(words), qPrintable(m_strangers[0]));
    QVERIFY(m_ends.isEmpty() && m_server->seen().isEmpty());

    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"t"})"}); // the right one still counts
    QCOMPARE(m_browser.open(target(good())).status, 200);
    QTRY_COMPARE(m_ends.size(), 1);
    QCOMPARE(redeemed().value(QStringLiteral("code")), QStringLiteral("c0de/1"));
}

void SignInTest::takesOneAnswerAlone()
{
    start();
    m_server->expect("POST /oauth/token", {.body = R"({"access_token":"t"})", .held = true});
    QVERIFY(m_signIn->takeRedirect(target(good()).toString(QUrl::FullyEncoded)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was not used")));
    const Result<void> second = m_signIn->takeRedirect(target(good()).toString(QUrl::FullyEncoded));
    QVERIFY(!second && second.error().message.contains(u"had its answer already"));
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_server->release();
    QTRY_COMPARE(m_ends.size(), 1);
    QVERIFY(m_ends[0].has_value());
}

void SignInTest::explainsARefusedCode()
{
    start();
    m_server->expect("POST /oauth/token", {.status = 400, .body = R"({"error":"invalid_grant"})"});
    m_browser.open(target(good()));
    QTRY_COMPARE(m_ends.size(), 1);
    QVERIFY(m_ends[0].error().message.contains(u"too old, used already"));
}

void SignInTest::isOverAfterFiveMinutes()
{
    start();
    m_clock.advance(5min - 1ms);
    QTest::qWait(0);
    QVERIFY(m_ends.isEmpty());
    m_clock.advance(1ms);
    QTRY_COMPARE(m_ends.size(), 1);
    QCOMPARE(m_ends[0].error().code, QStringLiteral("sign-in-timeout"));
    QCOMPARE(m_browser.open(target(good())).status, 0);
    QCOMPARE(m_ends.size(), 1);
}

void SignInTest::isSilentOnceDeleted()
{
    start();
    const QUrl answer = target(good());
    m_signIn.reset();
    QCOMPARE(m_browser.open(answer).status, 0);
    start();
    m_server->expect("POST /oauth/token", {.held = true});
    m_browser.open(target(good()));
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_signIn.reset();
    QTRY_COMPARE(m_server->connections(), 0);
    QVERIFY(m_ends.isEmpty());
}

void SignInTest::aPortalsPageIsNoToken()
{
    start();
    m_server->expect("POST /oauth/token",
                     {.body = "<html>Welcome to the hotel</html>", .headers = {{"Content-Type", "text/html"}}});
    m_browser.open(target(good()));
    QTRY_COMPARE(m_ends.size(), 1);
    QVERIFY(m_ends[0].error().kind == ErrorKind::Decode);
    QVERIFY2(m_ends[0].error().message.contains(u"web page"), qPrintable(m_ends[0].error().message));
}

WRAPDESK_TEST(SignInTest)
#include "signintest.moc"
