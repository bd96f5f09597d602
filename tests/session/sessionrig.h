// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/session.h"
#include "session/writing.h"
#include "support/demosite.h"

#include <QSignalSpy>
#include <QTest>

namespace wrapdesk::test {

using Kind = demoorg::Fault::Kind;

inline const Session::Options desk{.holdAtMost = std::chrono::milliseconds(0)};
inline const Session::Options quietly{.desk = false, .holdAtMost = std::chrono::milliseconds(0)};

// A machine whose clock somebody set wrong: monotonic time is right, the wall clock is not.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(std::chrono::seconds off) : m_off(off) { }
    QDateTime wallTime() const override { return m_clock.wallTime().addDuration(m_off); }
    std::chrono::milliseconds elapsed() const override { return m_clock.elapsed(); }
    void later(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) const override
    {
        m_clock.later(delay, context, std::move(action));
    }

private:
    const SystemClock m_clock;
    const std::chrono::seconds m_off;
};

// A session on a site, and its first words.
struct SessionRig
{
    explicit SessionRig(const Session::Options &options, const DemoSite::Options &organization = DemoSite::quiet())
        : site(organization), session(site.profile(), options, clock)
    {
    }
    // As that person, by that OAuth client.
    SessionRig(const Session::Options &options, demoorg::Post post, const char *client = demoorg::demoDeskId,
               const std::function<void(DemoSite &)> &prepare = {})
        : session((prepare ? prepare(site) : void(), site.profileOf(post, client)), options, clock)
    {
    }
    void start()
    {
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20'000);
    }
    QString stateOf(const LegId &leg)
    {
        const std::optional<Intent> intent = session.writing().intentOf(leg);
        return intent ? intentStateName(intent->state) : QString();
    }

    const SystemClock clock;
    DemoSite site;
    Session session;
    QSignalSpy ready{&session, &Session::ready};
    QSignalSpy failed{&session, &Session::failed};
};

} // namespace wrapdesk::test
