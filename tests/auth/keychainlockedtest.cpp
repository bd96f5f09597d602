// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keptsecrets.h"
#include "auth/keychainstore.h"
#include "support/asked.h"
#include "support/fakeclock.h"
#include "support/keyring.h"
#include "support/runner.h"

#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

// A real keyring that is locked, or that says nothing for a while. One of our own: it is of no use to others.
class KeychainLockedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void givesUpOnAServiceThatSaysNothing();
    void stillErasesWhenTheServiceIsBack();
    void refusesWhileItIsLocked(); // the last: nobody can unlock it again

private:
    const SecretKey m_key{.region = QStringLiteral("mypurecloud.ie"),
                          .organization = QStringLiteral("org"),
                          .account = QStringLiteral("ada"),
                          .name = QStringLiteral("refresh-token")};
    Keyring m_keyring;
    FakeClock m_clock;
    KeychainStore m_store{m_clock};
    Asked m_asked{m_store};
};

void KeychainLockedTest::givesUpOnAServiceThatSaysNothing()
{
    QVERIFY(m_asked.writeNow(m_key, "one"));
    m_keyring.stop();
    m_asked.write(m_key, "late");
    m_clock.advance(KeychainStore::limit / 2);
    m_asked.read(m_key);
    QCoreApplication::processEvents();
    m_clock.advance(KeychainStore::limit / 2);
    QVERIFY(m_asked.wait());
    QCOMPARE(m_asked.code(), secrettrouble::noAnswer);
    QVERIFY2(m_asked.error->message.contains(u"5 s"), qPrintable(m_asked.error->message));
    m_clock.advance(KeychainStore::limit / 2);
    QVERIFY(m_asked.wait());
    QCOMPARE(m_asked.code(), secrettrouble::noAnswer); // it waited behind the other
    QCOMPARE(m_clock.waiting(), 0);

    // The late answer says yes; nobody hears it, and what comes afterwards works.
    m_keyring.goOn();
    QCOMPARE(m_asked.readNow(m_key), "late");
    QCOMPARE(m_asked.answers, 4);
}

void KeychainLockedTest::stillErasesWhenTheServiceIsBack()
{
    m_keyring.stop();
    m_asked.write(m_key, "signed in");
    m_asked.erase(m_key);
    m_clock.advance(KeychainStore::limit);
    QVERIFY(m_asked.wait(2));
    QCOMPARE(m_asked.code(), secrettrouble::noAnswer);
    m_keyring.goOn();
    QCOMPARE(m_asked.readNow(m_key), "none");
}

void KeychainLockedTest::refusesWhileItIsLocked()
{
    QVERIFY(m_asked.writeNow(m_key, "one"));
    m_keyring.lock();
    QCOMPARE(m_asked.readNow(m_key), "none"); // as if there were none, see SecretStore::read
    QVERIFY(!m_asked.writeNow(m_key, "two"));
    QCOMPARE(m_asked.code(), secrettrouble::refused);
    QVERIFY2(m_asked.error->message.contains(u"unlock it"), qPrintable(m_asked.error->message));

    KeptSecrets kept(m_store);
    const QSignalSpy changes(&kept, &KeptSecrets::troubleChanged);
    Asked asked(kept);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^secrets are kept in memory only: secret")));
    QVERIFY(asked.writeNow(m_key, "three"));
    QVERIFY(kept.trouble().has_value());
    QCOMPARE(kept.trouble()->code, secrettrouble::refused);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(asked.readNow(m_key), "three");
}

WRAPDESK_TEST(KeychainLockedTest)
#include "keychainlockedtest.moc"
