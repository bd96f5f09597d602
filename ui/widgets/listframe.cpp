// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/listframe.h"

#include "errortext.h"
#include "theme.h"
#include "wording.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace wrapdesk {

namespace {

constexpr int messageGlyph = 40;
constexpr int messageWidth = 440;
constexpr int messageMargin = 8;

QLabel *wrappedLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

// A list fails without an error only while its connection is being made again.
Error causeOf(const ListState &state) { return state.error.value_or(Error{.kind = ErrorKind::Offline}); }

} // namespace

ListFrame::ListFrame(const QString &name, QWidget *content, QWidget *parent)
    : QWidget(parent),
      m_message(new QWidget(this)),
      m_glyph(new QLabel(m_message)),
      m_title(wrappedLabel(QStringLiteral("listTitle"), m_message)),
      m_hint(wrappedLabel(QStringLiteral("listHint"), m_message)),
      m_progress(new QProgressBar(m_message)),
      m_action(new QPushButton(m_message)),
      m_choice(new QPushButton(m_message)),
      m_noteBar(new QWidget(this)),
      m_note(new QLabel(m_noteBar)),
      m_noteAction(new QPushButton(tr("Try again"), m_noteBar)),
      m_stack(new QStackedWidget(this))
{
    setObjectName(name);
    buildMessage();
    m_note->setObjectName(QStringLiteral("listNote"));
    m_note->setWordWrap(true);
    m_noteAction->setObjectName(QStringLiteral("listNoteAction"));
    auto *note = new QHBoxLayout(m_noteBar);
    note->setContentsMargins(0, 0, 0, 8);
    note->addWidget(m_note, 1);
    note->addWidget(m_noteAction);
    m_noteBar->hide();

    m_stack->addWidget(m_message);
    m_stack->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_noteBar);
    layout->addWidget(m_stack, 1);

    connect(m_noteAction, &QPushButton::clicked, this, &ListFrame::retryRequested);
    connect(m_choice, &QPushButton::clicked, this, &ListFrame::emptyChoiceRequested);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_face == Face::NoMatch)
            Q_EMIT clearFiltersRequested();
        else
            Q_EMIT retryRequested();
    });
}

void ListFrame::buildMessage()
{
    m_glyph->setAlignment(Qt::AlignCenter);
    m_glyph->setFixedHeight(messageGlyph);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Loading"));
    m_action->setObjectName(QStringLiteral("listAction"));
    m_choice->setObjectName(QStringLiteral("listChoice"));
    auto *column = new QWidget(m_message); // of fixed width, so that wrapped labels know their height
    column->setFixedWidth(messageWidth);
    auto *parts = new QVBoxLayout(column);
    parts->setContentsMargins(messageMargin, 0, messageMargin, 0);
    parts->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_glyph, m_title, m_hint, m_progress})
        parts->addWidget(part);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addStretch(1);
    actions->addWidget(m_action);
    actions->addWidget(m_choice);
    actions->addStretch(1);
    parts->addLayout(actions);
    auto *message = new QVBoxLayout(m_message);
    message->addStretch(2);
    message->addWidget(column, 0, Qt::AlignHCenter);
    message->addStretch(3);
}

ListFrame::Face ListFrame::faceOf(const ListState &state, int shown, int total)
{
    if (shown > 0)
        return Face::Ready;
    if (total > 0)
        return Face::NoMatch;
    switch (state.loading) {
    case Loading::NotAsked:
    case Loading::Loading:
        return Face::Loading;
    case Loading::Ready:
        return Face::Empty;
    case Loading::Failed:
        return Face::Failed;
    }
    return Face::Loading;
}

void ListFrame::show(const ListState &state, int shown, int total, const QDateTime &now)
{
    m_face = faceOf(state, shown, total);
    switch (m_face) {
    case Face::Ready:
        break;
    case Face::Loading:
        say(Glyph::None, m_words.loading, {}, {});
        break;
    case Face::Empty:
        say(m_words.emptyGlyph, m_words.emptyTitle, m_words.emptyHint, m_words.emptyAction);
        break;
    case Face::NoMatch:
        say(Glyph::Search, tr("Nothing matches"), tr("%1 hidden by the search and the filters.").arg(total),
            tr("Clear filters"));
        break;
    case Face::Failed: {
        const Explanation text = explain(causeOf(state));
        say(Glyph::Warning, text.sentence, text.help, tr("Try again"));
        break;
    }
    }
    m_hint->setToolTip(m_face == Face::Failed && state.error ? describe(*state.error) : QString());
    m_progress->setVisible(m_face == Face::Loading);
    m_stack->setCurrentIndex(m_face == Face::Ready ? 1 : 0);
    showNote(state, now);
}

void ListFrame::say(Glyph glyph, const QString &title, const QString &hint, const QString &action)
{
    const QColor colour = glyph == Glyph::Warning ? theme::colours().bad : theme::colours().muted;
    m_glyph->setPixmap(theme::pixmap(glyph, colour, messageGlyph, devicePixelRatioF()));
    m_glyph->setVisible(glyph != Glyph::None);
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    for (QLabel *label : {m_title, m_hint}) // a layout would give a third line no room
        label->setMinimumHeight(std::max(label->heightForWidth(messageWidth - 2 * messageMargin), 0));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_choice->setText(m_words.emptyChoice);
    m_choice->setVisible(m_face == Face::Empty && !m_words.emptyChoice.isEmpty());
}

// Above a list that is there: what keeps it from being the whole and present truth.
void ListFrame::showNote(const ListState &state, const QDateTime &now)
{
    QStringList parts;
    const bool isStale = m_face == Face::Ready && state.loading == Loading::Failed;
    if (isStale) {
        const Explanation text = explain(causeOf(state));
        if (state.asOf.isValid())
            parts << tr("Stale for %1.").arg(Wording::ago(state.asOf, now));
        parts << text.sentence << text.help;
    }
    if ((m_face == Face::Ready || m_face == Face::Empty) && !state.incomplete.isEmpty())
        parts << tr("Not complete: %1.").arg(state.incomplete);
    m_note->setText(parts.join(u' '));
    m_noteAction->setVisible(isStale);
    m_noteBar->setVisible(!parts.isEmpty());
}

} // namespace wrapdesk
