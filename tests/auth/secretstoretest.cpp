// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/memorystore.h"
#include "support/asked.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const SecretKey here{.region = QStringLiteral("mypurecloud.ie"),
                     .organization = QStringLiteral("org"),
                     .account = QStringLiteral("ada"),
                     .name = QStringLiteral("refresh-token")};

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keysAreWrittenPartByPart();
    void noTwoKeysShareAText();
    void memoryKeepsWhatItIsGiven();
    void memoryIsSilentOnceEitherSideIsGone();
};

void SecretStoreTest::keysAreWrittenPartByPart()
{
    QCOMPARE(here.text(), QStringLiteral("wrapdesk:mypurecloud.ie:org:ada:refresh-token"));
    SecretKey odd = here;
    odd.region = QStringLiteral("localhost:8443");
    odd.account = QStringLiteral("50%:é");
    odd.organization.clear();
    QCOMPARE(odd.text(), QStringLiteral("wrapdesk:localhost%3A8443::50%25%3Aé:refresh-token"));
}

void SecretStoreTest::noTwoKeysShareAText()
{
    const QStringList parts{QString(),
                            QStringLiteral("a"),
                            QStringLiteral(":"),
                            QStringLiteral("a:"),
                            QStringLiteral(":a"),
                            QStringLiteral("%3A"),
                            QStringLiteral("%"),
                            QStringLiteral("%25")};
    QSet<QString> texts;
    for (const QString &region : parts)
        for (const QString &organization : parts)
            for (const QString &account : parts)
                for (const QString &name : parts)
                    texts.insert(SecretKey{region, organization, account, name}.text());
    QCOMPARE(texts.size(), parts.size() * parts.size() * parts.size() * parts.size());
}

void SecretStoreTest::memoryKeepsWhatItIsGiven()
{
    MemoryStore store;
    Asked asked(store);
    SecretKey there = here;
    there.organization = QStringLiteral("other");
    QCOMPARE(asked.readNow(here), "none");
    QVERIFY(asked.writeNow(here, "one"));
    QVERIFY(asked.writeNow(there, "two"));
    QVERIFY(asked.writeNow(here, "three"));
    QCOMPARE(asked.readNow(here), "three");
    QVERIFY(asked.eraseNow(here));
    QVERIFY(asked.eraseNow(here));
    QCOMPARE(asked.readNow(here), "none");
    QCOMPARE(asked.readNow(there), "two");
    asked.read(there);
    QCOMPARE(asked.answers, 9); // never from within
}

void SecretStoreTest::memoryIsSilentOnceEitherSideIsGone()
{
    auto store = std::make_unique<MemoryStore>();
    auto asked = std::make_unique<Asked>(*store);
    Asked other(*store);
    int answers = 0;
    asked->write(here, "one");
    store->read(here, this, [&answers](const auto &) { ++answers; });
    asked.reset();
    QVERIFY(other.writeNow(here, "two"));
    QCOMPARE(answers, 1);
    other.read(here);
    store.reset();
    QCoreApplication::processEvents();
    QCOMPARE(other.answers, 1);
}

WRAPDESK_TEST(SecretStoreTest)
#include "secretstoretest.moc"
