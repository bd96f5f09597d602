// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/dryrun.h"
#include "session/rulewords.h"
#include "widgets/dryrunnames.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace wrapdesk {

class FieldNote;

// What there is to know before a rule is turned to apply.
struct ApplyRuleCase
{
    Rule rule; // as it stands, not turned yet
    QList<Conflict> conflicts; // its own
    QList<Rule> rules; // to name others
    QList<Queue> reach;
    std::optional<DryRunResult> dryRun; // the last one; none: never tried
    bool canDryRun = true; // none is running
};

// Asks once before a rule gives codes by itself. GUI thread.
class ApplyRuleDialog : public QDialog
{
    Q_OBJECT

public:
    ApplyRuleDialog(const ApplyRuleCase &rule, const RuleWords &words, const DryRunNames &names, const QDateTime &now,
                    QWidget *parent = nullptr);

    // The answer to applyRequested where it was refused: the dialog stays and says why.
    void showFailure(const Error &error);

Q_SIGNALS:
    void applyRequested(const wrapdesk::RuleId &rule); // just before it closes
    void dryRunRequested(const wrapdesk::RuleId &rule); // instead; it closes

public Q_SLOTS:
    void accept() override;

private:
    void build(const ApplyRuleCase &rule, const RuleWords &words, const DryRunNames &names, const QDateTime &now);

    const RuleId m_rule;
    FieldNote *m_failure;
    QPushButton *m_dryRun;
    QPushButton *m_cancel;
    QPushButton *m_apply;
};

} // namespace wrapdesk
