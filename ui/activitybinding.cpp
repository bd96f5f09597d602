// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitybinding.h"

#include "dialogs/exportdialog.h"
#include "dialogs/settingsdialog.h"
#include "dialogs/signindialog.h"
#include "mainwindow.h"
#include "pages/abilitiespage.h"
#include "pages/activitypage.h"
#include "pages/permissionspage.h"
#include "session/activity.h"
#include "session/session.h"
#include "session/writing.h"
#include "widgets/drawer.h"

namespace wrapdesk {

using namespace std::chrono_literals;

ActivityBinding::ActivityBinding(Session &session, MainWindow &window, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_activity(session.activity()),
      m_writing(session.writing()),
      m_window(window),
      m_page(window.activity())
{
    bindPage();
    bindReveal();
    connect(&m_session, &Session::ready, this, &ActivityBinding::load);
    connect(&m_writing, &Writing::opened, this, [this] {
        if (m_writing.isOffline())
            load(); // there is no ready, but there is what was done before
    });
    connect(&m_session, &Session::healthChanged, this, &ActivityBinding::noteHealth);
    connect(&m_window, &MainWindow::settingsRequested, this, &ActivityBinding::openSettings);
    connect(&m_window, &MainWindow::signInRequested, this, &ActivityBinding::openSignIn);
    connect(&m_window, &MainWindow::storeRetryRequested, &m_session, &Session::reopenStore);
    connect(&m_writing, &Writing::capabilitiesChanged, this, &ActivityBinding::fillSignIn);
    connect(&m_session, &Session::permissionsChanged, this, &ActivityBinding::fillSignIn);
    m_clock.setInterval(10s);
    connect(&m_clock, &QTimer::timeout, this, [this] { m_page.tick(m_session.now()); });
    m_clock.start();
    m_page.tick(m_session.now());
}

void ActivityBinding::bindPage()
{
    connect(&m_page, &ActivityPage::pageWanted, &m_activity, &Activity::fetch);
    connect(&m_page, &ActivityPage::exportWanted, this, &ActivityBinding::openExport);
    connect(&m_activity, &Activity::fetched, &m_page, &ActivityPage::showPage);
    connect(&m_activity, &Activity::appended, &m_page, &ActivityPage::insert);
    connect(&m_activity, &Activity::peopleFound, &m_page, &ActivityPage::setPeople);
    connect(&m_session, &Session::queuesChanged, this, [this] { m_page.setQueues(m_session.queues().values()); });
}

// No reveal without its note: the drawer asks, the audit has it, then it is shown.
void ActivityBinding::bindReveal()
{
    connect(&m_window.drawer(), &Drawer::revealRequested, this, [this](const LegId &leg) {
        m_isRevealing = true;
        m_activity.noteRevealed({leg});
    });
    connect(&m_activity, &Activity::revealNoted, this, [this](const QList<LegId> &legs) {
        m_isRevealing = false;
        for (const LegId &leg : legs)
            m_window.drawer().reveal(leg);
    });
    connect(&m_activity, &Activity::failed, this, [this](const Error &error) {
        if (std::exchange(m_isRevealing, false))
            m_window.drawer().refuseReveal(error);
        m_page.showFailure(error); // if it waits for an answer
    });
}

void ActivityBinding::load()
{
    m_page.tick(m_session.now());
    m_page.setQueues(m_session.queues().values());
    m_activity.findPeople();
    m_page.reload();
}

void ActivityBinding::noteHealth()
{
    fillSignIn();
    const bool hasTrouble = m_session.health().storage.has_value();
    if (std::exchange(m_hadTrouble, hasTrouble) && !hasTrouble)
        load();
}

void ActivityBinding::openExport(const AuditFilter &filter)
{
    if (m_export)
        return m_export->raise();
    const QDate today = m_session.now().toLocalTime().date();
    m_export = new ExportDialog(filter, ExportDialog::suggestedPath(today), &m_window);
    m_export->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_export, &ExportDialog::exportWanted, &m_activity, &Activity::startExport);
    connect(m_export, &ExportDialog::cancelWanted, &m_activity, &Activity::cancelExport);
    connect(&m_activity, &Activity::exportProgressed, m_export, &ExportDialog::showProgress);
    connect(&m_activity, &Activity::exported, m_export, &ExportDialog::showDone);
    connect(&m_activity, &Activity::exportFailed, m_export, &ExportDialog::showFailure);
    m_export->open();
}

void ActivityBinding::openSettings()
{
    auto *dialog = new SettingsDialog(m_writing.settings(), m_session.health().organization, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::settingsChosen, this, [this, dialog](const OrganizationSettings &settings) {
        if (const Result<void> kept = m_writing.setSettings(settings); !kept)
            dialog->showFailure(kept.error());
    });
    dialog->open();
}

void ActivityBinding::openSignIn()
{
    if (m_signIn)
        return m_signIn->raise();
    m_signIn = new SignInDialog(&m_window);
    m_signIn->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_signIn->permissions(), &PermissionsPage::checkRequested, &m_session, &Session::start);
    fillSignIn();
    m_signIn->open();
}

void ActivityBinding::fillSignIn()
{
    if (!m_signIn)
        return;
    const Health &health = m_session.health();
    m_signIn->showSignIn(health.organization, health.user);
    m_signIn->permissions().show(m_session.permissions(), {health.organization, health.user});
    m_signIn->abilities().show(m_writing.capabilities().all());
}

} // namespace wrapdesk
