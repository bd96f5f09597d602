// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace wrapdesk {

class QueueLoadModel;

// Paints a queue of a QueueLoadModel as a card: its name and four numbers, each with its shape. GUI thread.
class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CardDelegate(const QueueLoadModel &loads, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // With the gap to the next card.
    void setWidth(int width) { m_width = width; }
    int leastWidth() const;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QueueLoadModel &m_loads;
    int m_width = 0;
};

} // namespace wrapdesk
