// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/leg.h"

namespace wrapdesk {

QDateTime Leg::acwDeadline() const
{
    const bool hasTimeout = prompt == WrapupPrompt::MandatoryTimeout || prompt == WrapupPrompt::MandatoryForcedTimeout
        || prompt == WrapupPrompt::AgentRequested;
    if (!isInAcw() || !hasTimeout || !acwTimeout || !acwStart.isValid())
        return {};
    return acwStart.addMSecs(acwTimeout->count());
}

} // namespace wrapdesk
