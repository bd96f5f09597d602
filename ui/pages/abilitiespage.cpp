// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/abilitiespage.h"

#include "errortext.h"
#include "widgets/boardview.h"
#include "widgets/copybutton.h"
#include "widgets/listframe.h"

#include <QBoxLayout>
#include <QLabel>

namespace wrapdesk {

AbilitiesPage::AbilitiesPage(QWidget *parent)
    : QWidget(parent),
      m_board(new BoardView(QStringLiteral("evidenceBoard"), this)),
      m_frame(new ListFrame(QStringLiteral("evidenceFrame"), m_board, this)),
      m_copy(new CopyButton(QStringLiteral("evidenceCopy"), tr("Copy the evidence of the selected row"), this))
{
    setObjectName(QStringLiteral("abilitiesPage"));
    build();
    connect(m_board->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AbilitiesPage::showSelected);
    show({});
}

void AbilitiesPage::build()
{
    m_board->setModel(&m_evidence);
    m_board->setAccessibleName(tr("Evidence"));
    m_board->setDensity(Density::Compact);
    m_board->setWidths({{128, 112}, {112, 96}, {104, 96}, {152, 148}, {220, 140}}, EvidenceModel::Proof);
    m_board->sortByColumn(EvidenceModel::What, Qt::AscendingOrder);
    m_frame->setWords({{},
                       tr("Nothing was tried yet"),
                       tr("The platform does not say beforehand whether supervisors may code legs of other agents. "
                          "Wrapdesk notes what it answers, the first time a code is given."),
                       {},
                       Glyph::Info});
    m_copy->setText(tr("Copy evidence"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_frame, 1);
    layout->addWidget(m_copy, 0, Qt::AlignRight);
    for (const Ability ability : {Ability::CodePending, Ability::CodeClosed}) {
        const Explanation text = explain(ability);
        auto *meaning = new QLabel(text.sentence, this);
        auto *help = new QLabel(tr("If refused: %1").arg(text.help), this);
        help->setObjectName(QStringLiteral("pageHint"));
        for (QLabel *label : {meaning, help}) {
            label->setWordWrap(true);
            layout->addWidget(label);
        }
        layout->setSpacing(4);
    }
}

void AbilitiesPage::show(const QList<Evidence> &evidence)
{
    m_evidence.show(evidence);
    m_frame->show({.loading = Loading::Ready}, m_evidence.rowCount(), m_evidence.total(), {});
    m_copy->setVisible(!evidence.isEmpty());
    showSelected();
}

void AbilitiesPage::showSelected()
{
    const QModelIndexList rows = m_board->selectionModel()->selectedRows();
    m_copy->offer(rows.isEmpty() ? QString() : m_evidence.at(rows.first().row()).proof());
}

} // namespace wrapdesk
