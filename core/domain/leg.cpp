// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/leg.h"

#include "domain/named.h"

namespace wrapdesk {

namespace {

constexpr std::array mediaNames{
    std::pair(Media::Unknown, QLatin1String("unknown")),
    std::pair(Media::Voice, QLatin1String("voice")),
    std::pair(Media::Callback, QLatin1String("callback")),
    std::pair(Media::Email, QLatin1String("email")),
    std::pair(Media::Message, QLatin1String("message")),
    std::pair(Media::Social, QLatin1String("social")),
    std::pair(Media::Video, QLatin1String("video")),
    std::pair(Media::Cobrowse, QLatin1String("cobrowse")),
    std::pair(Media::Screenshare, QLatin1String("screenshare")),
    std::pair(Media::Chat, QLatin1String("chat")),
    std::pair(Media::InternalMessage, QLatin1String("internalmessage")),
};

constexpr std::array directionNames{
    std::pair(Direction::Unknown, QLatin1String("unknown")),
    std::pair(Direction::Inbound, QLatin1String("inbound")),
    std::pair(Direction::Outbound, QLatin1String("outbound")),
};

} // namespace

QString mediaName(Media media) { return nameIn(mediaNames, media); }

std::optional<Media> mediaFromName(QStringView name) { return valueIn(mediaNames, name); }

QString directionName(Direction direction) { return nameIn(directionNames, direction); }

std::optional<Direction> directionFromName(QStringView name) { return valueIn(directionNames, name); }

QDateTime Leg::acwDeadline() const
{
    const bool hasTimeout = prompt == WrapupPrompt::MandatoryTimeout || prompt == WrapupPrompt::MandatoryForcedTimeout
                            || prompt == WrapupPrompt::AgentRequested;
    if (!isInAcw() || !hasTimeout || !acwTimeout || !acwStart.isValid())
        return {};
    return acwStart.addMSecs(acwTimeout->count());
}

} // namespace wrapdesk
