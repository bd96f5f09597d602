// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dryrunsample.h"

#include "wording.h"

#include <QHeaderView>

namespace wrapdesk {

namespace {

constexpr int mostRows = 12;
constexpr int codeWidth = 136;

} // namespace

DryRunSample::DryRunSample(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("dryRunSample"));
    setAccessibleName(tr("Sample of legs"));
    setColumnCount(2);
    setHeaderLabels({tr("Sample of legs"), tr("In truth")});
    setUniformRowHeights(true);
    setMinimumHeight(1);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::Fixed);
    header()->resizeSection(1, codeWidth);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(this, &QTreeWidget::itemExpanded, this, &DryRunSample::updateGeometry);
    connect(this, &QTreeWidget::itemCollapsed, this, &DryRunSample::updateGeometry);
}

QSize DryRunSample::sizeHint() const
{
    int rows = 0;
    for (int leg = 0; leg < topLevelItemCount(); ++leg)
        rows += 1 + (topLevelItem(leg)->isExpanded() ? topLevelItem(leg)->childCount() : 0);
    const int height = rows > 0 ? sizeHintForRow(0) : 0;
    return {QTreeWidget::sizeHint().width(),
            header()->sizeHint().height() + std::min(rows, mostRows) * height + 2 * frameWidth()};
}

void DryRunSample::show(const QList<DryRunLeg> &sample, const DryRunNames &names, const QDateTime &now)
{
    QList<Row> rows;
    for (const DryRunLeg &each : sample) {
        const QString queue = names.queue ? names.queue(each.leg.queue) : QString();
        const QString known = names.agent ? names.agent(each.leg.agent) : QString();
        const QString code = each.stood.isEmpty() || !names.code ? each.stood : names.code(each.stood);
        const QString agent = known.isEmpty() ? each.leg.agentName : known;
        rows.append({Wording::legLine(queue.isEmpty() ? each.leg.queue.text() : queue, agent, each.leg, now),
                     each.stood.isEmpty() ? tr("no code") : (code.isEmpty() ? each.stood : code), each.why});
    }
    if (rows != m_rows)
        showRows(rows);
}

void DryRunSample::showRows(const QList<Row> &rows)
{
    m_rows = rows;
    clear();
    ensurePolished(); // rows are measured as the style sheet has them
    for (const Row &row : rows) {
        auto *item = new QTreeWidgetItem(this, {row.leg, row.stood});
        item->setToolTip(0, row.leg);
        item->setToolTip(1, row.stood);
        for (const QString &why : row.why) {
            auto *line = new QTreeWidgetItem(item, {why});
            line->setToolTip(0, why);
            line->setFirstColumnSpanned(true);
        }
    }
    updateGeometry();
}

} // namespace wrapdesk
