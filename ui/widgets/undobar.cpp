// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/undobar.h"

#include "bulkwording.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QStyle>

namespace wrapdesk {

namespace {

constexpr int undoBarHeight = 48; // the strip and the margin of the page over it
constexpr int longestSlide = 160; // ms

} // namespace

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_left(new QProgressBar(this)),
      m_undo(new QPushButton(tr("Undo (Ctrl+Z)"), this)),
      m_send(new QPushButton(tr("Send now"), this)),
      m_motion(new QPropertyAnimation(this, "pos", this))
{
    setObjectName(QStringLiteral("undoBar"));
    setAutoFillBackground(true);
    setFixedHeight(undoBarHeight);
    build();
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::undoRequested);
    connect(m_send, &QPushButton::clicked, this, &UndoBar::sendNowRequested);
    connect(m_motion, &QPropertyAnimation::finished, this, [this] { setVisible(m_isIn); });
    parent->installEventFilter(this);
    hide();
}

void UndoBar::build()
{
    m_text->setObjectName(QStringLiteral("undoText"));
    m_left->setObjectName(QStringLiteral("undoLeft"));
    m_left->setTextVisible(false);
    m_left->setAccessibleName(tr("Time left to take the code back"));
    m_undo->setObjectName(QStringLiteral("undoButton"));
    m_send->setObjectName(QStringLiteral("sendNowButton"));
    m_send->setToolTip(tr("Ctrl+Shift+Return"));
    for (QPushButton *button : {m_undo, m_send})
        button->setAutoDefault(false);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_left);
    layout->addLayout(row, 1);
}

void UndoBar::show(const std::optional<HeldStep> &step, const QString &leg)
{
    if (step)
        tell(*step, leg);
    else
        m_longest = std::chrono::milliseconds(0);
    if (m_isIn != step.has_value())
        slide(step.has_value());
}

void UndoBar::tell(const HeldStep &step, const QString &leg)
{
    m_text->setText(BulkWording::heldStep(step, leg));
    // Said once for each step: a screen reader that is told every second of the countdown says nothing else.
    const QString name = tr("%1, waiting to be sent. Control Z takes it back.").arg(BulkWording::step(step, leg));
    const bool isNew = name != accessibleName() || !m_isIn;
    if (isNew) {
        m_longest = step.remaining;
        setAccessibleName(name);
    }
    m_longest = std::max(m_longest, step.remaining);
    m_left->setRange(0, int(m_longest.count()));
    m_left->setValue(int(step.remaining.count()));
    if (isNew) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QPoint UndoBar::home(bool in) const { return {0, parentWidget()->height() - (in ? undoBarHeight : 0)}; }

// Where the desktop wants nothing to move, it is there at once.
void UndoBar::slide(bool in)
{
    const int wished = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    const bool moves = wished > 0 && QApplication::isEffectEnabled(Qt::UI_General) && parentWidget()->isVisible();
    if (in && !m_undo->isVisible())
        move(home(false));
    m_isIn = in;
    m_motion->stop();
    resize(parentWidget()->width(), undoBarHeight);
    if (!moves) {
        move(home(in));
        setVisible(in);
        raise();
        return;
    }
    setVisible(true);
    raise();
    m_motion->setDuration(std::min(wished, longestSlide));
    m_motion->setStartValue(pos());
    m_motion->setEndValue(home(in));
    m_motion->start();
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        m_motion->stop();
        setVisible(m_isIn);
        setGeometry({home(m_isIn), QSize(parentWidget()->width(), undoBarHeight)});
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace wrapdesk
