// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"

#include <QFrame>

#include <functional>

class QGridLayout;
class QLabel;

namespace wrapdesk {

class CopyButton;

// Under the activity: all of the selected entry, with the ids to look it up on the platform, to be copied. GUI thread.
class ActivityDetails : public QFrame
{
    Q_OBJECT

public:
    explicit ActivityDetails(QWidget *parent = nullptr);

    void show(const std::optional<AuditEntry> &entry);
    // What rules are called, by their ids; also those that were removed.
    void setRuleNames(std::function<QString(const RuleId &)> nameOf) { m_ruleName = std::move(nameOf); }

private:
    struct Fact
    {
        QLabel *value = nullptr;
        CopyButton *copy = nullptr;
    };

    Fact addFact(QGridLayout *grid, const QString &title, const QString &name, const QString &tip);
    void fill(const Fact &fact, const QStringList &values);

    QString ruleText(const AuditEntry &entry) const;

    std::function<QString(const RuleId &)> m_ruleName;
    QLabel *m_hint;
    QWidget *m_content;
    QLabel *m_sentence;
    QLabel *m_help;
    Fact m_conversation;
    Fact m_leg;
    Fact m_correlation;
};

} // namespace wrapdesk
