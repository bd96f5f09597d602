// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/savedprofile.h"

#include <QDialog>
#include <QUrl>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace wrapdesk {

class BrowserWait;
class OrganizationForm;

// Signing in to an organisation: the form, then the wait for the browser. Knows nothing of how it is done: see
// SignInBinding. GUI thread.
class OrganizationDialog : public QDialog
{
    Q_OBJECT

public:
    // What it is opened for.
    enum class Purpose
    {
        FirstRun, // nothing is known yet: the demo organisation is offered too
        Another, // organisation besides those that are known
        Again // the same one: its sign-in has ended
    };

    OrganizationDialog(Purpose purpose, const SavedProfile &profile, QWidget *parent = nullptr);

    SignInForm form() const;
    QString secret() const;
    // The browser is on its way.
    void showWaiting(const QUrl &address, const QString &place, const QString &redirect);
    void showBusy(); // an answer is on its way that needs no browser
    void showStranger(const Error &error);
    // Back to the form, with what is wrong: beside its field, or in a supervisor's words.
    void showFailure(const Error &error);

Q_SIGNALS:
    void signInRequested();
    void demoRequested();
    void openRequested(const QUrl &address);
    void redirectPasted(const QString &address);
    void cancelled(); // of an attempt under way; the form is back

public Q_SLOTS:
    void reject() override;

private:
    void build();
    void refresh();
    bool isWaiting() const;
    void showForm();

    const Purpose m_purpose;
    QLabel *m_head;
    QStackedWidget *m_pages;
    OrganizationForm *m_form;
    BrowserWait *m_wait;
    QPushButton *m_demo;
    QPushButton *m_cancel;
    QPushButton *m_signIn;
    bool m_isBusy = false;
};

} // namespace wrapdesk
