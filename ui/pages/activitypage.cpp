// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/activitypage.h"

#include "widgets/activitydetails.h"
#include "widgets/activityfilterbar.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wrapdesk {

namespace {

constexpr qint64 staleAfter = qint64(24) * 3600; // s: "today" has become yesterday

} // namespace

ActivityPage::ActivityPage(QWidget *parent)
    : QWidget(parent),
      m_export(new QPushButton(tr("Export…"), this)),
      m_filters(new ActivityFilterBar(this)),
      m_board(new BoardView(QStringLiteral("activityBoard"), this)),
      m_frame(new ListFrame(QStringLiteral("activityFrame"), m_board, this)),
      m_details(new ActivityDetails(this))
{
    setObjectName(QStringLiteral("activityPage"));
    build();
    connect(m_filters, &ActivityFilterBar::changed, this, &ActivityPage::reload);
    connect(&m_entries, &ActivityModel::moreWanted, this, &ActivityPage::ask);
    connect(m_frame, &ListFrame::retryRequested, this, &ActivityPage::recover);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(m_filters->filter(m_now)); });
    connect(m_board->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityPage::showSelected);
    refresh();
}

void ActivityPage::build()
{
    auto *title = new QLabel(tr("Activity"), this);
    title->setObjectName(QStringLiteral("pageTitle"));
    auto *hint = new QLabel(tr("Every write and every refusal, newest first"), this);
    hint->setObjectName(QStringLiteral("pageHint"));
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_board->setModel(&m_entries);
    m_board->setSortingEnabled(false); // it is by time, as the pages come
    m_board->setAccessibleName(tr("Activity"));
    m_board->setWidths({{150, 150},
                        {164, 144},
                        {116, 92, 4},
                        {124, 88},
                        {124, 88},
                        {104, 104, 1},
                        {136, 100},
                        {148, 108},
                        {96, 88, 3},
                        {240, 88, 2}},
                       ActivityModel::Detail);

    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(title);
    words->addWidget(hint, 1, Qt::AlignBottom);
    auto *head = new QHBoxLayout;
    head->addLayout(words, 1);
    head->setAlignment(words, Qt::AlignVCenter);
    head->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_filters);
    layout->addWidget(m_frame, 1);
    layout->addWidget(m_details);
}

void ActivityPage::setQueues(const QList<Queue> &queues) { m_filters->setQueues(queues); }

void ActivityPage::setPeople(const QList<std::pair<UserId, QString>> &people) { m_filters->setPeople(people); }

void ActivityPage::setRuleNames(std::function<QString(const RuleId &)> nameOf)
{
    m_details->setRuleNames(std::move(nameOf));
}

void ActivityPage::reload()
{
    m_filter = m_filters->filter(m_now);
    m_meanwhile.clear();
    ask(0);
}

void ActivityPage::ask(qint64 before)
{
    m_asked = before;
    if (before == 0 || m_state.loading == Loading::Failed)
        m_state = {.loading = Loading::Loading};
    refresh();
    Q_EMIT pageWanted(m_filter, before);
}

void ActivityPage::showPage(const AuditPage &page)
{
    if (page.before != m_asked || page.filter != m_filter)
        return;
    m_asked.reset();
    m_state = {.loading = Loading::Ready, .asOf = m_now};
    if (page.before > 0) {
        m_entries.append(page.entries, page.isLast);
        return refresh();
    }
    const QModelIndex selected = m_board->currentIndex();
    const qint64 id = selected.isValid() ? m_entries.at(selected.row()).id : 0;
    m_entries.replace(page.entries, page.isLast);
    insert(std::exchange(m_meanwhile, {}));
    if (const int row = m_entries.rowOf(id); row >= 0)
        m_board->setCurrentIndex(m_entries.index(row, 0));
    showSelected();
    refresh();
}

// Entries that do not pass the filters as they stand now must not look as if they did.
void ActivityPage::showFailure(const Error &error)
{
    if (!m_asked)
        return;
    m_failedBefore = *std::exchange(m_asked, std::nullopt);
    m_state = {.loading = Loading::Failed, .error = error};
    if (m_failedBefore == 0)
        m_entries.replace({}, true);
    else
        m_entries.giveUp();
    showSelected();
    refresh();
}

void ActivityPage::setState(const ListState &state)
{
    if (m_state.loading != Loading::Ready) {
        m_state = state;
        refresh();
    }
}

void ActivityPage::insert(const QList<AuditEntry> &entries)
{
    for (const AuditEntry &entry : entries)
        m_filters->offerPerson(entry.by, entry.byName);
    if (m_asked == 0)
        m_meanwhile.append(entries);
    QList<AuditEntry> passing;
    std::copy_if(entries.cbegin(), entries.cend(), std::back_inserter(passing),
                 [this](const AuditEntry &entry) { return accepts(m_filter, entry); });
    if (m_state.loading == Loading::NotAsked || m_asked == 0 || passing.isEmpty())
        return;
    m_entries.insert(passing);
    refresh();
}

void ActivityPage::tick(const QDateTime &now)
{
    m_now = now;
    const QDateTime from = m_filters->filter(now).from;
    const bool wasAsked = m_state.loading == Loading::Ready && m_filter.from.isValid() && from.isValid();
    if (wasAsked && m_filter.from.secsTo(from) >= staleAfter)
        reload();
    else
        refresh();
}

void ActivityPage::recover()
{
    if (m_frame->face() == ListFrame::Face::Empty)
        m_filters->clear();
    else if (m_failedBefore > 0 && m_entries.rowCount() > 0)
        ask(m_failedBefore);
    else
        reload();
}

void ActivityPage::refresh()
{
    const bool isNarrowed = m_filter != AuditFilter{};
    m_frame->setWords(
        {tr("Reading the activity…"), isNarrowed ? tr("Nothing matches") : tr("Nothing has been written yet"),
         isNarrowed ? tr("No entry of the activity passes these filters.")
                    : tr("Every code given from here, and every refusal, will be listed with its reason."),
         isNarrowed ? tr("Clear filters") : QString(), Glyph::Activity});
    const int rows = m_entries.rowCount();
    m_frame->show(m_state, rows, rows, m_now);
    m_details->setVisible(rows > 0);
    m_export->setEnabled(rows > 0);
}

void ActivityPage::showSelected()
{
    const QModelIndexList rows = m_board->selectionModel()->selectedRows();
    m_details->show(rows.isEmpty() ? std::nullopt : std::optional(m_entries.at(rows.first().row())));
}

} // namespace wrapdesk
