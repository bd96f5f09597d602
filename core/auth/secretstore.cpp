// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/secretstore.h"

#include <QStringList>

namespace wrapdesk {

QString SecretKey::text() const
{
    QStringList parts{QStringLiteral("wrapdesk")};
    for (QString part : {region, organization, account, name})
        parts << part.replace(u'%', QStringLiteral("%25")).replace(u':', QStringLiteral("%3A"));
    return parts.join(u':');
}

SecretKey proxyPasswordKey(const QString &proxyUrl, const QString &user)
{
    return {.region = proxyUrl, .organization = {}, .account = user, .name = QStringLiteral("proxy-password")};
}

} // namespace wrapdesk
