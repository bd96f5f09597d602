// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/conversationcodec.h"
#include "domain/wrapupcode.h"
#include "net/request.h"

// Single conversations: reading them and coding their legs (FACTS §2.1, §2.2).
namespace wrapdesk::api::conversations {

// The legs of any conversation in reach, ended ones too.
Request<QList<Leg>> read(const ConversationId &id);

// The organisation's settings for all conversations.
Request<ConversationSettings> settings();

// The codes valid for that participant.
Request<QList<WrapupCode>> wrapupCodes(const ConversationId &conversation, const ParticipantId &participant);

struct WrapupInput
{
    CodeId code;
    QString notes; // empty: not sent, because every property that is sent takes an action
};

// W1, the one write of the program. 202 means requested, not done. Never repeated by itself. Invalid for media the
// platform has no path for: unknown, old web chat and internal messages.
Result<Request<void>> applyWrapup(Media media, const LegId &leg, const WrapupInput &wrapup);

// Adds to the attributes of a participant, of ended conversations too. 202, takes effect later; sent twice it does
// nothing more. No permission is declared for it (FACTS §4).
Request<void> setAttribute(const LegId &leg, const QString &name, const QString &value);
// An attribute of that participant; empty if it has none.
Request<QString> attribute(const LegId &leg, const QString &name);

} // namespace wrapdesk::api::conversations
