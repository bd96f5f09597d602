// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/identitycodec.h"
#include "net/request.h"

// Who people are (FACTS §2.1).
namespace wrapdesk::api::users {

// 400 not.a.user for client credentials.
Request<User> me();
// Active or not, with their teams, at most 100; in any order, unknown ids left out.
Request<QList<User>> byIds(const QList<UserId> &ids);

} // namespace wrapdesk::api::users
