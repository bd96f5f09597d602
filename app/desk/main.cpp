// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hardening.h"
#include "base/log.h"
#include "commandline.h"
#include "desk.h"
#include "firstdesk.h"
#include "screenshots.h"

#include <QApplication>

int main(int argc, char **argv)
{
    wrapdesk::forbidCoreDumps();
    wrapdesk::installLogSink();
    const ParsedCommandLine parsed = parseCommandLine(argc, argv);
    if (!parsed.command)
        return parsed.exitCode;
    const bool takesPictures = !parsed.command->screenshots.isEmpty();
    if (takesPictures)
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    // What it signs in with lies in its own environment, so such a start stands alone.
    const bool isShared = !takesPictures && !parsed.command->signsIn;
    if (isShared && FirstDesk::handOver(arguments))
        return 0;

    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("wrapdesk"));
    QCoreApplication::setApplicationName(QStringLiteral("wrapdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WRAPDESK_VERSION));

    Desk desk(app, *parsed.command);
    Screenshots pictures(app, desk, parsed.command->screenshots);
    if (takesPictures)
        pictures.start();
    FirstDesk first;
    if (isShared)
        first.listen();
    QObject::connect(&first, &FirstDesk::startedAgain, &desk, [&desk](const QStringList &again) {
        if (const ParsedCommandLine wish = parseCommandLine(again); wish.command)
            desk.open(*wish.command);
    });
    desk.start();
    return QApplication::exec();
}
