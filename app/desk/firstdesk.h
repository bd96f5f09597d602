// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QStringList>

// The one desk of a person on this computer: a second start hands its wish to the first and ends. Speaks over a local
// socket that only the same user can open. Main thread.
class FirstDesk : public QObject
{
    Q_OBJECT

public:
    // `path` of the socket; the usual one lies in XDG_RUNTIME_DIR.
    explicit FirstDesk(const QString &path = usualPath());

    static QString usualPath();
    // Hands the arguments of this start to the desk that runs already; false: there is none. Blocks for at most two
    // seconds; no event loop is needed.
    static bool handOver(const QStringList &arguments, const QString &path = usualPath());

    // From now on this is the first. False, and harmless, where there is one or no socket can be had.
    bool listen();

Q_SIGNALS:
    void startedAgain(const QStringList &arguments); // by another start of the program

private:
    void take();

    const QString m_path;
    QLocalServer m_server;
};
