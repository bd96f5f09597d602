// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/codepicker.h"

#include "errortext.h"
#include "session/writing.h"
#include "theme.h"
#include "widgets/listkeys.h"
#include "widgets/remarkedcode.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

namespace wrapdesk {

namespace {

constexpr QSize pickerSize(380, 400);
constexpr int pageOfCodes = 8;

QLabel *hintLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("pickerHint"));
    label->setWordWrap(true);
    return label;
}

} // namespace

CodePicker::CodePicker(QWidget *parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_seen(hintLabel({}, this)),
      m_warning(hintLabel({}, this)),
      m_typed(new QLineEdit(this)),
      m_codes(new QListWidget(this)),
      m_message(hintLabel({}, this)),
      m_notes(new QLineEdit(this)),
      m_keys(hintLabel({}, this))
{
    setObjectName(QStringLiteral("picker"));
    setAccessibleName(tr("Choose a wrap-up code"));
    setAutoFillBackground(true);
    resize(pickerSize);
    build();
    connect(m_typed, &QLineEdit::textChanged, this, &CodePicker::fill);
    connect(m_codes, &QListWidget::itemActivated, this, &CodePicker::take);
    connect(m_codes, &QListWidget::itemClicked, this, &CodePicker::take);
    hide();
}

void CodePicker::build()
{
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_typed->setObjectName(QStringLiteral("pickerTyped"));
    m_typed->setPlaceholderText(tr("Type to find a code"));
    m_typed->setAccessibleName(tr("Find a code"));
    m_typed->addAction(theme::icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_codes->setObjectName(QStringLiteral("pickerCodes"));
    m_codes->setAccessibleName(tr("Codes of the queue"));
    m_codes->setFocusPolicy(Qt::NoFocus); // the arrows reach it from the field above
    m_codes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_codes->setUniformItemSizes(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_notes->setObjectName(QStringLiteral("pickerNotes"));
    m_notes->setPlaceholderText(tr("Notes (optional)"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setMaxLength(int(Writing::longestNotes));
    m_codes->setItemDelegate(new RemarkedCode(m_codes));
    m_warning->setObjectName(QStringLiteral("pickerWarning"));
    m_typed->installEventFilter(this);
    m_notes->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_seen);
    layout->addWidget(m_warning);
    layout->addWidget(m_typed);
    layout->addWidget(m_codes, 1);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_notes);
    layout->addWidget(m_keys);
}

void CodePicker::open(const PickerChoice &choice, const QRect &row)
{
    m_typed->clear();
    m_notes->clear();
    update(choice);
    fill();
    place(row);
    show();
    raise();
    m_typed->setFocus(Qt::PopupFocusReason);
}

void CodePicker::update(const PickerChoice &choice)
{
    const bool isNew = choice.codes != m_choice.codes || choice.suggested != m_choice.suggested
                       || choice.state.loading != m_choice.state.loading || choice.remarks != m_choice.remarks;
    m_choice = choice;
    m_title->setText(fontMetrics().elidedText(choice.title, Qt::ElideRight, pickerSize.width() - 40));
    m_seen->setText(seenText());
    m_warning->setText(choice.warning);
    m_warning->setVisible(!choice.warning.isEmpty());
    m_notes->setVisible(!choice.isForMany);
    m_keys->setText(choice.isForMany ? tr("Enter takes the code; nothing is sent yet · Esc closes")
                                     : tr("Enter takes the code · Tab to the notes · Esc closes"));
    if (isNew)
        fill(); // else the person's place in the list stays
}

QString CodePicker::seenText() const
{
    if (m_choice.isForMany)
        return tr("Codes of their queues");
    const QString now =
        m_choice.seen && m_choice.seen->stands() ? tr("Now: %1").arg(m_choice.seenName) : tr("No code yet");
    return m_choice.wished ? tr("%1 · you had chosen: %2").arg(now, m_choice.wished->name) : now;
}

void CodePicker::place(const QRect &row)
{
    const QRect room = parentWidget()->rect().adjusted(8, 8, -8, -8);
    QRect place(row.bottomLeft() + QPoint(24, 2), pickerSize);
    if (place.bottom() > room.bottom() && row.top() - pickerSize.height() >= room.top())
        place.moveBottom(row.top() - 2);
    place.moveBottom(std::min(place.bottom(), room.bottom()));
    place.moveTop(std::max(place.top(), room.top()));
    place.moveRight(std::min(place.right(), room.right()));
    setGeometry(place);
}

// Best match first; before anything is typed, what a rule suggests.
QList<WrapupCode> CodePicker::offered() const
{
    QList<WrapupCode> codes = ranked(m_choice.codes, m_choice.queue, m_choice.history, m_typed->text());
    if (!m_choice.suggested || !m_typed->text().isEmpty())
        return codes;
    const auto place = std::find_if(codes.begin(), codes.end(),
                                    [this](const WrapupCode &code) { return code.id == m_choice.suggested->id; });
    if (place != codes.end())
        std::rotate(codes.begin(), place, place + 1);
    return codes;
}

void CodePicker::fill()
{
    m_codes->clear();
    for (const WrapupCode &code : offered()) {
        auto *item = new QListWidgetItem(code.name, m_codes);
        item->setData(Qt::UserRole, code.id.text());
        item->setData(RemarkedCode::remarkRole, m_choice.remarks.value(code.id));
        item->setToolTip(code.name);
        if (m_choice.suggested && code.id == m_choice.suggested->id)
            item->setIcon(theme::icon(Glyph::Rules, Tone::Accent));
    }
    preselect();
    const bool isEmpty = m_codes->count() == 0;
    m_codes->setVisible(!isEmpty);
    m_message->setVisible(isEmpty);
    if (!m_choice.codes.isEmpty()) {
        m_message->setText(m_choice.isForMany ? tr("No code of these queues matches “%1”.").arg(m_typed->text())
                                              : tr("No code of this queue matches “%1”.").arg(m_typed->text()));
        return;
    }
    switch (m_choice.state.loading) {
    case Loading::NotAsked:
    case Loading::Loading:
        m_message->setText(tr("Fetching the queue's codes…"));
        break;
    case Loading::Ready:
        m_message->setText(tr("This queue has no wrap-up codes. An administrator can add some."));
        break;
    case Loading::Failed: {
        const Explanation text = explain(m_choice.state.error.value_or(Error{}));
        m_message->setText(tr("%1 %2 Press F5 to try again.").arg(text.sentence, text.help));
        break;
    }
    }
}

// The best match, or, before anything is typed, what the person had wanted before.
void CodePicker::preselect()
{
    m_codes->setCurrentRow(0);
    if (!m_choice.wished || !m_typed->text().isEmpty())
        return;
    for (int row = 0; row < m_codes->count(); ++row) {
        if (m_codes->item(row)->data(Qt::UserRole).toString() == m_choice.wished->id.text())
            m_codes->setCurrentRow(row);
    }
}

bool CodePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take();
            return true;
        }
        if (moveInList(*m_codes, key, pageOfCodes))
            return true;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const QWidget *now = window()->focusWidget();
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (now && now != this && !isAncestorOf(now) && reason != Qt::ActiveWindowFocusReason
            && reason != Qt::PopupFocusReason)
            close();
    }
    return QFrame::eventFilter(watched, event);
}

void CodePicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_F5 && m_choice.state.loading == Loading::Failed)
        Q_EMIT retryRequested(m_choice.queue);
    else
        QFrame::keyPressEvent(event);
}

// Tab goes to and fro between the two fields and never out of the picker.
bool CodePicker::focusNextPrevChild(bool)
{
    (m_typed->hasFocus() && !m_choice.isForMany ? m_notes : m_typed)->setFocus(Qt::TabFocusReason);
    return true;
}

void CodePicker::take()
{
    const QListWidgetItem *item = m_codes->currentItem();
    if (!item)
        return;
    const CodeId code(item->data(Qt::UserRole).toString());
    const PickerChoice choice = m_choice;
    const QString notes = m_notes->text().trimmed();
    close();
    Q_EMIT taken(choice.leg, code, notes, choice.seen);
}

void CodePicker::close()
{
    if (!isVisible())
        return;
    hide();
    Q_EMIT closed();
}

} // namespace wrapdesk
