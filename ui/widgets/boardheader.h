// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHeaderView>

namespace wrapdesk {

// The head of a BoardView: titles stand exactly over their cells, an arrow beside the one sorted by. GUI thread.
class BoardHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit BoardHeader(QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace wrapdesk
