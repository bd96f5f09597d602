// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"
#include "models/keyedtablemodel.h"

namespace wrapdesk {

// How the newest write to a leg goes, as its row tells it.
struct WriteCourse
{
    IntentState state = IntentState::Held;
    QString code;
    QString sentence;
    QString help;
    QDateTime settledAt;

    bool operator==(const WriteCourse &) const = default;
};

WriteCourse courseOf(const Intent &intent);

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

    bool operator==(const StragglerRow &) const = default;
    QString searchText() const;
    bool isBeingWritten() const { return course && !isEnd(course->state); }
};

// The stragglers. A row that was coded from here stays for `linger` with its outcome, then leaves.
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
    // `coded` legs are no stragglers any more but their write's course has changed.
    void updateCourse(const LegId &leg, const WriteCourse &course);
    // Time passes: lets go of the rows whose time is over.
    void tick(const QDateTime &now);

private:
    bool lingers(const StragglerRow &row) const;

    QHash<LegId, bool> m_leaving; // no stragglers any more
};

} // namespace wrapdesk
