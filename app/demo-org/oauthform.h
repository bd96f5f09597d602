// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace demoorg {

// The parameters of an OAuth request, from a query or a body (application/x-www-form-urlencoded: a plus is a blank).
// One without a value counts as left out (RFC 6749 §3.1).
class OAuthForm
{
public:
    explicit OAuthForm(const QByteArray &encoded);

    QString value(const char *name) const; // the first; empty if left out
    bool has(const char *name) const { return !value(name).isEmpty(); }
    bool isRepeated(const char *name) const;
    bool isAnyRepeated() const; // no parameter may be there twice (RFC 6749 §3.1, §3.2)

private:
    QList<QPair<QString, QString>> m_items;
};

} // namespace demoorg
