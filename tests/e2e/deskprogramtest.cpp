// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "support/demosite.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

// The desk as a process among others.
class DeskProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondStartRaisesTheFirst();
    void aStartAfterACrashIsTheFirst();
    void aHeadlessRunBesideADeskRefuses();

private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, folder] :
             {std::pair("XDG_CONFIG_HOME", "config"), {"XDG_DATA_HOME", "data"}, {"XDG_RUNTIME_DIR", "run"}}) {
            const QString path = m_home->filePath(QLatin1String(folder));
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            own.insert(QLatin1String(name), path);
        }
        own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        return own;
    }
    std::unique_ptr<Program> desk(const QStringList &arguments) const
    {
        return std::make_unique<Program>(QStringLiteral(WRAPDESK_DESK), arguments, environment());
    }
    bool listens() const
    {
        QLocalSocket socket;
        socket.connectToServer(this->socket());
        return socket.waitForConnected(100);
    }
    QString socket() const { return m_home->filePath(QStringLiteral("run/wrapdesk-desk")); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void DeskProgramTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_home = std::make_unique<QTemporaryDir>();
}

void DeskProgramTest::aSecondStartRaisesTheFirst()
{
    auto first = desk({QStringLiteral("--demo")});
    QVERIFY(QTest::qWaitFor([this] { return listens(); }, 20'000));
    auto second = desk({QStringLiteral("--demo")});
    QCOMPARE(second->end(), 0);
    QVERIFY(first->isRunning());
}

void DeskProgramTest::aStartAfterACrashIsTheFirst()
{
    auto crashed = desk({QStringLiteral("--demo")});
    QVERIFY(QTest::qWaitFor([this] { return listens(); }, 20'000));
    crashed.reset(); // killed: its socket stays behind
    QVERIFY(QFile::exists(socket()));
    auto next = desk({QStringLiteral("--demo")});
    QVERIFY(QTest::qWaitFor([this] { return listens(); }, 20'000));
    auto again = desk({QStringLiteral("--demo")});
    QCOMPARE(again->end(), 0);
    QVERIFY(next->isRunning());
}

void DeskProgramTest::aHeadlessRunBesideADeskRefuses()
{
    DemoSite site;
    QFile token(m_home->filePath(QStringLiteral("token")));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write(std::get<AccessToken>(site.profile().credentials).token.reveal());
    token.close();
    const QStringList place{QStringLiteral("--api-url"),           site.profile().api.toString(),
                            QStringLiteral("--login-url"),         site.profile().login.toString(),
                            QStringLiteral("--access-token-file"), token.fileName()};
    auto supervisor = desk(place);
    QVERIFY(QTest::qWaitFor([&] { return site.requests(DemoSite::sweepRoute) > 0; }, 30'000)); // it has its database
    const LegId leg = site.put({});
    Program headless(QStringLiteral(WRAPDESK_SWEEPER),
                     QStringList{QStringLiteral("once"), QStringLiteral("--code"), QStringLiteral("No code chosen")}
                         + place,
                     environment());
    QVERIFY(headless.end() > 0);
    QVERIFY2(headless.errors().contains("another program") || headless.errors().contains("in-use"),
             headless.errors().constData());
    QCOMPARE(site.writesTo(leg), 0);
    QVERIFY(supervisor->isRunning());
}

WRAPDESK_TEST(DeskProgramTest)
#include "deskprogramtest.moc"
