// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/organizationsettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace wrapdesk {

class FieldNote;
class WeekHoursField;

// The part of the settings that is about auto-apply rules. GUI thread.
class RuleSettings : public QWidget
{
    Q_OBJECT

public:
    RuleSettings(const OrganizationSettings &settings, QWidget *parent);

    void write(OrganizationSettings &settings) const; // zone, quiet hours, breaker, provisional codes
    QWidget *first() const; // in the tab order
    QWidget *last() const;
    QString trouble() const; // why it cannot be saved; empty: it can

Q_SIGNALS:
    void edited();

private:
    void build();
    void buildZone(const QByteArray &zone);
    void tell();

    const QByteArray m_before; // the zone as it was given
    QComboBox *m_zone; // from here on in the tab order
    FieldNote *m_zoneNote;
    QSpinBox *m_breaker;
    WeekHoursField *m_quiet;
    QCheckBox *m_provisional;
};

} // namespace wrapdesk
