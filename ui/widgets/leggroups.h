// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"
#include "models/cell.h"

#include <QTreeWidget>

#include <functional>

namespace wrapdesk {

// What a leg is called in a line: "Billing · A. Okafor · voice · 10:04".
using LegNames = std::function<QString(const LegId &leg)>;

// Legs that have the same in common, for a list of which they are.
struct LegGroup
{
    struct Line
    {
        LegId leg;
        QString remark; // of its own; may be empty
    };
    QString title;
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Muted;
    QList<Line> lines;
};

// Legs by group, each group with its count, opened on demand; of very large ones only the first are listed. GUI thread.
class LegGroups : public QTreeWidget
{
    Q_OBJECT

public:
    static constexpr int mostLines = 500;

    LegGroups(const QString &name, QWidget *parent);

    void show(const QList<LegGroup> &groups, const LegNames &names);
    QSize sizeHint() const override;

Q_SIGNALS:
    void legChosen(const wrapdesk::LegId &leg); // Enter or double click
};

} // namespace wrapdesk
