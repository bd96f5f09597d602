// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/queue.h"
#include "domain/wrapupcode.h"
#include "models/keyedtablemodel.h"

namespace wrapdesk {

struct QueueRow
{
    QueueId key;
    Queue queue;

    bool operator==(const QueueRow &) const = default;
    QString searchText() const { return queue.name + u'\n' + queue.divisionName; }
};

class QueueModel : public KeyedTableModel<QueueRow>
{
public:
    enum Columns
    {
        Name,
        Division,
        Prompt,
        TimeLimit
    };

    explicit QueueModel(QObject *parent = nullptr);
};

struct CodeRow
{
    CodeId key;
    QString name;

    bool operator==(const CodeRow &) const = default;
    QString searchText() const { return name; }
};

class CodeModel : public KeyedTableModel<CodeRow>
{
public:
    explicit CodeModel(QObject *parent = nullptr);
};

} // namespace wrapdesk
