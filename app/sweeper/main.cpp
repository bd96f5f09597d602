// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keychainstore.h"
#include "base/hardening.h"
#include "base/log.h"
#include "interrupt.h"
#include "passrun.h"
#include "signinrun.h"

#include <QCoreApplication>
#include <QSettings>

template <typename Run>
static int execute(Run &run, const wrapdesk::ConnectionOptions &connection)
{
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &run, &Run::interrupt);

    const QSettings desk(QStringLiteral("wrapdesk"), QStringLiteral("wrapdesk")); // what was set there
    const wrapdesk::SystemClock clock;
    wrapdesk::KeychainStore keychain(clock);
    wrapdesk::applyConnection(
        connection, wrapdesk::ConnectionSettings::load(desk), keychain, &run,
        [&run](const wrapdesk::Result<void> &result) { result ? run.start() : run.refuse(result.error()); });
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    wrapdesk::forbidCoreDumps();
    wrapdesk::installLogSink();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wrapdesk-sweeper"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WRAPDESK_VERSION));

    const ParsedCommandLine parsed = parseCommandLine(argc, argv);
    if (!parsed.command)
        return parsed.exitCode;

    if (parsed.command->job != Job::Once) {
        SignInRun run(*parsed.command);
        return execute(run, parsed.command->connection);
    }
    PassRun run(*parsed.command);
    return execute(run, parsed.command->connection);
}
