// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keptsecrets.h"
#include "auth/keychainstore.h"
#include "support/asked.h"
#include "support/fakeclock.h"
#include "support/runner.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

// A session bus that takes every connection and never says a word.
class KeychainSilenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void givesUpWhileTheEventLoopGoesOn();
    void keepsSecretsInMemoryAtOnce();
    void survivesAnAnswerThatComesAfterTheEnd();

private:
    const SecretKey m_key{.region = QStringLiteral("mypurecloud.ie"),
                          .organization = QStringLiteral("org"),
                          .account = QStringLiteral("ada"),
                          .name = QStringLiteral("refresh-token")};
    QTemporaryDir m_folder;
    QLocalServer m_bus;
    FakeClock m_clock;
};

void KeychainSilenceTest::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("bus"));
    QVERIFY2(m_bus.listen(path), qPrintable(m_bus.errorString()));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + path.toUtf8());
}

void KeychainSilenceTest::givesUpWhileTheEventLoopGoesOn()
{
    KeychainStore store(m_clock);
    Asked asked(store);
    asked.read(m_key);
    asked.write(m_key, "s3cr3t");
    asked.erase(m_key);
    // This event loop answers the connection: were it blocked, nobody would come.
    QTRY_VERIFY(m_bus.hasPendingConnections());
    const QLocalSocket *connection = m_bus.nextPendingConnection();
    QTRY_VERIFY(connection->bytesAvailable() > 0);
    m_clock.advance(KeychainStore::limit - std::chrono::milliseconds(1));
    QCOMPARE(asked.answers, 0);
    m_clock.advance(std::chrono::milliseconds(1));
    QVERIFY(asked.wait(3));
    QCOMPARE(asked.code(), secrettrouble::noAnswer);
    QCOMPARE(m_clock.waiting(), 0);
}

void KeychainSilenceTest::keepsSecretsInMemoryAtOnce()
{
    KeychainStore store(m_clock);
    KeptSecrets kept(store);
    Asked asked(kept);
    asked.write(m_key, "one");
    asked.read(m_key);
    QVERIFY(asked.wait()); // the reading needs no keychain
    QVERIFY(asked.secret.has_value());
    QCOMPARE(asked.secret->reveal(), "one");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^secrets are kept in memory only: secret")));
    m_clock.advance(KeychainStore::limit);
    QVERIFY(asked.wait());
    QVERIFY(!asked.error);
    QVERIFY(kept.trouble().has_value());
    QCOMPARE(kept.trouble()->code, secrettrouble::noAnswer);
    QCOMPARE(asked.readNow(m_key), "one");
    asked.erase(m_key);
    m_clock.advance(KeychainStore::limit);
    QVERIFY(asked.wait());
    QCOMPARE(asked.code(), secrettrouble::noAnswer); // it may still lie there
    QCOMPARE(asked.readNow(m_key), "none");
}

void KeychainSilenceTest::survivesAnAnswerThatComesAfterTheEnd()
{
    // The bus goes away at last: what was asked by stores long gone ends in errors.
    KeychainStore store(m_clock);
    Asked asked(store);
    asked.read(m_key);
    m_bus.close();
    for (QLocalSocket *connection : m_bus.findChildren<QLocalSocket *>())
        connection->abort();
    QVERIFY(asked.wait());
    QCOMPARE(asked.code(), secrettrouble::noService);
}

WRAPDESK_TEST(KeychainSilenceTest)
#include "keychainsilencetest.moc"
