// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace wrapdesk::test {

// What a browser got: a page, or a place to go to, which it did not follow.
struct Visit
{
    int status = 0; // 0: no answer within ten seconds
    QUrl redirect; // the Location; empty if there is none
    QByteArray page;

    // The redirect's parameters; empty where there is none of the name.
    QString code() const { return parameter(QStringLiteral("code")); }
    QString state() const { return parameter(QStringLiteral("state")); }
    QString error() const { return parameter(QStringLiteral("error")); }
    QString parameter(const QString &name) const;
};

// A person at the sign-in page of the demo organisation, without a browser: opens the page by real HTTP, presses a
// button of its form and answers where the browser would go now. Where no sign-in page comes, answers what came.
Visit approve(const QUrl &authorizeUrl, const QString &personName);
Visit deny(const QUrl &authorizeUrl);

// One GET, as when the browser goes where it was sent.
Visit visit(const QUrl &url);

// Sends the fields as a form, as a forged page would, too.
Visit submit(const QUrl &url, const QList<QPair<QString, QString>> &fields);

} // namespace wrapdesk::test
