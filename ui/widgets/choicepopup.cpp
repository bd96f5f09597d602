// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/choicepopup.h"

#include "theme.h"
#include "widgets/listkeys.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QToolButton>

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr int popupWidth = 320;
constexpr int rowsShown = 9; // rows; more are scrolled to
constexpr int pageOfRows = 8;
constexpr int rowHeight = 28;
constexpr int otherRole = Qt::UserRole + 1; // offered only because it was typed

bool isMeant(const ChoiceOption &option, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return option.label.contains(word, Qt::CaseInsensitive); });
}

} // namespace

ChoicePopup::ChoicePopup(ChoiceKind kind, QList<ChoiceOption> options, const ChoiceSelection &selection,
                         QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_kind(kind),
      m_options(std::move(options)),
      m_selection(selection),
      m_typed(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("choicePopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_NoMouseReplay); // a click on its button closes it and does not open it again
    // What is chosen already comes first: of many agents the few that matter.
    std::stable_partition(m_options.begin(), m_options.end(),
                          [this](const ChoiceOption &option) { return m_selection.keys.contains(option.key); });
    build();
    fill();
    connect(m_typed, &QLineEdit::textChanged, this, &ChoicePopup::fill);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::toggleCurrent);
}

void ChoicePopup::build()
{
    m_typed->setObjectName(QStringLiteral("choiceTyped"));
    m_typed->setPlaceholderText(m_kind == ChoiceKind::SeveralOrOthers ? tr("Type to find or to add")
                                                                      : tr("Type to find"));
    m_typed->setAccessibleName(tr("Find"));
    m_typed->addAction(theme::icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_typed->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("choiceList"));
    m_list->setAccessibleName(tr("Choices"));
    m_list->setFocusPolicy(Qt::NoFocus); // the arrows reach it from the field above
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setFixedHeight(int(std::clamp<qsizetype>(m_options.size() + 1, 3, rowsShown)) * rowHeight);
    m_nothing->setObjectName(QStringLiteral("pickerHint"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setFixedHeight(m_list->height());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_typed);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    if (m_kind != ChoiceKind::One) {
        m_anyOf = addToggle("choiceAnyOf", tr("any of"), false);
        m_noneOf = addToggle("choiceNoneOf", tr("none of"), true);
        m_clear = new QToolButton(this);
        m_clear->setObjectName(QStringLiteral("choiceClear"));
        m_clear->setProperty("link", true);
        m_clear->setText(tr("Clear"));
        m_clear->setFocusPolicy(Qt::StrongFocus);
        connect(m_clear, &QToolButton::clicked, this, [this] { choose(m_selection.isNoneOf, {}); });
        auto *row = new QHBoxLayout;
        row->setSpacing(4);
        row->addWidget(m_anyOf);
        row->addWidget(m_noneOf);
        row->addStretch(1);
        row->addWidget(m_clear);
        layout->addLayout(row);
    }
    setFixedWidth(popupWidth);
}

QToolButton *ChoicePopup::addToggle(const char *name, const QString &text, bool isNoneOf)
{
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(QString::fromLatin1(name));
    toggle->setProperty("chip", true);
    toggle->setCheckable(true);
    toggle->setAutoExclusive(true);
    toggle->setText(text);
    toggle->setFocusPolicy(Qt::StrongFocus);
    toggle->setChecked(m_selection.isNoneOf == isNoneOf);
    connect(toggle, &QToolButton::clicked, this, [this, isNoneOf] { choose(isNoneOf, m_selection.keys); });
    return toggle;
}

void ChoicePopup::open(const QString &title)
{
    setAccessibleName(title);
    adjustSize();
    const QWidget *button = parentWidget();
    const QRect room = button->screen()->availableGeometry();
    QRect place(button->mapToGlobal(QPoint(0, button->height() + 2)), size());
    if (place.bottom() > room.bottom())
        place.moveBottom(button->mapToGlobal(QPoint(0, -2)).y());
    place.moveTop(std::max(place.top(), room.top()));
    place.moveRight(std::min(place.right(), room.right()));
    place.moveLeft(std::max(place.left(), room.left()));
    setGeometry(place);
    show();
    m_typed->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::fill()
{
    const QString typed = m_typed->text().simplified();
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    m_hasMoved = false;
    bool isThere = false;
    for (const ChoiceOption &option : std::as_const(m_options)) {
        isThere = isThere || option.key == typed;
        if (isMeant(option, words))
            addRow(option);
    }
    if (m_kind == ChoiceKind::SeveralOrOthers && !typed.isEmpty() && !isThere) {
        addRow({typed, tr("Add “%1”").arg(typed), {}});
        m_list->item(m_list->count() - 1)->setData(otherRole, true);
    }
    m_list->setCurrentRow(0);
    if (m_kind == ChoiceKind::One && words.isEmpty()) {
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_selection.keys.contains(m_list->item(row)->data(Qt::UserRole).toString()))
                m_list->setCurrentRow(row);
        }
    }
    m_nothing->setText(m_options.isEmpty() ? tr("Nothing to choose from yet") : tr("Nothing matches “%1”").arg(typed));
    m_nothing->setVisible(m_list->count() == 0);
    m_list->setVisible(m_list->count() > 0);
}

void ChoicePopup::addRow(const ChoiceOption &option)
{
    auto *item = new QListWidgetItem(m_list);
    item->setText(option.remark.isEmpty() ? option.label : QStringLiteral("%1 (%2)").arg(option.label, option.remark));
    item->setToolTip(item->text());
    item->setData(Qt::UserRole, option.key);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable); // checked by toggleCurrent() alone
    item->setSizeHint({0, rowHeight});
    if (m_kind != ChoiceKind::One)
        item->setCheckState(m_selection.keys.contains(option.key) ? Qt::Checked : Qt::Unchecked);
}

void ChoicePopup::mark()
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setCheckState(m_selection.keys.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                                           : Qt::Unchecked);
    }
}

// Where text of one's own can be added, a space belongs to it, until the arrows have been used.
bool ChoicePopup::spaceChecks() const
{
    return m_kind == ChoiceKind::Several || m_hasMoved || m_typed->text().isEmpty();
}

bool ChoicePopup::press(int key)
{
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (m_kind == ChoiceKind::One || !m_typed->text().isEmpty())
            toggleCurrent();
        close();
        return true;
    }
    if (key == Qt::Key_Space && m_kind != ChoiceKind::One && spaceChecks()) {
        toggleCurrent();
        return true;
    }
    if (!moveInList(*m_list, key, pageOfRows))
        return false;
    m_hasMoved = true;
    return true;
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && press(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

void ChoicePopup::toggleCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QString key = item->data(Qt::UserRole).toString();
    if (m_kind == ChoiceKind::One) {
        choose(false, {key});
        close();
        return;
    }
    QStringList keys = m_selection.keys;
    if (!keys.removeOne(key))
        keys.append(key);
    if (item->data(otherRole).toBool()) {
        m_options.prepend({key, key, {}});
        choose(m_selection.isNoneOf, keys);
        m_typed->clear();
        return;
    }
    choose(m_selection.isNoneOf, keys);
    m_typed->selectAll(); // the next name replaces this one
}

void ChoicePopup::choose(bool isNoneOf, const QStringList &keys)
{
    const ChoiceSelection before = m_selection;
    m_selection = {isNoneOf, keys};
    if (m_kind != ChoiceKind::One)
        mark();
    // None of nothing is anything: it does not tell until something is checked.
    if (before != m_selection)
        Q_EMIT chosen({isNoneOf && !keys.isEmpty(), keys});
}

} // namespace wrapdesk
