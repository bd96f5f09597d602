// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace wrapdesk {

class Activity;
class ActivityPage;
class ExportDialog;
class MainWindow;
class Session;
class SignInDialog;
class Writing;

// Where the window meets what was done and what is set: the activity and its export, the settings, what the sign-in
// may do, and the reveal of an address, which is shown only once it is noted. Owns neither side; GUI thread.
class ActivityBinding : public QObject
{
    Q_OBJECT

public:
    ActivityBinding(Session &session, MainWindow &window, QObject *parent);

private:
    void bindPage();
    void bindReveal();
    void load();
    void noteHealth();
    void openExport(const AuditFilter &filter);
    void openSettings();
    void openSignIn();
    void fillSignIn();

    Session &m_session;
    Activity &m_activity;
    Writing &m_writing;
    MainWindow &m_window;
    ActivityPage &m_page;
    bool m_hadTrouble = false; // the records could not be kept
    bool m_isRevealing = false; // an address waits to be noted
    QTimer m_clock;
    QPointer<ExportDialog> m_export;
    QPointer<SignInDialog> m_signIn;
};

} // namespace wrapdesk
