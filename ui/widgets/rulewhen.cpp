// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rulewhen.h"

#include "widgets/choicebutton.h"
#include "widgets/conditionchoice.h"
#include "widgets/conditionphrase.h"
#include "widgets/flowlayout.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace wrapdesk {

RuleWhen::RuleWhen(QWidget *parent)
    : QWidget(parent),
      m_article(new QLabel(this)),
      m_media(new ChoiceButton(QStringLiteral("ruleMedia"), tr("Media"), ChoiceKind::Several, tr("any"), this)),
      m_queues(
          new ChoiceButton(QStringLiteral("ruleQueues"), tr("Queues"), ChoiceKind::Several, tr("any queue"), this)),
      m_classes(new ChoiceButton(QStringLiteral("ruleClasses"), tr("Classes"), ChoiceKind::Several,
                                 tr("a straggler of any class"), this)),
      m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("ruleWhen"));
    build();
    tell();
}

void RuleWhen::build()
{
    m_article->setObjectName(QStringLiteral("ruleArticle"));
    auto *flow = new FlowLayout;
    flow->addWidget(m_article);
    flow->addWidget(m_media);
    flow->addWidget(new QLabel(tr("leg in"), this));
    flow->addWidget(m_queues);
    flow->addWidget(new QLabel(tr("is"), this));
    flow->addWidget(m_classes);
    for (ChoiceButton *button : {m_media, m_queues, m_classes}) {
        connect(button, &ChoiceButton::edited, this, &RuleWhen::tell);
        connect(button, &ChoiceButton::edited, this, &RuleWhen::edited);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(flow);
    buildMenu(layout);
}

void RuleWhen::buildMenu(QVBoxLayout *layout)
{
    for (const RuleField field :
         {RuleField::Directions, RuleField::Agents, RuleField::Teams, RuleField::Divisions, RuleField::DisconnectTypes,
          RuleField::ExternalTags, RuleField::Talk, RuleField::AcwAge, RuleField::ConversationAge, RuleField::Hours,
          RuleField::ByDesign}) {
        ConditionPhrase *phrase = ConditionPhrase::of(field, this);
        phrase->hide();
        m_phrases.append(phrase);
        layout->addWidget(phrase);
        QAction *action = m_menu->addAction(ConditionPhrase::title(field));
        action->setObjectName(QStringLiteral("add-") + ruleFieldName(field));
        connect(action, &QAction::triggered, this, [this, phrase] { add(phrase); });
        connect(phrase, &ConditionPhrase::edited, this, &RuleWhen::edited);
        connect(phrase, &ConditionPhrase::removeRequested, this, [this, phrase] { takeOut(phrase); });
    }
    m_add = new QToolButton(this); // after the phrases in the tab order
    m_add->setObjectName(QStringLiteral("ruleAddCondition"));
    m_add->setText(tr("+ condition"));
    m_add->setAccessibleName(tr("Add a condition"));
    m_add->setProperty("link", true);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(m_menu);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
}

void RuleWhen::show(const RuleConditions &when, const RuleVocabulary &vocabulary, const RuleWords &words)
{
    m_vocabulary = vocabulary;
    m_words = words;
    for (const auto &[button, field] : {std::pair(m_media, RuleField::Media), std::pair(m_queues, RuleField::Queues),
                                        std::pair(m_classes, RuleField::Classes)})
        button->show(choiceOptions(field, when, vocabulary, words), choiceIn(when, field));
    for (ConditionPhrase *phrase : std::as_const(m_phrases)) {
        phrase->show(when, vocabulary, words);
        phrase->setVisible(phrase->isSet(when));
    }
    tell();
}

RuleConditions RuleWhen::when() const
{
    RuleConditions when;
    setChoice(when, RuleField::Media, m_media->selection());
    setChoice(when, RuleField::Queues, m_queues->selection());
    setChoice(when, RuleField::Classes, m_classes->selection());
    for (const ConditionPhrase *phrase : m_phrases)
        phrase->write(when);
    return when;
}

QString RuleWhen::trouble() const
{
    for (const ConditionPhrase *phrase : m_phrases) {
        if (!phrase->isHidden() && !phrase->trouble().isEmpty())
            return phrase->trouble();
    }
    return {};
}

void RuleWhen::add(ConditionPhrase *phrase)
{
    if (phrase->isHidden() && m_words)
        phrase->show(RuleConditions{}, m_vocabulary, *m_words);
    phrase->setVisible(true);
    tell();
    phrase->begin();
}

void RuleWhen::takeOut(ConditionPhrase *phrase)
{
    m_add->setFocus(Qt::OtherFocusReason);
    if (m_words)
        phrase->show(RuleConditions{}, m_vocabulary, *m_words);
    phrase->setVisible(false);
    tell();
    Q_EMIT edited();
}

// The words around the fields, and which conditions are left to add.
void RuleWhen::tell()
{
    const QString media = m_media->text();
    const bool isVowel = !media.isEmpty() && QStringLiteral("aeiou").contains(media.front(), Qt::CaseInsensitive);
    if (m_media->selection().keys.isEmpty())
        m_article->setText(tr("When"));
    else
        m_article->setText(isVowel ? tr("When an", "before a vowel") : tr("When a"));
    bool isAnyLeft = false;
    for (qsizetype place = 0; place < m_phrases.size(); ++place) {
        const bool isLeft = m_phrases[place]->isHidden();
        m_menu->actions().at(place)->setVisible(isLeft);
        isAnyLeft = isAnyLeft || isLeft;
    }
    m_add->setEnabled(isAnyLeft);
}

} // namespace wrapdesk
