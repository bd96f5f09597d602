// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/permissionmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace wrapdesk {

class BoardView;
class CopyButton;

// Every permission and OAuth scope this program needs, which of them the sign-in has, and a text that asks an
// administrator for the others. GUI thread.
class PermissionsPage : public QWidget
{
    Q_OBJECT

public:
    explicit PermissionsPage(QWidget *parent = nullptr);

    void show(const Permissions &permissions, const Asker &asker);
    BoardView &board() { return *m_board; }

Q_SIGNALS:
    void checkRequested(); // an administrator may have granted something meanwhile

private:
    void build();
    void showSelected();

    PermissionModel m_permissions;
    QLabel *m_summary;
    BoardView *m_board;
    QLabel *m_details;
    QPushButton *m_check;
    CopyButton *m_copy;
};

} // namespace wrapdesk
