// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/leg.h"

#include <QList>

namespace wrapdesk {

class JsonCursor;

// The legs of a conversation, as REST (GET /api/v2/conversations/{id}) and the queue's topic (eventBody) give it: the
// shapes differ in what they leave out, not in what they call it (FACTS §3, §5). One leg per communication of each
// agent or user participant; monitoring supervisors come out with `monitoring` set. Missing arrays hold nothing.
Result<QList<Leg>> decodeConversation(const QByteArray &body);
QList<Leg> readConversation(const JsonCursor &conversation);

// An attribute of one participant in a conversation as REST gives it; empty if there is none. `name` is ASCII.
Result<QString> decodeAttribute(const QByteArray &body, const ParticipantId &participant, const QString &name);

// GET /api/v2/conversations/settings.
struct ConversationSettings
{
    bool communicationBasedAcw =
        false; // each communication has its own ACW, else the participant has one (FACTS §11.7)

    bool operator==(const ConversationSettings &) const = default;
};

Result<ConversationSettings> decodeConversationSettings(const QByteArray &body);

} // namespace wrapdesk
