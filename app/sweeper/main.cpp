// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hardening.h"
#include "base/log.h"
#include "interrupt.h"
#include "passrun.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>

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

    PassRun run(*parsed.command);
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &run, &PassRun::interrupt);
    QMetaObject::invokeMethod(&run, &PassRun::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
