// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/savedprofile.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace wrapdesk {

class FieldNote;

// What has to be known to sign in to an organisation: where it is, how to sign in, and the OAuth client. Says of each
// way what it can and cannot do before it is chosen. GUI thread.
class OrganizationForm : public QWidget
{
    Q_OBJECT

public:
    explicit OrganizationForm(QWidget *parent = nullptr);

    void show(const SavedProfile &profile);
    SignInForm form() const;
    QString secret() const; // as typed; empty where none is asked for
    bool needsSecret() const;
    void forgetSecret();
    // The two addresses are in use and nobody has confirmed them yet.
    bool lacksConfirmation() const;
    // What is wrong, beside the field it is about (see profileOf); nothing: nothing.
    void showTrouble(const std::optional<Error> &error);
    QList<QWidget *> fields() const; // in the order of the Tab key

Q_SIGNALS:
    void edited();

private:
    void build();
    void buildPlace(QFormLayout *form);
    void buildClient(QFormLayout *form);
    void refresh();
    bool usesAddresses() const;
    GrantKind grant() const;

    QComboBox *m_region;
    QLineEdit *m_apiUrl;
    QLineEdit *m_loginUrl;
    QCheckBox *m_trusted;
    QComboBox *m_grant;
    QLabel *m_grantText;
    QLineEdit *m_clientId;
    QLineEdit *m_secret;
    QLineEdit *m_name;
    QComboBox *m_colour;
    FieldNote *m_trouble;
    QFormLayout *m_layout = nullptr;
};

} // namespace wrapdesk
