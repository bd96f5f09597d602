// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "organization.h"

#include <variant>

namespace demoorg {

// The organisation asked for, or the exit code where there is none to run (help, or flags that make no sense).
std::variant<Organization::Options, int> optionsFrom(int argc, char **argv);

} // namespace demoorg
