// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/keyedtablemodel.h"
#include "permissionwording.h"

namespace wrapdesk {

// One permission or OAuth scope, and how it stands with it.
struct PermissionRow
{
    int key = 0; // its place among all there are
    PermissionWording::Mark mark;
    QString name;
    QString meaning;
    QString neededFor;
    QString where;

    bool operator==(const PermissionRow &) const = default;
    QString searchText() const { return {}; }
};

// All this program needs: permissions first, then scopes.
class PermissionModel : public KeyedTableModel<PermissionRow>
{
public:
    enum Columns
    {
        State,
        Name,
        Meaning,
        NeededFor,
        Where
    };

    explicit PermissionModel(QObject *parent = nullptr);
    void show(const Permissions &permissions);
};

} // namespace wrapdesk
