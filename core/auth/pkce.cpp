// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace wrapdesk {

namespace {

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

Secret randomText(int bytes)
{
    Q_ASSERT(bytes >= 16);
    QByteArray noise(bytes, Qt::Uninitialized);
    for (char &byte : noise)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return Secret(noise.toBase64(urlSafe));
}

Pkce Pkce::fresh() { return of(randomText(32)); }

Pkce Pkce::of(const Secret &verifier)
{
    return {.verifier = verifier,
            .challenge = QCryptographicHash::hash(verifier.reveal(), QCryptographicHash::Sha256).toBase64(urlSafe)};
}

} // namespace wrapdesk
