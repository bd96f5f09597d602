// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/livepage.h"

#include "widgets/boardview.h"
#include "widgets/carddelegate.h"
#include "widgets/celldelegate.h"
#include "widgets/listframe.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QScrollBar>

namespace wrapdesk {

namespace {

constexpr int cardFrame = 4; // the list counts its edges too
constexpr int rowsOfCards = 2; // more queues scroll

} // namespace

LivePage::LivePage(QWidget *parent)
    : QWidget(parent),
      m_summary(new QLabel(this)),
      m_cards(new QListView(this)),
      m_cardPainter(new CardDelegate(m_loads, this)),
      m_board(new BoardView(QStringLiteral("liveBoard"), this)),
      m_frame(new ListFrame(QStringLiteral("liveFrame"), m_board, this))
{
    setObjectName(QStringLiteral("livePage"));
    build();
    buildCards();
    connect(m_frame, &ListFrame::retryRequested, this, &LivePage::retryRequested);
    connect(m_frame, &ListFrame::clearFiltersRequested, m_cards->selectionModel(), &QItemSelectionModel::clear);
    connect(m_cards->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LivePage::narrow);
    connect(m_board->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid())
            Q_EMIT legSelected(m_legs.at(row.row()).key);
    });
    refresh();
}

void LivePage::build()
{
    auto *title = new QLabel(tr("Live"), this);
    title->setObjectName(QStringLiteral("pageTitle"));
    m_summary->setObjectName(QStringLiteral("pageHint"));
    m_board->setModel(&m_legs);
    m_board->setAccessibleName(tr("Legs of the moment"));
    m_board->cells().setGroupColumn(LiveModel::QueueName);
    m_board->setWidths({{180, 116}, {156, 148}, {96, 80}, {176, 112}, {124, 96, 1}, {140, 92, 2}, {96, 80, 3}},
                       LiveModel::Agent);
    m_board->sortByColumn(LiveModel::QueueName, Qt::AscendingOrder);
    m_frame->setWords({tr("Fetching the legs of the moment…"),
                       tr("Nobody is talking right now"),
                       tr("New legs appear here by themselves as soon as an agent is alerted."),
                       {},
                       Glyph::Live});

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(title);
    head->addWidget(m_summary, 1, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_cards);
    layout->addWidget(m_frame, 1);
    // Groups are groups only while sorted by queue.
    connect(m_board->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column) { m_board->cells().setGroupColumn(column == LiveModel::QueueName ? column : -1); });
}

void LivePage::buildCards()
{
    m_cards->setObjectName(QStringLiteral("queueCards"));
    m_cards->setAccessibleName(tr("Queues; choosing one narrows the list to it"));
    m_cards->setModel(&m_loads);
    m_cards->setItemDelegate(m_cardPainter);
    m_cards->setFlow(QListView::LeftToRight);
    m_cards->setWrapping(true);
    m_cards->setResizeMode(QListView::Adjust);
    m_cards->setUniformItemSizes(true);
    m_cards->setSelectionMode(QAbstractItemView::MultiSelection);
    m_cards->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_cards->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cards->setFrameShape(QFrame::NoFrame);
    m_loads.sort(0);
}

void LivePage::merge(const QList<LiveRow> &rows)
{
    m_legs.merge(rows);
    count();
}

void LivePage::update(const QList<LiveRow> &changed, const QList<LegId> &removed)
{
    m_legs.patch(changed, removed);
    count();
}

void LivePage::setState(const ListState &state)
{
    m_state = state;
    refresh();
}

void LivePage::tick(const QDateTime &now)
{
    m_legs.setNow(now);
    refresh();
}

void LivePage::count()
{
    m_loads.count(m_legs);
    refresh();
}

void LivePage::refresh()
{
    QueueLoad all;
    m_legs.forEach([&](const LiveRow &row) {
        all.talking += row.activity == LegActivity::Talking ? 1 : 0;
        all.holding += row.activity == LegActivity::Holding ? 1 : 0;
        all.alerting += row.activity == LegActivity::Alerting ? 1 : 0;
        all.inAcw += row.activity == LegActivity::InAcw ? 1 : 0;
    });
    m_summary->setText(all.total() == 0 ? QString()
                                        : tr("%1 talking · %2 alerting · %3 holding · %4 in after-call work")
                                              .arg(all.talking)
                                              .arg(all.alerting)
                                              .arg(all.holding)
                                              .arg(all.inAcw));
    m_cards->setVisible(m_loads.rowCount() > 0);
    fitCards();
    m_frame->show(m_state, m_legs.rowCount(), m_legs.total(), m_legs.now());
}

// As high as its rows of cards, up to two of them, and the rows filled from edge to edge.
void LivePage::fitCards()
{
    const int count = m_loads.rowCount();
    if (count == 0)
        return;
    const int room = m_cards->width() - m_cards->verticalScrollBar()->sizeHint().width() - cardFrame;
    const int perRow = std::max(1, room / m_cardPainter->leastWidth());
    const int width = room / perRow;
    const int rows = std::min((count + perRow - 1) / perRow, rowsOfCards);
    m_cardPainter->setWidth(width);
    const int height = rows * m_cardPainter->sizeHint({}, {}).height();
    if (m_cards->height() != height || width != m_cardWidth)
        m_cards->doItemsLayout();
    m_cardWidth = width;
    m_cards->setFixedHeight(height);
}

void LivePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCards();
}

void LivePage::narrow()
{
    QHash<QueueId, bool> chosen;
    const QModelIndexList cards = m_cards->selectionModel()->selectedIndexes();
    for (const QModelIndex &card : cards)
        chosen.insert(m_loads.at(card.row()).key, true);
    if (chosen.isEmpty())
        m_legs.setFilter({});
    else
        m_legs.setFilter([chosen](const LiveRow &row) { return chosen.contains(row.leg.queue); });
    refresh();
}

} // namespace wrapdesk
