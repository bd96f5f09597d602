// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "router.h"

namespace demoorg {

namespace {

std::optional<QHash<QString, QString>> capture(const QStringList &pattern, const QStringList &parts)
{
    if (pattern.size() != parts.size())
        return {};
    QHash<QString, QString> result;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (pattern.at(i).startsWith(u'{'))
            result.insert(pattern.at(i).mid(1).chopped(1), parts.at(i));
        else if (pattern.at(i) != parts.at(i))
            return {};
    }
    return result;
}

} // namespace

void Router::add(Route route)
{
    const QStringList parts = route.path.split(u'/');
    m_entries.push_back({std::move(route), parts});
}

std::variant<Router::Match, Problem> Router::match(const QByteArray &method, const QString &path) const
{
    const QStringList parts = path.split(u'/');
    bool isPathKnown = false;
    for (const Entry &entry : m_entries) {
        const auto captured = capture(entry.parts, parts);
        if (!captured)
            continue;
        if (entry.route.method == method)
            return Match{.route = &entry.route, .captured = *captured};
        isPathKnown = true;
    }
    if (isPathKnown)
        return Problem{.status = 405,
                       .code = QStringLiteral("method.not.allowed"),
                       .message = QStringLiteral("The method is not allowed for this resource.")};
    return Problem{.status = 404,
                   .code = QStringLiteral("not.found"),
                   .message = QStringLiteral("The requested resource was not found.")};
}

} // namespace demoorg
