// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filemenu.h"

namespace wrapdesk {

FileMenu::FileMenu(QWidget *parent) : QMenu(tr("&File"), parent)
{
    setObjectName(QStringLiteral("fileMenu"));
    add("sweepAction", tr("&Sweep now"), Qt::CTRL | Qt::Key_R, &FileMenu::sweepRequested);
    addSeparator();
    add("signInAction", tr("S&ign-in…"), {}, &FileMenu::signInRequested);
    add("anotherAction", tr("Sign in to &another organisation…"), {}, &FileMenu::anotherOrganizationRequested);
    m_signOut = add("signOutAction", tr("Sign &out"), {}, &FileMenu::signOutRequested);
    addSeparator();
    m_settings = add("settingsAction", tr("Se&ttings…"), Qt::CTRL | Qt::Key_Comma, &FileMenu::settingsRequested);
    add("connectionAction", tr("&Connection…"), {}, &FileMenu::connectionRequested);
    addSeparator();
    add("quitAction", tr("&Quit"), QKeySequence::Quit, &FileMenu::quitRequested);
    allowSettings(false);
    allowSignOut(false);
}

QAction *FileMenu::add(const char *name, const QString &text, const QKeySequence &key, void (FileMenu::*request)())
{
    QAction *action = addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, request);
    return action;
}

void FileMenu::allowSettings(bool allow) { m_settings->setEnabled(allow); }

void FileMenu::allowSignOut(bool allow) { m_signOut->setEnabled(allow); }

} // namespace wrapdesk
