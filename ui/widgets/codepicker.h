// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ranking.h"
#include "session/session.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace wrapdesk {

// What the picker offers for one leg, or for many at once.
struct PickerChoice
{
    LegId leg; // empty for many
    bool isForMany = false; // notes and applying are the bulk bar's
    QueueId queue;
    QString title; // which leg this is
    std::optional<AssignedCode> seen; // the code that stands on the leg, as the person is shown it
    QString seenName;
    QList<WrapupCode> codes;
    CodeHistory history;
    ListState state; // of the queue's code list
    QHash<CodeId, QString> remarks; // beside a code: "2 of 5 queues"
    QString warning; // what a code would do besides; empty: nothing
    std::optional<WrapupCode> suggested; // by a rule: stands first until something is typed
    std::optional<WrapupCode> wished; // chosen before and not written, because somebody else was faster
};

// Opens at a row: type to filter, arrows, Enter takes the code, Tab goes to the notes, Esc closes. GUI thread.
class CodePicker : public QFrame
{
    Q_OBJECT

public:
    explicit CodePicker(QWidget *parent);

    // Opens for the choice's leg just below (or above) `row`, in the parent's coordinates.
    void open(const PickerChoice &choice, const QRect &row);
    // The queue's codes have come, or will not; or another code stands on the leg now.
    void update(const PickerChoice &choice);
    void close();
    const PickerChoice &choice() const { return m_choice; }

Q_SIGNALS:
    void taken(const wrapdesk::LegId &leg, const wrapdesk::CodeId &code, const QString &notes,
               const std::optional<wrapdesk::AssignedCode> &seen);
    void closed();
    void retryRequested(const wrapdesk::QueueId &queue);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void place(const QRect &row);
    QList<WrapupCode> offered() const;
    void fill();
    void preselect();
    QString seenText() const;
    void take();

    PickerChoice m_choice;
    QLabel *m_title;
    QLabel *m_seen;
    QLabel *m_warning;
    QLineEdit *m_typed;
    QListWidget *m_codes;
    QLabel *m_message;
    QLineEdit *m_notes;
    QLabel *m_keys;
};

} // namespace wrapdesk
