// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sweep/sweepworker.h"

#include <QThread>

namespace wrapdesk {

// The sweep thread and the way to it. Main thread. One sweep at a time; its destructor ends the thread.
class Sweeper : public QObject
{
    Q_OBJECT

public:
    // `gate`: made on this thread for the sweep thread. `clock` outlives the sweeper.
    Sweeper(const QUrl &api, std::unique_ptr<Gate> gate, const Clock &clock, QObject *parent = nullptr);
    ~Sweeper() override;

    bool isRunning() const { return m_running; }
    // Does nothing while one is running.
    void start(const SweepScope &scope, std::chrono::hours lookback);
    void cancel();

Q_SIGNALS:
    void found(const QList<wrapdesk::Leg> &legs);
    void progressed(const wrapdesk::SweepReport &report);
    void finished(const wrapdesk::SweepReport &report);

private:
    QThread m_thread;
    SweepWorker *m_worker; // lives on m_thread
    bool m_running = false;
};

} // namespace wrapdesk
