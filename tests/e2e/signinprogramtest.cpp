// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/oauthclients.h"
#include "program.h"
#include "support/browser.h"
#include "support/demosite.h"
#include "support/keyring.h"
#include "support/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;
using demoorg::Post;

// `wrapdesk-sweeper sign-in`, what it keeps, and `sign-out`: the real program, a real Secret Service.
class SignInProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void isKeptUsedRenewedAndEnded();
    void takesThePastedAddressOfABrowserElsewhere();
    void leavesNoSecretBehind();
    void aDeclinedSignInEndsWithThree();
    void saysWhereNothingCanBeKept();
    void usageEndsWithTwo_data();
    void usageEndsWithTwo();

private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
        own.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home->filePath(QStringLiteral("config")));
        own.insert(QStringLiteral("XDG_DATA_HOME"), m_home->filePath(QStringLiteral("data")));
        return own;
    }
    static QStringList hosts(const DemoSite &site)
    {
        return {QStringLiteral("--api-url"), site.profile().api.toString(), QStringLiteral("--login-url"),
                site.profile().login.toString(), QStringLiteral("--trust-hosts")};
    }
    std::unique_ptr<Program> sweeper(const QStringList &arguments, const QProcessEnvironment &own) const
    {
        return std::make_unique<Program>(QStringLiteral(WRAPDESK_SWEEPER), arguments, own);
    }
    std::unique_ptr<Program> signIn(const DemoSite &site, const QByteArray &client, const QByteArray &secret = {}) const
    {
        QProcessEnvironment own = environment();
        if (!secret.isEmpty())
            own.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), QString::fromLatin1(secret));
        return sweeper(QStringList{QStringLiteral("sign-in"), QStringLiteral("--client-id"),
                                   QString::fromLatin1(client), QStringLiteral("--organisation"),
                                   QStringLiteral("Acme")}
                           + hosts(site),
                       own);
    }
    static QUrl addressOf(Program &program)
    {
        if (!program.waitFor("/oauth/authorize?"))
            return {};
        [&] { QTRY_VERIFY(program.output().endsWith('\n')); }();
        return QUrl(QString::fromLatin1(program.output().trimmed()));
    }
    std::unique_ptr<Program> once() const
    {
        return sweeper({QStringLiteral("once"), QStringLiteral("--organisation"), QStringLiteral("acme"),
                        QStringLiteral("--code"), QStringLiteral("No code chosen")},
                       environment());
    }

    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<QTemporaryDir> m_home;
};

void SignInProgramTest::initTestCase()
{
    m_keyring = std::make_unique<Keyring>();
    QVERIFY(m_keyring->isRunning());
}

void SignInProgramTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_home = std::make_unique<QTemporaryDir>();
}

void SignInProgramTest::isKeptUsedRenewedAndEnded()
{
    DemoSite site;
    auto signingIn = signIn(site, demoorg::demoSweeperId, demoorg::demoSweeperSecret);
    const QUrl address = addressOf(*signingIn);
    QVERIFY2(address.isValid() && !address.isEmpty(), signingIn->errors().constData());
    Browser().open(approve(address, site.nameOf(Post::Supervisor)).redirect);
    QCOMPARE(signingIn->end(), 0);
    QVERIFY2(signingIn->errors().contains("--organisation \"Acme\""), signingIn->errors().constData());

    for (int pass = 0; pass < 3; ++pass) { // each time with the refresh token the last one has kept
        const LegId leg = site.put({});
        auto coding = once();
        QVERIFY2(coding->end() == 0, coding->errors().constData());
        QCOMPARE(site.writesTo(leg), 1);
        site.organization().tokens().expireAll();
    }

    auto signingOut =
        sweeper({QStringLiteral("sign-out"), QStringLiteral("--organisation"), QStringLiteral("Acme")}, environment());
    QVERIFY2(signingOut->end() == 0, signingOut->errors().constData());
    QVERIFY(site.requests(QStringLiteral("DELETE /api/v2/tokens/me")) > 0);
    auto after = once();
    QCOMPARE(after->end(), 2);
    QVERIFY2(after->errors().contains("no organisation called"), after->errors().constData());
}

void SignInProgramTest::takesThePastedAddressOfABrowserElsewhere()
{
    DemoSite site;
    auto signingIn = signIn(site, demoorg::demoDeskId);
    const QUrl address = addressOf(*signingIn);
    signingIn->type("https://example.org/?code=x");
    QVERIFY(signingIn->waitFor("this is not the address the sign-in ends at"));
    const QUrl redirect = approve(address, site.nameOf(Post::Supervisor)).redirect;
    signingIn->type(redirect.toString(QUrl::FullyEncoded).toLatin1());
    QVERIFY2(signingIn->end() == 0, signingIn->errors().constData());
    const LegId leg = site.put({});
    auto coding = once();
    QVERIFY2(coding->end() == 0, coding->errors().constData());
    QCOMPARE(site.writesTo(leg), 1);
}

void SignInProgramTest::leavesNoSecretBehind()
{
    DemoSite site;
    auto signingIn = signIn(site, demoorg::demoSweeperId, demoorg::demoSweeperSecret);
    const Visit visit = approve(addressOf(*signingIn), site.nameOf(Post::Supervisor));
    Browser().open(visit.redirect);
    QCOMPARE(signingIn->end(), 0);
    site.put({});
    auto coding = once();
    QCOMPARE(coding->end(), 0);
    const QByteArrayList secrets{demoorg::demoSweeperSecret, visit.code().toLatin1(), visit.state().toLatin1()};
    QByteArray all = signingIn->errors() + coding->errors() + coding->output();
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
        ++count;
    }
    QVERIFY(count >= 2); // the list of organisations, and a database
    for (const QByteArray &secret : secrets)
        QVERIFY(!secret.isEmpty() && !all.contains(secret));
}

void SignInProgramTest::aDeclinedSignInEndsWithThree()
{
    DemoSite site;
    auto signingIn = signIn(site, demoorg::demoDeskId);
    Browser().open(deny(addressOf(*signingIn)).redirect);
    QCOMPARE(signingIn->end(), 3);
    QVERIFY2(signingIn->errors().contains("declined"), signingIn->errors().constData());
    QVERIFY(!QFile::exists(m_home->filePath(QStringLiteral("config/wrapdesk/organisations.ini"))));
}

void SignInProgramTest::saysWhereNothingCanBeKept()
{
    DemoSite site;
    QProcessEnvironment own = environment();
    own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent/bus"));
    Program signingIn(
        QStringLiteral(WRAPDESK_SWEEPER),
        QStringList{QStringLiteral("sign-in"), QStringLiteral("--client-id"), QString::fromLatin1(demoorg::demoDeskId)}
            + hosts(site),
        own);
    Browser().open(approve(addressOf(signingIn), site.nameOf(Post::Supervisor)).redirect);
    QCOMPARE(signingIn.end(), 3);
    QVERIFY2(signingIn.errors().contains("cannot be kept"), signingIn.errors().constData());
}

void SignInProgramTest::usageEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const char *arguments, const char *word) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts) << QByteArray(word);
    };
    row("no client", "sign-in --region eu-west-1", "--client-id");
    row("unknown region", "sign-in --region eu-west-9 --client-id x", "the nearest are");
    row("no place", "sign-in --client-id x", "API address");
    row("hosts not trusted", "sign-in --api-url https://a.example --login-url https://b.example --client-id x",
        "--trust-hosts");
    row("no secret file", "sign-in --region eu-west-1 --client-id x --client-secret-file /nonexistent",
        "cannot be read");
    row("nobody to sign out", "sign-out --organisation Acme", "no organisation called");
    row("nobody to sign in as", "once --dry-run --organisation Acme", "none has been signed in to yet");
    row("two places", "once --dry-run --organisation Acme --region eu-west-1", "leave out");
}

void SignInProgramTest::usageEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    auto program = sweeper(arguments, environment());
    QCOMPARE(program->end(), 2);
    QVERIFY2(program->errors().contains(word), program->errors().constData());
}

WRAPDESK_TEST(SignInProgramTest)
#include "signinprogramtest.moc"
