// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace wrapdesk::test {

// A session bus and a real Secret Service on it with an empty, unlocked keyring, for this process alone: it takes the
// place of the session bus, so it has to come before anything that asks for one, and there can be one in a process.
// Nobody may run the event loop once it is gone: GLib ends a process whose session bus closes.
class Keyring final
{
public:
    Keyring();
    ~Keyring();

    bool isRunning() const { return m_service.state() == QProcess::Running; }
    void lock(); // there is nobody to unlock it
    // Stopped it takes every question and answers none, until it goes on.
    void stop();
    void goOn();

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_service;
};

} // namespace wrapdesk::test
