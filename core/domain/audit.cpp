// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/audit.h"

#include "domain/named.h"

namespace wrapdesk {

namespace {

constexpr std::array auditKindNames{
    std::pair(AuditKind::Write, QLatin1String("write")),   std::pair(AuditKind::Tag, QLatin1String("tag")),
    std::pair(AuditKind::Reveal, QLatin1String("reveal")), std::pair(AuditKind::Settings, QLatin1String("settings")),
    std::pair(AuditKind::Rule, QLatin1String("rule")),
};

} // namespace

QString auditKindName(AuditKind kind) { return nameIn(auditKindNames, kind); }

std::optional<AuditKind> auditKindFromName(QStringView name) { return valueIn(auditKindNames, name); }

bool accepts(const AuditFilter &filter, const AuditEntry &entry)
{
    return (!filter.from.isValid() || entry.at >= filter.from) && (!filter.to.isValid() || entry.at < filter.to)
           && (!filter.by || entry.by == *filter.by) && (!filter.queue || entry.queue == *filter.queue)
           && (!filter.outcome || entry.outcome == *filter.outcome)
           && (!filter.reason || entry.reason.kind == *filter.reason);
}

} // namespace wrapdesk
