// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/weekhours.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace wrapdesk {

class FieldNote;
class TimeField;

// Days of the week and a time from and to; nothing chosen: always. GUI thread.
class WeekHoursField : public QWidget
{
    Q_OBJECT

public:
    // `name` begins the names of its parts: nameMon … nameSun, nameFrom, nameTo.
    WeekHoursField(const QString &name, const QString &accessibleName, QWidget *parent);

    // What nothing chosen means: "always", "no quiet hours".
    void setNothingText(const QString &text);
    void show(const WeekHours &hours);
    WeekHours hours() const;
    // Why it is no window of time; empty: it is one, or nothing was chosen.
    QString trouble() const;
    QWidget *first() const; // of the tab order

Q_SIGNALS:
    void edited();

private:
    void build(const QString &name, const QString &accessibleName);
    void tell();

    QString m_nothing;
    std::array<QToolButton *, 7> m_days{};
    TimeField *m_from;
    TimeField *m_to;
    FieldNote *m_note;
};

} // namespace wrapdesk
