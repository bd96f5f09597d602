// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/queuemodel.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace wrapdesk {

class BoardView;
class ListFrame;

// Every queue with its after-call work and its codes, to look up. Values come in, wishes go out as signals. GUI thread.
class QueuesPage : public QWidget
{
    Q_OBJECT

public:
    explicit QueuesPage(QWidget *parent = nullptr);

    void setQueues(const QList<Queue> &queues, const ListState &state, const QDateTime &now);
    // For the queue that is selected; of another one: nothing happens.
    void setCodes(const QueueId &queue, const QList<WrapupCode> &codes, const ListState &state, const QDateTime &now);
    std::optional<QueueId> selectedQueue() const;
    BoardView &board() { return *m_queueBoard; }

Q_SIGNALS:
    void codesWanted(const wrapdesk::QueueId &queue);
    void retryRequested();

private:
    QWidget *buildQueues();
    QWidget *buildCodes();
    void selectQueue(const QModelIndex &row);
    void refresh();

    QueueModel m_queues;
    CodeModel m_codes;
    ListState m_queuesState;
    ListState m_codesState;
    QDateTime m_now;
    QLineEdit *m_queueSearch;
    BoardView *m_queueBoard;
    ListFrame *m_queueFrame;
    QLabel *m_title;
    QLabel *m_rule;
    QLineEdit *m_codeSearch;
    BoardView *m_codeBoard;
    ListFrame *m_codeFrame;
};

} // namespace wrapdesk
