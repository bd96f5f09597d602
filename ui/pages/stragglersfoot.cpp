// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/stragglersfoot.h"

#include "wording.h"

#include <QBoxLayout>

namespace wrapdesk {

StragglersFoot::StragglersFoot(const StragglerModel &rows, const SelectedLegs &selected, QWidget *parent)
    : QWidget(parent), m_rows(rows), m_selected(selected), m_run(new RunBar(this)), m_bulk(new BulkBar(this))
{
    setObjectName(QStringLiteral("stragglersFoot"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_run);
    layout->addWidget(m_bulk);
    const auto names = [this](const LegId &leg) { return nameOf(leg); };
    m_bulk->setNames(names);
    m_run->setNames(names);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &StragglersFoot::foretell);
    connect(&m_selected, &SelectedLegs::changed, this, &StragglersFoot::noteSelection);
    connect(m_bulk, &BulkBar::previewWanted, this, &StragglersFoot::foretell);
    connect(m_bulk, &BulkBar::applyRequested, this, [this] { Q_EMIT orderRequested(order()); });
    connect(m_bulk, &BulkBar::legChosen, this, &StragglersFoot::legChosen);
    connect(m_run, &RunBar::legChosen, this, &StragglersFoot::legChosen);
    arrange();
}

BulkOrder StragglersFoot::order() const
{
    const std::optional<WrapupCode> &code = m_bulk->code();
    return {.legs = m_selected.ids().values(),
            .code = code ? code->id : CodeId(),
            .notes = m_bulk->notes(),
            .includeAcw = m_bulk->includesAcw()};
}

QHash<QueueId, int> StragglersFoot::legsByQueue() const
{
    QHash<QueueId, int> legs;
    for (const LegId &leg : m_selected.ids()) {
        if (const StragglerRow *row = m_rows.find(leg); row && !row->leg.queue.isEmpty())
            ++legs[row->leg.queue];
    }
    return legs;
}

QString StragglersFoot::nameOf(const LegId &leg) const
{
    const StragglerRow *row = m_rows.find(leg);
    return row ? Wording::legLine(row->queue, row->agent, row->leg, m_rows.now()) : leg.conversation.text();
}

void StragglersFoot::noteSelection(bool hasGrown)
{
    m_bulk->setSelected(m_selected.count(), hasGrown);
    arrange();
    noteRows();
}

void StragglersFoot::noteRows()
{
    if (m_pace.isActive() || !m_bulk->isVisibleTo(this))
        return;
    const auto passed = m_sinceForetold.isValid() ? std::chrono::milliseconds(m_sinceForetold.elapsed()) : pace;
    m_pace.start(std::max(pace - passed, std::chrono::milliseconds(0)));
}

void StragglersFoot::foretell()
{
    m_pace.stop();
    m_sinceForetold.restart();
    if (m_bulk->code() && m_selected.count() > 1 && !m_run->isBusy())
        Q_EMIT previewWanted(order());
}

// One run at a time: while it goes, nothing else can be applied.
void StragglersFoot::arrange()
{
    const bool isMany = m_selected.count() > 1;
    const bool shows = isMany && !m_run->isBusy();
    if (!isMany)
        m_bulk->reset();
    const bool isNew = shows && m_bulk->isHidden();
    m_bulk->setVisible(shows);
    setVisible(shows || !m_run->isHidden());
    if (isNew)
        noteRows();
    Q_EMIT rearranged();
}

void StragglersFoot::takeCode(const WrapupCode &code)
{
    m_bulk->setCode(code); // asks for a preview
    m_bulk->focusNext();
}

} // namespace wrapdesk
