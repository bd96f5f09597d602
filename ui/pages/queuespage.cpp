// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/queuespage.h"

#include "widgets/boardview.h"
#include "widgets/listframe.h"
#include "wording.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>

namespace wrapdesk {

namespace {

QLineEdit *searchField(const QString &name, const QString &placeholder, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(placeholder);
    field->setClearButtonEnabled(true);
    field->addAction(theme::icon(Glyph::Search), QLineEdit::LeadingPosition);
    return field;
}

QVBoxLayout *columnLayout(QWidget *column)
{
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    return layout;
}

} // namespace

QueuesPage::QueuesPage(QWidget *parent)
    : QWidget(parent),
      m_queueSearch(searchField(QStringLiteral("queueSearch"), tr("Find a queue"), this)),
      m_queueBoard(new BoardView(QStringLiteral("queueBoard"), this)),
      m_queueFrame(new ListFrame(QStringLiteral("queueFrame"), m_queueBoard, this)),
      m_title(new QLabel(this)),
      m_rule(new QLabel(this)),
      m_codeSearch(searchField(QStringLiteral("codeSearch"), tr("Find a code"), this)),
      m_codeBoard(new BoardView(QStringLiteral("codeBoard"), this)),
      m_codeFrame(new ListFrame(QStringLiteral("codeFrame"), m_codeBoard, this))
{
    setObjectName(QStringLiteral("queuesPage"));
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("queueSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(16);
    splitter->addWidget(buildQueues());
    splitter->addWidget(buildCodes());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->addWidget(splitter);

    connect(m_queueSearch, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_queues.setFilter({}, typed);
        refresh();
    });
    connect(m_codeSearch, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_codes.setFilter({}, typed);
        refresh();
    });
    connect(m_queueBoard->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuesPage::selectQueue);
    connect(m_queueFrame, &ListFrame::retryRequested, this, &QueuesPage::retryRequested);
    connect(m_queueFrame, &ListFrame::clearFiltersRequested, m_queueSearch, &QLineEdit::clear);
    connect(m_codeFrame, &ListFrame::clearFiltersRequested, m_codeSearch, &QLineEdit::clear);
    connect(m_codeFrame, &ListFrame::retryRequested, this, [this] {
        if (const auto queue = selectedQueue())
            Q_EMIT codesWanted(*queue);
    });
    refresh();
}

QWidget *QueuesPage::buildQueues()
{
    auto *title = new QLabel(tr("Queues"), this);
    title->setObjectName(QStringLiteral("pageTitle"));
    m_queueBoard->setModel(&m_queues);
    m_queueBoard->setAccessibleName(tr("Queues"));
    m_queueBoard->setWidths({{180, 120}, {128, 88, 1}, {188, 160}, {96, 84}}, QueueModel::Name);
    m_queueBoard->sortByColumn(QueueModel::Name, Qt::AscendingOrder);
    m_queueFrame->setWords({tr("Fetching the queues…"), tr("This sign-in sees no queue"),
                            tr("Ask an administrator for Routing > Queue > View in the divisions you work for."),
                            tr("Try again"), Glyph::Queues});
    auto *column = new QWidget(this);
    auto *layout = columnLayout(column);
    layout->addWidget(title);
    layout->addWidget(m_queueSearch);
    layout->addWidget(m_queueFrame, 1);
    return column;
}

QWidget *QueuesPage::buildCodes()
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_rule->setObjectName(QStringLiteral("queueRule"));
    m_rule->setWordWrap(true);
    m_codeBoard->setModel(&m_codes);
    m_codeBoard->setAccessibleName(tr("Wrap-up codes of the queue"));
    m_codeBoard->setWidths({{160, 120}}, 0);
    m_codeBoard->sortByColumn(0, Qt::AscendingOrder);
    m_codeFrame->setWords({tr("Fetching the queue's codes…"),
                           tr("This queue has no wrap-up codes"),
                           tr("Its legs cannot be coded until an administrator puts codes on it."),
                           {},
                           Glyph::Info});
    auto *column = new QWidget(this);
    auto *layout = columnLayout(column);
    layout->addWidget(m_title);
    layout->addWidget(m_rule);
    layout->addWidget(m_codeSearch);
    layout->addWidget(m_codeFrame, 1);
    return column;
}

void QueuesPage::setQueues(const QList<Queue> &queues, const ListState &state, const QDateTime &now)
{
    QList<QueueRow> rows;
    for (const Queue &queue : queues)
        rows.append({queue.id, queue});
    m_queues.merge(rows);
    m_queuesState = state;
    m_now = now;
    if (!m_queueBoard->currentIndex().isValid() && m_queues.rowCount() > 0)
        m_queueBoard->setCurrentIndex(m_queues.index(0, 0));
    refresh();
}

void QueuesPage::setCodes(const QueueId &queue, const QList<WrapupCode> &codes, const ListState &state,
                          const QDateTime &now)
{
    if (selectedQueue() != queue)
        return;
    QList<CodeRow> rows;
    for (const WrapupCode &code : codes)
        rows.append({code.id, code.name});
    m_codes.merge(rows);
    m_codesState = state;
    m_now = now;
    refresh();
}

std::optional<QueueId> QueuesPage::selectedQueue() const
{
    const QModelIndex row = m_queueBoard->currentIndex();
    return row.isValid() ? std::optional(m_queues.at(row.row()).key) : std::nullopt;
}

void QueuesPage::selectQueue(const QModelIndex &row)
{
    m_codes.merge({});
    m_codesState = {};
    if (row.isValid()) {
        const Queue &queue = m_queues.at(row.row()).queue;
        m_title->setText(queue.name);
        m_rule->setText(Wording::acwRule(queue));
        Q_EMIT codesWanted(queue.id);
    }
    refresh();
}

void QueuesPage::refresh()
{
    m_queueFrame->show(m_queuesState, m_queues.rowCount(), m_queues.total(), m_now);
    m_codeFrame->parentWidget()->setVisible(m_queueBoard->currentIndex().isValid());
    m_codeFrame->show(m_codesState, m_codes.rowCount(), m_codes.total(), m_now);
}

} // namespace wrapdesk
