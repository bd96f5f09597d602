// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/demosite.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <functional>

namespace wrapdesk::test {

// The real program as a process, run against a site in this one. Its environment is ours without what it reads.
class SweeperProgram final
{
public:
    SweeperProgram();
    ~SweeperProgram();

    // The options that name a site and sign in to it as its supervisor.
    QStringList signedInTo(const DemoSite &site);
    QStringList tokenOf(const DemoSite &site);
    static QStringList hostsOf(const DemoSite &site);

    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    // In a process group of its own, as a shell starts it.
    void leadGroup();

    // Runs in the process before the program does.
    void setModifier(const std::function<void()> &modifier) { m_process.setChildProcessModifier(modifier); }

    // `once` and these options; then the process runs.
    void start(const QStringList &options);
    bool waitForEnd(int timeoutMs = 30'000); // with our event loop running
    int run(const QStringList &options); // its exit code; -1: none
    // Waits until this stands on its stderr.
    bool waitForWord(const QByteArray &word, int timeoutMs = 20'000);
    void interrupt(); // SIGINT, to the whole group if it leads one
    void interruptTwice();
    void kill() { m_process.kill(); } // SIGKILL
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    qint64 processId() const { return m_process.processId(); }
    int exitCode() const { return m_process.exitCode(); }
    const QByteArray &output() const { return m_output; }
    const QByteArray &errors() const { return m_errors; }
    // The one object on stdout; empty if there is anything else.
    QJsonObject json() const;
    // What became of the stragglers: how many of each outcome ("null" for none).
    QMap<QString, int> outcomes() const;
    qint64 sinceInterrupt() const { return m_sinceInterrupt; } // ms, at its end

private:
    QProcess m_process;
    QProcessEnvironment m_environment;
    QTemporaryFile m_token;
    QTemporaryDir m_data; // unless told otherwise: no program finds what another has left
    bool m_leadsGroup = false;
    QByteArray m_output;
    QByteArray m_errors;
    QElapsedTimer m_interrupted;
    qint64 m_sinceInterrupt = -1;
};

} // namespace wrapdesk::test
