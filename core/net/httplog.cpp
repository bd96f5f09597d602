// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/httplog.h"

#include "base/log.h"

namespace wrapdesk {

void logSent(const QString &verbAndRoute, int attempt)
{
    qCDebug(lcNet).noquote() << "->" << verbAndRoute << "try" << attempt;
}

void logAnswered(const QString &verbAndRoute, const Answer &answer, std::chrono::milliseconds took)
{
    const QString status = answer.transport ? errorKindName(answer.transport->kind) : QString::number(answer.status);
    qCDebug(lcNet).noquote() << "<-" << verbAndRoute << status << took.count() << "ms" << answer.correlationId;
}

} // namespace wrapdesk
