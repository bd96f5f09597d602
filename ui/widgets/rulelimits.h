// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rule.h"

#include <QWidget>

namespace wrapdesk {

class CountField;
class FieldNote;
class WeekHoursField;

// How much a rule may do and when: its caps and its schedule. GUI thread.
class RuleLimits : public QWidget
{
    Q_OBJECT

public:
    explicit RuleLimits(QWidget *parent);

    void show(const Rule &rule);
    void write(Rule &rule) const; // perHour, perQueueHour, schedule
    QString trouble() const;

Q_SIGNALS:
    void edited();

private:
    void tell();

    CountField *m_perHour;
    CountField *m_perQueueHour;
    FieldNote *m_trouble;
    WeekHoursField *m_schedule;
};

} // namespace wrapdesk
