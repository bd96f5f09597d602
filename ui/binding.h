// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/livemodel.h"
#include "models/stragglermodel.h"
#include "rulewhy.h"
#include "session/session.h"
#include "widgets/drawer.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace wrapdesk {

class MainWindow;
class WritingBinding;

// Where the window and the session meet: what the session knows becomes rows, what a person wants becomes a call; for
// giving codes see WritingBinding. Roster changes reach the models at most five times a second, the first after a pause
// at once. Owns neither; both outlive it or go together. GUI thread.
class Binding : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{200};

    Binding(Session &session, MainWindow &window);

private:
    void listen();
    void obey();
    void noteRoster(const QList<LegId> &changed, const QList<LegId> &removed);
    void applyRoster();
    void showAll();
    void showStates();
    void showQueues();
    void showCodes();
    void showDetails(const LegId &leg);
    void tick();

    std::optional<StragglerRow> stragglerRow(const RosterEntry &entry) const;
    std::optional<LiveRow> liveRow(const RosterEntry &entry) const;
    RuleWhy whyOf(const RosterEntry &entry) const;
    LegDetails details(const RosterEntry &entry) const;

    Session &m_session;
    MainWindow &m_window;
    WritingBinding *m_writing;
    QSet<LegId> m_pending; // changed or removed since the models were last told
    QTimer m_pace;
    QElapsedTimer m_sinceApplied;
    QTimer m_second;
    std::optional<LegId> m_detailed;
};

} // namespace wrapdesk
