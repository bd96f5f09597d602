// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/signindialog.h"

#include "pages/abilitiespage.h"
#include "pages/permissionspage.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace wrapdesk {

namespace {

QLabel *signInValue(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

SignInDialog::SignInDialog(QWidget *parent)
    : QDialog(parent),
      m_organization(signInValue(QStringLiteral("signInOrganization"), this)),
      m_user(signInValue(QStringLiteral("signInUser"), this)),
      m_pages(new QTabWidget(this)),
      m_permissions(new PermissionsPage(this)),
      m_abilities(new AbilitiesPage(this))
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("Sign-in"));
    m_pages->setObjectName(QStringLiteral("signInPages"));
    m_pages->tabBar()->setObjectName(QStringLiteral("signInTabs"));
    m_pages->setDocumentMode(true);
    m_pages->tabBar()->setDrawBase(false);
    m_pages->addTab(m_permissions, tr("Permissions"));
    m_pages->addTab(m_abilities, tr("What this sign-in may do"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("signInClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(4);
    form->addRow(tr("Organisation"), m_organization);
    form->addRow(tr("Signed in as"), m_user);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_pages, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(1040, 640);
    showSignIn({}, {});
}

void SignInDialog::showSignIn(const QString &organization, const QString &user)
{
    const bool isSignedIn = !organization.isEmpty();
    m_organization->setText(isSignedIn ? organization : tr("not signed in"));
    m_user->setText(!isSignedIn      ? QStringLiteral("–")
                    : user.isEmpty() ? tr("an application (client credentials), not a person")
                                     : user);
}

} // namespace wrapdesk
