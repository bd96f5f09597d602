// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/liststate.h"
#include "session/rules.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace wrapdesk {

class MainWindow;
class RuleEditBinding;
class RuleHistoryDialog;
class RulesPage;
class Session;

// Where the window and the rules meet: the list, its toggles and order, the master switch, history. What changes is
// shown at a human pace, what a person did at once. Owns neither side; child of the window's Binding, GUI thread.
class RulesBinding : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{250};

    RulesBinding(Session &session, MainWindow &window, QObject *parent);

private:
    void listen();
    void obeyList();
    void obeyWindow();
    void rename();
    void showSoon();
    void showRules();
    ListState state() const;
    QString nameOf(const RuleId &rule) const; // also of removed ones

    void duplicate(const RuleId &rule);
    void remove(const RuleId &rule);
    void askToApply(const RuleId &rule);
    void openHistory(const std::optional<RuleId> &rule);
    void offerRemoved();
    void switchAll(bool on);
    void tell(const Result<void> &result); // nothing where it went well
    void tell(const QString &text, const QString &action, std::function<void()> act);

    Session &m_session;
    Rules &m_rules;
    MainWindow &m_window;
    RulesPage &m_page;
    RuleEditBinding *m_edit;
    QTimer m_pace;
    bool m_isRenamed = true; // the page's words are out of date
    QElapsedTimer m_sinceShown;
    QPointer<RuleHistoryDialog> m_history;
    std::function<void()> m_noticeAction;
};

} // namespace wrapdesk
