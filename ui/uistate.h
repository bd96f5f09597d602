// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"

#include <QByteArray>
#include <QMap>

class QSettings;

namespace wrapdesk {

// What the window remembers from one day to the next; never a secret, never a customer.
struct UiState
{
    std::optional<Scheme> scheme; // nothing: as the system
    Density density = Density::Comfortable;
    bool isDrawerOpen = false;
    QByteArray geometry;
    QByteArray splitter;
    QMap<QString, QByteArray> columns; // header states by the board's name

    static UiState load(const QSettings &settings);
    void save(QSettings &settings) const;
};

} // namespace wrapdesk
