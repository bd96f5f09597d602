// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "session/sessionprivate.h"

#include <QThread>

namespace wrapdesk {

Session::Session(Profile profile, Options options, const Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(profile), options, clock))
{
}

Session::~Session() = default;

void Session::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->start();
}

void Session::signInAgain(const Profile &profile)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->check(profile);
}

void Session::signOut()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->signOut();
}

void Session::reopenStore() { d->openStore(); }

void Session::watch(const QList<QueueId> &queues) { d->watch(queues); }

QDateTime Session::now() const { return d->gate.platformNow(); }

const OrganizationId &Session::organizationId() const { return d->catalog.organizationId(); }

const UserId &Session::userId() const { return d->catalog.userId(); }

const Roster &Session::roster() const { return d->roster; }

const CodeBook &Session::codes() const { return d->catalog.codes(); }

const CodeHistory &Session::history() const { return d->history; }

const QHash<QueueId, Queue> &Session::queues() const { return d->catalog.queues(); }

QString Session::queueName(const QueueId &queue) const
{
    const auto known = d->catalog.queues().constFind(queue);
    return known == d->catalog.queues().cend() ? queue.text() : known->name;
}

QString Session::agentName(const Leg &leg) const
{
    const QString name = leg.agentName.isEmpty() ? d->catalog.userName(leg.agent) : leg.agentName;
    return name.isEmpty() ? leg.agent.text() : name;
}

const Health &Session::health() const
{
    d->fillHealth();
    return d->health;
}

QMap<QString, int> Session::requestCounts() const { return d->gate.requestCounts(); }

const ListState &Session::queuesState() const { return d->catalog.queuesState(); }

void Session::fetchCodes(const QueueId &queue)
{
    if (!d->health.offline)
        d->catalog.fetchCodes(queue, Lane::Interactive);
}

ListState Session::codesState(const QueueId &queue) const { return d->catalog.codesState(queue); }

void Session::sweep(const SweepScope &scope)
{
    if (d->sweeper.isRunning() || d->health.offline)
        return;
    if (const std::optional<Lack> lack = permissions().lackFor(Work::FindStragglers))
        return d->refuseSweep(scope, lack->error());
    d->swept({.scope = scope}, Loading::Loading);
    d->sweeper.start(scope, d->options.lookback);
}

void Session::sweepNow()
{
    const QDateTime now = d->gate.platformNow();
    sweep({.window = {.from = now.addSecs(-std::chrono::seconds(d->options.window).count()), .to = sweepEnd(now)}});
}

void Session::cancelSweep() { d->sweeper.cancel(); }

Writing &Session::writing() { return d->writing; }

Rules &Session::rules() { return *d->rules; }

Activity &Session::activity() { return *d->activity; }

} // namespace wrapdesk
