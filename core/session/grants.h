// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"
#include "base/clock.h"
#include "session/profile.h"

#include <memory>

namespace wrapdesk {

// How a profile's tokens are got. `clock` must outlive the grant.
std::unique_ptr<Grant> grantFor(const Profile &profile, const Clock &clock);

} // namespace wrapdesk
