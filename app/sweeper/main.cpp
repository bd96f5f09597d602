// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hardening.h"
#include "base/log.h"
#include "interrupt.h"
#include "passrun.h"
#include "signinrun.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>

template <typename Run>
static int execute(Run &run)
{
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &run, &Run::interrupt);
    QMetaObject::invokeMethod(&run, &Run::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    wrapdesk::forbidCoreDumps();
    wrapdesk::installLogSink();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wrapdesk-sweeper"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WRAPDESK_VERSION));
    QNetworkProxyFactory::setUseSystemConfiguration(true);

    const ParsedCommandLine parsed = parseCommandLine(argc, argv);
    if (!parsed.command)
        return parsed.exitCode;

    if (parsed.command->job != Job::Once) {
        SignInRun run(*parsed.command);
        return execute(run);
    }
    PassRun run(*parsed.command);
    return execute(run);
}
