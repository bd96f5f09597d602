// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMetaType>

namespace wrapdesk {

// How the live stream stands.
enum class LiveState
{
    Off, // not asked for
    Connecting, // never been live yet
    Live, // events flow and nothing is missing
    Gap, // the stream broke: something may have been missed and has not been refilled yet
    Failed, // it cannot become live without somebody's help; its error says why
};

// A stretch in which the stream was down, in platform times; filled once REST has been asked about it.
struct Gap
{
    QDateTime from;
    QDateTime to; // null: still open
    bool filled = false;

    bool operator==(const Gap &) const = default;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::LiveState)
Q_DECLARE_METATYPE(wrapdesk::Gap)
