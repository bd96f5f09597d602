// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace wrapdesk {

// How the values of an enum are spelt in --json and the database: one table for both directions.
template <typename Value, size_t Count>
QString nameIn(const std::array<std::pair<Value, QLatin1String>, Count> &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return QStringLiteral("unknown");
}

template <typename Value, size_t Count>
std::optional<Value> valueIn(const std::array<std::pair<Value, QLatin1String>, Count> &names, QStringView name)
{
    for (const auto &[value, known] : names) {
        if (known == name)
            return value;
    }
    return {};
}

} // namespace wrapdesk
