// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/loopback.h"

#include "support/browser.h"
#include "support/runner.h"

#include <QNetworkInterface>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class LoopbackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesTheAnswerToTheJudgeAndItsPageToTheBrowser();
    void listensOnThisMachineAlone();
    void answersOnIpv6AsWell();
    void turnsAwayWhatIsNoAnswer_data();
    void turnsAwayWhatIsNoAnswer();
    void takesNobodyOnceClosed();
    void wordsOfThePageAreNoMarkup();

private:
    QUrl address(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        QUrl url(m_loopback->redirect());
        url.setHost(host);
        return url;
    }

    std::unique_ptr<Loopback> m_loopback;
    QList<QUrlQuery> m_judged;
    BrowserPage m_page;
    Browser m_browser;
};

void LoopbackTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_judged.clear();
    m_page = {.status = 200, .title = QStringLiteral("Done"), .text = QStringLiteral("Close this.")};
    m_loopback = std::make_unique<Loopback>([this](const QUrlQuery &answer) {
        m_judged << answer;
        return m_page;
    });
    QVERIFY(m_loopback->listen());
}

void LoopbackTest::givesTheAnswerToTheJudgeAndItsPageToTheBrowser()
{
    QVERIFY(m_loopback->redirect().startsWith(QStringLiteral("http://localhost:")));
    QUrl url = address();
    url.setQuery(QStringLiteral("code=c&state=s"));
    const Browser::Page page = m_browser.open(url);
    QCOMPARE(page.status, 200);
    QVERIFY(page.text.contains("<h1") && page.text.contains("Done") && page.text.contains("Close this."));
    QVERIFY(!page.text.contains("<script"));
    QCOMPARE(page.headers.value("cache-control"), "no-store");
    QCOMPARE(page.headers.value("referrer-policy"), "no-referrer");
    QCOMPARE(m_judged.size(), 1);
    QCOMPARE(m_judged[0].queryItemValue(QStringLiteral("code")), QStringLiteral("c"));
}

void LoopbackTest::listensOnThisMachineAlone()
{
    const quint16 port = quint16(QUrl(m_loopback->redirect()).port());
    for (const QHostAddress &own : QNetworkInterface::allAddresses()) {
        if (own.isLoopback() || own.isLinkLocal())
            continue;
        QTcpSocket outside;
        outside.connectToHost(own, port);
        QVERIFY2(!outside.waitForConnected(2000), qPrintable(own.toString()));
    }
}

void LoopbackTest::answersOnIpv6AsWell()
{
    if (!QNetworkInterface::allAddresses().contains(QHostAddress(QHostAddress::LocalHostIPv6)))
        return; // then 127.0.0.1 alone is right
    QCOMPARE(m_browser.open(address(QStringLiteral("::1"))).status, 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackTest::turnsAwayWhatIsNoAnswer_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("icon") << QStringLiteral("/favicon.ico") << QByteArray() << QByteArray("GET");
    QTest::newRow("post") << QStringLiteral("/") << QByteArray() << QByteArray("POST");
    QTest::newRow("another name") << QStringLiteral("/") << QByteArray("evil.example") << QByteArray("GET");
    QTest::newRow("another port") << QStringLiteral("/") << QByteArray("localhost:1") << QByteArray("GET");
}

void LoopbackTest::turnsAwayWhatIsNoAnswer()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, verb);
    QUrl url = address();
    url.setPath(path);
    url.setQuery(QStringLiteral("code=c&state=s"));
    QCOMPARE(m_browser.open(url, host, verb).status, 404);
    QVERIFY(m_judged.isEmpty());
}

void LoopbackTest::takesNobodyOnceClosed()
{
    m_loopback->close();
    QCOMPARE(m_browser.open(address()).status, 0);
}

void LoopbackTest::wordsOfThePageAreNoMarkup()
{
    m_page.text = QStringLiteral("<script>alert(1)</script>");
    const Browser::Page page = m_browser.open(address());
    QVERIFY(!page.text.contains("<script>") && page.text.contains("&lt;script&gt;"));
}

WRAPDESK_TEST(LoopbackTest)
#include "loopbacktest.moc"
