// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rulesmodel.h"
#include "widgets/boardview.h"

namespace wrapdesk {

// The list of rules: each has its toggle (the mouse on a third, or O, S and A), and a place that the mouse drags and
// Alt with an arrow moves. Changes nothing by itself: it asks. GUI thread.
class RuleBoard : public BoardView
{
    Q_OBJECT

public:
    // `rules` outlives it.
    RuleBoard(const QString &name, RulesModel &rules, QWidget *parent = nullptr);

    void setDensity(Density density) override;

Q_SIGNALS:
    void modeAsked(const wrapdesk::RuleId &rule, wrapdesk::RuleMode mode);
    void moveAsked(const wrapdesk::RuleId &rule, qsizetype place); // the place it shall have then; 0: first
    void removeAsked(const wrapdesk::RuleId &rule);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    // A third of a toggle under the mouse.
    struct Third
    {
        RuleId rule;
        RuleMode mode = RuleMode::Off;

        bool operator==(const Third &) const = default;
    };

    std::optional<Third> thirdAt(const QPoint &at) const;
    int gapAt(const QPoint &at) const; // before which row; the number of rows: at the end
    void markGap(int gap);
    void ask(int row, int by);

    RulesModel &m_rules;
    std::optional<Third> m_pressed;
    int m_gap = -1; // where what is dragged would go; -1: nothing is dragged here
};

} // namespace wrapdesk
