// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/sweeper.h"

namespace wrapdesk {

Sweeper::Sweeper(const QUrl &api, std::unique_ptr<Gate> gate, const Clock &clock, QObject *parent)
    : QObject(parent), m_worker(new SweepWorker(api, std::move(gate), clock))
{
    m_thread.setObjectName(QStringLiteral("sweep"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SweepWorker::found, this, &Sweeper::found);
    connect(m_worker, &SweepWorker::progressed, this, &Sweeper::progressed);
    connect(m_worker, &SweepWorker::finished, this, [this](const SweepReport &report) {
        m_running = false;
        Q_EMIT finished(report);
    });
    m_thread.start(QThread::LowPriority);
}

Sweeper::~Sweeper()
{
    m_thread.quit();
    m_thread.wait();
}

void Sweeper::start(const SweepScope &scope, std::chrono::hours lookback)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_running)
        return;
    m_running = true;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, scope, lookback] { worker->start(scope, lookback); });
}

void Sweeper::cancel()
{
    Q_ASSERT(thread() == QThread::currentThread());
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->cancel(); });
}

} // namespace wrapdesk
