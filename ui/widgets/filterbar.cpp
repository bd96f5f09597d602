// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/filterbar.h"

#include "theme.h"
#include "wording.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <array>

namespace wrapdesk {

namespace {

constexpr std::array classesInOrder{StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded,
                                    StragglerClass::Orphaned};
constexpr int narrowBar = 740;
constexpr std::array<int, 4> agesInMinutes{15, 60, 4 * 60, 24 * 60};

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(tr("Stragglers"), this)),
      m_byDesign(addChip(QStringLiteral("byDesignChip"), Glyph::Info, Tone::Muted)),
      m_search(new QLineEdit(this)),
      m_queue(addChoice(QStringLiteral("queueFilter"), tr("Queue"), tr("All queues"))),
      m_agent(addChoice(QStringLiteral("agentFilter"), tr("Agent"), tr("All agents"))),
      m_media(addChoice(QStringLiteral("mediaFilter"), tr("Media"), tr("All media"))),
      m_age(addChoice(QStringLiteral("ageFilter"), tr("Age"), tr("Any age"))),
      m_filters(new QGridLayout)
{
    setObjectName(QStringLiteral("filterBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(buildChips());
    layout->addLayout(buildFilters());
    QWidget *before = m_chips[classesInOrder.back()];
    for (QWidget *next : std::initializer_list<QWidget *>{m_byDesign, m_search, m_queue, m_agent, m_media, m_age}) {
        setTabOrder(before, next);
        before = next;
    }
}

QLayout *FilterBar::buildChips()
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addSpacing(8);
    for (const StragglerClass kind : classesInOrder) {
        QToolButton *chip = addChip(Wording::stragglerClass(kind) + QStringLiteral("Chip"),
                                    Wording::stragglerGlyph(kind), Wording::stragglerTone(kind));
        m_chips.insert(kind, chip);
        row->addWidget(chip);
    }
    row->addStretch(1);
    m_byDesign->setToolTip(tr("Legs without a code where none was asked for: an optional prompt, or skipped wrap-up."));
    row->addWidget(m_byDesign);
    return row;
}

QLayout *FilterBar::buildFilters()
{
    m_search->setObjectName(QStringLiteral("stragglerSearch"));
    m_search->setPlaceholderText(tr("Search queue, agent, code, customer"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme::icon(Glyph::Search), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::changed);
    for (const int minutes : agesInMinutes)
        m_age->addItem(tr("Older than %1").arg(minutes < 60 ? tr("%1 min").arg(minutes) : tr("%1 h").arg(minutes / 60)),
                       minutes);
    m_filters->setSpacing(8);
    arrange(false);
    return m_filters;
}

// Side by side, or, where there is little room, the search above the filters.
void FilterBar::arrange(bool isNarrow)
{
    const std::array choices{m_queue, m_agent, m_media, m_age};
    m_filters->addWidget(m_search, 0, 0, 1, isNarrow ? int(choices.size()) : 1);
    for (int i = 0; i < int(choices.size()); ++i)
        m_filters->addWidget(choices[static_cast<size_t>(i)], isNarrow ? 1 : 0, isNarrow ? i : i + 1);
    m_filters->setColumnStretch(0, isNarrow ? 1 : 2);
    for (int column = 1; column <= int(choices.size()); ++column)
        m_filters->setColumnStretch(column, isNarrow && column == int(choices.size()) ? 0 : 1);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isNarrow == (width() < narrowBar))
        return;
    m_isNarrow = !m_isNarrow;
    arrange(m_isNarrow);
    label();
}

QToolButton *FilterBar::addChip(const QString &name, Glyph glyph, Tone tone)
{
    auto *chip = new QToolButton(this);
    chip->setObjectName(name);
    chip->setProperty("chip", true);
    chip->setCheckable(true);
    chip->setIcon(theme::icon(glyph, tone));
    chip->setIconSize({16, 16});
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setFocusPolicy(Qt::StrongFocus);
    connect(chip, &QToolButton::toggled, this, &FilterBar::changed);
    return chip;
}

QComboBox *FilterBar::addChoice(const QString &name, const QString &accessibleName, const QString &all)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->setAccessibleName(accessibleName);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
    choice->addItem(all);
    connect(choice, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
    return choice;
}

void FilterBar::survey(const StragglerModel &rows)
{
    m_counts.clear();
    m_byDesignCount = 0;
    QSet<QString> queues;
    QSet<QString> agents;
    QSet<int> media;
    rows.forEach([&](const StragglerRow &row) {
        queues.insert(row.queue);
        agents.insert(row.agent);
        media.insert(int(row.leg.media));
        if (row.straggler.byDesign)
            ++m_byDesignCount;
        else
            ++m_counts[row.straggler.kind];
    });
    label();
    offer(m_queue, queues.values());
    offer(m_agent, agents.values());
    QStringList mediaNames;
    for (const int kind : std::as_const(media))
        mediaNames.append(Wording::media(static_cast<Media>(kind)));
    offer(m_media, mediaNames);
    for (const int kind : std::as_const(media))
        m_media->setItemData(m_media->findText(Wording::media(static_cast<Media>(kind))), kind);
}

// In a narrow bar the shape and the number stand for the class.
void FilterBar::label()
{
    const auto set = [this](QToolButton *chip, const QString &number, const QString &whole) {
        chip->setText(u' ' + (m_isNarrow ? number : whole)); // the style leaves no room between icon and text
        chip->setAccessibleName(whole);
    };
    for (const StragglerClass kind : classesInOrder) {
        const QString number = Wording::count(m_counts.value(kind));
        set(m_chips[kind], number, QStringLiteral("%1 %2").arg(number, Wording::stragglerClass(kind)));
        m_chips[kind]->setToolTip(m_chips[kind]->accessibleName());
    }
    const QString number = Wording::count(m_byDesignCount);
    set(m_byDesign, number, tr("By design (%1)").arg(number));
}

// What is chosen stays chosen, even while no row has it.
void FilterBar::offer(QComboBox *choice, QStringList wanted)
{
    const QString chosen = choice->currentIndex() > 0 ? choice->currentText() : QString();
    wanted.removeAll(QString());
    if (!chosen.isEmpty() && !wanted.contains(chosen))
        wanted.append(chosen);
    wanted.sort(Qt::CaseInsensitive);
    QStringList offered;
    for (int i = 1; i < choice->count(); ++i)
        offered << choice->itemText(i);
    if (offered == wanted)
        return;
    const QSignalBlocker quiet(choice);
    while (choice->count() > 1)
        choice->removeItem(choice->count() - 1);
    choice->addItems(wanted);
    choice->setCurrentIndex(chosen.isEmpty() ? 0 : choice->findText(chosen));
}

StragglerFilter FilterBar::filter() const
{
    StragglerFilter filter;
    for (auto chip = m_chips.cbegin(); chip != m_chips.cend(); ++chip) {
        if (chip.value()->isChecked())
            filter.classes.insert(chip.key());
    }
    filter.byDesign = m_byDesign->isChecked();
    if (m_queue->currentIndex() > 0)
        filter.queue = m_queue->currentText();
    if (m_agent->currentIndex() > 0)
        filter.agent = m_agent->currentText();
    if (m_media->currentIndex() > 0)
        filter.media = static_cast<Media>(m_media->currentData().toInt());
    filter.olderThan = std::chrono::minutes(m_age->currentData().toInt());
    return filter;
}

QString FilterBar::typed() const { return m_search->text(); }

void FilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        for (QToolButton *chip : std::as_const(m_chips))
            chip->setChecked(false);
        for (QComboBox *choice : {m_queue, m_agent, m_media, m_age})
            choice->setCurrentIndex(0);
        m_search->clear();
    }
    Q_EMIT changed();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace wrapdesk
