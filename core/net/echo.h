// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"
#include "net/outcome.h"

#include <QNetworkRequest>

namespace wrapdesk {

// The secrets that a request carries: its authorization (Basic taken apart) and, of a form, the values that RFC 6749
// and RFC 7636 keep secret. Shorter than 6 bytes is no secret, and taking it out would leave nothing readable.
QList<Secret> secretsOf(const QNetworkRequest &request, const QByteArray &body);

// Servers may repeat in an error what they were sent. Takes `secrets` out of such an answer, in every field and
// spelling; a success is left alone.
void forgetEchoes(const QList<Secret> &secrets, Answer &answer);

} // namespace wrapdesk
