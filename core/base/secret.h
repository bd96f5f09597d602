// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDebug>
#include <QMetaType>

namespace wrapdesk {

// A token, client secret or password. Prints as "•••", compares in constant time.
//
// What is wiped: the bytes lie in a buffer of their own, which copies of a Secret share and the last of them
// overwrites. What is not: whatever the bytes were made from (the text of a line edit, an answer's body and its JSON, a
// file's buffer), and what is made of reveal() (a header in QNetworkRequest and Qt's buffers below it, TLS,
// QtKeychain's job and the D-Bus message). Qt frees those without overwriting them, and nothing keeps any of it out of
// swap. That is why core dumps are switched off (base/hardening), and why a Secret is made as early and revealed as
// late as can be.
class Secret
{
public:
    Secret() = default;
    // Bytes that are moved in are taken over; others are copied, and stay with whoever has them.
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    Secret &operator=(Secret other); // what was held goes with `other`
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    // The only way to the content: every use stands out in a review.
    const QByteArray &reveal() const { return m_bytes; }

    friend bool operator==(const Secret &a, const Secret &b);

private:
    QByteArray m_bytes;
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::Secret)
