// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keptsecrets.h"
#include "auth/keychainstore.h"
#include "support/asked.h"
#include "support/fakeclock.h"
#include "support/runner.h"

#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

// A machine without a session bus, as a server is.
class KeychainAbsentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void saysThatThereIsNoService();
    void keepsSecretsInMemoryAndSaysSo();

private:
    const SecretKey m_key{.region = QStringLiteral("mypurecloud.ie"),
                          .organization = QStringLiteral("org"),
                          .account = QStringLiteral("ada"),
                          .name = QStringLiteral("refresh-token")};
    FakeClock m_clock;
    KeychainStore m_store{m_clock};
};

void KeychainAbsentTest::saysThatThereIsNoService()
{
    Asked asked(m_store);
    QCOMPARE(asked.readNow(m_key), "error");
    QCOMPARE(asked.code(), secrettrouble::noService);
    QVERIFY(!asked.writeNow(m_key, "s3cr3t"));
    QCOMPARE(asked.code(), secrettrouble::noService);
    QVERIFY2(asked.error->message.contains(u"Secret Service"), qPrintable(asked.error->message));
    QVERIFY(!describe(*asked.error).contains(u"s3cr3t"));
    QVERIFY(!asked.eraseNow(m_key));
    QCOMPARE(asked.code(), secrettrouble::noService);
    QCOMPARE(m_clock.waiting(), 0); // all of it at once, no limit needed
}

void KeychainAbsentTest::keepsSecretsInMemoryAndSaysSo()
{
    KeptSecrets kept(m_store);
    const QSignalSpy changes(&kept, &KeptSecrets::troubleChanged);
    Asked asked(kept);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^secrets are kept in memory only: secret")));
    QCOMPARE(asked.readNow(m_key), "none");
    QCOMPARE(changes.size(), 1);
    QVERIFY(kept.trouble().has_value());
    QCOMPARE(kept.trouble()->code, secrettrouble::noService);
    QVERIFY(asked.writeNow(m_key, "one"));
    QCOMPARE(asked.readNow(m_key), "one");
    QVERIFY(asked.writeNow(m_key, "two"));
    QCOMPARE(asked.readNow(m_key), "two");
    QVERIFY(asked.eraseNow(m_key));
    QCOMPARE(asked.readNow(m_key), "none");
    QCOMPARE(changes.size(), 1);
}

WRAPDESK_TEST(KeychainAbsentTest)
#include "keychainabsenttest.moc"
