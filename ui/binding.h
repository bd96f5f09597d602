// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/livemodel.h"
#include "models/stragglermodel.h"
#include "widgets/codepicker.h"
#include "widgets/drawer.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace wrapdesk {

class MainWindow;

// The only place where the window and the session meet: what the session knows becomes rows, what a person wants
// becomes a call. Roster changes reach the models at most five times a second, the first after a pause at once. Owns
// neither; both outlive it or go together. GUI thread.
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
    void showCodes(const QueueId &queue);
    void showDetails(const LegId &leg);
    void showCourse(const LegId &leg);
    void tick();
    void offerCodes(const LegId &leg);
    void wrap(const LegId &leg, const CodeId &code, const QString &notes, const std::optional<AssignedCode> &seen);

    std::optional<StragglerRow> stragglerRow(const RosterEntry &entry) const;
    std::optional<LiveRow> liveRow(const RosterEntry &entry) const;
    LegDetails details(const RosterEntry &entry) const;
    PickerChoice choiceFor(const RosterEntry &entry) const;
    QString codeName(const std::optional<AssignedCode> &code) const;
    QString queueName(const Leg &leg) const;

    Session &m_session;
    MainWindow &m_window;
    QSet<LegId> m_pending; // changed or removed since the models were last told
    QTimer m_pace;
    QElapsedTimer m_sinceApplied;
    QTimer m_second;
    std::optional<LegId> m_detailed;
};

} // namespace wrapdesk
