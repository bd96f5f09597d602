// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/dryrun.h"
#include "widgets/dryrunnames.h"

#include <QWidget>

class QLabel;

namespace wrapdesk {

// The result of a dry run in numbers: how many, on which queues, what agents chose. GUI thread.
class DryRunNumbers : public QWidget
{
    Q_OBJECT

public:
    explicit DryRunNumbers(QWidget *parent);

    void show(const DryRunResult &result, const DryRunNames &names);

    // In sentences, for whoever shows only a part.
    static QString coded(const DryRunResult &result); // "It would have coded 34 of 2,340 legs in 7 days."
    static QString share(const DryRunResult &result); // "Its code would be 6 % of all codes (140 of 2,310)."
    static QString agreement(const DryRunResult &result, const DryRunNames &names);
    static QString overtaken(const DryRunResult &result); // empty: nobody

private:
    QLabel *addLine(const char *name);
    void showQueues(const DryRunResult &result, const DryRunNames &names);

    QLabel *m_coded;
    QLabel *m_share;
    QLabel *m_agreement;
    QLabel *m_overtaken;
    QWidget *m_queues = nullptr;
};

} // namespace wrapdesk
