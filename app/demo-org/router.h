// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"
#include "demand.h"
#include "shape.h"

#include <functional>
#include <variant>
#include <vector>

namespace demoorg {

// One endpoint: how it is addressed, what it takes, who answers.
struct Route
{
    QByteArray method;
    QString path; // "/api/v2/routing/queues/{queueId}"
    std::function<Answer(const ApiRequest &)> answer;
    Shape query = Shape::object({});
    std::optional<Shape> body = {};
    Demand demand = {};
    bool isWrite = false; // of a wrap-up
    bool needsToken = true; // all but the login
    bool isCounted = true; // in the statistics; faults strike counted routes only
    bool tellsFailures = false; // gets planned statuses as ApiRequest::failure, instead of being struck by them

    QString name() const { return QString::fromLatin1(method) + u' ' + path; }
};

// The table of endpoints. Where two paths fit, the one added first wins.
class Router
{
public:
    struct Match
    {
        const Route *route = nullptr;
        QHash<QString, QString> captured;
    };

    void add(Route route);
    // A Problem when no endpoint has this path (404), or none with this method (405).
    std::variant<Match, Problem> match(const QByteArray &method, const QString &path) const;

private:
    struct Entry
    {
        Route route;
        QStringList parts;
    };

    std::vector<Entry> m_entries;
};

} // namespace demoorg
