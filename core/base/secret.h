// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDebug>
#include <QMetaType>

namespace wrapdesk {

// A token, client secret or password. Prints as "•••", compares in constant time. Our own buffer is overwritten when
// the last copy goes; copies that Qt makes on the way (a header handed to QNetworkRequest) are out of our reach.
class Secret
{
public:
    Secret() = default;
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
