// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "session/profile.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace wrapdesk {

// The built-in demo organisation as a child process: the program wrapdesk-demo-org beside our own. Main thread. It ends
// with us: its standard input closes when this object, or the whole program, is gone.
class DemoOrganization : public QObject
{
    Q_OBJECT

public:
    explicit DemoOrganization(QObject *parent = nullptr);
    ~DemoOrganization() override;

    // Starts the child; `ready` or `failed` follows, once. `arguments` are wrapdesk-demo-org's own.
    void start(const QStringList &arguments);

Q_SIGNALS:
    void ready(const wrapdesk::Profile &profile);
    void failed(const wrapdesk::Error &error); // it could not be started, or ended by itself

private:
    void readAnnouncement();
    void fail(const QString &message);

    QProcess m_child;
    QTemporaryDir m_data; // of its database: with the organisation goes all that was said of it
    QByteArray m_output;
    bool m_announced = false;
};

} // namespace wrapdesk
