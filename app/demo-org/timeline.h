// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <map>

namespace demoorg {

// The site's clock and everything that is still to happen, in order of time, driven by one timer of its thread.
class Timeline
{
public:
    using Happens = std::function<void(const QDateTime &at)>;

    // Time runs on from `birth`; null: it is the real time. Follows its `owner` to another thread.
    Timeline(const QDateTime &birth, QObject *owner);

    QDateTime birth() const { return m_birth; }
    QDateTime now() const;

    // What is due already happens at the next turn of the event loop. `at` is passed on as planned.
    void plan(const QDateTime &at, Happens happens);

private:
    void arm();
    void runDue();

    const bool m_isRealTime;
    const QDateTime m_birth;
    QElapsedTimer m_sinceBirth;
    QTimer m_timer;
    std::multimap<QDateTime, Happens> m_due;
};

} // namespace demoorg
