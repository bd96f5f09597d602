// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/tokensource.h"
#include "domain/platformtime.h"
#include "net/gate.h"

#include <QMap>
#include <QPointer>

#include <deque>

namespace wrapdesk {

// The one gate of a signed-in organisation: owns its rate budget and its platform time, and counts what goes out.
// First come, first served in each lane, the interactive lane before the paced one. Main thread.
class LocalGate final : public Gate
{
    Q_OBJECT

public:
    // Both must outlive the gate.
    LocalGate(TokenSource &tokens, const Clock &clock, QObject *parent = nullptr);

    void enter(Lane lane, QObject *context, Admitted admitted) override;
    void renew(const Secret &refused, QObject *context, Admitted admitted) override;
    void observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                 const QDateTime &date, const RoundTrip &trip) override;
    void sent(const QString &verbAndRoute) override;

    // The machine has slept, and its monotonic clock stood still meanwhile.
    void resume(std::chrono::milliseconds slept);

    QDateTime platformNow() const;
    std::chrono::milliseconds timeUncertainty() const; // how far platformNow() may be off; 0 until an answer told
    // How far this machine's clock runs ahead (+) of or behind (-) the platform's; 0 until an answer told.
    std::chrono::milliseconds clockError() const;
    int used() const; // of the window's requests
    int allowed() const;
    // How long so many requests take in the paced lane from now on.
    std::chrono::milliseconds timeFor(int requests) const { return m_budget.timeFor(requests, m_clock.elapsed()); }
    // Keeps so many requests of the window for the interactive lane; see RateBudget.
    void reserve(int requests);
    // How many requests may go in the interactive lane from now until then, if nobody else sends any.
    int requestsUntil(const QDateTime &platformTime) const;
    int throttledCount() const { return m_throttled; } // 429s received
    const QMap<QString, int> &requestCounts() const { return m_sent; } // by "VERB route", tries included

Q_SIGNALS:
    // Any of the figures above; once for all that changes within one turn of the event loop.
    void changed();

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Admitted admitted;
    };

    void admit();
    void wakeIn(std::chrono::milliseconds wait);
    void tellChanged();

    TokenSource &m_tokens;
    const Clock &m_clock;
    RateBudget m_budget;
    PlatformTime m_time;
    std::deque<Waiter> m_interactive;
    std::deque<Waiter> m_paced;
    std::optional<std::chrono::milliseconds> m_wakeAt;
    QMap<QString, int> m_sent;
    int m_throttled = 0;
    bool m_telling = false;
};

} // namespace wrapdesk
