// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"

#include <QWidget>

namespace wrapdesk {

// A shape and a few words, as in the health strip. Says its words to assistive technology too.
class StatusItem : public QWidget
{
    Q_OBJECT

public:
    explicit StatusItem(const QString &name, QWidget *parent = nullptr);

    // Empty text: the item hides.
    void show(Glyph glyph, Tone tone, const QString &text, const QString &tip = {});
    // A filled dot of the colour in place of the glyph.
    void showDot(const QColor &dot, const QString &text, const QString &tip = {});
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setText(const QString &text, const QString &tip);

    Glyph m_glyph = Glyph::None;
    Tone m_tone = Tone::Muted;
    QColor m_dot;
    QString m_text;
};

} // namespace wrapdesk
