// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/flowlayout.h"

#include <QWidget>

namespace wrapdesk {

namespace {

constexpr int flowGap = 8;
constexpr int widestHint = 640;

QSize sizeWithin(const QLayoutItem *item, int width)
{
    QSize size = item->sizeHint();
    if (size.width() <= width)
        return size;
    size.setWidth(width);
    if (item->hasHeightForWidth())
        size.setHeight(item->heightForWidth(width));
    return size;
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(flowGap);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem *item) { m_items.append(item); }

int FlowLayout::count() const { return int(m_items.size()); }

QLayoutItem *FlowLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

Qt::Orientations FlowLayout::expandingDirections() const { return {}; }

bool FlowLayout::hasHeightForWidth() const { return true; }

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::sizeHint() const
{
    int width = -spacing();
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            width += item->sizeHint().width() + spacing();
    }
    const QMargins margins = contentsMargins();
    width = std::clamp(width + margins.left() + margins.right(), 0, widestHint);
    return {width, heightForWidth(width)};
}

// One item a line at the least.
QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool isReal) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    QList<std::pair<QLayoutItem *, QRect>> line;
    int x = room.x();
    int y = room.y();
    int height = 0;
    const auto endLine = [&] {
        for (auto &[item, place] : line) {
            if (isReal)
                item->setGeometry(place.translated(0, (height - place.height()) / 2));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = sizeWithin(item, room.width());
        if (!line.isEmpty() && x + size.width() > room.x() + room.width()) {
            endLine();
            x = room.x();
            y += height + spacing();
            height = 0;
        }
        line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + spacing();
        height = std::max(height, size.height());
    }
    endLine();
    return y + height - rect.y() + contentsMargins().bottom();
}

} // namespace wrapdesk
