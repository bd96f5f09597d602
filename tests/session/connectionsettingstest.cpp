// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connectionsettings.h"

#include "auth/memorystore.h"
#include "support/runner.h"
#include "support/scriptedstore.h"

#include <QNetworkProxy>
#include <QSettings>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const QString certificate = QStringLiteral(WRAPDESK_TEST_DATA "/tls/selfsigned.crt");

QNetworkProxy proxyNow()
{
    const QNetworkProxyQuery query(QUrl(QStringLiteral("https://api.made-up.example/")));
    return QNetworkProxyFactory::proxyForQuery(query).value(0);
}

} // namespace

class ConnectionSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup();

    void remembersEverything_data();
    void remembersEverything();
    void makesTheBestOfStrangeSettings();
    void optionsGoBeforeWhatIsRemembered_data();
    void optionsGoBeforeWhatIsRemembered();
    void refusesAPasswordInTheUrl();
    void appliesWhatItCan();
    void changesNothingWhereSomethingIsWrong();
    void takesThePasswordFromTheEnvironmentFirst();
    void takesThePasswordFromTheKeychain();
    void keepsThePasswordThatWasTyped();
    void keepsNoPasswordOfAProxyThatCannotBeUsed();
    void asksForNoPasswordThatNobodyWants();
    void saysWhatIsWrongWithTheOptions();
};

void ConnectionSettingsTest::cleanup()
{
    qunsetenv("WRAPDESK_PROXY_PASSWORD");
    QVERIFY(applyConnection({.proxy = ProxyUse::None}, Secret()));
}

void ConnectionSettingsTest::remembersEverything_data()
{
    QTest::addColumn<ProxyUse>("use");
    QTest::newRow("system") << ProxyUse::System;
    QTest::newRow("none") << ProxyUse::None;
    QTest::newRow("explicit") << ProxyUse::Explicit;
}

void ConnectionSettingsTest::remembersEverything()
{
    QFETCH(const ProxyUse, use);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    QCOMPARE(ConnectionSettings::load(settings), ConnectionSettings());
    const ConnectionSettings all{.proxy = use,
                                 .proxyUrl = QStringLiteral("http://proxy:3128"),
                                 .proxyUser = QStringLiteral("ada"),
                                 .caFile = QStringLiteral("/etc/ca.pem")};
    all.save(settings);
    QCOMPARE(ConnectionSettings::load(settings), all);
    for (const QString &key : settings.allKeys())
        QVERIFY2(!key.contains(u"assword"), qPrintable(key));
}

void ConnectionSettingsTest::makesTheBestOfStrangeSettings()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("connection/proxy"), QStringLiteral("explicit")); // but which?
    QCOMPARE(ConnectionSettings::load(settings).proxy, ProxyUse::System);
    settings.setValue(QStringLiteral("connection/proxy"), QStringLiteral("of tomorrow"));
    QCOMPARE(ConnectionSettings::load(settings).proxy, ProxyUse::System);
}

void ConnectionSettingsTest::optionsGoBeforeWhatIsRemembered_data()
{
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<ConnectionSettings>("expected");
    const QString kept = QStringLiteral("http://kept:1");
    const QString ada = QStringLiteral("ada");
    const QString file = QStringLiteral("/kept.pem");
    QTest::newRow("nothing said") << QString() << ConnectionSettings{ProxyUse::Explicit, kept, ada, file};
    QTest::newRow("system") << "system" << ConnectionSettings{ProxyUse::System, kept, ada, file};
    QTest::newRow("none") << "none" << ConnectionSettings{ProxyUse::None, kept, ada, file};
    QTest::newRow("a URL") << "socks5://new:1080"
                           << ConnectionSettings{ProxyUse::Explicit, QStringLiteral("socks5://new:1080"), {}, file};
    QTest::newRow("a URL with a user") << "http://bob@new:3128/"
                                       << ConnectionSettings{ProxyUse::Explicit, QStringLiteral("http://new:3128"),
                                                             QStringLiteral("bob"), file};
}

void ConnectionSettingsTest::optionsGoBeforeWhatIsRemembered()
{
    QFETCH(const QString, proxy);
    QFETCH(const ConnectionSettings, expected);
    const ConnectionSettings remembered{ProxyUse::Explicit, QStringLiteral("http://kept:1"), QStringLiteral("ada"),
                                        QStringLiteral("/kept.pem")};
    const Result<ConnectionSettings> result = connectionFrom({.proxy = proxy, .caFile = {}}, remembered);
    QVERIFY(result);
    QCOMPARE(*result, expected);
    const Result<ConnectionSettings> withFile = connectionFrom({.proxy = proxy, .caFile = certificate}, remembered);
    QVERIFY(withFile);
    QCOMPARE(withFile->caFile, certificate);
}

void ConnectionSettingsTest::refusesAPasswordInTheUrl()
{
    const auto result = connectionFrom({.proxy = QStringLiteral("http://ada:s3cr3t@proxy:1"), .caFile = {}}, {});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY(!result.error().message.contains(u"s3cr3t"));
}

void ConnectionSettingsTest::appliesWhatItCan()
{
    const ConnectionSettings settings{ProxyUse::Explicit, QStringLiteral("http://proxy:3128"), QStringLiteral("ada"),
                                      certificate};
    QVERIFY(applyConnection(settings, Secret("s3cr3t")));
    QCOMPARE(proxyNow(), QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy"), 3128, QStringLiteral("ada"),
                                       QStringLiteral("s3cr3t")));
    const QList<QSslCertificate> ours = QSslCertificate::fromPath(certificate);
    QCOMPARE(ours.size(), 1);
    QVERIFY(QSslConfiguration::defaultConfiguration().caCertificates().contains(ours.first()));
    QVERIFY(applyConnection({.proxy = ProxyUse::None}, Secret()));
    QCOMPARE(proxyNow().type(), QNetworkProxy::NoProxy);
    QVERIFY(!QSslConfiguration::defaultConfiguration().caCertificates().contains(ours.first()));
}

void ConnectionSettingsTest::changesNothingWhereSomethingIsWrong()
{
    const ConnectionSettings good{ProxyUse::Explicit, QStringLiteral("http://proxy:3128"), {}, {}};
    QVERIFY(applyConnection(good, Secret()));
    ConnectionSettings wrongFile = good;
    wrongFile.proxy = ProxyUse::None;
    wrongFile.caFile = QStringLiteral("/nonexistent/ca.pem");
    const Result<void> file = applyConnection(wrongFile, Secret());
    QVERIFY(!file);
    QVERIFY2(file.error().message.contains(u"“/nonexistent/ca.pem”"), qPrintable(file.error().message));
    ConnectionSettings wrongProxy = good;
    wrongProxy.proxyUrl = QStringLiteral("proxy");
    QVERIFY(!applyConnection(wrongProxy, Secret()));
    QCOMPARE(proxyNow().hostName(), QStringLiteral("proxy"));
}

void ConnectionSettingsTest::takesThePasswordFromTheEnvironmentFirst()
{
    qputenv("WRAPDESK_PROXY_PASSWORD", "of the environment");
    ScriptedStore secrets;
    const ConnectionSettings settings{ProxyUse::Explicit, QStringLiteral("http://proxy:1"), QStringLiteral("ada"), {}};
    std::optional<bool> isDone;
    applyConnection(settings, secrets, this, [&isDone](const Result<void> &result) { isDone = result.has_value(); });
    QVERIFY(!isDone); // never from within
    QTRY_COMPARE(isDone, std::optional(true));
    QCOMPARE(proxyNow().password(), QStringLiteral("of the environment"));
    QVERIFY(secrets.log().isEmpty());
}

void ConnectionSettingsTest::takesThePasswordFromTheKeychain()
{
    ScriptedStore secrets;
    const ConnectionSettings settings{ProxyUse::Explicit, QStringLiteral("http://proxy:1"), QStringLiteral("ada"), {}};
    int answers = 0;
    for (const std::optional<QByteArray> &kept : QList<std::optional<QByteArray>>{"of the keychain", std::nullopt}) {
        applyConnection(settings, secrets, this,
                        [&answers](const Result<void> &result) { answers += result.has_value() ? 1 : 100; });
        secrets.answer(kept);
        QCOMPARE(proxyNow().password(), QString::fromUtf8(kept.value_or(QByteArray())));
    }
    applyConnection(settings, secrets, this, [&answers](const Result<void> &) { ++answers; });
    secrets.refuse(secrettrouble::noService); // the proxy will say that it wants one
    QCOMPARE(answers, 3);
    QCOMPARE(secrets.log(), QStringList(3, QStringLiteral("read proxy-password")));
    QCOMPARE(proxyPasswordKey(settings.proxyUrl, settings.proxyUser).text(),
             QStringLiteral("wrapdesk:http%3A//proxy%3A1::ada:proxy-password"));

    auto context = std::make_unique<QObject>();
    applyConnection(settings, secrets, context.get(), [&answers](const Result<void> &) { ++answers; });
    context.reset();
    secrets.answer("late");
    QCOMPARE(answers, 3);
}

void ConnectionSettingsTest::keepsThePasswordThatWasTyped()
{
    MemoryStore secrets;
    const ConnectionSettings settings{ProxyUse::Explicit, QStringLiteral("http://proxy:1"), QStringLiteral("ada"), {}};
    std::optional<Result<void>> done;
    changeConnection(settings, Secret("typed"), secrets, this, [&done](const Result<void> &result) { done = result; });
    QTRY_VERIFY(done.has_value());
    QVERIFY(done->has_value());
    QCOMPARE(proxyNow().password(), QStringLiteral("typed"));
    done.reset();
    changeConnection(settings, Secret(), secrets, this, [&done](const Result<void> &result) { done = result; });
    QTRY_VERIFY(done.has_value());
    QCOMPARE(proxyNow().password(), QStringLiteral("typed")); // as it was kept
    done.reset();
    ConnectionSettings elsewhere = settings;
    elsewhere.proxyUrl = QStringLiteral("http://other:1");
    changeConnection(elsewhere, Secret(), secrets, this, [&done](const Result<void> &result) { done = result; });
    QTRY_VERIFY(done.has_value());
    QCOMPARE(proxyNow().password(), QString()); // it is the other proxy's alone
}

void ConnectionSettingsTest::keepsNoPasswordOfAProxyThatCannotBeUsed()
{
    ScriptedStore secrets;
    const ConnectionSettings settings{ProxyUse::Explicit, QStringLiteral("nonsense"), QStringLiteral("ada"), {}};
    std::optional<Result<void>> done;
    changeConnection(settings, Secret("typed"), secrets, this, [&done](const Result<void> &result) { done = result; });
    QVERIFY(!done); // never from within
    QTRY_VERIFY(done.has_value());
    QVERIFY(!*done);
    QVERIFY(secrets.log().isEmpty());
}

void ConnectionSettingsTest::asksForNoPasswordThatNobodyWants()
{
    ScriptedStore secrets;
    int answers = 0;
    const auto count = [&answers](const Result<void> &) { ++answers; };
    applyConnection({.proxy = ProxyUse::Explicit, .proxyUrl = QStringLiteral("http://proxy:1")}, secrets, this, count);
    applyConnection({.proxy = ProxyUse::System, .proxyUser = QStringLiteral("ada")}, secrets, this, count);
    QTRY_COMPARE(answers, 2);
    QVERIFY(secrets.log().isEmpty());
}

void ConnectionSettingsTest::saysWhatIsWrongWithTheOptions()
{
    ScriptedStore secrets;
    std::optional<Result<void>> got;
    const auto take = [&got](const Result<void> &result) { got = result; };
    applyConnection({.proxy = QStringLiteral("proxy"), .caFile = {}}, {}, secrets, this, take);
    QVERIFY(!got);
    QTRY_VERIFY(got.has_value());
    QVERIFY(!*got);
    got.reset();
    applyConnection({.proxy = QStringLiteral("none"), .caFile = {}}, {}, secrets, this, take);
    QTRY_VERIFY(got.has_value());
    QVERIFY(*got);
}

WRAPDESK_TEST(ConnectionSettingsTest)
#include "connectionsettingstest.moc"
