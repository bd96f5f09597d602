// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keychainstore.h"
#include "base/hardening.h"
#include "base/log.h"
#include "interrupt.h"
#include "passrun.h"

#include <QCoreApplication>
#include <QSettings>

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

    PassRun run(*parsed.command);
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &run, &PassRun::interrupt);

    const QSettings desk(QStringLiteral("wrapdesk"), QStringLiteral("wrapdesk")); // what was set there
    const wrapdesk::SystemClock clock;
    wrapdesk::KeychainStore keychain(clock);
    wrapdesk::applyConnection(
        parsed.command->connection, wrapdesk::ConnectionSettings::load(desk), keychain, &run,
        [&run](const wrapdesk::Result<void> &result) { result ? run.start() : run.refuse(result.error()); });
    return QCoreApplication::exec();
}
