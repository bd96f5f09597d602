// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "session/rulewords.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace wrapdesk {

class ChangeTable;
class FieldNote;

// The versions of a rule, what each changed, and the way back to one. GUI thread.
class RuleHistoryDialog : public QDialog
{
    Q_OBJECT

public:
    // `versions`: newest first, not empty.
    RuleHistoryDialog(const QList<RuleVersion> &versions, const RuleWords &words, const QDateTime &now,
                      QWidget *parent = nullptr);

    // After a version was restored, or came in from elsewhere.
    void setVersions(const QList<RuleVersion> &versions, const QDateTime &now);
    // The answer to restoreRequested where it could not be.
    void showFailure(const Error &error);

Q_SIGNALS:
    void restoreRequested(const wrapdesk::RuleId &rule, int version);

private:
    void build();
    void fill(const QDateTime &now);
    void showVersion();
    const RuleVersion *chosen() const;

    const RuleWords m_words;
    QList<RuleVersion> m_versions;
    QTreeWidget *m_list;
    QLabel *m_title;
    FieldNote *m_why;
    ChangeTable *m_changes;
    FieldNote *m_failure;
    QPushButton *m_restore;
    QPushButton *m_close;
};

} // namespace wrapdesk
