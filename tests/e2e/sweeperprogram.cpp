// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweeperprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>
#include <unistd.h>

namespace wrapdesk::test {

SweeperProgram::SweeperProgram() : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *name : {"GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET", "TARGET_QUEUE_ID", "DEFAULT_WRAPUP_NAME"})
        m_environment.remove(QString::fromLatin1(name));
    m_environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_data.path());
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_output += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_errors += m_process.readAllStandardError(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] {
        if (m_interrupted.isValid())
            m_sinceInterrupt = m_interrupted.elapsed();
    });
}

SweeperProgram::~SweeperProgram()
{
    m_process.disconnect();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QStringList SweeperProgram::hostsOf(const DemoSite &site)
{
    return {QStringLiteral("--api-url"), site.profile().api.toString(), QStringLiteral("--login-url"),
            site.profile().login.toString()};
}

QStringList SweeperProgram::signedInTo(const DemoSite &site) { return hostsOf(site) + tokenOf(site); }

QStringList SweeperProgram::tokenOf(const DemoSite &site)
{
    if (!m_token.open() || m_token.write(std::get<AccessToken>(site.profile().credentials).token.reveal()) <= 0)
        qFatal("no token file");
    m_token.close();
    return {QStringLiteral("--access-token-file"), m_token.fileName()};
}

void SweeperProgram::leadGroup()
{
    m_leadsGroup = true;
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
}

void SweeperProgram::start(const QStringList &options)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start(QStringLiteral(WRAPDESK_SWEEPER), QStringList{QStringLiteral("once")} + options);
}

bool SweeperProgram::waitForEnd(int timeoutMs)
{
    return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, timeoutMs);
}

int SweeperProgram::run(const QStringList &options)
{
    start(options);
    return waitForEnd() && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

bool SweeperProgram::waitForWord(const QByteArray &word, int timeoutMs)
{
    return QTest::qWaitFor([&] { return m_errors.contains(word); }, timeoutMs);
}

void SweeperProgram::interrupt()
{
    m_interrupted.start();
    const auto process = static_cast<pid_t>(m_process.processId());
    ::kill(m_leadsGroup ? -process : process, SIGINT);
}

void SweeperProgram::interruptTwice()
{
    interrupt();
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
}

QJsonObject SweeperProgram::json() const { return QJsonDocument::fromJson(m_output).object(); }

QMap<QString, int> SweeperProgram::outcomes() const
{
    QMap<QString, int> counts;
    const QJsonArray stragglers = json().value(u"stragglers").toArray();
    for (const QJsonValue &straggler : stragglers)
        ++counts[straggler[u"outcome"].toString(QStringLiteral("null"))];
    return counts;
}

} // namespace wrapdesk::test
