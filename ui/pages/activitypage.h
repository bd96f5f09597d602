// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/queue.h"
#include "models/activitymodel.h"
#include "session/activity.h"
#include "session/liststate.h"

#include <QWidget>

class QPushButton;

namespace wrapdesk {

class ActivityDetails;
class ActivityFilterBar;
class BoardView;
class ListFrame;

// Every write and every refusal, newest first, with its reason. Filters are asked for, page by page; new entries that
// pass come in on top. Values come in, wishes go out as signals: it does not know the session. GUI thread.
class ActivityPage : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(QWidget *parent = nullptr);

    void setQueues(const QList<Queue> &queues);
    void setPeople(const QList<std::pair<UserId, QString>> &people);
    // What rules are called, by their ids.
    void setRuleNames(std::function<QString(const RuleId &)> nameOf);
    // Asks for the newest entries the filters choose.
    void reload();
    // The answers to pageWanted; one to another question than the last is not taken.
    void showPage(const AuditPage &page);
    void showFailure(const Error &error);
    // Nothing can be asked now, and why; an asked-for page brings the list back.
    void setState(const ListState &state);
    // New ones, oldest first, whatever the filters.
    void insert(const QList<AuditEntry> &entries);
    void tick(const QDateTime &now);

    const AuditFilter &filter() const { return m_filter; }
    BoardView &board() { return *m_board; }
    const ActivityModel &entries() const { return m_entries; }

Q_SIGNALS:
    void pageWanted(const wrapdesk::AuditFilter &filter, qint64 before); // 0: the newest
    void exportWanted(const wrapdesk::AuditFilter &filter);

private:
    void build();
    void ask(qint64 before);
    void refresh();
    void recover();
    void showSelected();

    ActivityModel m_entries;
    ListState m_state;
    QDateTime m_now;
    AuditFilter m_filter; // as asked for
    std::optional<qint64> m_asked; // before which entry; nothing: no answer is awaited
    qint64 m_failedBefore = 0;
    QList<AuditEntry> m_meanwhile; // came while the newest were asked for
    QPushButton *m_export;
    ActivityFilterBar *m_filters;
    BoardView *m_board;
    ListFrame *m_frame;
    ActivityDetails *m_details;
};

} // namespace wrapdesk
