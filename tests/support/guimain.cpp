// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "theme.h"

#include <QApplication>
#include <QStandardPaths>

// For a room with windows: dressed as the program is, its settings in a place of their own.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    wrapdesk::theme::apply(app, wrapdesk::Scheme::Light);
    return wrapdesk::test::runClass();
}
