// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/region.h"

#include "support/runner.h"

#include <QSet>
#include <QTest>

using namespace wrapdesk;

static const AddressNames options{.api = QStringLiteral("--api-url"), .login = QStringLiteral("--login-url")};

class RegionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void knowsEveryRegion_data();
    void knowsEveryRegion();
    void knowsNoOther();
    void offersTheNearestNames_data();
    void offersTheNearestNames();
    void takesHttpsAnywhereAndHttpOnLoopback_data();
    void takesHttpsAnywhereAndHttpOnLoopback();
    void refusesEveryOtherAddress_data();
    void refusesEveryOtherAddress();
    void needsBothAddresses();
};

// FACTS §2, the whole list.
void RegionTest::knowsEveryRegion_data()
{
    QTest::addColumn<QString>("environment");
    const std::initializer_list<std::pair<const char *, const char *>> all{
        {"us-east-1", "mypurecloud.com"},
        {"us-east-2", "use2.us-gov-pure.cloud"},
        {"eu-west-1", "mypurecloud.ie"},
        {"eu-west-2", "euw2.pure.cloud"},
        {"eu-central-1", "mypurecloud.de"},
        {"eu-central-2", "euc2.pure.cloud"},
        {"eusc-de-east-1", "edee1.eusc-pure.cloud"},
        {"ap-southeast-2", "mypurecloud.com.au"},
        {"ap-southeast-1", "apse1.pure.cloud"},
        {"us-west-2", "usw2.pure.cloud"},
        {"ca-central-1", "cac1.pure.cloud"},
        {"sa-east-1", "sae1.pure.cloud"},
        {"mx-central-1", "mxc1.pure.cloud"},
        {"me-central-1", "mec1.pure.cloud"},
        {"ap-south-1", "aps1.pure.cloud"},
        {"ap-northeast-1", "mypurecloud.jp"},
        {"ap-northeast-2", "apne2.pure.cloud"},
        {"ap-northeast-3", "apne3.pure.cloud"},
    };
    QCOMPARE(regions().size(), static_cast<qsizetype>(all.size()));
    for (const auto &[name, environment] : all)
        QTest::newRow(name) << QString::fromLatin1(environment);
}

void RegionTest::knowsEveryRegion()
{
    QFETCH(QString, environment);
    const Hosts expected{.api = QUrl(QStringLiteral("https://api.") + environment),
                         .login = QUrl(QStringLiteral("https://login.") + environment)};
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    for (const QString &asked : {name, environment, name.toUpper(), u' ' + environment + u'\n'}) {
        const Result<Region> region = regionNamed(asked);
        QVERIFY2(region.has_value(), qPrintable(asked));
        QVERIFY(region->hosts() == expected);
    }
}

void RegionTest::knowsNoOther()
{
    QSet<QString> names;
    for (const Region &region : regions())
        names << region.name << region.environment;
    QCOMPARE(names.size(), 2 * regions().size());
    for (const char *wrong : {"", "euw1.pure.cloud", "api.mypurecloud.com", "https://api.mypurecloud.com", "us"})
        QVERIFY2(!regionNamed(QString::fromLatin1(wrong)), wrong);
}

void RegionTest::offersTheNearestNames_data()
{
    QTest::addColumn<QString>("nearest");
    QTest::newRow("eu-west-3") << QStringLiteral("eu-west-1");
    QTest::newRow("euw1.pure.cloud") << QStringLiteral("euw2.pure.cloud");
    QTest::newRow("mypurecloud.co") << QStringLiteral("mypurecloud.com");
    QTest::newRow("frankfurt") << QString();
}

void RegionTest::offersTheNearestNames()
{
    QFETCH(QString, nearest);
    const QString asked = QString::fromLatin1(QTest::currentDataTag());
    const Result<Region> hosts = regionNamed(asked);
    QVERIFY(!hosts && hosts.error().kind == ErrorKind::Invalid);
    QVERIFY2(hosts.error().message.contains(nearest), qPrintable(hosts.error().message));
    QVERIFY(hosts.error().message.contains(asked));
}

void RegionTest::takesHttpsAnywhereAndHttpOnLoopback_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
         {"https://api.mypurecloud.com", "https://gateway.example:8443/genesys", "http://127.0.0.1:8080",
          "http://127.9.9.9", "http://[::1]:8080/login", "http://localhost:8080", "http://LOCALHOST"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void RegionTest::takesHttpsAnywhereAndHttpOnLoopback()
{
    QFETCH(QString, url);
    const Result<Hosts> hosts = hostsFromUrls(url, url + u'/', options);
    QVERIFY2(hosts.has_value(), hosts ? "" : qPrintable(hosts.error().message));
    QCOMPARE(hosts->api, QUrl(url));
    QCOMPARE(hosts->login, QUrl(url)); // the slash at the end is no part of it
}

void RegionTest::refusesEveryOtherAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *url, const char *cause) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(cause);
    };
    row("http://api.mypurecloud.com", "use https");
    row("http://127.0.0.1.example.com", "use https");
    row("http://localhost.example.com", "use https");
    row("http://10.0.0.1", "use https");
    row("http://0.0.0.0", "use https");
    row("ftp://127.0.0.1", "https://");
    row("file:///etc/passwd", "not an address");
    row("api.mypurecloud.com", "not an address");
    row("https://", "not an address");
    row("https://ho st", "not an address");
    row("https://user:passw0rd@host", "plain address");
    row("https://host/?token=passw0rd", "plain address");
    row("https://host/#passw0rd", "plain address");
}

void RegionTest::refusesEveryOtherAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, cause);
    const Result<Hosts> hosts = hostsFromUrls(QStringLiteral("https://good"), url, options);
    QVERIFY(!hosts && hosts.error().kind == ErrorKind::Invalid);
    QVERIFY2(hosts.error().message.contains(cause), qPrintable(hosts.error().message));
    QVERIFY(hosts.error().message.contains(u"--login-url"));
    QVERIFY(!describe(hosts.error()).contains(u"passw0rd"));
}

void RegionTest::needsBothAddresses()
{
    const QString good = QStringLiteral("https://good");
    QVERIFY(hostsFromUrls(QString(), good, options).error().message.contains(u"--api-url is missing"));
    QVERIFY(hostsFromUrls(good, QStringLiteral(" "), options).error().message.contains(u"--login-url is missing"));
}

WRAPDESK_TEST(RegionTest)
#include "regiontest.moc"
