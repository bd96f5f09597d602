// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"

namespace demoorg {

// Why a topic cannot be subscribed to; no reason if it can.
struct TopicRefusal
{
    QString reason = {};
    QStringList missingPermissions = {};

    bool isNone() const { return reason.isEmpty(); }

    // As one of the answer's entities, and as the refusal of the whole call (FACTS §5).
    QJsonObject toJson(const QString &topic) const;
    Problem toProblem(const QString &topic) const;
};

} // namespace demoorg
