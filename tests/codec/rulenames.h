// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/rulecodec.h"

namespace wrapdesk::test {

using Known = QList<std::pair<const char *, const char *>>; // ids and names

template <typename T>
RuleNames::Find<T> finder(const Known &known)
{
    return [known](const QString &id, const QString &name) -> std::optional<T> {
        for (const auto &[knownId, knownName] : known) {
            const bool isIt = id.isEmpty() ? name == QString::fromUtf8(knownName) : id == QLatin1String(knownId);
            if (isIt)
                return T(QString::fromLatin1(knownId));
        }
        return {};
    };
}

template <typename T>
RuleNames::Name<T> namer(const Known &known)
{
    return [known](const T &id) {
        for (const auto &[knownId, knownName] : known)
            if (id.text() == QLatin1String(knownId))
                return QString::fromUtf8(knownName);
        return QString();
    };
}

// An organisation with two or three of each.
inline RuleNames someNames()
{
    const Known queues{{"q-1", "Billing"}, {"q-2", "Claims"}, {"q-3", "Sales"}, {"q-4", "Support"}};
    const Known agents{{"u-1", "Ada"}, {"u-2", "Bo"}};
    const Known teams{{"t-1", "Nights"}, {"t-2", "Days"}};
    const Known divisions{{"d-1", "Home"}};
    const Known codes{{"c-1", "No code chosen"}, {"c-2", "Other “Ω”"}};
    return {.findQueue = finder<QueueId>(queues),
            .findAgent = finder<UserId>(agents),
            .findTeam = finder<TeamId>(teams),
            .findDivision = finder<DivisionId>(divisions),
            .findCode = finder<CodeId>(codes),
            .queue = namer<QueueId>(queues),
            .agent = namer<UserId>(agents),
            .team = namer<TeamId>(teams),
            .division = namer<DivisionId>(divisions),
            .code = namer<CodeId>(codes)};
}

} // namespace wrapdesk::test
