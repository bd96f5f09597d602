// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include "demo-org/oauthclients.h"
#include "dialogs/connectiondialog.h"
#include "dialogs/organizationdialog.h"
#include "support/browser.h"
#include "support/demosite.h"
#include "support/keyring.h"
#include "support/runner.h"
#include "widgets/healthstrip.h"
#include "widgets/organizationbutton.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using demoorg::Post;

// The whole desk with its windows, real organisations, a real browser as far as one is needed, and a real keyring.
class DeskTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void browse(const QUrl &address) { m_addresses << address; } // what the person's browser is asked to open

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void eachOrganisationHasAWindowOfItsOwn();
    void opensWhatWasOpenLastWithoutABrowser();
    void signingOutRevokesForgetsAndAsksForAnother();
    void aSignInThatEndsIsRenewedInItsWindow();
    void whatIsOpenedTakesTheWindowThatOnlyAsks();
    void aWayThatCannotBeHadOpensNothing();

private:
    static constexpr int patience = 30'000;

    void sitDown(const CommandLine &command = {})
    {
        m_desk = std::make_unique<Desk>(*qApp, command);
        m_desk->start();
    }
    static QList<MainWindow *> windows()
    {
        QList<MainWindow *> visible;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *window = qobject_cast<MainWindow *>(widget);
            if (window && window->isVisible())
                visible << window;
        }
        return visible;
    }
    // The window that asks who signs in; null: none does.
    static MainWindow *asking()
    {
        for (MainWindow *window : windows()) {
            const auto *dialog = window->findChild<OrganizationDialog *>();
            if (dialog && dialog->isVisible())
                return window;
        }
        return nullptr;
    }
    template <typename Widget>
    static Widget *find(const QObject *within, const char *name)
    {
        return within->findChild<Widget *>(QString::fromLatin1(name));
    }
    static void trigger(const MainWindow *window, const char *action) { find<QAction>(window, action)->trigger(); }
    static QString banner(const MainWindow *window)
    {
        const auto *label = find<QLabel>(window, "failureBannerText");
        return label->isVisible() ? label->text() : QString();
    }
    static void fillIn(const OrganizationDialog *dialog, const DemoSite &site, const QString &name)
    {
        auto *region = find<QComboBox>(dialog, "organizationRegion");
        region->setCurrentIndex(region->findData(QString()));
        find<QLineEdit>(dialog, "organizationApiUrl")->setText(site.profile().api.toString());
        find<QLineEdit>(dialog, "organizationLoginUrl")->setText(site.profile().login.toString());
        find<QCheckBox>(dialog, "organizationTrusted")->setChecked(true);
        find<QLineEdit>(dialog, "organizationClientId")->setText(QString::fromLatin1(demoorg::demoDeskId));
        find<QLineEdit>(dialog, "organizationName")->setText(name);
    }
    // In the window that asks: by the browser, until its board is live.
    MainWindow *signIn(DemoSite &site, const QString &name)
    {
        if (!QTest::qWaitFor([] { return asking() != nullptr; }, patience))
            return nullptr;
        MainWindow *window = asking();
        const auto *dialog = window->findChild<OrganizationDialog *>();
        if (!name.isEmpty())
            fillIn(dialog, site, name);
        return passBrowser(site, window) ? window : nullptr;
    }
    bool passBrowser(DemoSite &site, const MainWindow *window)
    {
        const qsizetype before = m_addresses.size();
        find<QPushButton>(window, "organizationSignIn")->click();
        if (!QTest::qWaitFor([&] { return m_addresses.size() > before; }, patience))
            return false;
        Browser().open(approve(m_addresses.last(), site.nameOf(Post::Supervisor)).redirect);
        return QTest::qWaitFor([&] { return !find<OrganizationDialog>(window, "organizationDialog"); }, patience)
               && QTest::qWaitFor([&] { return isAtWork(window); }, patience);
    }
    // Live, and swept.
    static bool isAtWork(const MainWindow *window)
    {
        const auto says = [window](const char *item, const char *word) {
            return find<QWidget>(window, item)->accessibleName().startsWith(QLatin1String(word));
        };
        return says("healthLive", "live") && says("healthSweep", "swept");
    }
    // The button of the strip that leads to the organisation of that name.
    static QAction *wayTo(MainWindow *window, const QString &name)
    {
        for (QAction *action : window->strip().organization().menu()->actions()) {
            if (action->text().startsWith(name))
                return action;
        }
        return nullptr;
    }

    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Desk> m_desk;
    QList<QUrl> m_addresses;
};

void DeskTest::initTestCase()
{
    m_keyring = std::make_unique<Keyring>();
    QVERIFY(m_keyring->isRunning());
    QCoreApplication::setOrganizationName(QStringLiteral("wrapdesk"));
    QCoreApplication::setApplicationName(QStringLiteral("wrapdesk"));
    QApplication::setQuitOnLastWindowClosed(false); // the test goes on
    QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "browse");
}

void DeskTest::cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }

void DeskTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support ).*")));
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_home->path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->filePath(QStringLiteral("config")));
    m_addresses.clear();
}

void DeskTest::cleanup() { m_desk.reset(); }

void DeskTest::eachOrganisationHasAWindowOfItsOwn()
{
    DemoSite acme;
    DemoSite::Options options = DemoSite::quiet();
    options.site.seed = 2;
    DemoSite zenith(options);
    sitDown();
    MainWindow *first = signIn(acme, QStringLiteral("Acme"));
    QVERIFY(first);
    trigger(first, "anotherAction");
    MainWindow *second = signIn(zenith, QStringLiteral("Zenith"));
    QVERIFY(second && second != first);
    QCOMPARE(windows().size(), 2);
    QTRY_COMPARE(first->windowTitle(), QStringLiteral("Acme – Wrapdesk"));
    QTRY_COMPARE(second->windowTitle(), QStringLiteral("Zenith – Wrapdesk"));

    QVERIFY(wayTo(first, QStringLiteral("Zenith"))->isEnabled());
    QVERIFY(!wayTo(second, QStringLiteral("Zenith"))->isEnabled()); // it is this one
    wayTo(first, QStringLiteral("Zenith"))->trigger();
    QCOMPARE(windows().size(), 2); // the one that is open

    const int before = acme.requests(DemoSite::sweepRoute);
    const int elsewhere = zenith.requests(DemoSite::sweepRoute);
    trigger(first, "sweepAction");
    QTRY_VERIFY_WITH_TIMEOUT(acme.requests(DemoSite::sweepRoute) > before, patience);
    QCOMPARE(zenith.requests(DemoSite::sweepRoute), elsewhere);

    second->close();
    QTRY_COMPARE(windows(), QList<MainWindow *>{first});
    const qsizetype asked = m_addresses.size();
    wayTo(first, QStringLiteral("Zenith"))->trigger();
    QTRY_COMPARE(windows().size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(windows().cbegin(), windows().cend(), isAtWork), patience);
    QCOMPARE(m_addresses.size(), asked); // the sign-in was kept
}

void DeskTest::opensWhatWasOpenLastWithoutABrowser()
{
    DemoSite site;
    sitDown();
    QVERIFY(signIn(site, QStringLiteral("Acme")));
    m_desk.reset();
    sitDown();
    QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty() && isAtWork(windows().constFirst()), patience);
    QCOMPARE(m_addresses.size(), 1);
    QCOMPARE(windows().size(), 1);
}

void DeskTest::signingOutRevokesForgetsAndAsksForAnother()
{
    DemoSite site;
    sitDown();
    const MainWindow *window = signIn(site, QStringLiteral("Acme"));
    QVERIFY(window);
    trigger(window, "signOutAction");
    QTRY_COMPARE_WITH_TIMEOUT(site.requests(QStringLiteral("DELETE /api/v2/tokens/me")), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(asking(), patience);
    QTRY_COMPARE(windows().size(), 1);

    m_desk.reset(); // and nothing of it is left for the next day
    sitDown();
    QTRY_VERIFY_WITH_TIMEOUT(asking(), patience);
    QVERIFY2(banner(asking()).contains(QStringLiteral("No sign-in to this organisation is kept")),
             qPrintable(banner(asking())));
}

void DeskTest::aSignInThatEndsIsRenewedInItsWindow()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin|no token).*")));
    DemoSite site;
    sitDown();
    MainWindow *window = signIn(site, QStringLiteral("Acme"));
    QVERIFY(window);
    site.organization().tokens().expireAll();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^no token")));
    trigger(window, "sweepAction");
    QTRY_VERIFY_WITH_TIMEOUT(banner(window).contains(QStringLiteral("The sign-in has ended")), patience);
    find<QPushButton>(window, "failureBannerAction")->click();
    QCOMPARE(signIn(site, {}), window); // filled in already
    QTRY_COMPARE_WITH_TIMEOUT(banner(window), QString(), patience);
    QCOMPARE(windows().size(), 1);
}

// As by a second start of the program.
void DeskTest::whatIsOpenedTakesTheWindowThatOnlyAsks()
{
    sitDown();
    QTRY_VERIFY(asking());
    const MainWindow *window = asking();
    CommandLine command;
    command.demo = true;
    m_desk->open(command);
    QVERIFY(!asking());
    QTRY_VERIFY_WITH_TIMEOUT(isAtWork(window), patience);
    QCOMPARE(windows().size(), 1);
}

void DeskTest::aWayThatCannotBeHadOpensNothing()
{
    CommandLine command;
    command.connection.proxy = QStringLiteral("http://ada:secret@127.0.0.1:1");
    sitDown(command);
    QTRY_VERIFY(!windows().isEmpty() && !banner(windows().constFirst()).isEmpty());
    MainWindow *window = windows().constFirst();
    QVERIFY(!asking());
    trigger(window, "anotherAction");
    QVERIFY(!asking()); // it would go another way than the one that was asked for

    trigger(window, "connectionAction");
    auto *dialog = window->findChild<ConnectionDialog *>();
    QVERIFY(dialog);
    auto *use = find<QComboBox>(dialog, "proxyUse");
    use->setCurrentIndex(use->findData(int(ProxyUse::None)));
    find<QPushButton>(dialog, "connectionSave")->click();
    QTRY_VERIFY(asking());
    QCOMPARE(asking(), window);
}

WRAPDESK_TEST(DeskTest)
#include "desktest.moc"
