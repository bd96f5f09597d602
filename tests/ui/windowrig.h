// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "binding.h"
#include "demo-org/organization.h"
#include "mainwindow.h"
#include "session/session.h"

#include <QTemporaryDir>
#include <QTest>

namespace wrapdesk::test {

// The real window on a real session against the demo organisation, in one process: nothing between them is a fake.
// What a test of it is made of; each function has a data folder of its own.
class WindowRig
{
protected:
    static constexpr int patience = 30'000; // ms, for conditions that take a few hundred, or a few seconds

    // No arrivals; so many stragglers and requests a minute as the options say, else a few and plenty.
    static demoorg::Organization::Options quiet(demoorg::Organization::Options options = {})
    {
        options.site.backlog = 30;
        options.site.arrivalsPerMinute = 0;
        options.tokens.requests = 100'000;
        return options;
    }
    // Signed in as the organisation's supervisor.
    void openOn(const demoorg::Organization::Options &options)
    {
        m_organization = std::make_unique<demoorg::Organization>(options);
        QVERIFY(m_organization->listen());
        openWith({.api = m_organization->api(),
                  .login = m_organization->login(),
                  .credentials = AccessToken{Secret(m_organization->userToken())},
                  .dataFolder = dataFolder(),
                  .isDemo = true});
    }
    void openWith(const Profile &profile)
    {
        m_session = std::make_unique<Session>(profile, Session::Options{}, m_clock);
        m_window = std::make_unique<MainWindow>(UiState{});
        new Binding(*m_session, *m_window);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_session->start();
    }
    QString dataFolder() const { return m_data.filePath(QString::fromLatin1(QTest::currentTestFunction())); }
    void close()
    {
        m_window.reset();
        m_session.reset();
        m_organization.reset();
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }

    const SystemClock m_clock{};
    QTemporaryDir m_data;
    std::unique_ptr<demoorg::Organization> m_organization;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace wrapdesk::test
