// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>
#include <QString>

namespace wrapdesk {

Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcAuth)
Q_DECLARE_LOGGING_CATEGORY(lcLive)
Q_DECLARE_LOGGING_CATEGORY(lcWrap)
Q_DECLARE_LOGGING_CATEGORY(lcSweep)
Q_DECLARE_LOGGING_CATEGORY(lcSession)
Q_DECLARE_LOGGING_CATEGORY(lcStore)

// `text` with bearer tokens, credentials, e-mail addresses and phone numbers replaced by "•••".
QString redacted(const QString &text);

// From here on every Qt message goes to stderr through redacted(), one line each with UTC time and category.
// Quiet below warnings unless QT_LOGGING_RULES says otherwise.
void installLogSink();

} // namespace wrapdesk
