// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"

namespace wrapdesk {

// What an entry of the audit tells of.
enum class AuditKind
{
    Write, // a code given, or not: see outcome
    Tag, // a locked leg tagged with a participant attribute
    Reveal, // customer addresses were shown or exported in clear
    Settings, // a setting of the organisation was changed
    Rule, // a rule was kept, switched, moved or removed; its id in `reason`
};

QString auditKindName(AuditKind kind); // write, tag, reveal, settings, rule
std::optional<AuditKind> auditKindFromName(QStringView name);

// One line of the audit (FEATURES K4): append-only, names as they were then, never a customer's address.
struct AuditEntry
{
    qint64 id = 0; // rises with each entry; given by the store
    QDateTime at; // platform time, UTC
    AuditKind kind = AuditKind::Write;
    UserId by; // the platform user who was signed in; empty for client credentials
    QString byName;
    LegId leg; // empty with Reveal of many legs and with Settings
    Media media = Media::Unknown;
    QueueId queue;
    QString queueName;
    UserId agent;
    QString agentName;
    std::optional<WrapupCode> before; // what stood on the leg
    std::optional<WrapupCode> after; // what stands there by this entry; nothing where nothing was written
    Reason reason;
    IntentState outcome = IntentState::Confirmed;
    Refusal refusal = Refusal::None;
    QString detail; // plain words: an error's message, a setting's old and new value, how many were revealed
    QStringList correlationIds;

    bool operator==(const AuditEntry &) const = default;
};

// Nothing set: everything.
struct AuditFilter
{
    QDateTime from; // at >= from
    QDateTime to; // at < to
    std::optional<UserId> by;
    std::optional<QueueId> queue;
    std::optional<IntentState> outcome;
    std::optional<Reason::Kind> reason;

    bool operator==(const AuditFilter &) const = default;
};

// Whether the entry is one the filter asks for. Pure.
bool accepts(const AuditFilter &filter, const AuditEntry &entry);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::AuditEntry)
