// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>

namespace wrapdesk {

// Lays widgets out like words: side by side, and on the next line where the width ends; each line's are centred on it.
// None is made wider than the layout.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    // The height it takes; `isReal`: the items are placed.
    int arrange(const QRect &rect, bool isReal) const;

    QList<QLayoutItem *> m_items;
};

} // namespace wrapdesk
