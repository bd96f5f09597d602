// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/leg.h"

#include <QList>

#include <variant>

namespace wrapdesk {

// What a frame of the notification socket says (FACTS §5).
struct Heartbeat
{
};
struct Pong
{
};
// Maintenance: up to a minute to connect anew.
struct SocketClosing
{
};
// The topic's conversation in full, one of its legs having changed.
struct QueueConversation
{
    QueueId queue; // of the topic
    ConversationId conversation;
    QList<Leg> legs;
};
// After-call work is over, with or without a code: what is known of the leg then.
struct AcwResult
{
    Leg leg;
    QDateTime at;
};
// A code was set; whether the leg has ended is not said, nor who set it.
struct WrapupResult
{
    Leg leg;
    QDateTime at;
};
// Another channel took a topic of ours, or the platform dropped it.
struct NoLongerSubscribed
{
    QString reason; // "another_channel_subscribed" …; may be empty
};
// The token the channel was made with is dead.
struct TokenRevoked
{
};
// Anything else: not an error.
struct OtherTopic
{
    QString name;
};

using SocketEvent = std::variant<Heartbeat, Pong, SocketClosing, QueueConversation, AcwResult, WrapupResult,
                                 NoLongerSubscribed, TokenRevoked, OtherTopic>;

// One text frame. Decode errors name the JSON path; the socket stays usable.
Result<SocketEvent> decodeFrame(const QByteArray &frame);

} // namespace wrapdesk
