// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/ruledelegate.h"

#include "models/rulesmodel.h"
#include "theme.h"

#include <QPainter>

namespace wrapdesk {

namespace {

constexpr std::array modes{RuleMode::Off, RuleMode::Suggest, RuleMode::Apply};
constexpr int thirdWidth = 60;
constexpr int toggleHeight = 28;
constexpr int toggleRadius = 6;
constexpr int lineGlyph = 16;

QRect toggleIn(const QRect &cell)
{
    const int width = std::min(thirdWidth * int(modes.size()), cell.width() - 2 * cellPadding);
    return {cell.left() + cellPadding, cell.top() + (cell.height() - toggleHeight) / 2, width, toggleHeight};
}

// What is chosen stands out by its filled ground and its heavier words, whatever the colours say.
void paintThird(QPainter *painter, const QRect &rect, RuleMode mode)
{
    const Colours &colours = theme::colours();
    const QRectF inner = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isApply = mode == RuleMode::Apply;
    painter->setPen(mode == RuleMode::Off ? colours.muted : colours.accent);
    painter->setBrush(isApply ? colours.accent : mode == RuleMode::Suggest ? colours.selection : colours.raised);
    painter->drawRoundedRect(inner, toggleRadius, toggleRadius);
    painter->setPen(isApply ? colours.accentText : colours.text);
}

} // namespace

QRect RuleDelegate::third(const QRect &cell, RuleMode mode)
{
    const QRect toggle = toggleIn(cell);
    const int width = toggle.width() / int(modes.size());
    return {toggle.left() + int(mode) * width, toggle.top(), width, toggle.height()};
}

std::optional<RuleMode> RuleDelegate::modeAt(const QRect &cell, const QPoint &at)
{
    const auto hit =
        std::find_if(modes.begin(), modes.end(), [&](RuleMode mode) { return third(cell, mode).contains(at); });
    return hit == modes.end() ? std::nullopt : std::optional(*hit);
}

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isToggle = index.column() == RulesModel::Mode;
    if (!isToggle && index.data(RulesModel::SecondLineRole).toString().isEmpty())
        return CellDelegate::paint(painter, option, index);
    painter->save();
    paintGround(painter, option, index, false);
    if (isToggle)
        paintToggle(painter, option, index.data(RulesModel::ModeRole).value<RuleMode>(),
                    index.data(RulesModel::BarredRole).toBool());
    else
        paintLines(painter, option, index);
    painter->restore();
}

void RuleDelegate::paintToggle(QPainter *painter, const QStyleOptionViewItem &option, RuleMode mode,
                               bool isBarred) const
{
    const Colours &colours = theme::colours();
    const QRect whole = third(option.rect, RuleMode::Off) | third(option.rect, RuleMode::Apply);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(colours.line);
    painter->setBrush(colours.surface);
    painter->drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), toggleRadius, toggleRadius);
    for (const RuleMode one : modes) {
        const QRect rect = third(option.rect, one);
        QFont font = option.font;
        const bool isOff = isBarred && one == RuleMode::Apply;
        painter->setPen(isOff ? colours.line : colours.muted);
        font.setStrikeOut(isOff);
        if (one == mode) {
            font.setWeight(QFont::DemiBold);
            paintThird(painter, rect, one);
        }
        painter->setFont(font);
        painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, RuleWording::mode(one));
    }
}

void RuleDelegate::paintLines(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = theme::colours();
    QRect rect = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    const int line = option.fontMetrics.height() + 2;
    QRect place(rect.left(), rect.center().y() - line + 1, rect.width(), line);
    const QColor colour = colours.of(index.data(ToneRole).value<Tone>());
    if (const auto glyph = index.data(GlyphRole).value<Glyph>(); glyph != Glyph::None) {
        painter->drawPixmap(place.left(), place.center().y() - lineGlyph / 2 + 1,
                            theme::pixmap(glyph, colour, lineGlyph, painter->device()->devicePixelRatioF()));
        place.setLeft(place.left() + lineGlyph + cellPadding);
    }
    QFont font = option.font;
    if (index.column() == RulesModel::Name)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(colour);
    const auto draw = [&](const QRect &where, const QString &text) {
        painter->drawText(where, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    draw(place, index.data().toString());
    painter->setFont(option.font);
    painter->setPen(colours.muted);
    draw({rect.left(), place.bottom() + 1, rect.width(), line}, index.data(RulesModel::SecondLineRole).toString());
}

} // namespace wrapdesk
