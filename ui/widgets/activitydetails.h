// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"

#include <QFrame>

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

private:
    struct Fact
    {
        QLabel *value = nullptr;
        CopyButton *copy = nullptr;
    };

    Fact addFact(QGridLayout *grid, const QString &title, const QString &name, const QString &tip);
    void fill(const Fact &fact, const QStringList &values);

    QLabel *m_hint;
    QWidget *m_content;
    QLabel *m_sentence;
    QLabel *m_help;
    Fact m_conversation;
    Fact m_leg;
    Fact m_correlation;
};

} // namespace wrapdesk
