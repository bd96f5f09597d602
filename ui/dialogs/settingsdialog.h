// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/organizationsettings.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace wrapdesk {

// What a supervisor may set for one organisation: values in, values out. GUI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const OrganizationSettings &settings, const QString &organization, QWidget *parent = nullptr);

    OrganizationSettings settings() const;

Q_SIGNALS:
    void settingsChosen(const wrapdesk::OrganizationSettings &settings); // before it closes, if anything is different

public Q_SLOTS:
    void accept() override;

private:
    void build(const QString &organization);
    void refresh();

    const OrganizationSettings m_before;
    QSpinBox *m_undo;
    QSpinBox *m_auditDays;
    QCheckBox *m_tags;
    QLineEdit *m_attribute;
    QPushButton *m_save;
};

} // namespace wrapdesk
