// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/credentials.h"

#include "support/runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;

class CredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup();

    void readsATokenFile_data();
    void readsATokenFile();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void refusesWhatIsNoFile();
    void readsTheEnvironment();
    void namesWhatIsMissing_data();
    void namesWhatIsMissing();
};

void CredentialsTest::cleanup()
{
    qunsetenv("GENESYS_CLIENT_ID");
    qunsetenv("GENESYS_CLIENT_SECRET");
}

void CredentialsTest::readsATokenFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("bare") << QByteArray("t0-ken_~.+/=");
    QTest::addRow("with a line end") << QByteArray("t0-ken_~.+/=\n");
    QTest::addRow("from Windows") << QByteArray("t0-ken_~.+/=\r\n");
}

void CredentialsTest::readsATokenFile()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<Secret> token = readTokenFile(file.fileName());
    QVERIFY(token.has_value());
    QCOMPARE(token->reveal(), "t0-ken_~.+/=");
}

void CredentialsTest::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("cause");
    const QString foreign = QStringLiteral("nothing else");
    QTest::addRow("empty") << QByteArray() << QStringLiteral("empty");
    QTest::addRow("a line end") << QByteArray("\n") << QStringLiteral("empty");
    QTest::addRow("two lines") << QByteArray("passw0rd\npassw0rd\n") << foreign;
    QTest::addRow("two line ends") << QByteArray("passw0rd\n\n") << foreign;
    QTest::addRow("blank before") << QByteArray(" passw0rd") << foreign;
    QTest::addRow("header") << QByteArray("Bearer passw0rd") << foreign;
    QTest::addRow("smuggled header") << QByteArray("passw0rd\r\nX-Evil: 1") << foreign;
    QTest::addRow("not ASCII") << QByteArray("passw0rd\xc3\xa4") << foreign;
    QTest::addRow("zero byte") << QByteArray("passw0rd\0x", 10) << foreign;
    QTest::addRow("too large") << QByteArray(16 * 1024 + 1, 'x') << QStringLiteral("larger");
}

void CredentialsTest::refusesOtherFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, cause);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<Secret> token = readTokenFile(file.fileName());
    QVERIFY(!token && token.error().kind == ErrorKind::Secret);
    QCOMPARE(token.error().where, file.fileName());
    QVERIFY2(token.error().message.contains(cause), qPrintable(token.error().message));
    QVERIFY(!describe(token.error()).contains(u"passw0rd"));
}

void CredentialsTest::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    QVERIFY(readTokenFile(folder.path()).error().message.contains(u"is a folder"));
    const Result<Secret> absent = readTokenFile(folder.filePath(QStringLiteral("absent")));
    QVERIFY(absent.error().message.contains(u"cannot be read: No such file"));
}

void CredentialsTest::readsTheEnvironment()
{
    qputenv("GENESYS_CLIENT_ID", " id\n");
    qputenv("GENESYS_CLIENT_SECRET", "\tsecret ");
    const Result<ClientCredentials> credentials = credentialsFromEnvironment();
    QVERIFY(credentials.has_value());
    QCOMPARE(credentials->clientId, QStringLiteral("id"));
    QCOMPARE(credentials->clientSecret.reveal(), "secret");
}

void CredentialsTest::namesWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("missing");
    const QString idName = QStringLiteral("GENESYS_CLIENT_ID");
    const QString secretName = QStringLiteral("GENESYS_CLIENT_SECRET");
    QTest::addRow("id") << QByteArray(" ") << QByteArray("passw0rd") << idName;
    QTest::addRow("secret") << QByteArray("id") << QByteArray() << secretName;
    QTest::addRow("both") << QByteArray() << QByteArray() << idName + QStringLiteral(" and ") + secretName;
}

void CredentialsTest::namesWhatIsMissing()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, secret);
    QFETCH(QString, missing);
    qputenv("GENESYS_CLIENT_ID", id);
    qputenv("GENESYS_CLIENT_SECRET", secret);
    const Result<ClientCredentials> credentials = credentialsFromEnvironment();
    QVERIFY(!credentials && credentials.error().kind == ErrorKind::Invalid);
    QCOMPARE(credentials.error().where, missing);
    QVERIFY(!describe(credentials.error()).contains(u"passw0rd"));
}

WRAPDESK_TEST(CredentialsTest)
#include "credentialstest.moc"
