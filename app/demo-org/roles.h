// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "authority.h"

namespace demoorg {

// The organisation's roles; each stands for the life of the program.
namespace roles {
const Role &supervisor(); // what the program needs, all of it
const Role &viewer(); // the same without coding
const Role &employee(); // what everybody holds
const Role &administrator(); // by wildcards
const Role &agent(); // codes, reads conversations
} // namespace roles

} // namespace demoorg
