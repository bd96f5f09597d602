// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signinoptions.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;

namespace {

const QString api = QStringLiteral("https://api.example.org");
const QString login = QStringLiteral("https://login.example.org");

} // namespace

Q_DECLARE_METATYPE(wrapdesk::SignInOptions)

class SignInOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void takesARegionAndTheEnvironmentsCredentials();
    void takesAddressesAndATokenFile();
    void aTokenFileComesBeforeTheEnvironment();
};

void SignInOptionsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    qputenv("GENESYS_CLIENT_ID", "an-id");
    qputenv("GENESYS_CLIENT_SECRET", "a-secret");
}

void SignInOptionsTest::cleanup()
{
    qunsetenv("GENESYS_CLIENT_ID");
    qunsetenv("GENESYS_CLIENT_SECRET");
}

void SignInOptionsTest::saysWhatIsWrong_data()
{
    QTest::addColumn<SignInOptions>("options");
    QTest::addColumn<QString>("without"); // a variable that is not set
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const SignInOptions &options, const QStringList &words,
                        const QString &without = {}) { QTest::newRow(name) << options << without << words; };
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    row("nothing", {}, {text("--demo"), text("--region"), text("--api-url")});
    row("an unknown region", {.region = text("eu-west-9")}, {text("eu-west-9"), text("eu-west-1")});
    row("region and addresses", {.region = text("eu-west-1"), .apiUrl = api, .loginUrl = login}, {text("not both")});
    row("an address without its pair", {.apiUrl = api}, {text("--login-url")});
    row("unprotected", {.apiUrl = text("http://api.example.org"), .loginUrl = login}, {text("https")});
    row("no id", {.region = text("eu-west-1")}, {text("GENESYS_CLIENT_ID")}, text("GENESYS_CLIENT_ID"));
    row("no secret", {.region = text("eu-west-1")}, {text("GENESYS_CLIENT_SECRET")}, text("GENESYS_CLIENT_SECRET"));
    row("a token file that is not there", {.region = text("eu-west-1"), .tokenFile = text("/nonexistent/token")},
        {text("cannot be read")});
}

void SignInOptionsTest::saysWhatIsWrong()
{
    QFETCH(const SignInOptions, options);
    QFETCH(const QString, without);
    QFETCH(const QStringList, words);
    if (!without.isEmpty())
        qunsetenv(without.toLatin1().constData());
    const Result<Profile> profile = profileFrom(options);
    QVERIFY(!profile);
    for (const QString &word : words)
        QVERIFY2(profile.error().message.contains(word), qPrintable(profile.error().message));
    QVERIFY(!profile.error().message.contains(QStringLiteral("a-secret")));
}

void SignInOptionsTest::takesARegionAndTheEnvironmentsCredentials()
{
    const Result<Profile> profile = profileFrom({.region = QStringLiteral("eu-west-1")});
    QVERIFY(profile);
    QCOMPARE(profile->api, QUrl(QStringLiteral("https://api.mypurecloud.ie")));
    QCOMPARE(profile->login, QUrl(QStringLiteral("https://login.mypurecloud.ie")));
    QCOMPARE(std::get<ClientCredentials>(profile->credentials).clientId, QStringLiteral("an-id"));
    QVERIFY(!profile->isDemo);
}

void SignInOptionsTest::takesAddressesAndATokenFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("t0ken\n") > 0);
    file.close();
    const Result<Profile> profile = profileFrom({.apiUrl = api, .loginUrl = login, .tokenFile = file.fileName()});
    QVERIFY(profile);
    QCOMPARE(profile->api, QUrl(api));
    QCOMPARE(std::get<AccessToken>(profile->credentials).token.reveal(), QByteArray("t0ken"));
}

void SignInOptionsTest::aTokenFileComesBeforeTheEnvironment()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("t0ken") > 0);
    file.close();
    const Result<Profile> profile =
        profileFrom({.region = QStringLiteral("mypurecloud.de"), .tokenFile = file.fileName()});
    QVERIFY(profile && std::holds_alternative<AccessToken>(profile->credentials));
}

WRAPDESK_TEST(SignInOptionsTest)
#include "signinoptionstest.moc"
