// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "activitypictures.h"

// The dialog that signs in to an organisation, as it may be met.
std::vector<NamedDialog> signInDialogs();
