// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace wrapdesk {

// Values an answer may carry that we do not know stay Unknown and are kept going, never errors (FACTS §11.5).
enum class Media
{
    Unknown,
    Voice,
    Callback,
    Email,
    Message,
    Social,
    Video,
    Cobrowse,
    Screenshare,
    Chat,
    InternalMessage
};
enum class Direction
{
    Unknown,
    Inbound,
    Outbound
};
enum class WrapupPrompt
{
    Unknown,
    Mandatory,
    Optional,
    MandatoryTimeout,
    MandatoryForcedTimeout,
    AgentRequested
};
enum class AcwState
{
    Unknown,
    NotApplicable,
    Pending,
    Skipped,
    Complete
};

// Spelling for the command line and --json, as the platform spells them: voice, callback, …; inbound, outbound,
// unknown.
QString mediaName(Media media);
std::optional<Media> mediaFromName(QStringView name);
QString directionName(Direction direction);
std::optional<Direction> directionFromName(QStringView name);

// The unit that carries one wrap-up code: one agent participant's communication in a conversation.
struct LegId
{
    ConversationId conversation;
    ParticipantId participant;
    CommunicationId communication;

    friend auto operator<=>(const LegId &, const LegId &) = default;
    friend bool operator==(const LegId &, const LegId &) = default;
    friend size_t qHash(const LegId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.conversation, id.participant, id.communication);
    }
};

// A code as it stands on a leg, spelt as the platform spelt it: REST gives the id, events may give the name, system
// codes are names everywhere. Never compared without CodeBook.
struct AssignedCode
{
    QString code;
    QString notes;
    QDateTime setAt; // wrapup.endTime or the wrapup segment's end; null where the source says nothing
    bool provisional = false; // saved for later by the agent: not a code yet

    bool operator==(const AssignedCode &) const = default;

    // A code there is, not one its agent has merely saved for later (which may be none at all: FACTS §2.2).
    bool stands() const { return !provisional && !code.isEmpty(); }
};

// How far a leg has come. Only ever moves forward.
enum class LegPhase
{
    Unknown,
    Contacting, // alerting, dialing, offering: nobody has answered yet
    Talking, // connected or held
    Ended, // the communication is over, whatever its state still says (FACTS §3: a callback in ACW reads "connected")
};

// Everything known of one leg. A null time or an Unknown means: no source has said so yet.
struct Leg
{
    LegId id;
    QueueId queue; // empty: a direct call, see Unwritable
    UserId agent;
    QString agentName; // as the source names the participant; may be empty
    TeamId team; // the agent's, when they joined; empty: none, or no source has said so yet
    Media media = Media::Unknown;
    Direction direction = Direction::Unknown;
    QString customer; // the customer's address; masked wherever shown, never logged
    bool monitoring = false; // a monitoring, coaching or barging supervisor: a participant, never a leg

    QDateTime conversationStart;
    QString externalTag; // of the conversation
    LegPhase phase = LegPhase::Unknown;
    QDateTime alertingAt;
    QDateTime connectedAt; // null after the end: never answered
    QDateTime endedAt;
    bool held = false;
    QString disconnectType;

    AcwState acw = AcwState::Unknown;
    QDateTime acwStart;
    QDateTime acwEnd;
    WrapupPrompt prompt = WrapupPrompt::Unknown;
    std::optional<std::chrono::milliseconds> acwTimeout; // wrapupTimeoutMs
    bool acwSkipped = false;

    std::optional<AssignedCode> code;

    bool operator==(const Leg &) const = default;

    bool isAnswered() const { return connectedAt.isValid(); }
    bool isEnded() const { return phase == LegPhase::Ended; }
    // Ended, and its agent may still choose a code.
    bool isInAcw() const { return isEnded() && acw == AcwState::Pending; }
    // When the platform will stamp its time-out on the leg; null if it will not (prompt without time-out, no ACW open).
    QDateTime acwDeadline() const;
};

// Where an observation of a leg comes from.
enum class Source
{
    Notification, // the queue's conversations topic
    Snapshot, // activity query, filled through details?id=
    Sweep, // analytics details query
    Read, // GET /conversations/{id}: the platform's word at that moment
};

// One observation of a leg, from any source: what the source said, and when it said it (platform time).
struct LegEvent
{
    Leg leg;
    Source source = Source::Notification;
    QDateTime observedAt;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::LegId)
