// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"
#include "widgets/dryrunnames.h"

#include <QTimer>

namespace wrapdesk {

class RulePanel;
class RulesPage;
class Session;

// Where one rule is edited: the draft, its conflicts while it is typed, its dry run, and keeping it. Owns neither side;
// child of the RulesBinding, GUI thread.
class RuleEditBinding : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{150}; // conflicts follow the typing

    RuleEditBinding(Session &session, RulesPage &page, QObject *parent);

    void begin(const Rule &rule); // a new one has no id
    void tryOut(const RuleId &rule); // a dry run of it as it stands
    DryRunNames names() const;

private:
    void obeyEditor();
    void listen();
    void follow(const std::optional<RuleId> &selected);
    bool leaveDraft(); // false: it has changes, and that is said
    void show(const Rule &rule);
    void close();
    void keep(const Rule &draft);
    Rule rebased(const Rule &draft) const;
    void noteRules();
    void noteDraft();
    void checkDraft();
    void startDryRun(int days);
    void showDryRun();
    bool isOpen() const { return m_begun.has_value(); }

    Session &m_session;
    Rules &m_rules;
    RulesPage &m_page;
    RulePanel &m_panel;
    QTimer m_pace;
    std::optional<Rule> m_begun; // what is edited, as it was then
    std::optional<RuleId> m_tried; // whose dry run is on, or was the last
    std::optional<DryRunResult> m_result; // of a draft: it is kept nowhere else
};

} // namespace wrapdesk
