// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "uistate.h"

#include <QSettings>

namespace wrapdesk {

namespace {

const QString schemeKey = QStringLiteral("window/scheme");
const QString densityKey = QStringLiteral("window/density");
const QString drawerKey = QStringLiteral("window/drawer");
const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter");
const QString columnsKey = QStringLiteral("columns/%1");
const QString lightName = QStringLiteral("light");
const QString darkName = QStringLiteral("dark");
const QString compactName = QStringLiteral("compact");

} // namespace

UiState UiState::load(const QSettings &settings)
{
    UiState state;
    const QString scheme = settings.value(schemeKey).toString();
    if (scheme == lightName)
        state.scheme = Scheme::Light;
    else if (scheme == darkName)
        state.scheme = Scheme::Dark;
    if (settings.value(densityKey).toString() == compactName)
        state.density = Density::Compact;
    state.isDrawerOpen = settings.value(drawerKey).toBool();
    state.geometry = settings.value(geometryKey).toByteArray();
    state.splitter = settings.value(splitterKey).toByteArray();
    const QString prefix = columnsKey.arg(QString());
    for (const QString &key : settings.allKeys()) {
        if (key.startsWith(prefix))
            state.columns.insert(key.sliced(prefix.size()), settings.value(key).toByteArray());
    }
    return state;
}

void UiState::save(QSettings &settings) const
{
    if (scheme)
        settings.setValue(schemeKey, *scheme == Scheme::Dark ? darkName : lightName);
    else
        settings.remove(schemeKey);
    settings.setValue(densityKey, density == Density::Compact ? compactName : QStringLiteral("comfortable"));
    settings.setValue(drawerKey, isDrawerOpen);
    settings.setValue(geometryKey, geometry);
    settings.setValue(splitterKey, splitter);
    for (auto board = columns.cbegin(); board != columns.cend(); ++board)
        settings.setValue(columnsKey.arg(board.key()), board.value());
}

} // namespace wrapdesk
