// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include <QApplication>
#include <QStyleHints>

using namespace wrapdesk;

namespace {

// A site worth looking at: a leg comes every few seconds, a night's leftovers wait.
const QStringList demoArguments{QStringLiteral("--speed"), QStringLiteral("1"), QStringLiteral("--arrivals"),
                                QStringLiteral("12")};

} // namespace

Desk::Desk(QApplication &application, const CommandLine &command)
    : m_application(application),
      m_command(command),
      m_systemScheme(theme::systemScheme(QApplication::palette())),
      m_window(UiState::load(m_settings))
{
    dress(command.scheme ? command.scheme : m_window.uiState().scheme);
    connect(&m_window, &MainWindow::schemeChosen, this, &Desk::dress);
    connect(&m_window, &MainWindow::retryRequested, this, &Desk::findProfile);
    connect(&m_window, &MainWindow::sweepRequested, this, &Desk::findProfile);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) {
        m_systemScheme = scheme == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
        dress(m_command.scheme ? m_command.scheme : m_window.uiState().scheme);
    });
#endif
}

Desk::~Desk()
{
    if (m_command.screenshots.isEmpty())
        m_window.uiState().save(m_settings);
}

void Desk::start()
{
    m_window.show();
    findProfile();
}

// Until there is a session, whoever wants anything wants this.
void Desk::findProfile()
{
    if (m_session)
        return;
    m_window.showFailure({});
    if (!m_command.demo) {
        const Result<Profile> profile = profileFrom(m_command.signIn);
        if (profile)
            signIn(*profile);
        else
            m_window.showFailure(profile.error());
        return;
    }
    m_demo = std::make_unique<DemoOrganization>();
    connect(m_demo.get(), &DemoOrganization::ready, this, &Desk::signIn);
    connect(m_demo.get(), &DemoOrganization::failed, &m_window, &MainWindow::showFailure);
    m_demo->start(demoArguments);
}

void Desk::signIn(const Profile &profile)
{
    m_session = std::make_unique<Session>(profile, Session::Options{}, m_clock);
    new Binding(*m_session, m_window); // owned by the window, which goes first
    m_session->start();
}

void Desk::dress(const std::optional<Scheme> &scheme) { theme::apply(m_application, scheme.value_or(m_systemScheme)); }
