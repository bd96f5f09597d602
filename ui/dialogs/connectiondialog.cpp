// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/connectiondialog.h"

#include "widgets/fieldnote.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace wrapdesk {

namespace {

constexpr int connectionWidth = 520;

QLineEdit *connectionField(const QString &name, const QString &accessibleName, const QString &text, QWidget *parent)
{
    auto *field = new QLineEdit(text, parent);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    return field;
}

} // namespace

ConnectionDialog::ConnectionDialog(const ConnectionSettings &settings, QWidget *parent)
    : QDialog(parent),
      m_before(settings),
      m_use(new QComboBox(this)),
      m_url(connectionField(QStringLiteral("proxyUrl"), tr("Address of the proxy"), settings.proxyUrl, this)),
      m_user(connectionField(QStringLiteral("proxyUser"), tr("User name at the proxy"), settings.proxyUser, this)),
      m_password(connectionField(QStringLiteral("proxyPassword"), tr("Password at the proxy"), {}, this)),
      m_caFile(connectionField(QStringLiteral("caFile"), tr("File of certificate authorities"), settings.caFile, this)),
      m_choose(new QPushButton(tr("&Choose…"), this)),
      m_trouble(new FieldNote(QStringLiteral("connectionTrouble"), this)),
      m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("connectionDialog"));
    setWindowTitle(tr("Connection"));
    m_use->setObjectName(QStringLiteral("proxyUse"));
    m_use->addItem(tr("As the system says"), int(ProxyUse::System));
    m_use->addItem(tr("None"), int(ProxyUse::None));
    m_use->addItem(tr("This one"), int(ProxyUse::Explicit));
    m_use->setCurrentIndex(m_use->findData(int(settings.proxy)));
    m_url->setPlaceholderText(QStringLiteral("http://proxy.example:8080"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_caFile->setPlaceholderText(tr("none besides the system's"));
    m_choose->setObjectName(QStringLiteral("chooseCaFile"));
    m_choose->setAutoDefault(false);
    m_save->setObjectName(QStringLiteral("connectionSave"));
    m_save->setDefault(true);
    build();
    connect(m_use, &QComboBox::currentIndexChanged, this, &ConnectionDialog::refresh);
    for (const QLineEdit *field : {m_url, m_user})
        connect(field, &QLineEdit::textChanged, this, &ConnectionDialog::refresh);
    connect(m_choose, &QPushButton::clicked, this, &ConnectionDialog::chooseFile);
    connect(m_save, &QPushButton::clicked, this, &ConnectionDialog::accept);
    refresh();
}

void ConnectionDialog::build()
{
    auto *about =
        new QLabel(tr("For every organisation on this computer. The password is kept in the keychain."), this);
    about->setObjectName(QStringLiteral("pageHint"));
    about->setWordWrap(true);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_caFile, 1);
    file->addWidget(m_choose);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->addRow(tr("&Proxy"), m_use);
    m_form->addRow(tr("&Address"), m_url);
    m_form->addRow(tr("&User name"), m_user);
    m_form->addRow(tr("Pass&word"), m_password);
    auto *authorities = new QLabel(tr("Au&thorities"), this);
    authorities->setBuddy(m_caFile);
    m_form->addRow(authorities, file);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("connectionCancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(about);
    layout->addLayout(m_form);
    layout->addWidget(m_trouble);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setFixedWidth(connectionWidth);
}

ProxyUse ConnectionDialog::use() const { return ProxyUse(m_use->currentData().toInt()); }

void ConnectionDialog::refresh()
{
    for (QLineEdit *field : {m_url, m_user, m_password}) {
        field->setVisible(use() == ProxyUse::Explicit);
        m_form->labelForField(field)->setVisible(use() == ProxyUse::Explicit);
    }
    const bool isKnown = m_before.proxy == ProxyUse::Explicit && m_url->text().trimmed() == m_before.proxyUrl
                         && m_user->text().trimmed() == m_before.proxyUser;
    m_password->setPlaceholderText(isKnown ? tr("as it is") : QString()); // of another proxy none is kept
    m_trouble->say({});
}

Result<ConnectionSettings> ConnectionDialog::settings() const
{
    ConnectionSettings settings = m_before;
    settings.proxy = use();
    settings.caFile = m_caFile->text().trimmed();
    if (use() != ProxyUse::Explicit)
        return settings;
    if (m_url->text().trimmed().isEmpty()) {
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("the address of the proxy is missing; it looks like "
                                                       "http://proxy.example:8080")});
    }
    Result<ConnectionSettings> named = connectionFrom({.proxy = m_url->text(), .caFile = {}}, settings);
    if (named && !m_user->text().trimmed().isEmpty())
        named->proxyUser = m_user->text().trimmed();
    return named;
}

void ConnectionDialog::accept()
{
    const Result<ConnectionSettings> chosen = settings();
    if (!chosen)
        return showFailure(chosen.error());
    m_trouble->say({});
    Q_EMIT connectionChosen(*chosen, use() == ProxyUse::Explicit ? Secret(m_password->text().toUtf8()) : Secret());
}

void ConnectionDialog::done(int result)
{
    m_password->clear();
    QDialog::done(result);
}

void ConnectionDialog::showFailure(const Error &error)
{
    const QString &message = error.message;
    m_trouble->say(message.left(1).toUpper() + message.mid(1) + u'.', FieldNote::Kind::Trouble);
}

void ConnectionDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authorities"), m_caFile->text(),
                                   tr("PEM files (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

} // namespace wrapdesk
