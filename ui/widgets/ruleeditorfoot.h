// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace wrapdesk {

class FieldNote;

// Under the sentence editor: how the rule reads, what is wrong with it, and the buttons; also the question before
// changes are thrown away. GUI thread.
class RuleEditorFoot : public QFrame
{
    Q_OBJECT

public:
    explicit RuleEditorFoot(QWidget *parent);

    void showSentence(const QString &sentence);
    void showTrouble(const QString &trouble); // of the draft; empty: none
    void showFailure(const QString &failure); // of keeping it; empty: none
    void setKeepable(bool isKeepable);
    void setChanged(bool isChanged);
    void askToDiscard();
    void endAsking();
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void keepRequested();
    void cancelRequested();
    void discarded();
    void discardDeclined();

private:
    QPushButton *addButton(const char *name, const QString &text);
    void build();
    void setAsking(bool isAsking);

    bool m_isAsking = false;
    QLabel *m_sentence;
    FieldNote *m_trouble;
    FieldNote *m_failure;
    QLabel *m_question;
    QPushButton *m_goOn;
    QPushButton *m_discard;
    QPushButton *m_cancel;
    QPushButton *m_keep;
};

} // namespace wrapdesk
