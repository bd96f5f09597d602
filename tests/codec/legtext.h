// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

namespace wrapdesk::test {

// Legs as text, one line for each field that says something.
QString textOf(const Leg &leg);
QString textOf(const QList<Leg> &legs);

} // namespace wrapdesk::test
