// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model.h"

#include <QJsonObject>

// A conversation in the platform's words: as GET /conversations/{id} answers it, as the queue topic sends it, as the
// detail topics tell of one leg, and as analytics keeps it (FACTS §2.3, §3, §5).
namespace demoorg {

class Site;

QJsonObject restConversation(const Conversation &conversation, const Site &site);
QJsonObject eventConversation(const Conversation &conversation, const Site &site);

// Body of v2.detail.events.conversation.{id}.acw; without `userId` also of ….wrapup.
QJsonObject detailEvent(const Conversation &conversation, const Participant &participant,
                        const Communication &communication, const QDateTime &at);

QJsonObject analyticsConversation(const Conversation &conversation);

// AssignedWrapupCode; empty where there is none.
QJsonObject assignedWrapup(const std::optional<Wrapup> &wrapup);

// Analytics spells the endings in a way of its own: noAnswerTransfer for transfer.noanswer.
QString analyticsDisconnectType(const QString &type);

// "calls" for voice and so on: the plural of the paths and of the participant's lists.
QString mediaPlural(const QString &media);

} // namespace demoorg
