// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "topicrefusal.h"

#include "demand.h"

namespace demoorg {

QJsonObject TopicRefusal::toJson(const QString &topic) const
{
    QJsonObject result{{QStringLiteral("id"), topic},
                       {QStringLiteral("state"), isNone() ? QStringLiteral("Permitted") : QStringLiteral("Rejected")}};
    put(result, "rejectionReason", reason);
    if (!missingPermissions.isEmpty())
        result.insert(QStringLiteral("missingPermissions"), QJsonArray::fromStringList(missingPermissions));
    return result;
}

Problem TopicRefusal::toProblem(const QString &topic) const
{
    if (!missingPermissions.isEmpty())
        return demoorg::missingPermissions(missingPermissions);
    Problem problem = badRequest(reason, topic);
    problem.code = QStringLiteral("notification.invalid.topic");
    return problem;
}

} // namespace demoorg
