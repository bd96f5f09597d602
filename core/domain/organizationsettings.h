// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

    bool operator==(const OrganizationSettings &) const = default;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::OrganizationSettings)
