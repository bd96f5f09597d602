// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

// The permissions that routes ask for (FACTS §2), "domain:entity:action".
namespace demoorg::permission {

inline const QString viewQueue = QStringLiteral("routing:queue:view");
inline const QString viewCode = QStringLiteral("routing:wrapupCode:view");
inline const QString viewMapping = QStringLiteral("outbound:wrapUpCodeMapping:view");
inline const QString viewConversation = QStringLiteral("conversation:communication:view");
inline const QString viewSettings = QStringLiteral("conversation:settings:view");
inline const QString wrapup = QStringLiteral("conversation:participant:wrapup");
inline const QString viewDetail = QStringLiteral("analytics:conversationDetail:view");
inline const QString viewActivity = QStringLiteral("analytics:queueObservation:view");

// Either is enough for details of conversations.
inline const QStringList viewDetails{viewDetail, QStringLiteral("analytics:agentConversationDetail:view")};

} // namespace demoorg::permission
