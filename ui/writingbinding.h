// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/stragglerspage.h"
#include "session/writing.h"
#include "widgets/codepicker.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace wrapdesk {

class MainWindow;
class Session;

// Where the window and the giving of codes meet, leg by leg: what is offered, chosen, held, taken back, and how far it
// has come. What changes on thousands of legs reaches the rows in batches. For many legs at once see RunBinding. Owns
// neither side; child of the window's Binding, GUI thread.
class WritingBinding : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{100};

    WritingBinding(Session &session, MainWindow &window, QObject *parent);

    std::optional<WriteCourse> courseFor(const LegId &leg) const;
    // Legs have changed and their rows with them: what the open picker is about to replace may be another code now.
    void refreshOffer(const QSet<LegId> &changed);

private:
    void listen();
    void obeyPage();
    void noteIntents(const QList<LegId> &legs);
    void showCourses();
    void showHeld();

    void offerCodes(const LegId &leg);
    void noteCodes(const QueueId &queue);
    void takeSuggestions(const QList<TakenSuggestion> &taken);
    QString notesOf(const LegId &leg) const; // that the rule which suggests its code would write
    void wrap(const LegId &leg, const CodeId &code, const QString &notes, const std::optional<AssignedCode> &seen);

    PickerChoice choiceFor(const LegId &leg) const;
    QString warningFor(const Leg &leg) const;

    Session &m_session;
    Writing &m_writing;
    MainWindow &m_window;
    StragglersPage &m_page;
    QSet<LegId> m_pending; // their writes have come further since the rows were last told
    QTimer m_pace;
    QElapsedTimer m_sinceShown;
    QTimer m_countdown; // runs while something is held
};

} // namespace wrapdesk
