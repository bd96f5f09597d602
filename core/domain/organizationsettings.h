// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/weekhours.h"

#include <QMetaType>
#include <QString>

#include <chrono>

namespace wrapdesk {

// What a supervisor may set, per organisation; kept in its database.
struct OrganizationSettings
{
    std::chrono::seconds undo{5}; // 0 to 30: how long a code by hand may be taken back before it is sent
    int auditDays = 365; // 30 to 3650: older entries of the audit are let go
    QString tagAttribute; // participant attribute for locked legs (opt-in); empty: legs are never tagged

    bool rulesOn = true; // the master switch: off stops every rule at once
    QByteArray timeZone = "UTC"; // IANA name; hours and weekdays of rules are meant in it
    WeekHours quietHours; // no rule acts in them; empty: there are none
    int breakerPercent = 5; // 1 to 100: a rule of whose last 100 acts more are refused or corrected only suggests
    bool provisionalWins = true; // a code its agent has saved for later keeps rules from the leg

    bool operator==(const OrganizationSettings &) const = default;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::OrganizationSettings)
