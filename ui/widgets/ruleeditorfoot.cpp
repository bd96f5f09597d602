// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/ruleeditorfoot.h"

#include "widgets/fieldnote.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wrapdesk {

RuleEditorFoot::RuleEditorFoot(QWidget *parent)
    : QFrame(parent),
      m_sentence(new QLabel(this)),
      m_trouble(new FieldNote(QStringLiteral("ruleTrouble"), this)),
      m_failure(new FieldNote(QStringLiteral("ruleFailure"), this)),
      m_question(new QLabel(tr("Throw your changes away?"), this)),
      m_goOn(addButton("ruleGoOn", tr("Go on editing"))),
      m_discard(addButton("ruleDiscard", tr("Throw away"))),
      m_cancel(addButton("ruleCancel", tr("Cancel"))),
      m_keep(addButton("ruleKeep", tr("Keep")))
{
    setObjectName(QStringLiteral("ruleEditorFoot"));
    build();
    setAsking(false);
    connect(m_keep, &QPushButton::clicked, this, &RuleEditorFoot::keepRequested);
    connect(m_cancel, &QPushButton::clicked, this, &RuleEditorFoot::cancelRequested);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        endAsking();
        Q_EMIT discarded();
    });
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        endAsking();
        Q_EMIT discardDeclined();
    });
}

QPushButton *RuleEditorFoot::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

void RuleEditorFoot::build()
{
    m_sentence->setObjectName(QStringLiteral("ruleSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAccessibleName(tr("The rule as a sentence"));
    m_question->setObjectName(QStringLiteral("ruleQuestion"));
    m_keep->setProperty("primary", true);
    m_keep->setToolTip(tr("Ctrl+Enter"));
    m_cancel->setToolTip(tr("Esc"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (QPushButton *button : {m_goOn, m_discard, m_cancel, m_keep})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_sentence);
    layout->addWidget(m_trouble);
    layout->addWidget(m_failure);
    layout->addWidget(m_question);
    layout->addLayout(buttons);
}

void RuleEditorFoot::showSentence(const QString &sentence) { m_sentence->setText(sentence); }

void RuleEditorFoot::showTrouble(const QString &trouble) { m_trouble->say(trouble, FieldNote::Kind::Trouble); }

void RuleEditorFoot::showFailure(const QString &failure) { m_failure->say(failure, FieldNote::Kind::Trouble); }

void RuleEditorFoot::setKeepable(bool isKeepable) { m_keep->setEnabled(isKeepable); }

void RuleEditorFoot::setChanged(bool isChanged) { m_cancel->setText(isChanged ? tr("Cancel") : tr("Close")); }

void RuleEditorFoot::askToDiscard()
{
    setAsking(true);
    m_goOn->setFocus(Qt::OtherFocusReason);
}

void RuleEditorFoot::endAsking() { setAsking(false); }

void RuleEditorFoot::setAsking(bool isAsking)
{
    m_isAsking = isAsking;
    for (QWidget *part : std::initializer_list<QWidget *>{m_question, m_goOn, m_discard})
        part->setVisible(isAsking);
    for (QWidget *part : std::initializer_list<QWidget *>{m_cancel, m_keep})
        part->setVisible(!isAsking);
}

} // namespace wrapdesk
