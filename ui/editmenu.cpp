// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "editmenu.h"

#include "bulkwording.h"

namespace wrapdesk {

EditMenu::EditMenu(QWidget *parent)
    : QMenu(tr("&Edit"), parent),
      m_undo(add("undoAction", tr("&Undo"), QKeySequence::Undo, &EditMenu::undoRequested)),
      m_send(add("sendNowAction", tr("Send &now"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return, &EditMenu::sendNowRequested)),
      m_suggested((addSeparator(), add("takeSuggestionAction", tr("&Take the suggestion"), Qt::CTRL | Qt::Key_T,
                                       &EditMenu::suggestionsRequested))),
      m_copy((addSeparator(), add("nudgeCopyAction", tr("&Copy nudge list"), {}, &EditMenu::nudgeCopyRequested))),
      m_save(add("nudgeSaveAction", tr("&Save nudge list…"), {}, &EditMenu::nudgeSaveRequested))
{
    setObjectName(QStringLiteral("editMenu"));
    setToolTipsVisible(true);
    showHeld({});
    showSelected(0);
}

QAction *EditMenu::add(const char *name, const QString &text, const QKeySequence &key, void (EditMenu::*request)())
{
    QAction *action = addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, request);
    return action;
}

void EditMenu::showHeld(const std::optional<HeldStep> &step, const QString &leg)
{
    // Names may contain what a menu takes for a mnemonic.
    const QString what = step ? BulkWording::step(*step, leg).replace(u'&', QStringLiteral("&&")) : QString();
    m_undo->setText(step ? tr("&Undo: %1").arg(what) : tr("&Undo"));
    m_undo->setEnabled(step.has_value());
    m_send->setEnabled(step.has_value());
}

void EditMenu::showSelected(qsizetype legs)
{
    m_suggested->setText(legs > 1 ? tr("&Take the suggestions") : tr("&Take the suggestion"));
    m_selected = legs;
    allow();
    m_copy->setEnabled(legs > 0);
    m_save->setEnabled(legs > 0);
}

void EditMenu::setBarred(const QString &reason)
{
    m_barred = reason;
    allow();
}

void EditMenu::allow()
{
    m_suggested->setEnabled(m_selected > 0 && m_barred.isEmpty());
    m_suggested->setToolTip(m_barred);
}

} // namespace wrapdesk
