// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace wrapdesk {

class ChoiceButton;
class ConditionPhrase;

// The first half of a rule's sentence, which legs it means: "When a voice leg in Billing is pending", and further
// conditions from a menu. GUI thread.
class RuleWhen : public QWidget
{
    Q_OBJECT

public:
    explicit RuleWhen(QWidget *parent);

    void show(const RuleConditions &when, const RuleVocabulary &vocabulary, const RuleWords &words);
    RuleConditions when() const;
    QString trouble() const; // what was typed and is not understood; empty: nothing

Q_SIGNALS:
    void edited();

private:
    void build();
    void buildMenu(QVBoxLayout *layout);
    void add(ConditionPhrase *phrase);
    void takeOut(ConditionPhrase *phrase);
    void tell();

    // As they were given: what the fields offer for a condition that is added.
    RuleVocabulary m_vocabulary;
    std::optional<RuleWords> m_words;
    QLabel *m_article;
    ChoiceButton *m_media;
    ChoiceButton *m_queues;
    ChoiceButton *m_classes;
    QList<ConditionPhrase *> m_phrases; // of every further field; hidden while it is not in the sentence
    QMenu *m_menu;
    QToolButton *m_add = nullptr;
};

} // namespace wrapdesk
