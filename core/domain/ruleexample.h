// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulespace.h"

namespace wrapdesk {

// A leg made up from parts of the space, of no customer and with ids no real one has; and when it is one.
struct RuleExample
{
    Leg leg;
    Straggler is;
    QDateTime at;
};

// `now`: about when it shall have ended. Nothing if the clocks leave out its hour each time they come to it.
std::optional<RuleExample> exampleOf(const RuleSpace::Parts &parts, const QList<Queue> &queues, const QTimeZone &zone,
                                     const QDateTime &now);

} // namespace wrapdesk
