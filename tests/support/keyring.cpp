// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/keyring.h"

#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace wrapdesk::test {

namespace {

// They hold nothing worth keeping, and a test that is killed cannot end them.
void dieWithUs() { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }

// What the bus says to `message`; empty: nothing, or no.
QByteArray answerTo(const QStringList &message)
{
    QProcess sender;
    sender.setStandardErrorFile(QProcess::nullDevice());
    sender.start(QStringLiteral("dbus-send"),
                 QStringList{QStringLiteral("--session"), QStringLiteral("--print-reply")} + message);
    return sender.waitForFinished() && sender.exitCode() == 0 ? sender.readAllStandardOutput() : QByteArray();
}

// Not by asking the service itself: that would have the bus start another.
bool hasService()
{
    return answerTo({QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                     QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
                     QStringLiteral("string:org.freedesktop.secrets")})
        .contains("boolean true");
}

} // namespace

Keyring::Keyring()
{
    const QByteArray home = m_home.path().toUtf8();
    for (const char *variable : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(variable, home);
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
    for (QProcess *process : {&m_bus, &m_service}) {
        process->setChildProcessModifier(dieWithUs);
        process->setStandardErrorFile(QProcess::nullDevice());
    }
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    if (!m_bus.waitForReadyRead())
        qFatal("no dbus-daemon: %s", qPrintable(m_bus.errorString()));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readAllStandardOutput().trimmed());

    m_service.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                                                             QStringLiteral("--components=secrets")});
    m_service.write("throw-away");
    m_service.closeWriteChannel();
    if (!QTest::qWaitFor(hasService))
        qFatal("no gnome-keyring-daemon: %s", qPrintable(m_service.errorString()));
}

Keyring::~Keyring()
{
    for (QProcess *process : {&m_service, &m_bus}) {
        process->kill();
        process->waitForFinished();
    }
}

void Keyring::lock()
{
    if (answerTo({QStringLiteral("--dest=org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
                  QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                  QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")})
            .isEmpty())
        qFatal("the keyring cannot be locked");
}

void Keyring::stop() { ::kill(static_cast<pid_t>(m_service.processId()), SIGSTOP); }

void Keyring::goOn() { ::kill(static_cast<pid_t>(m_service.processId()), SIGCONT); }

} // namespace wrapdesk::test
