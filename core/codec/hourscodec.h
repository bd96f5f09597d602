// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "codec/strictcursor.h"
#include "domain/weekhours.h"

namespace wrapdesk {

// Hours of the week as JSON, {"days": ["mon", "tue"], "from": "08:00", "to": "18:00"}: without days every day, without
// from and to all day.
QStringList hoursKeys();
QStringList dayWords(); // mon to sun
QJsonObject hoursObject(const WeekHours &hours);
// An impossible window is a finding.
WeekHours readHours(const StrictCursor &json);

// By themselves, for the database.
QByteArray encodeHours(const WeekHours &hours);
Result<WeekHours> decodeHours(const QByteArray &json);

} // namespace wrapdesk
