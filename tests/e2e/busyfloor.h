// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outboxfile.h"
#include "support/demosite.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace wrapdesk::test {

// A site of stragglers whose agents go on coding while a program does: some choose just when a client's write to their
// leg was accepted and has not taken effect yet. Knows what every leg must look like when all is over.
class BusyFloor final : public QObject
{
    Q_OBJECT

public:
    struct Manner
    {
        int racePercent = 0; // of accepted writes: the leg's agent chooses in that moment
        int elsewherePercent = 0; // of accepted writes: some other leg's agent chooses
    };

    // One in four legs is in an ACW that has no time-out, the others are closed.
    BusyFloor(DemoSite &site, int legs, Manner manner, quint32 seed);

    DemoSite &site() const { return m_site; }
    CodeId wanted() const { return m_site.code(0); } // what the program is to give
    int legs() const { return int(m_legs.size()); }
    int accepted() const { return m_accepted; } // writes so far
    // Whatever agents chose a moment before that, or choose until the program begins anew, it may never have seen.
    void programDied();
    void programBegan() { m_isDead = false; }
    // How long a person's code that a write had replaced was gone before it was put back, at most.
    std::chrono::milliseconds slowestPutBack() const { return m_slowestPutBack; }

    // What is not as it must be, in words; empty: nothing was lost and nobody overruled.
    QStringList faultsIn(const OutboxFile &outbox) const;
    // The same as above in numbers, for people.
    QString summary(const OutboxFile &outbox) const;

private:
    void writeAccepted(const LegId &leg);
    void agentCodes(const LegId &leg);
    void codeSet(const LegId &leg, const QString &before, const QString &after);
    bool wasUnseen(const LegId &leg, const OutboxFile &outbox) const;
    QStringList faultsOfLegs(const OutboxFile &outbox) const;
    QStringList faultsOfRaces(const OutboxFile &outbox) const;

    DemoSite &m_site;
    const Manner m_manner;
    QRandomGenerator m_random;
    QList<LegId> m_legs;
    QSet<LegId> m_written; // a client's write was accepted
    QHash<LegId, QString> m_chosen; // what its agent chose last
    QHash<LegId, qint64> m_chosenAt;
    QHash<LegId, qint64> m_replacedAt; // the agent's choice, by a client
    QSet<LegId> m_unseen; // may have been chosen while no program was looking
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_slowestPutBack{0};
    bool m_isDead = false;
    int m_accepted = 0;
};

} // namespace wrapdesk::test
