// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keychainstore.h"

#include "auth/keptsecrets.h"
#include "support/asked.h"
#include "support/fakeclock.h"
#include "support/keyring.h"
#include "support/runner.h"

#include <QProcess>
#include <QTest>
#include <QUuid>

using namespace wrapdesk;
using namespace wrapdesk::test;

// Against the Secret Service that tests/run has started. Where that has not promised one, one of our own: never the
// keyring of the person who runs the tests.
class KeychainStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void writesReadsOverwritesAndErases();
    void keepsBytesAsTheyAre_data();
    void keepsBytesAsTheyAre();
    void keepsKeysApart();
    void outlivesTheStore();
    void doesWhatWasAskedInItsOrder();
    void doesWhatNobodyWaitsForAnyMore();
    void isSilentOnceItIsDeleted();
    void leavesNoLimitBehind();
    void liesUnderOurService();
    void isNoTroubleForKeptSecrets();

private:
    SecretKey key(const QString &name = QStringLiteral("refresh-token")) const
    {
        return {.region = QStringLiteral("mypurecloud.ie"),
                .organization = m_organization,
                .account = QStringLiteral("50%:é"),
                .name = name};
    }

    std::unique_ptr<Keyring> m_keyring;
    FakeClock m_clock; // no limit ever ends here
    QString m_organization; // a new one for each function
    std::unique_ptr<KeychainStore> m_store;
    std::unique_ptr<Asked> m_asked;
};

void KeychainStoreTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("WRAPDESK_TEST_KEYRING"))
        m_keyring = std::make_unique<Keyring>();
}

void KeychainStoreTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_organization = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_store = std::make_unique<KeychainStore>(m_clock);
    m_asked = std::make_unique<Asked>(*m_store);
}

void KeychainStoreTest::cleanup()
{
    m_asked.reset();
    m_store.reset();
}

void KeychainStoreTest::writesReadsOverwritesAndErases()
{
    QCOMPARE(m_asked->readNow(key()), "none");
    QVERIFY2(m_asked->writeNow(key(), "one"), qPrintable(describe(m_asked->error.value_or(Error()))));
    QCOMPARE(m_asked->readNow(key()), "one");
    QVERIFY(m_asked->writeNow(key(), "two"));
    QCOMPARE(m_asked->readNow(key()), "two");
    QVERIFY(m_asked->eraseNow(key()));
    QCOMPARE(m_asked->readNow(key()), "none");
    QVERIFY(m_asked->eraseNow(key()));
}

void KeychainStoreTest::keepsBytesAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a token") << QByteArray("aB3-_x~y+z/w==");
    QTest::newRow("one as long as any") << QByteArray(16 * 1024, 'x');
    QTest::newRow("words of many letters") << QByteArray("päss wörd ☃");
    QTest::newRow("no text at all") << QByteArray("\xff\x00\x80\n", 4);
}

void KeychainStoreTest::keepsBytesAsTheyAre()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(m_asked->writeNow(key(), bytes));
    QCOMPARE(m_asked->readNow(key()), bytes);
    QVERIFY(m_asked->eraseNow(key()));
}

void KeychainStoreTest::keepsKeysApart()
{
    const SecretKey first = key();
    QList<SecretKey> others(4, first);
    others[0].region = QStringLiteral("mypurecloud.de");
    others[1].organization += u'x';
    others[2].account = QStringLiteral("50%25%3Aé");
    others[3].name = QStringLiteral("client-secret");
    QVERIFY(m_asked->writeNow(first, "first"));
    for (const SecretKey &other : others)
        QCOMPARE(m_asked->readNow(other), "none");
    for (const SecretKey &other : others)
        QVERIFY(m_asked->writeNow(other, other.text().toUtf8()));
    QVERIFY(m_asked->eraseNow(first));
    for (const SecretKey &other : others) {
        QCOMPARE(m_asked->readNow(other), other.text().toUtf8());
        QVERIFY(m_asked->eraseNow(other));
    }
}

void KeychainStoreTest::outlivesTheStore()
{
    QVERIFY(m_asked->writeNow(key(), "kept"));
    KeychainStore another(m_clock);
    Asked asked(another);
    QCOMPARE(asked.readNow(key()), "kept");
    QVERIFY(asked.eraseNow(key()));
}

void KeychainStoreTest::doesWhatWasAskedInItsOrder()
{
    QByteArrayList order;
    const auto took = [&order](const QByteArray &what) { return [&order, what](const auto &) { order << what; }; };
    m_store->write(key(), Secret("one"), this, took("write one"));
    m_store->erase(key(), this, took("erase"));
    m_store->write(key(), Secret("two"), this, took("write two"));
    m_store->read(key(), this, [&order](const Result<std::optional<Secret>> &result) {
        order << "read " + (result && *result ? (*result)->reveal() : QByteArray("nothing"));
    });
    m_store->write(key(), Secret("three"), this, took("write three"));
    QVERIFY(order.isEmpty());
    QTRY_COMPARE(order.size(), 5);
    QCOMPARE(order, (QByteArrayList{"write one", "erase", "write two", "read two", "write three"}));
    QCOMPARE(m_asked->readNow(key()), "three");
    QVERIFY(m_asked->eraseNow(key()));
}

void KeychainStoreTest::doesWhatNobodyWaitsForAnyMore()
{
    Asked watching(*m_store);
    m_asked->write(key(), "one");
    m_asked->read(key());
    m_asked->write(key(), "two");
    m_asked.reset();
    QCOMPARE(watching.readNow(key()), "two");
    QVERIFY(watching.eraseNow(key()));
}

void KeychainStoreTest::isSilentOnceItIsDeleted()
{
    m_asked->write(key(), "one");
    m_asked->write(key(QStringLiteral("client-secret")), "two");
    m_store.reset();
    KeychainStore another(m_clock);
    Asked asked(another);
    QCOMPARE(asked.readNow(key()), "one"); // that had begun
    QCOMPARE(asked.readNow(key(QStringLiteral("client-secret"))), "none");
    QCOMPARE(m_asked->answers, 0);
    QVERIFY(asked.eraseNow(key()));

    // From within an answer, too.
    auto doomed = std::make_unique<KeychainStore>(m_clock);
    int answers = 0;
    doomed->read(key(), this, [&](const auto &) {
        ++answers;
        doomed.reset();
    });
    doomed->read(key(), this, [&answers](const auto &) { ++answers; });
    QTRY_COMPARE(answers, 1);
    QCOMPARE(asked.readNow(key()), "none");
    QCOMPARE(answers, 1);
}

void KeychainStoreTest::leavesNoLimitBehind()
{
    QCOMPARE(m_asked->readNow(key()), "none");
    QCOMPARE(m_clock.waiting(), 0);
    m_asked->read(key());
    QCOMPARE(m_clock.next(), std::optional(KeychainStore::limit));
    QVERIFY(m_asked->wait());
}

void KeychainStoreTest::liesUnderOurService()
{
    QVERIFY(m_asked->writeNow(key(), "for others to find"));
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"), {QStringLiteral("lookup"), QStringLiteral("server"),
                                               QStringLiteral("wrapdesk"), QStringLiteral("user"), key().text()});
    QVERIFY(tool.waitForFinished());
    QCOMPARE(QByteArray::fromBase64(tool.readAllStandardOutput()), "for others to find");
    QVERIFY(m_asked->eraseNow(key()));
}

void KeychainStoreTest::isNoTroubleForKeptSecrets()
{
    KeptSecrets kept(*m_store);
    Asked asked(kept);
    QVERIFY(asked.writeNow(key(), "one"));
    QVERIFY(!kept.trouble());
    QCOMPARE(m_asked->readNow(key()), "one"); // in the keychain itself
    QCOMPARE(asked.readNow(key()), "one");
    QVERIFY(asked.eraseNow(key()));
    QCOMPARE(m_asked->readNow(key()), "none");
    QVERIFY(!kept.trouble());
}

WRAPDESK_TEST(KeychainStoreTest)
#include "keychainstoretest.moc"
