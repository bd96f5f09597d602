// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace wrapdesk {

// A platform id that cannot be mistaken for another kind of id. Opaque text: usually a GUID, never parsed.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) { }

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

using ConversationId = Id<struct ConversationTag>;
using ParticipantId = Id<struct ParticipantTag>;
using CommunicationId = Id<struct CommunicationTag>;
using QueueId = Id<struct QueueTag>;
using CodeId = Id<struct CodeTag>;
using UserId = Id<struct UserTag>;
using TeamId = Id<struct TeamTag>;
using DivisionId = Id<struct DivisionTag>;
using OrganizationId = Id<struct OrganizationTag>;
using ChannelId = Id<struct ChannelTag>;
using IntentId = Id<struct IntentTag>;
using RunId = Id<struct RunTag>; // of a bulk run
using RuleId = Id<struct RuleTag>;

} // namespace wrapdesk
