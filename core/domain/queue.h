// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

namespace wrapdesk {

// A routing queue with its ACW settings (FACTS §3).
struct Queue
{
    QueueId id;
    QString name;
    DivisionId division;
    QString divisionName;
    WrapupPrompt prompt = WrapupPrompt::Unknown;
    std::optional<std::chrono::milliseconds> acwTimeout; // 1 s – 60 min, only with a prompt that has one

    bool operator==(const Queue &) const = default;
};

// What the leg's source left out of its ACW, from the settings of its queue: analytics names neither prompt nor
// time-out.
void completeFrom(const Queue &queue, Leg &leg);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::QueueId)
