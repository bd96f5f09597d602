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

// What the picker offers for one leg.
struct PickerChoice
{
    LegId leg;
    QueueId queue;
    QString title; // which leg this is
    std::optional<AssignedCode> seen; // the code that stands on the leg, as the person is shown it
    QString seenName;
    QList<WrapupCode> codes;
    CodeHistory history;
    ListState state; // of the queue's code list
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
    void fill();
    bool moveInList(int key);
    void take();

    PickerChoice m_choice;
    QLabel *m_title;
    QLabel *m_seen;
    QLineEdit *m_typed;
    QListWidget *m_codes;
    QLabel *m_message;
    QLineEdit *m_notes;
};

} // namespace wrapdesk
