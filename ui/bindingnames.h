// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/session.h"

// What the window calls things the session knows. For the bindings alone.
namespace wrapdesk::names {

QString code(const Session &session, const std::optional<AssignedCode> &code); // empty: none
QString queue(const Session &session, const Leg &leg);
QString leg(const Session &session, const LegId &leg); // "Billing · A. Okafor · voice · 10:04"

} // namespace wrapdesk::names
