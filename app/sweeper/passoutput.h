// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/onepass.h"

#include <QJsonObject>

// How a pass is told: the one object of --json, or a table and a summary for people. Never an address.
QJsonObject toJson(const wrapdesk::PassReport &report, const wrapdesk::Session &session,
                   std::chrono::milliseconds elapsed);
QString toTable(const wrapdesk::PassReport &report, const wrapdesk::Session &session);
