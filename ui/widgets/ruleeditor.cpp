// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/ruleeditor.h"

#include "errortext.h"
#include "widgets/ruleeditorfoot.h"
#include "widgets/rulelimits.h"
#include "widgets/rulethen.h"
#include "widgets/rulewhen.h"
#include "wording.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

namespace wrapdesk {

namespace {

constexpr int editorMargin = 12;

QFrame *ruleLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setObjectName(QStringLiteral("ruleLine"));
    line->setFrameShape(QFrame::HLine);
    return line;
}

QString failureText(const Error &error)
{
    if (error.kind == ErrorKind::Conflict)
        return RuleEditor::tr("Not kept: another version of this rule has come in between. Cancel to see it; what you "
                              "changed is lost then.");
    if (error.kind == ErrorKind::Invalid && !error.message.isEmpty())
        return RuleEditor::tr("Not kept: %1").arg(error.message);
    const Explanation text = explain(error);
    return RuleEditor::tr("Not kept. %1 %2").arg(text.sentence, text.help);
}

// Of what the draft means now, only what is among `queues`.
QList<QueueId> narrowed(const Choice<QueueId> &choice, const QList<QueueId> &queues)
{
    QList<QueueId> left;
    for (const QueueId &queue : queues) {
        if (choice.holds(queue))
            left.append(queue);
    }
    return left;
}

} // namespace

RuleEditor::RuleEditor(QWidget *parent)
    : QFrame(parent),
      m_name(new QLineEdit(this)),
      m_scroll(new QScrollArea(this)),
      m_when(new RuleWhen(m_scroll)),
      m_then(new RuleThen(m_scroll)),
      m_limits(new RuleLimits(m_scroll)),
      m_foot(new RuleEditorFoot(this))
{
    setObjectName(QStringLiteral("ruleEditor"));
    setAccessibleName(tr("Rule"));
    build();
    wire();
}

void RuleEditor::build()
{
    m_name->setObjectName(QStringLiteral("ruleName"));
    m_name->setAccessibleName(tr("Name of the rule"));
    m_name->setPlaceholderText(tr("Name of the rule"));
    m_name->setMaxLength(int(longestRuleName));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(editorMargin, editorMargin, editorMargin, 8);
    top->addWidget(m_name);

    auto *content = new QWidget(m_scroll);
    content->setObjectName(QStringLiteral("ruleEditorContent"));
    auto *parts = new QVBoxLayout(content);
    parts->setContentsMargins(editorMargin, 8, editorMargin, editorMargin);
    parts->setSpacing(12);
    parts->addWidget(m_when);
    parts->addWidget(ruleLine(content));
    parts->addWidget(m_then);
    parts->addWidget(ruleLine(content));
    parts->addWidget(m_limits);
    parts->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("ruleEditorScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // its border
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_foot);
}

void RuleEditor::wire()
{
    connect(m_name, &QLineEdit::textChanged, this, &RuleEditor::take);
    connect(m_when, &RuleWhen::edited, this, &RuleEditor::take);
    connect(m_then, &RuleThen::edited, this, &RuleEditor::take);
    connect(m_limits, &RuleLimits::edited, this, &RuleEditor::take);
    connect(m_then, &RuleThen::onlyOfferingQueuesRequested, this, &RuleEditor::onlyOfferingQueuesRequested);
    connect(m_foot, &RuleEditorFoot::keepRequested, this, &RuleEditor::keep);
    connect(m_foot, &RuleEditorFoot::cancelRequested, this, &RuleEditor::cancel);
    connect(m_foot, &RuleEditorFoot::discarded, this, &RuleEditor::cancelled);
    connect(m_foot, &RuleEditorFoot::discardDeclined, this, [this] {
        if (m_asked)
            m_asked->setFocus(Qt::OtherFocusReason);
    });
}

void RuleEditor::edit(const Rule &rule, const RuleVocabulary &vocabulary, const RuleWords &words)
{
    m_before = rule;
    m_draft = rule;
    m_vocabulary = vocabulary;
    m_words = words;
    const QSignalBlocker quiet(m_name);
    m_name->setText(rule.name);
    m_when->show(rule.when, vocabulary, words);
    m_then->show(rule, vocabulary, words);
    m_limits->show(rule);
    m_foot->showFailure({});
    m_foot->endAsking();
    tell();
}

bool RuleEditor::isChanged() const
{
    return m_draft != m_before || !m_when->trouble().isEmpty() || !m_then->trouble().isEmpty()
           || !m_limits->trouble().isEmpty();
}

void RuleEditor::focusName() { m_name->setFocus(Qt::OtherFocusReason); }

void RuleEditor::setMapped(bool isMapped) { m_then->setMapped(isMapped); }

void RuleEditor::setOfferingQueues(const QList<QueueId> &queues)
{
    const QList<QueueId> left = narrowed(m_draft.when.queues, queues);
    if (left.isEmpty() || !m_words) {
        m_then->sayOffering(queues.isEmpty() ? tr("No queue offers this code.")
                                             : tr("None of the rule's queues offers this code."),
                            true);
        return;
    }
    RuleConditions when = m_draft.when;
    when.queues = {Choice<QueueId>::Kind::AnyOf, left};
    m_when->show(when, m_vocabulary, *m_words);
    take();
    m_then->sayOffering(left.size() == 1 ? tr("One queue is left.")
                                         : tr("%1 queues are left.").arg(Wording::count(left.size())),
                        false);
}

void RuleEditor::showFailure(const Error &error) { m_foot->showFailure(failureText(error)); }

void RuleEditor::take()
{
    m_draft.name = m_name->text();
    m_draft.when = m_when->when();
    m_then->write(m_draft);
    m_limits->write(m_draft);
    m_foot->showFailure({});
    m_foot->endAsking();
    tell();
    Q_EMIT draftChanged(m_draft);
}

QString RuleEditor::trouble() const
{
    for (const QString &each : {m_when->trouble(), m_then->trouble(), m_limits->trouble()}) {
        if (!each.isEmpty())
            return each;
    }
    return ruleError(m_draft);
}

// A new rule may be kept as it is proposed.
bool RuleEditor::isKeepable() const { return m_words && trouble().isEmpty() && (isChanged() || m_draft.version == 0); }

void RuleEditor::tell()
{
    m_foot->showSentence(m_words ? m_words->sentence(m_draft) : QString());
    m_foot->showTrouble(trouble());
    m_foot->setKeepable(isKeepable());
    m_foot->setChanged(isChanged());
}

void RuleEditor::keep()
{
    if (isKeepable())
        Q_EMIT keepRequested(m_draft);
}

void RuleEditor::cancel()
{
    if (!isChanged()) {
        Q_EMIT cancelled();
        return;
    }
    m_asked = focusWidget();
    m_foot->askToDiscard();
}

void RuleEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        return keep();
    if (event->key() != Qt::Key_Escape)
        return QFrame::keyPressEvent(event);
    if (!m_foot->isAsking())
        return cancel();
    m_foot->endAsking(); // Esc says no to the question
    if (m_asked)
        m_asked->setFocus(Qt::OtherFocusReason);
}

} // namespace wrapdesk
