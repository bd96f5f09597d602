// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/activityfilterbar.h"

#include "errortext.h"
#include "theme.h"
#include "wording.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>

#include <array>

namespace wrapdesk {

namespace {

constexpr std::array outcomesInOrder{IntentState::Confirmed, IntentState::Refused, IntentState::Locked,
                                     IntentState::HumanWon,  IntentState::Failed,  IntentState::Unconfirmed,
                                     IntentState::Cancelled};
constexpr std::array reasonsInOrder{Reason::Kind::Hand, Reason::Kind::Bulk, Reason::Kind::Rule, Reason::Kind::Sweeper,
                                    Reason::Kind::PutBack};

constexpr int narrowActivity = 600;
constexpr int narrowWithDates = 960;
constexpr int leastChoice = 80; // less than its words take: the window may be narrow

QString personText(const UserId &person, const QString &name)
{
    if (!name.isEmpty())
        return name;
    return person.isEmpty() ? Wording::tr("Application") : person.text();
}

// The others first: what is chosen stays chosen, even where it is offered no more.
void refill(QComboBox *choice, QList<std::pair<QString, QString>> offers)
{
    const QSignalBlocker quiet(choice);
    const bool isChosen = choice->currentIndex() > 0;
    const std::pair chosen{choice->currentText(), choice->currentData().toString()};
    const auto isSame = [&](const auto &offer) { return offer.second == chosen.second; };
    if (isChosen && std::none_of(offers.cbegin(), offers.cend(), isSame))
        offers.append(chosen);
    std::sort(offers.begin(), offers.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first.toCaseFolded(), a.second) < std::pair(b.first.toCaseFolded(), b.second);
    });
    while (choice->count() > 1)
        choice->removeItem(choice->count() - 1);
    for (const auto &[text, id] : std::as_const(offers))
        choice->addItem(text, id);
    const auto again = std::find_if(offers.cbegin(), offers.cend(), isSame);
    choice->setCurrentIndex(isChosen ? int(again - offers.cbegin()) + 1 : 0);
}

QDateTime startOf(const QDate &day) { return day.startOfDay(Qt::LocalTime).toUTC(); }

} // namespace

ActivityFilterBar::ActivityFilterBar(QWidget *parent)
    : QWidget(parent),
      m_time(addChoice(QStringLiteral("timeFilter"), tr("Time"), tr("Any time"))),
      m_from(addDate(QStringLiteral("fromFilter"), tr("From"))),
      m_to(addDate(QStringLiteral("toFilter"), tr("Up to and including"))),
      m_person(addChoice(QStringLiteral("personFilter"), tr("Person"), tr("Everybody"))),
      m_queue(addChoice(QStringLiteral("activityQueueFilter"), tr("Queue"), tr("All queues"))),
      m_outcome(addChoice(QStringLiteral("outcomeFilter"), tr("Outcome"), tr("Any outcome"))),
      m_reason(addChoice(QStringLiteral("reasonFilter"), tr("Reason"), tr("Any reason"))),
      m_firstRow(new QHBoxLayout),
      m_secondRow(new QHBoxLayout)
{
    setObjectName(QStringLiteral("activityFilterBar"));
    m_time->setItemData(0, int(Span::All));
    m_time->addItem(tr("Today"), int(Span::Today));
    m_time->addItem(tr("Last 24 hours"), int(Span::Day));
    m_time->addItem(tr("Last 7 days"), int(Span::Week));
    m_time->addItem(tr("Last 30 days"), int(Span::Month));
    m_time->addItem(tr("From … to …"), int(Span::Custom));
    for (const IntentState outcome : outcomesInOrder)
        m_outcome->addItem(theme::icon(Wording::outcomeGlyph(outcome), Wording::outcomeTone(outcome)),
                           intentText(outcome), int(outcome));
    for (const Reason::Kind reason : reasonsInOrder)
        m_reason->addItem(Wording::reason(reason), int(reason));
    build();
    showDates();
    connect(m_time, &QComboBox::currentIndexChanged, this, &ActivityFilterBar::showDates);
    for (const QComboBox *choice : {m_time, m_person, m_queue, m_outcome, m_reason})
        connect(choice, &QComboBox::currentIndexChanged, this, &ActivityFilterBar::changed);
    for (const QDateEdit *date : {m_from, m_to})
        connect(date, &QDateEdit::dateChanged, this, &ActivityFilterBar::changed);
}

void ActivityFilterBar::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QHBoxLayout *row : {m_firstRow, m_secondRow}) {
        row->setSpacing(8);
        layout->addLayout(row);
    }
    for (QWidget *part : std::initializer_list<QWidget *>{m_time, m_from, m_to})
        m_firstRow->addWidget(part, 1);
    arrange();
}

void ActivityFilterBar::arrange()
{
    QHBoxLayout *row = width() < (isCustom() ? narrowWithDates : narrowActivity) ? m_secondRow : m_firstRow;
    if (row->indexOf(m_reason) >= 0)
        return;
    for (QComboBox *choice : {m_person, m_queue, m_outcome, m_reason}) {
        (row == m_firstRow ? m_secondRow : m_firstRow)->removeWidget(choice);
        row->addWidget(choice, choice == m_person || choice == m_queue ? 2 : 1);
    }
}

void ActivityFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QComboBox *ActivityFilterBar::addChoice(const QString &name, const QString &accessibleName, const QString &all)
{
    auto *choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->setAccessibleName(accessibleName);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
    choice->setMinimumWidth(leastChoice);
    choice->addItem(all);
    return choice;
}

QDateEdit *ActivityFilterBar::addDate(const QString &name, const QString &accessibleName)
{
    auto *date = new QDateEdit(QDate::currentDate(), this);
    date->setObjectName(name);
    date->setAccessibleName(accessibleName);
    date->setToolTip(accessibleName);
    date->setCalendarPopup(true);
    date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    date->setKeyboardTracking(false); // not at every digit
    return date;
}

bool ActivityFilterBar::isCustom() const { return m_time->currentData().toInt() == int(Span::Custom); }

void ActivityFilterBar::showDates()
{
    m_from->setVisible(isCustom());
    m_to->setVisible(isCustom());
    arrange();
}

AuditFilter ActivityFilterBar::filter(const QDateTime &now) const
{
    AuditFilter filter;
    switch (static_cast<Span>(m_time->currentData().toInt())) {
    case Span::All:
        break;
    case Span::Today:
        filter.from = startOf(now.toLocalTime().date());
        break;
    case Span::Day:
        filter.from = now.addDays(-1);
        break;
    case Span::Week:
        filter.from = now.addDays(-7);
        break;
    case Span::Month:
        filter.from = now.addDays(-30);
        break;
    case Span::Custom:
        filter.from = startOf(std::min(m_from->date(), m_to->date()));
        filter.to = startOf(std::max(m_from->date(), m_to->date()).addDays(1));
        break;
    }
    if (m_person->currentIndex() > 0)
        filter.by = UserId(m_person->currentData().toString());
    if (m_queue->currentIndex() > 0)
        filter.queue = QueueId(m_queue->currentData().toString());
    if (m_outcome->currentIndex() > 0)
        filter.outcome = static_cast<IntentState>(m_outcome->currentData().toInt());
    if (m_reason->currentIndex() > 0)
        filter.reason = static_cast<Reason::Kind>(m_reason->currentData().toInt());
    return filter;
}

void ActivityFilterBar::setQueues(const QList<Queue> &queues)
{
    QList<std::pair<QString, QString>> offers;
    for (const Queue &queue : queues)
        offers.append({queue.name, queue.id.text()});
    refill(m_queue, offers);
}

void ActivityFilterBar::setPeople(const QList<std::pair<UserId, QString>> &people)
{
    QList<std::pair<QString, QString>> offers;
    for (const auto &[person, name] : people)
        offers.append({personText(person, name), person.text()});
    refill(m_person, offers);
}

void ActivityFilterBar::offerPerson(const UserId &person, const QString &name)
{
    QList<std::pair<QString, QString>> offers;
    for (int i = 1; i < m_person->count(); ++i) {
        if (m_person->itemData(i).toString() == person.text())
            return;
        offers.append({m_person->itemText(i), m_person->itemData(i).toString()});
    }
    offers.append({personText(person, name), person.text()});
    refill(m_person, offers);
}

void ActivityFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        for (QComboBox *choice : {m_time, m_person, m_queue, m_outcome, m_reason})
            choice->setCurrentIndex(0);
    }
    Q_EMIT changed();
}

} // namespace wrapdesk
