// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rule.h"
#include "widgets/celldelegate.h"

namespace wrapdesk {

// Paints a cell of the rules: the three-way toggle, and two lines where there is a second. GUI thread.
class RuleDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    // Where the toggle in `cell` has the mode's third.
    static QRect third(const QRect &cell, RuleMode mode);
    static std::optional<RuleMode> modeAt(const QRect &cell, const QPoint &at);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintToggle(QPainter *painter, const QStyleOptionViewItem &option, RuleMode mode, bool isBarred) const;
    void paintLines(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace wrapdesk
