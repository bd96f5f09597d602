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

// `text` with tokens, credentials, codes and states of sign-ins, e-mail and SIP addresses and phone numbers replaced by
// "•••", and cut off after 16 Ki characters. It goes by how these look and by the words before them: a bare word that
// is a secret cannot be told from one that is not, so whoever writes logs writes none.
QString redacted(const QString &text);

// From here on every Qt message goes to stderr through redacted(), one line each with UTC time and category.
// Quiet below warnings unless QT_LOGGING_RULES says otherwise.
void installLogSink();

} // namespace wrapdesk
