// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "words.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A home of its own for a program, where everything it leaves behind can be found.
struct Home
{
    QTemporaryDir folder;

    QMap<QString, QString> variables() const
    {
        return {{QStringLiteral("HOME"), folder.path()},
                {QStringLiteral("XDG_DATA_HOME"), folder.filePath(QStringLiteral("data"))},
                {QStringLiteral("XDG_CONFIG_HOME"), folder.filePath(QStringLiteral("config"))},
                {QStringLiteral("XDG_CACHE_HOME"), folder.filePath(QStringLiteral("cache"))},
                {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")},
                {QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*.debug=true")}};
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator iterator(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (iterator.hasNext())
            found << iterator.next();
        return found;
    }
};

} // namespace

// Nothing secret and nobody's address on stdout, stderr, in settings, in the database or on the command line, with all
// the logging there is; and no way for it to end in a core dump.
class SecrecyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theSweeperTellsNothing_data();
    void theSweeperTellsNothing();
    void theDeskTellsNothing();
    void neitherLeavesACoreDump();

private:
    QByteArrayList unspeakable() const;
    void lookForLeaks(const QByteArray &said);
    void startDesk(QProcess &desk, const Home &home);

    std::unique_ptr<DemoSite> m_site;
    std::unique_ptr<Home> m_home;
    SweeperProgram m_files; // for the token's file
    QString m_leak;
};

void SecrecyTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    DemoSite::Options options = withHistory(20);
    options.clientCredentials = demoorg::ClientCredentials::Allowed;
    options.faults = QStringLiteral("503:5,nonsense-frames:50");
    m_site = std::make_unique<DemoSite>(options);
    m_site->put(LegPlan{});
    m_home = std::make_unique<Home>();
    m_leak.clear();
}

void SecrecyTest::cleanup()
{
    m_site.reset();
    m_home.reset();
}

QByteArrayList SecrecyTest::unspeakable() const
{
    QByteArray digits = DemoSite::customerAddress.toUtf8();
    digits = digits.mid(digits.indexOf('+') + 1);
    return {m_site->organization().userToken(), "demo-secret", QByteArray("demo-client:demo-secret").toBase64(),
            "Customer Of Tests", digits};
}

void SecrecyTest::lookForLeaks(const QByteArray &said)
{
    for (const QByteArray &word : unspeakable()) {
        if (said.contains(word))
            m_leak = QStringLiteral("said: ") + QString::fromUtf8(word);
        for (const QString &file : m_home->files())
            if (contentOf(file).contains(word))
                m_leak = file + QStringLiteral(": ") + QString::fromUtf8(word);
    }
}

void SecrecyTest::theSweeperTellsNothing_data()
{
    QTest::addColumn<bool>("hasToken");
    QTest::newRow("signed in by a user's token") << true;
    QTest::newRow("signed in by a client's secret") << false;
}

void SecrecyTest::theSweeperTellsNothing()
{
    QFETCH(const bool, hasToken);
    SweeperProgram program;
    for (const auto &[name, value] : m_home->variables().asKeyValueRange())
        program.setVariable(name, value);
    QStringList arguments = hasToken ? program.signedInTo(*m_site) : SweeperProgram::hostsOf(*m_site);
    if (!hasToken) {
        program.setVariable(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("demo-client"));
        program.setVariable(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("demo-secret"));
    }
    program.start(arguments << codeOption << anyCode << QStringLiteral("--limit") << QStringLiteral("5"));
    QVERIFY(program.waitForWord("debug wrapdesk.net"));
    const QByteArray commandLine = contentOf(QStringLiteral("/proc/%1/cmdline").arg(program.processId()));
    QVERIFY(program.waitForEnd());
    QVERIFY(commandLine.contains("once"));
    QVERIFY2(program.exitCode() == 0 || program.exitCode() == 4,
             qPrintable(QString::number(program.exitCode()) + QString::fromUtf8(program.errors().right(500))));
    QVERIFY(!m_home->files().filter(QStringLiteral("/data/wrapdesk/")).isEmpty());
    lookForLeaks(program.output() + program.errors() + commandLine);
    QVERIFY2(m_leak.isEmpty(), qPrintable(m_leak));
}

void SecrecyTest::startDesk(QProcess &desk, const Home &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : home.variables().asKeyValueRange())
        environment.insert(name, value);
    desk.setProcessEnvironment(environment);
    desk.setReadChannel(QProcess::StandardError); // where the log goes
    desk.start(QStringLiteral(WRAPDESK_DESK), m_files.signedInTo(*m_site));
}

void SecrecyTest::theDeskTellsNothing()
{
    QProcess desk;
    startDesk(desk, *m_home);
    QByteArray said;
    connect(&desk, &QProcess::readyReadStandardError, this, [&] { said += desk.readAllStandardError(); });
    QTRY_VERIFY_WITH_TIMEOUT(said.contains("<- GET /api/v2/conversations"), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_home->files().filter(QStringLiteral("/data/wrapdesk/")).isEmpty(), 30'000);
    const QByteArray commandLine = contentOf(QStringLiteral("/proc/%1/cmdline").arg(desk.processId()));
    desk.kill();
    QVERIFY(desk.waitForFinished());
    QVERIFY(commandLine.contains("--access-token-file"));
    lookForLeaks(said + desk.readAllStandardOutput() + commandLine);
    QVERIFY2(m_leak.isEmpty(), qPrintable(m_leak));
}

void SecrecyTest::neitherLeavesACoreDump()
{
    SweeperProgram sweeper;
    sweeper.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("wrapdesk.*=true"));
    sweeper.start(sweeper.signedInTo(*m_site) << dryRun);
    QProcess desk;
    startDesk(desk, *m_home);
    QVERIFY(sweeper.waitForWord("wrapdesk.net"));
    QVERIFY(desk.waitForReadyRead(30'000));
    static const QRegularExpression none(QStringLiteral("Max core file size +0 +0 +bytes"));
    for (const qint64 process : {sweeper.processId(), desk.processId()}) {
        const QByteArray limits = contentOf(QStringLiteral("/proc/%1/limits").arg(process));
        QVERIFY2(QString::fromLatin1(limits).contains(none), limits.constData());
    }
    desk.kill();
    QVERIFY(desk.waitForFinished());
}

WRAPDESK_TEST(SecrecyTest)
#include "secrecytest.moc"
