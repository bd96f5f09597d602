// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

namespace wrapdesk::test {

// A leg in which everything a store keeps of one is told, nothing by its default. The names go beyond ASCII.
inline Leg fullLeg()
{
    const auto text = [](const char *latin1) { return QString::fromLatin1(latin1); };
    const auto at = [](qint64 milliseconds) {
        return QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + milliseconds, Qt::UTC);
    };
    Leg leg;
    leg.id = {ConversationId(text("c")), ParticipantId(text("p")), CommunicationId(text("m"))};
    leg.queue = QueueId(text("q"));
    leg.agent = UserId(text("u"));
    leg.agentName = QStringLiteral("Ада \"A.\"");
    leg.team = TeamId(text("t"));
    leg.media = Media::Callback;
    leg.direction = Direction::Outbound;
    leg.monitoring = true;
    leg.conversationStart = at(1);
    leg.externalTag = text("tag");
    leg.phase = LegPhase::Ended;
    leg.alertingAt = at(2);
    leg.connectedAt = at(3);
    leg.endedAt = at(4);
    leg.held = true;
    leg.disconnectType = text("peer");
    leg.acw = AcwState::Complete;
    leg.acwStart = at(5);
    leg.acwEnd = at(6);
    leg.prompt = WrapupPrompt::MandatoryForcedTimeout;
    leg.acwTimeout = std::chrono::milliseconds(15'000);
    leg.acwSkipped = true;
    leg.code = AssignedCode{.code = text("code"), .setAt = at(7), .provisional = true};
    return leg;
}

} // namespace wrapdesk::test
