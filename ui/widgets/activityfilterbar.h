// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/queue.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QHBoxLayout;

namespace wrapdesk {

// Above the activity: which entries are asked for. GUI thread.
class ActivityFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityFilterBar(QWidget *parent = nullptr);

    // Days begin and end at the midnights of this computer's clock.
    AuditFilter filter(const QDateTime &now) const;
    void setQueues(const QList<Queue> &queues);
    void setPeople(const QList<std::pair<UserId, QString>> &people);
    void offerPerson(const UserId &person, const QString &name); // unless there already
    void clear();

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Span
    {
        All,
        Today,
        Day,
        Week,
        Month,
        Custom
    };

    QComboBox *addChoice(const QString &name, const QString &accessibleName, const QString &all);
    QDateEdit *addDate(const QString &name, const QString &accessibleName);
    void build();
    void arrange();
    void showDates();
    bool isCustom() const;

    QComboBox *m_time;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QComboBox *m_person;
    QComboBox *m_queue;
    QComboBox *m_outcome;
    QComboBox *m_reason;
    QHBoxLayout *m_firstRow;
    QHBoxLayout *m_secondRow; // where one is too narrow
};

} // namespace wrapdesk
