// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/leg.h"

namespace wrapdesk {

QString mediaName(Media media)
{
    switch (media) {
    case Media::Unknown:
        return QStringLiteral("unknown");
    case Media::Voice:
        return QStringLiteral("voice");
    case Media::Callback:
        return QStringLiteral("callback");
    case Media::Email:
        return QStringLiteral("email");
    case Media::Message:
        return QStringLiteral("message");
    case Media::Social:
        return QStringLiteral("social");
    case Media::Video:
        return QStringLiteral("video");
    case Media::Cobrowse:
        return QStringLiteral("cobrowse");
    case Media::Screenshare:
        return QStringLiteral("screenshare");
    case Media::Chat:
        return QStringLiteral("chat");
    case Media::InternalMessage:
        return QStringLiteral("internalmessage");
    }
    return QStringLiteral("unknown");
}

QString directionName(Direction direction)
{
    switch (direction) {
    case Direction::Unknown:
        return QStringLiteral("unknown");
    case Direction::Inbound:
        return QStringLiteral("inbound");
    case Direction::Outbound:
        return QStringLiteral("outbound");
    }
    return QStringLiteral("unknown");
}

QDateTime Leg::acwDeadline() const
{
    const bool hasTimeout = prompt == WrapupPrompt::MandatoryTimeout || prompt == WrapupPrompt::MandatoryForcedTimeout
                            || prompt == WrapupPrompt::AgentRequested;
    if (!isInAcw() || !hasTimeout || !acwTimeout || !acwStart.isValid())
        return {};
    return acwStart.addMSecs(acwTimeout->count());
}

} // namespace wrapdesk
