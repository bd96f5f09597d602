// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/database.h"
#include "support/sleepyclock.h"
#include "writingrig.h"

#include <QTcpServer>

namespace wrapdesk::test {

inline constexpr int patience = 60'000; // ms; a desk that is offline tries again after up to 15 s, then 30 s

// The address of an organisation that comes and goes.
class Place
{
public:
    Place()
    {
        QTcpServer probe;
        probe.listen(QHostAddress(QHostAddress::LocalHost), 0);
        m_port = probe.serverPort();
        QVERIFY(m_port != 0);
    }
    std::unique_ptr<DemoSite> open() const
    {
        DemoSite::Options options = DemoSite::quiet();
        options.port = m_port;
        options.clientCredentials = demoorg::ClientCredentials::Allowed; // good whenever it is there
        return std::make_unique<DemoSite>(options);
    }

private:
    quint16 m_port = 0;
};

// A desk, and its first words.
struct Desk
{
    explicit Desk(const Profile &profile) : session(profile, atOnce, clock) { }
    // As long as it takes to have seen everything there is.
    void lookAround()
    {
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
        QTRY_VERIFY(!swept.isEmpty() && session.health().live == LiveState::Live);
        for (const QueueId &queue : session.queues().keys())
            QTRY_VERIFY(session.codesState(queue).loading == Loading::Ready);
    }
    bool isStraggler(const LegId &leg) const
    {
        const RosterEntry *entry = session.roster().find(leg);
        return entry && entry->straggler;
    }

    const SleepyClock clock;
    Session session;
    QSignalSpy ready{&session, &Session::ready};
    QSignalSpy failed{&session, &Session::failed};
    QSignalSpy swept{&session, &Session::sweepFinished};
};

// Desks that start where the organisation they knew cannot be reached.
class OfflineRig
{
protected:
    void begin()
    {
        place = std::make_unique<Place>();
        folder = std::make_unique<QTemporaryDir>();
    }
    // The site's stragglers as a desk has seen them before it ended; the site is gone.
    Profile seen(const std::function<void(DemoSite &)> &prepare)
    {
        const std::unique_ptr<DemoSite> site = place->open();
        prepare(*site);
        Profile profile = site->clientCredentials();
        profile.dataFolder = folder->path();
        profile.organization = OrganizationId(site->site().organizationId());
        Desk(profile).lookAround();
        return profile;
    }
    QString databaseOf(const Profile &profile) const
    {
        return QStringLiteral("%1/%2/wrapdesk.sqlite").arg(folder->path(), profile.organization.text());
    }
    QVariant valueIn(const Profile &profile, const QString &sql) const
    {
        const auto database = Database::open(databaseOf(profile), Database::Access::Reading);
        return database ? (*database)->value(sql).value_or(QVariant()) : QVariant();
    }

    std::unique_ptr<Place> place;
    std::unique_ptr<QTemporaryDir> folder;
};

} // namespace wrapdesk::test
