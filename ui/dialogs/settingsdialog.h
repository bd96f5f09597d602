// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/organizationsettings.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace wrapdesk {

class RuleSettings;

// What a supervisor may set for one organisation: values in, values out. GUI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const OrganizationSettings &settings, const QString &organization, QWidget *parent = nullptr);

    OrganizationSettings settings() const;
    // The answer to settingsChosen where it could not be kept: the dialog stays and says why.
    void showFailure(const Error &error);

Q_SIGNALS:
    void settingsChosen(const wrapdesk::OrganizationSettings &settings); // just before it closes; if anything changed

public Q_SLOTS:
    void accept() override;

private:
    void build(const QString &organization);
    QWidget *buildChoices(QWidget *parent);
    void refresh();

    const OrganizationSettings m_before;
    QSpinBox *m_undo;
    QSpinBox *m_auditDays;
    QCheckBox *m_tags;
    QLineEdit *m_attribute;
    RuleSettings *m_rules;
    QLabel *m_trouble;
    QPushButton *m_save;
};

} // namespace wrapdesk
