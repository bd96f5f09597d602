// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connectionsettings.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace wrapdesk {

class FieldNote;

// How this computer gets to the platform, for every organisation alike: the proxy and whom to believe besides the
// system's authorities. GUI thread.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectionDialog(const ConnectionSettings &settings, QWidget *parent = nullptr);

    // What was chosen cannot be used; the dialog stays.
    void showFailure(const Error &error);

Q_SIGNALS:
    // `password` of the proxy; empty: as it is. Whoever hears it closes the dialog, or says what is wrong.
    void connectionChosen(const wrapdesk::ConnectionSettings &settings, const wrapdesk::Secret &password);

public Q_SLOTS:
    void accept() override;
    void done(int result) override;

private:
    void build();
    void refresh();
    ProxyUse use() const;
    Result<ConnectionSettings> settings() const;
    void chooseFile();

    const ConnectionSettings m_before;
    QComboBox *m_use;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_caFile;
    QPushButton *m_choose;
    FieldNote *m_trouble;
    QPushButton *m_save;
    QFormLayout *m_form = nullptr;
};

} // namespace wrapdesk
