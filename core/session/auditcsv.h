// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"

#include <QStringList>

namespace wrapdesk::auditcsv {

// What the columns are called, and an entry in them: names where they are known and ids beside them, times in UTC.
QStringList header();
QStringList cells(const AuditEntry &entry, const QString &organization, const QString &customer);

} // namespace wrapdesk::auditcsv
