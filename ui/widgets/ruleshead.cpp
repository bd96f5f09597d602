// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/ruleshead.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wrapdesk {

namespace {

constexpr int narrowHead = 900;

} // namespace

RulesHead::RulesHead(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(tr("Rules"), this)),
      m_hint(new QLabel(tr("The first that matches decides"), this)),
      m_new(add("newRuleButton", tr("New rule"), tr("A rule of your own (Ctrl+N)"), &RulesHead::newRequested)),
      m_edit(add("editRuleButton", tr("Edit"), tr("The selected rule, beside the list (Enter)"),
                 &RulesHead::editRequested)),
      m_duplicate(add("duplicateRuleButton", tr("Duplicate"), tr("The same rule again, switched off (Ctrl+D)"),
                      &RulesHead::duplicateRequested)),
      m_remove(add("removeRuleButton", tr("Remove"), tr("Its history stays, and brings it back (Delete)"),
                   &RulesHead::removeRequested)),
      m_history(add("ruleHistoryButton", tr("History…"),
                    tr("Earlier versions of the selected rule, and restoring them; with none selected, removed rules"),
                    &RulesHead::historyRequested)),
      m_import(add("importRulesButton", tr("Import…"), tr("Rules from a file; you see first what it would do"),
                   &RulesHead::importRequested)),
      m_export(add("exportRulesButton", tr("Export…"), tr("All rules as a JSON file"), &RulesHead::exportRequested)),
      m_firstRow(new QHBoxLayout),
      m_secondRow(new QHBoxLayout)
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_hint->setObjectName(QStringLiteral("pageHint"));
    m_new->setProperty("primary", true);
    addKey(Qt::CTRL | Qt::Key_N, m_new);
    addKey(Qt::CTRL | Qt::Key_D, m_duplicate);
    for (QHBoxLayout *row : {m_firstRow, m_secondRow})
        row->setSpacing(8);
    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_title);
    words->addWidget(m_hint, 1, Qt::AlignBottom);
    m_firstRow->addLayout(words, 1);
    m_firstRow->setAlignment(words, Qt::AlignVCenter);
    for (QPushButton *button : {m_new, m_edit, m_duplicate, m_remove})
        m_firstRow->addWidget(button);
    m_secondRow->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_firstRow);
    layout->addLayout(m_secondRow);
    arrange();
}

QPushButton *RulesHead::add(const char *name, const QString &text, const QString &tip, void (RulesHead::*request)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, request);
    return button;
}

// On the whole page, wherever its keyboard is.
void RulesHead::addKey(const QKeySequence &key, QPushButton *button)
{
    auto *action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, button, [button] { button->click(); });
    parentWidget()->addAction(action);
}

void RulesHead::allow(bool isReady, bool hasRules, bool hasSelection)
{
    for (QPushButton *button : {m_new, m_history, m_import})
        button->setEnabled(isReady);
    for (QPushButton *button : {m_edit, m_duplicate, m_remove})
        button->setEnabled(hasSelection);
    m_export->setEnabled(hasRules);
}

QSize RulesHead::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget *part : std::initializer_list<const QWidget *>{m_title, m_new, m_edit, m_duplicate, m_remove})
        width += part->sizeHint().width() + m_firstRow->spacing();
    return {width, QWidget::minimumSizeHint().height()};
}

void RulesHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RulesHead::arrange()
{
    const bool isNarrow = width() < narrowHead;
    QHBoxLayout *row = isNarrow ? m_secondRow : m_firstRow;
    m_hint->setVisible(!isNarrow);
    if (row->indexOf(m_export) >= 0)
        return;
    for (QPushButton *button : {m_history, m_import, m_export}) {
        (row == m_firstRow ? m_secondRow : m_firstRow)->removeWidget(button);
        row->addWidget(button);
    }
}

} // namespace wrapdesk
