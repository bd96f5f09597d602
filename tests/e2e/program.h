// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTest>

namespace wrapdesk::test {

// One of our programs as a process, with an environment of the test's making.
class Program final
{
public:
    Program(const QString &file, const QStringList &arguments, const QProcessEnvironment &environment)
    {
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                         [this] { m_output += m_process.readAllStandardOutput(); });
        QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                         [this] { m_errors += m_process.readAllStandardError(); });
        m_process.setProcessEnvironment(environment);
        m_process.start(file, arguments);
    }
    ~Program()
    {
        m_process.disconnect();
        m_process.kill();
        m_process.waitForFinished();
    }

    bool waitFor(const QByteArray &word, int timeoutMs = 20'000)
    {
        return QTest::qWaitFor([&] { return (m_output + m_errors).contains(word); }, timeoutMs);
    }
    // Its exit code; -1: it did not end, or not by itself.
    int end(int timeoutMs = 30'000)
    {
        const bool hasEnded = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, timeoutMs);
        return hasEnded && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    void type(const QByteArray &line) { m_process.write(line + '\n'); }

    const QByteArray &output() const { return m_output; }
    const QByteArray &errors() const { return m_errors; }

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace wrapdesk::test
