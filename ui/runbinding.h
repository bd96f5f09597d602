// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ranking.h"
#include "nudgelist.h"
#include "session/writing.h"

#include <QTimer>

namespace wrapdesk {

class MainWindow;
class RunBar;
class Session;
class StragglersFoot;
class StragglersPage;

// Where the window and a bulk run meet: what is offered for the selected legs, foretold, started, and what becomes of
// it; also what was left over by an earlier session. Owns neither side; child of the window's Binding, GUI thread.
class RunBinding : public QObject
{
    Q_OBJECT

public:
    RunBinding(Session &session, MainWindow &window, QObject *parent);

private:
    void obeyFoot();
    void obeyRunBar();
    void noteCodes();
    void showRun();
    void restoreOrder();
    void offerCodes();
    void start(const BulkOrder &order);
    void showResults();
    void retry();
    void tag();
    void dismiss();

    QList<Intent> intents(const QSet<IntentState> &states) const; // of the run
    QList<Nudge> nudges() const; // of what it has not coded
    QString remarkOn(const Intent &intent) const;

    Session &m_session;
    Writing &m_writing;
    StragglersPage &m_page;
    StragglersFoot &m_foot;
    RunBar &m_bar;
    QTimer m_second; // while it runs
    RunId m_started; // by m_order: may still be taken back
    BulkOrder m_order;
    CodeHistory m_chosen; // for many legs
};

} // namespace wrapdesk
