// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/evidence.h"
#include "models/keyedtablemodel.h"

namespace wrapdesk {

// One ability on one medium, and the answer that shows it.
struct EvidenceRow
{
    int key = 0; // the place of ability and medium
    Evidence evidence;

    bool operator==(const EvidenceRow &) const = default;
    QString searchText() const { return {}; }
    QString proof() const; // the platform's code and the correlation id of its answer
};

class EvidenceModel : public KeyedTableModel<EvidenceRow>
{
public:
    enum Columns
    {
        What,
        MediaKind,
        Result,
        When,
        Proof
    };

    explicit EvidenceModel(QObject *parent = nullptr);
    void show(const QList<Evidence> &evidence);
};

} // namespace wrapdesk
