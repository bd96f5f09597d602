// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"
#include "models/keyedtablemodel.h"

#include <QSet>

namespace wrapdesk {

// How the newest write to a leg goes, as its row tells it.
struct WriteCourse
{
    IntentState state = IntentState::Held;
    QString code;
    QString sentence;
    QString help;
    QDateTime settledAt;
    QString found; // the code that stands there instead, where a person was faster

    bool operator==(const WriteCourse &) const = default;
};

// `found`: the name of the code the permitting read found on the leg.
WriteCourse courseOf(const Intent &intent, const QString &found);

// One line of the inbox.
struct StragglerRow
{
    LegId key;
    Leg leg;
    Straggler straggler;
    QString queue;
    QString agent;
    QString code; // its name, empty: none
    std::optional<WriteCourse> course;
    std::optional<QString> suggestion; // the code a rule suggests for it

    bool operator==(const StragglerRow &) const = default;
    QString searchText() const;
    bool isBeingWritten() const { return course && !isEnd(course->state); }
    // Nobody has chosen yet: the suggestion can be taken.
    bool hasSuggestion() const { return suggestion && !course; }
    // A person coded it while our own choice was on its way: somebody has to look at both.
    bool isContested() const { return course && course->state == IntentState::HumanWon; }
};

// The stragglers. A row that was coded from here stays for `linger` with its outcome, then leaves; one that a person
// coded meanwhile stays until it is dismissed or coded again.
class StragglerModel : public KeyedTableModel<StragglerRow>
{
public:
    enum Columns
    {
        State,
        Age,
        QueueName,
        Agent,
        MediaKind,
        Customer,
        Ended,
        Code,
        Outcome
    };

    static constexpr std::chrono::seconds linger{10};

    explicit StragglerModel(QObject *parent = nullptr);

    // Of `removed`, legs whose write has just ended (or is still going on) stay as they are for now.
    void update(const QList<StragglerRow> &changed, const QList<LegId> &removed);
    // The writes of these legs, stragglers still or not, have come further.
    void updateCourses(const QHash<LegId, WriteCourse> &courses);
    // Has been seen: lets go of those of `legs` that are no stragglers any more.
    void dismiss(const QSet<LegId> &legs);
    // Time passes: lets go of the rows whose time is over.
    void tick(const QDateTime &now);

private:
    bool lingers(const StragglerRow &row) const;

    QSet<LegId> m_leaving; // no stragglers any more
};

} // namespace wrapdesk
