// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keptsecrets.h"

#include "support/asked.h"
#include "support/runner.h"
#include "support/scriptedstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

SecretKey key(const QString &name)
{
    return {.region = QStringLiteral("r"),
            .organization = QStringLiteral("o"),
            .account = QStringLiteral("a"),
            .name = name};
}

const SecretKey token = key(QStringLiteral("refresh-token"));
const SecretKey secret = key(QStringLiteral("client-secret"));

} // namespace

class KeptSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void leavesThemToAKeychainThatWorks();
    void keepsWhatTheKeychainWouldNotTake();
    void readsWhatWasWrittenBeforeTheKeychainAnswers();
    void readsNothingWhereTheKeychainCannotBeRead();
    void offersThemAgainOnceTheKeychainWorks_data();
    void offersThemAgainOnceTheKeychainWorks();
    void takesALockedKeyringForNoProof();
    void erasesBothPlaces();
    void tellsAnErasureThatMayHaveFailed();
    void theLastWordOnAKeyCounts();
    void doesWhatNobodyWaitsForAnyMore();
    void isSilentOnceItIsDeleted();

private:
    void expectTrouble()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^secrets are kept in memory only: ")));
    }

    std::unique_ptr<ScriptedStore> m_keychain;
    std::unique_ptr<KeptSecrets> m_kept;
    std::unique_ptr<Asked> m_asked;
};

void KeptSecretsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_keychain = std::make_unique<ScriptedStore>();
    m_kept = std::make_unique<KeptSecrets>(*m_keychain);
    m_asked = std::make_unique<Asked>(*m_kept);
}

void KeptSecretsTest::cleanup()
{
    m_asked.reset();
    m_kept.reset();
    m_keychain.reset();
}

void KeptSecretsTest::leavesThemToAKeychainThatWorks()
{
    m_asked->write(token, "one");
    m_keychain->answer();
    QVERIFY(m_asked->wait());
    m_asked->read(token);
    m_keychain->answer("from the keychain");
    QVERIFY(m_asked->wait());
    QCOMPARE(m_asked->secret->reveal(), "from the keychain");
    m_asked->read(token);
    m_keychain->answer();
    QVERIFY(m_asked->wait());
    QVERIFY(!m_asked->secret && !m_asked->error);
    QVERIFY(!m_kept->trouble());
    QCOMPARE(m_keychain->log().join(u'/'),
             QStringLiteral("write refresh-token one/read refresh-token/read refresh-token"));
}

void KeptSecretsTest::keepsWhatTheKeychainWouldNotTake()
{
    const QSignalSpy changes(m_kept.get(), &KeptSecrets::troubleChanged);
    for (const char *bytes : {"one", "two"}) {
        m_asked->write(token, bytes);
        if (changes.isEmpty())
            expectTrouble();
        m_keychain->refuse(secrettrouble::noService);
        QVERIFY(m_asked->wait());
        QVERIFY(!m_asked->error);
        QCOMPARE(m_asked->readNow(token), bytes);
    }
    QCOMPARE(m_kept->trouble()->code, secrettrouble::noService);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(m_keychain->log().size(), 2); // reading asks no keychain
}

void KeptSecretsTest::readsWhatWasWrittenBeforeTheKeychainAnswers()
{
    m_asked->read(token);
    m_asked->write(token, "new");
    m_keychain->answer("old");
    QVERIFY(m_asked->wait());
    QCOMPARE(m_asked->secret->reveal(), "old"); // asked before
    QCOMPARE(m_asked->readNow(token), "new");
    m_asked->erase(token);
    QCOMPARE(m_asked->readNow(token), "none");
}

void KeptSecretsTest::readsNothingWhereTheKeychainCannotBeRead()
{
    m_asked->read(token);
    expectTrouble();
    m_keychain->refuse(secrettrouble::noAnswer);
    QVERIFY(m_asked->wait());
    QVERIFY(!m_asked->error && !m_asked->secret);
    QCOMPARE(m_kept->trouble()->code, secrettrouble::noAnswer);
}

void KeptSecretsTest::offersThemAgainOnceTheKeychainWorks_data()
{
    QTest::addColumn<bool>("byReading");
    QTest::newRow("it reads") << true;
    QTest::newRow("it writes") << false;
}

void KeptSecretsTest::offersThemAgainOnceTheKeychainWorks()
{
    QFETCH(const bool, byReading);
    const QSignalSpy changes(m_kept.get(), &KeptSecrets::troubleChanged);
    expectTrouble();
    m_asked->write(token, "one");
    m_keychain->refuse(secrettrouble::refused);
    QVERIFY(m_asked->wait());
    if (byReading)
        m_asked->read(secret);
    else
        m_asked->write(secret, "another");
    m_keychain->answer("x");
    QVERIFY(m_asked->wait());
    QCOMPARE(m_keychain->log().constLast(), QStringLiteral("write refresh-token one"));
    QVERIFY(m_kept->trouble().has_value()); // until that one lies there, too
    m_keychain->answer();
    QVERIFY(!m_kept->trouble());
    QCOMPARE(changes.size(), 2);
    m_asked->read(token);
    m_keychain->answer("one");
    QVERIFY(m_asked->wait());
    QVERIFY(m_keychain->isIdle());
}

void KeptSecretsTest::takesALockedKeyringForNoProof()
{
    expectTrouble();
    m_asked->write(token, "one");
    m_keychain->refuse(secrettrouble::refused);
    m_asked->read(secret);
    m_keychain->answer(); // nothing
    m_asked->erase(secret);
    m_keychain->answer(); // done: there was nothing
    QVERIFY(m_asked->wait(3));
    QVERIFY(m_kept->trouble().has_value());
    QVERIFY(m_keychain->isIdle());
    QCOMPARE(m_asked->readNow(token), "one");
}

void KeptSecretsTest::erasesBothPlaces()
{
    expectTrouble();
    m_asked->write(token, "one");
    m_keychain->refuse(secrettrouble::refused);
    m_asked->erase(token);
    QCOMPARE(m_keychain->log().constLast(), QStringLiteral("erase refresh-token"));
    m_keychain->answer();
    QVERIFY(m_asked->wait(2));
    QVERIFY(!m_asked->error);
    m_asked->read(token);
    m_keychain->answer();
    QVERIFY(m_asked->wait());
    QVERIFY(!m_asked->secret);
}

void KeptSecretsTest::tellsAnErasureThatMayHaveFailed()
{
    expectTrouble();
    m_asked->erase(token);
    m_keychain->refuse(secrettrouble::refused);
    QVERIFY(m_asked->wait());
    QCOMPARE(m_asked->code(), secrettrouble::refused);
    QCOMPARE(m_asked->readNow(token), "none"); // the keychain still has it; we do not
    expectTrouble();
    m_asked->erase(token);
    m_keychain->refuse(secrettrouble::noService);
    QVERIFY(m_asked->wait());
    QVERIFY(!m_asked->error); // memory was the only place
}

void KeptSecretsTest::theLastWordOnAKeyCounts()
{
    m_asked->write(token, "one");
    m_asked->write(token, "two");
    expectTrouble();
    m_keychain->refuse(secrettrouble::refused); // the first
    QVERIFY(m_asked->wait());
    QCOMPARE(m_asked->readNow(token), "two");
    m_keychain->answer(); // the second
    QVERIFY(m_asked->wait());
    QVERIFY(!m_kept->trouble());
    QVERIFY(m_keychain->isIdle()); // the first is not offered again
}

void KeptSecretsTest::doesWhatNobodyWaitsForAnyMore()
{
    m_asked->write(token, "one");
    m_asked->read(secret);
    m_asked.reset();
    expectTrouble();
    m_keychain->refuse(secrettrouble::refused);
    m_keychain->answer("x");
    QCOMPARE(m_keychain->log().constLast(), QStringLiteral("write refresh-token one")); // offered again
    m_keychain->answer();
    QVERIFY(!m_kept->trouble());
}

void KeptSecretsTest::isSilentOnceItIsDeleted()
{
    expectTrouble();
    m_asked->write(token, "one");
    m_keychain->refuse(secrettrouble::refused);
    QVERIFY(m_asked->wait());
    m_asked->read(token); // from memory
    m_asked->read(secret);
    m_asked->write(secret, "two");
    m_kept.reset();
    m_keychain->answer("x");
    m_keychain->answer();
    QCoreApplication::processEvents();
    QCOMPARE(m_asked->answers, 1);
}

WRAPDESK_TEST(KeptSecretsTest)
#include "keptsecretstest.moc"
