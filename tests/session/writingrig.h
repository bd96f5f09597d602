// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/activity.h"
#include "session/session.h"
#include "session/writing.h"
#include "support/demosite.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace wrapdesk::test {

using Kind = demoorg::Fault::Kind;

inline const QString timedOut = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
inline const QString retired = QStringLiteral("44444444-4444-4444-8444-444444444444"); // on no queue
inline const QString tagRoute =
    QStringLiteral("PATCH /api/v2/conversations/{conversationId}/participants/{participantId}/attributes");

inline const Session::Options holding{}; // a desk that holds as long as the settings say
inline const Session::Options atOnce{.holdAtMost = std::chrono::milliseconds(0)};
inline const Session::Options deaf{.desk = false}; // hears of nothing it does not ask for
inline const Session::Options deafAtOnce{.desk = false, .holdAtMost = std::chrono::milliseconds(0)};

// What a test of writing provokes is warned of; nothing else may be.
inline void failOnOtherWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!nothing is written to the platform|no token).*")));
}

// A supervisor at work on a site; several may work on one.
struct Supervisor
{
    explicit Supervisor(DemoSite &where, const Session::Options &options = holding)
        : Supervisor(where, where.profile(), options)
    {
    }
    Supervisor(DemoSite &where, const Profile &signIn, const Session::Options &options)
        : site(where), isAtDesk(options.desk), session(signIn, options, clock)
    {
        QObject::connect(&session.activity(), &Activity::appended, &session,
                         [this](const QList<AuditEntry> &entries) { audit += entries; });
    }
    // Signed in, and all legs of the site are listed.
    void begin()
    {
        start();
        if (!isAtDesk)
            session.sweepNow();
        QTRY_VERIFY(!swept.isEmpty());
        if (isAtDesk) {
            QTRY_VERIFY(session.health().live == LiveState::Live);
            QTRY_VERIFY(session.codes().knowsCodesOf(site.queue(0)));
        }
    }
    void start()
    {
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20'000);
    }
    void holdFor(std::chrono::seconds undo)
    {
        OrganizationSettings settings = writing.settings();
        settings.undo = undo;
        QVERIFY(writing.setSettings(settings));
    }

    std::optional<AssignedCode> codeOf(const LegId &leg) const
    {
        const RosterEntry *entry = session.roster().find(leg);
        return entry ? entry->leg.code : std::nullopt;
    }
    // By hand, with what stands there in view.
    Result<IntentId> wrap(const LegId &leg, const CodeId &code, const QString &notes = {})
    {
        return writing.wrap({.leg = leg, .code = code, .notes = notes, .seen = codeOf(leg)});
    }
    QString state(const LegId &leg) const
    {
        const std::optional<Intent> intent = writing.intentOf(leg);
        return intent ? intentStateName(intent->state) : QString();
    }
    QString refusal(const LegId &leg) const { return refusalName(writing.intentOf(leg)->refusal); }
    // The newest entry of the audit for the leg, once it is on disk.
    AuditEntry entryOf(const LegId &leg) const
    {
        const auto isOf = [&](const AuditEntry &entry) { return entry.leg == leg; };
        if (!QTest::qWaitFor([&] { return std::any_of(audit.cbegin(), audit.cend(), isOf); }))
            return {};
        return *std::find_if(audit.crbegin(), audit.crend(), isOf);
    }

    const SystemClock clock;
    DemoSite &site;
    const bool isAtDesk;
    QList<AuditEntry> audit;
    Session session;
    Writing &writing = session.writing();
    QSignalSpy ready{&session, &Session::ready};
    QSignalSpy swept{&session, &Session::sweepFinished};
};

// So many closed calls without a code.
inline QList<LegId> putMissing(DemoSite &site, int count)
{
    QList<LegId> legs;
    for (int i = 0; i < count; ++i)
        legs << site.put({.ended = std::chrono::seconds(2000 - i)});
    return legs;
}

} // namespace wrapdesk::test
