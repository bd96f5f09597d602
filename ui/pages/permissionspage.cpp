// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/permissionspage.h"

#include "errortext.h"
#include "widgets/boardview.h"
#include "widgets/copybutton.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wrapdesk {

namespace {

QLabel *line(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

PermissionsPage::PermissionsPage(QWidget *parent)
    : QWidget(parent),
      m_summary(line("permissionSummary", this)),
      m_board(new BoardView(QStringLiteral("permissionBoard"), this)),
      m_details(line("permissionDetails", this)),
      m_check(new QPushButton(tr("Check again"), this)),
      m_copy(new CopyButton(QStringLiteral("permissionCopy"), tr("Copy what is missing for your administrator"), this))
{
    setObjectName(QStringLiteral("permissionsPage"));
    build();
    connect(m_board->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PermissionsPage::showSelected);
    connect(m_check, &QPushButton::clicked, this, &PermissionsPage::checkRequested);
    show({}, {});
}

void PermissionsPage::build()
{
    m_board->setModel(&m_permissions);
    m_board->setAccessibleName(tr("Permissions and scopes"));
    m_board->setDensity(Density::Compact);
    m_board->setWidths({{152, 132}, {280, 180}, {272, 150}, {228, 120, 1}, {104, 84}}, PermissionModel::Meaning);
    m_board->sortByColumn(PermissionModel::State, Qt::AscendingOrder);
    m_check->setObjectName(QStringLiteral("permissionCheck"));
    m_check->setAutoDefault(false);
    m_check->setToolTip(tr("Reads the roles and the scopes of this sign-in anew"));
    m_copy->setText(tr("Copy for your administrator"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_check);
    foot->addStretch(1);
    foot->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_summary);
    layout->addWidget(m_board, 1);
    layout->addWidget(m_details);
    layout->addLayout(foot);
}

void PermissionsPage::show(const Permissions &permissions, const Asker &asker)
{
    m_permissions.show(permissions);
    QStringList words{PermissionWording::summary(permissions)};
    const Permissions::Facts &facts = permissions.facts();
    if (facts.trouble)
        words << explain(*facts.trouble).sentence;
    if (facts.isPerson && !*facts.isPerson)
        words << explain(Refusal::UserNeeded).sentence;
    m_summary->setText(words.join(u' '));
    m_summary->setToolTip(facts.trouble ? describe(*facts.trouble) : QString());
    m_copy->offer(PermissionWording::forAdministrator(permissions, asker));
    showSelected();
}

// What the columns may have cut off.
void PermissionsPage::showSelected()
{
    const QModelIndexList rows = m_board->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return m_details->setText(tr("Choose a row to read all of it."));
    const PermissionRow &row = m_permissions.at(rows.first().row());
    m_details->setText(tr("%1 (%2): %3 Needed for %4.").arg(row.name, row.mark.word, row.meaning, row.neededFor));
}

} // namespace wrapdesk
