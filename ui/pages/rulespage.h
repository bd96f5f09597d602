// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rulesmodel.h"
#include "session/liststate.h"

#include <QSet>
#include <QWidget>

class QSplitter;

namespace wrapdesk {

class Banner;
class BoardView;
class ListFrame;
class RuleBoard;
class RulePanel;
class RulesHead;

// The auto-apply rules in their order, each with its toggle and how it is doing; beside them the panel in which one is
// edited and tried. Values come in, wishes go out as signals: it does not know the session. GUI thread.
class RulesPage : public QWidget
{
    Q_OBJECT

public:
    explicit RulesPage(QWidget *parent = nullptr);

    // To be told before the rules, and again when names have changed; the rules are shown anew.
    void setWords(const RuleWords &words);
    // All of them in order, how each is doing, and all conflicts there are.
    void showRules(const QList<Rule> &rules, const QHash<RuleId, RuleStatus> &status, const QList<Conflict> &conflicts,
                   const ListState &state, const QDateTime &now);
    // Nothing can be told now, and why; what is shown stays.
    void setState(const ListState &state);
    // Rules that are edited and not kept yet.
    void setDrafted(const QSet<RuleId> &rules);
    // The master switch; nothing: not known yet.
    void setOn(std::optional<bool> on);
    // Why no codes can be given at all, by rules neither; empty: they can.
    void setBarred(const QString &reason);
    // One line over the list, with a button (empty: "Dismiss", which takes the line away).
    void showNotice(Glyph glyph, Tone tone, const QString &text, const QString &action = {});
    void clearNotice();

    // Beside the list, shown or not.
    RulePanel &panel() { return *m_panel; }
    void showPanel(bool shown);

    std::optional<RuleId> selectedRule() const;
    void selectRule(const RuleId &rule); // if it is there
    void clearSelection();
    BoardView &board();
    const RulesModel &rules() const { return m_rules; }

Q_SIGNALS:
    void newRequested();
    void duplicateRequested(const wrapdesk::RuleId &rule);
    void removeRequested(const wrapdesk::RuleId &rule);
    void modeChosen(const wrapdesk::RuleId &rule, wrapdesk::RuleMode mode); // off or suggest
    void applyRequested(const wrapdesk::RuleId &rule); // it wants to be asked once
    void moveRequested(const wrapdesk::RuleId &rule, qsizetype place); // it shall have then; 0: first
    void importRequested();
    void exportRequested();
    void historyRequested(const std::optional<wrapdesk::RuleId> &rule); // nothing: of those that were removed
    void ruleSelected(const std::optional<wrapdesk::RuleId> &rule);
    void editRequested(const wrapdesk::RuleId &rule); // Enter or a double click
    void onRequested(); // all rules again
    void noticeAction();
    void retryRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildPanel();
    void fitPanel();
    void wire();
    void wireHead();
    void refresh();
    void noteSelection();
    void askForMode(const RuleId &rule, RuleMode mode);
    void retell();
    RuleRow rowOf(const Rule &rule) const;

    RulesModel m_rules;
    std::optional<RuleWords> m_words;
    QList<Rule> m_shown;
    QHash<RuleId, RuleStatus> m_status;
    QList<Conflict> m_conflicts;
    QHash<RuleId, RuleRow> m_told; // what does not change while the rules act
    QSet<RuleId> m_drafted;
    ListState m_state;
    QDateTime m_now;
    std::optional<RuleId> m_selected; // as told last
    QString m_whyBarred;
    bool m_hasNoticeAction = false;
    RulesHead *m_head;
    Banner *m_off;
    Banner *m_barred;
    Banner *m_notice;
    RuleBoard *m_board;
    ListFrame *m_frame;
    QSplitter *m_splitter;
    RulePanel *m_panel;
    int m_panelWidth = 0; // as the person left it
};

} // namespace wrapdesk
