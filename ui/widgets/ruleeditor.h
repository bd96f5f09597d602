// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QScrollArea;

namespace wrapdesk {

class RuleEditorFoot;
class RuleLimits;
class RuleThen;
class RuleWhen;

// Edits one auto-apply rule as a sentence: a value in, a value out. Whether the rule is off, suggests or applies is
// shown and not edited. Ctrl+Enter keeps, Esc cancels and asks first where something has changed. GUI thread.
class RuleEditor : public QFrame
{
    Q_OBJECT

public:
    explicit RuleEditor(QWidget *parent = nullptr);

    // Begins anew with this rule; what was edited before is gone.
    void edit(const Rule &rule, const RuleVocabulary &vocabulary, const RuleWords &words);
    // With what has been understood of what was typed.
    const Rule &draft() const { return m_draft; }
    bool isChanged() const; // also if something was typed that is not understood
    void focusName();

    // Whether the draft's code sets off outbound mappings.
    void setMapped(bool isMapped);
    // The answer to onlyOfferingQueuesRequested(): of the queues the draft means only these stay.
    void setOfferingQueues(const QList<QueueId> &queues);
    // The answer to keepRequested() where it was not kept: the draft stays and it is said why.
    void showFailure(const Error &error);

Q_SIGNALS:
    void draftChanged(const wrapdesk::Rule &draft); // at once with every edit
    void keepRequested(const wrapdesk::Rule &draft);
    void cancelled(); // and whatever was changed is to be thrown away
    void onlyOfferingQueuesRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void wire();
    void take();
    void tell();
    void keep();
    void cancel();
    QString trouble() const;
    bool isKeepable() const;

    Rule m_before;
    Rule m_draft;
    RuleVocabulary m_vocabulary;
    std::optional<RuleWords> m_words;
    QPointer<QWidget> m_asked; // had the focus when the question was asked
    QLineEdit *m_name;
    QScrollArea *m_scroll;
    RuleWhen *m_when;
    RuleThen *m_then;
    RuleLimits *m_limits;
    RuleEditorFoot *m_foot;
};

} // namespace wrapdesk
