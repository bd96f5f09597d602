// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace wrapdesk {

class FieldNote;

// What a file of rules would bring, before anything is changed. GUI thread.
class ImportRulesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportRulesDialog(const QString &fileName, QWidget *parent = nullptr);

    // `present`: the rules as they stand, to tell what each would change.
    void showImport(const Rules::Import &import, const QList<Rule> &present, const RuleWords &words);
    // The file cannot be used, or importRequested() could not be done; names line and field.
    void showFailure(const Error &error);

Q_SIGNALS:
    void importRequested(); // just before it closes, unless it failed

public Q_SLOTS:
    void accept() override;

private:
    void build();

    QString m_fileName;
    QLabel *m_summary;
    QTreeWidget *m_rules;
    QLabel *m_remarks;
    FieldNote *m_failure;
    QPushButton *m_cancel;
    QPushButton *m_import;
};

} // namespace wrapdesk
