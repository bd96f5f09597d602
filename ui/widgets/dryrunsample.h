// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/dryrun.h"
#include "widgets/dryrunnames.h"

#include <QTreeWidget>

namespace wrapdesk {

// Legs of a dry run, each opens to why the rule means it. GUI thread.
class DryRunSample : public QTreeWidget
{
    Q_OBJECT

public:
    explicit DryRunSample(QWidget *parent);

    void show(const QList<DryRunLeg> &sample, const DryRunNames &names, const QDateTime &now);
    QSize sizeHint() const override;

private:
    struct Row
    {
        QString leg;
        QString stood;
        QStringList why;

        bool operator==(const Row &) const = default;
    };
    void showRows(const QList<Row> &rows);

    QList<Row> m_rows; // as shown: what is the same stays, and what is open with it
};

} // namespace wrapdesk
