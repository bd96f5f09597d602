// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthform.h"

#include <QUrlQuery>

#include <algorithm>

namespace demoorg {

OAuthForm::OAuthForm(const QByteArray &encoded)
    : m_items(QUrlQuery(QString::fromUtf8(QByteArray(encoded).replace('+', "%20"))).queryItems(QUrl::FullyDecoded))
{
}

QString OAuthForm::value(const char *name) const
{
    const auto found = std::ranges::find(m_items, QLatin1String(name), &QPair<QString, QString>::first);
    return found == m_items.cend() ? QString() : found->second;
}

bool OAuthForm::isRepeated(const char *name) const
{
    return std::ranges::count(m_items, QLatin1String(name), &QPair<QString, QString>::first) > 1;
}

bool OAuthForm::isAnyRepeated() const
{
    return std::ranges::any_of(m_items,
                               [this](const auto &item) { return isRepeated(item.first.toLatin1().constData()); });
}

} // namespace demoorg
