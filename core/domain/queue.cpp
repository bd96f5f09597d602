// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/queue.h"

namespace wrapdesk {

void completeFrom(const Queue &queue, Leg &leg)
{
    if (leg.prompt != WrapupPrompt::Unknown)
        return;
    leg.prompt = queue.prompt;
    leg.acwTimeout = queue.acwTimeout;
}

} // namespace wrapdesk
