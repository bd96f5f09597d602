// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/localgate.h"
#include "demo-org/organization.h"
#include "domain/leg.h"
#include "domain/wrapupcode.h"
#include "net/apiclient.h"
#include "session/profile.h"
#include "support/approval.h"

#include <QTemporaryDir>

#include <optional>

namespace wrapdesk::test {

// How far a leg that a test puts into the site has come.
enum class Stage
{
    Talking,
    InAcw,
    Closed
};

// An agent's leg as a test wants it; what is not said is an ordinary inbound call on the first queue.
struct LegPlan
{
    Stage stage = Stage::Closed;
    qsizetype queue = 0; // of site().queues()
    QString media = QStringLiteral("voice");
    QString code; // an id or a system code's name; empty: none
    bool acwSkipped = false;
    std::chrono::seconds ended{600}; // ago; of an open one: begun
    std::chrono::seconds talked{120};
};

// The demo organisation in this process and the conversations a test puts into it. Quiet unless told otherwise: no
// history, no arrivals, no rate limit worth the name.
class DemoSite final
{
public:
    using Options = demoorg::Organization::Options;
    static Options quiet();

    explicit DemoSite(const Options &options = quiet());

    demoorg::Organization &organization() { return m_organization; }
    demoorg::Site &site() { return m_organization.site(); }
    const demoorg::Site &site() const { return m_site; }
    Profile profile() const; // the supervisor's user token; each with a data folder of its own
    Profile clientCredentials() const;
    // The name on the person's button of the sign-in page: see approve().
    // A user token of that person, made for this OAuth client.
    Profile profileOf(demoorg::Post post, const char *client = demoorg::demoDeskId);
    QString nameOf(demoorg::Post post) const;

    // A conversation of these agents' legs and a customer, whose address is customerAddress.
    QList<LegId> putTogether(const QList<LegPlan> &plans);
    LegId put(const LegPlan &plan) { return putTogether({plan}).constFirst(); }
    // The leg's agent chooses a code now.
    void agentCodes(const LegId &leg, const CodeId &code);

    QueueId queue(qsizetype index) const;
    CodeId code(int index, qsizetype queue = 0) const; // of the queue's list
    QList<WrapupCode> codesOf(qsizetype queue) const;
    QString codeOn(const LegId &leg) const; // as it stands now; empty if none

    // What the organisation counted.
    QJsonObject stats() const { return m_organization.stats(); }
    int requests(const QString &route) const;
    int requests() const;
    int writesTo(const LegId &leg) const; // that took effect
    int humanCodesOverwritten() const; // seen or raced

    static const QString customerAddress;
    static const QString readRoute; // of one conversation
    static const QString writeRoute; // of a call's wrap-up
    static const QString readBackRoute; // of several conversations' details
    static const QString sweepRoute;

    // A new folder for a database.
    QString dataFolder() const;

private:
    demoorg::Organization m_organization;
    const demoorg::Site &m_site; // the organisation's
    QTemporaryDir m_data;
    mutable int m_profiles = 0;
    int m_conversations = 0;
};

// A gate that keeps a record of what passes it, and holds a request back when told to.
class WatchedGate final : public Gate
{
    Q_OBJECT

public:
    struct Passed
    {
        QString request; // verb and route
        std::chrono::milliseconds at;
    };

    WatchedGate(Gate &gate, const Clock &clock) : m_gate(gate), m_clock(clock) { }

    void enter(Lane lane, QObject *context, Admitted admitted) override;
    void renew(const Secret &refused, QObject *context, Admitted admitted) override;
    void observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                 const QDateTime &date, const RoundTrip &trip) override;
    void sent(const QString &verbAndRoute) override;

    QList<Passed> passed;
    QList<Lane> lanes;
    // Called for each that enters, with its number from 1; true: it waits for release().
    std::function<bool(qsizetype)> holds;
    bool isHolding() const { return m_held.has_value(); }
    void release();

private:
    struct Held
    {
        Lane lane;
        QPointer<QObject> context;
        Admitted admitted;
    };

    Gate &m_gate;
    const Clock &m_clock;
    std::optional<Held> m_held;
};

// Signed in to a site, with nothing above the client.
struct SignedIn
{
    SignedIn(const DemoSite &site, const Clock &clock);
    SignedIn(const DemoSite &site, const Clock &clock, const QByteArray &token);

    TokenSource tokens;
    LocalGate local;
    WatchedGate gate;
    ApiClient api;
};

} // namespace wrapdesk::test
