// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/choicepopup.h"

#include <QPointer>
#include <QPushButton>

namespace wrapdesk {

// A word of a sentence that can be chosen: says what is, opens a ChoicePopup on a click, on Space, Enter and Down. GUI
// thread.
class ChoiceButton : public QPushButton
{
    Q_OBJECT

public:
    // `nothing`: what it says while nothing is chosen, "any queue".
    ChoiceButton(const QString &name, const QString &accessibleName, ChoiceKind kind, const QString &nothing,
                 QWidget *parent);

    // What is chosen and not among the options is shown by its key.
    void show(const QList<ChoiceOption> &options, const ChoiceSelection &selection);
    const ChoiceSelection &selection() const { return m_selection; }
    void openPopup();

Q_SIGNALS:
    void edited(); // by the person

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(const QList<ChoiceOption> &options, const ChoiceSelection &selection);
    QString labelOf(const QString &key) const;
    QString textOf(const QStringList &labels) const;
    void tell();

    const ChoiceKind m_kind;
    const QString m_nothing;
    QList<ChoiceOption> m_options;
    ChoiceSelection m_selection;
    QPointer<ChoicePopup> m_popup;
};

} // namespace wrapdesk
