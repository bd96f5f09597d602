// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/onepass.h"
#include "session/writing.h"
#include "support/demosite.h"

#include <QTest>

namespace wrapdesk::test {

inline const QString timedOut = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
inline const QString anyCode = QStringLiteral("No code chosen"); // on nearly every queue

// One pass over a site, signed in as its supervisor unless told otherwise.
struct PassRig
{
    explicit PassRig(const DemoSite::Options &options = DemoSite::quiet()) : site(options), profile(site.profile()) { }

    void start(const PassOrder &order)
    {
        session = std::make_unique<Session>(profile, Session::Options{.desk = false, .holdAtMost = {}}, clock);
        pass = std::make_unique<OnePass>(*session, order);
        QObject::connect(pass.get(), &OnePass::finished, pass.get(), [this](const PassReport &last) {
            report = last;
            ++finished;
        });
        pass->start();
    }
    PassReport run(const PassOrder &order)
    {
        start(order);
        if (!QTest::qWaitFor([this] { return finished > 0; }, 20'000))
            qWarning("the pass does not end");
        return report;
    }
    // Outcome of a leg: its intent's end state, "skipped", "-" for a leg that was left as it is, "" if not listed.
    QString outcome(const LegId &leg) const
    {
        for (const PassedLeg &passed : report.stragglers) {
            if (passed.leg.id != leg)
                continue;
            if (passed.skipped)
                return QStringLiteral("skipped");
            return passed.outcome ? intentStateName(*passed.outcome) : QStringLiteral("-");
        }
        return {};
    }

    const SystemClock clock;
    DemoSite site;
    Profile profile;
    std::unique_ptr<Session> session;
    std::unique_ptr<OnePass> pass;
    PassReport report;
    int finished = 0;
};

inline PassOrder ordered(const QString &code = anyCode) { return {.code = code}; }

} // namespace wrapdesk::test
