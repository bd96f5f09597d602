// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/organizationdialog.h"

#include "dialogs/browserwait.h"
#include "dialogs/organizationform.h"
#include "errortext.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace wrapdesk {

namespace {

constexpr QSize organizationSize(560, 520);

QString headOf(OrganizationDialog::Purpose purpose, const QString &name)
{
    switch (purpose) {
    case OrganizationDialog::Purpose::FirstRun:
        return OrganizationDialog::tr("Sign in to your organisation, or look around in the demo organisation, where "
                                      "everything is simulated on this computer.");
    case OrganizationDialog::Purpose::Another:
        return OrganizationDialog::tr("Another organisation gets a window of its own.");
    case OrganizationDialog::Purpose::Again:
        return OrganizationDialog::tr("The sign-in to %1 has ended. What waits to be sent, your filters and your notes "
                                      "stay; sign in as the same person and it goes on.")
            .arg(name);
    }
    return {};
}

} // namespace

OrganizationDialog::OrganizationDialog(Purpose purpose, const SavedProfile &profile, QWidget *parent)
    : QDialog(parent),
      m_purpose(purpose),
      m_head(new QLabel(headOf(purpose, profile.name), this)),
      m_pages(new QStackedWidget(this)),
      m_form(new OrganizationForm(this)),
      m_wait(new BrowserWait(this)),
      m_demo(new QPushButton(tr("&Demo organisation"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_signIn(new QPushButton(tr("Sign in"), this))
{
    setObjectName(QStringLiteral("organizationDialog"));
    setWindowTitle(purpose == Purpose::Again ? tr("Sign in again") : tr("Sign in"));
    m_head->setObjectName(QStringLiteral("organizationHead"));
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    m_demo->setObjectName(QStringLiteral("organizationDemo"));
    m_demo->setVisible(purpose == Purpose::FirstRun);
    m_cancel->setObjectName(QStringLiteral("organizationCancel"));
    m_signIn->setObjectName(QStringLiteral("organizationSignIn"));
    m_signIn->setDefault(true);
    build();
    m_form->show(profile);
    connect(m_form, &OrganizationForm::edited, this, &OrganizationDialog::refresh);
    connect(m_signIn, &QPushButton::clicked, this, [this] {
        m_form->showTrouble({});
        Q_EMIT signInRequested();
    });
    connect(m_cancel, &QPushButton::clicked, this, &OrganizationDialog::reject);
    connect(m_demo, &QPushButton::clicked, this, &OrganizationDialog::demoRequested);
    connect(m_wait, &BrowserWait::openRequested, this, &OrganizationDialog::openRequested);
    connect(m_wait, &BrowserWait::redirectPasted, this, &OrganizationDialog::redirectPasted);
    refresh();
}

void OrganizationDialog::build()
{
    m_pages->addWidget(m_form);
    m_pages->addWidget(m_wait);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_demo);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_head);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
    resize(organizationSize);
    QList<QWidget *> order = m_form->fields() + m_wait->fields();
    order << m_demo << m_cancel << m_signIn;
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

bool OrganizationDialog::isWaiting() const { return m_isBusy || m_pages->currentWidget() == m_wait; }

void OrganizationDialog::refresh()
{
    m_signIn->setEnabled(!isWaiting() && !m_form->lacksConfirmation());
    m_signIn->setToolTip(m_form->lacksConfirmation() ? tr("Confirm first that the two hosts are your organisation's.")
                                                     : QString());
    m_signIn->setVisible(m_pages->currentWidget() == m_form);
    m_signIn->setText(m_isBusy ? tr("Signing in…") : tr("Sign in"));
    m_form->setEnabled(!m_isBusy);
    m_demo->setEnabled(!isWaiting());
    m_cancel->setText(isWaiting() ? tr("Back") : tr("Cancel"));
}

SignInForm OrganizationDialog::form() const { return m_form->form(); }

QString OrganizationDialog::secret() const { return m_form->secret(); }

void OrganizationDialog::showWaiting(const QUrl &address, const QString &place, const QString &redirect)
{
    m_isBusy = false;
    m_wait->begin(address, place, redirect);
    m_pages->setCurrentWidget(m_wait);
    refresh();
}

void OrganizationDialog::showBusy()
{
    m_isBusy = true;
    refresh();
}

void OrganizationDialog::showStranger(const Error &error) { m_wait->say(error.message); }

void OrganizationDialog::showForm()
{
    m_isBusy = false;
    m_wait->end();
    m_pages->setCurrentWidget(m_form);
    refresh();
}

void OrganizationDialog::showFailure(const Error &error)
{
    showForm();
    static const QStringList fields{QStringLiteral("region"), QStringLiteral("apiUrl"), QStringLiteral("loginUrl"),
                                    QStringLiteral("clientId"), QStringLiteral("clientSecret")};
    if (fields.contains(error.where))
        return m_form->showTrouble(error);
    const Explanation text = explain(error);
    Error shown = error;
    shown.message = QStringLiteral("%1 %2").arg(text.sentence, text.help).trimmed();
    if (!error.message.isEmpty())
        shown.message += QStringLiteral(" (%1)").arg(error.message);
    m_form->showTrouble(shown);
}

void OrganizationDialog::reject()
{
    if (!isWaiting())
        return QDialog::reject();
    showForm();
    Q_EMIT cancelled();
}

} // namespace wrapdesk
