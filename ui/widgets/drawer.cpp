// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/drawer.h"

#include "domain/masked.h"
#include "errortext.h"
#include "theme.h"
#include "wording.h"

#include <QFormLayout>
#include <QIcon>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

namespace wrapdesk {

namespace {

QLabel *drawerLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *result = new QLabel(text, parent);
    result->setObjectName(name);
    result->setWordWrap(true);
    result->setTextFormat(Qt::PlainText);
    return result;
}

QString timeSpan(const Leg &leg, const QDateTime &now)
{
    const QDateTime start = leg.connectedAt.isValid() ? leg.connectedAt : leg.alertingAt;
    const QString end = leg.endedAt.isValid() ? Wording::clockTime(leg.endedAt, now) : Drawer::tr("now");
    return QStringLiteral("%1 – %2").arg(Wording::clockTime(start, now), end);
}

// The ruling and its conditions, a line each.
QStringList toldOf(const LegDetails &details)
{
    QStringList told{details.ruling};
    for (const QString &condition : details.why)
        told << QStringLiteral("– %1").arg(condition);
    return told;
}

} // namespace

Drawer::Drawer(QWidget *parent)
    : QFrame(parent),
      m_hint(drawerLabel(tr("Select a leg to see its conversation."), QStringLiteral("drawerHint"), this))
{
    setObjectName(QStringLiteral("drawer"));
    setMinimumWidth(280);
    auto *title = drawerLabel(tr("Details"), QStringLiteral("sectionTitle"), this);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("drawerClose"));
    close->setIcon(theme::icon(Glyph::Close));
    close->setAccessibleName(tr("Close the details"));
    connect(close, &QToolButton::clicked, this, &Drawer::closeRequested);
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(close);

    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("drawerContent"));
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(8);
    m_cards->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("drawerScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(scroll, 1);
}

void Drawer::show(const QList<LegDetails> &legs, const LegId &current, const QDateTime &now)
{
    if (m_legs == legs && m_current == current)
        return;
    if (m_current == current && isSameBut(legs))
        return retell(legs);
    if (m_current != current)
        m_revealed.clear();
    m_legs = legs;
    m_current = current;
    m_now = now;
    rebuild();
    m_hint->setText(legs.isEmpty() ? tr("Select a leg to see its conversation.")
                                   : tr("Conversation %1, started %2")
                                         .arg(current.conversation.text().first(
                                                  std::min<qsizetype>(8, current.conversation.text().size())),
                                              Wording::clockTime(legs.first().leg.conversationStart, now)));
    m_hint->setToolTip(current.conversation.text());
}

// But for what the rules say: that counts down, and must not take the button under the hand away.
bool Drawer::isSameBut(const QList<LegDetails> &legs) const
{
    return std::equal(m_legs.cbegin(), m_legs.cend(), legs.cbegin(), legs.cend(),
                      [](const LegDetails &known, LegDetails now) {
                          const bool canRetell = !known.ruling.isEmpty() && !now.ruling.isEmpty();
                          if (canRetell && known.why.size() == now.why.size()) {
                              now.ruling = known.ruling;
                              now.why = known.why;
                          }
                          return known == now;
                      });
}

void Drawer::retell(const QList<LegDetails> &legs)
{
    m_legs = legs;
    for (const LegDetails &details : legs) {
        const QStringList told = toldOf(details);
        const QList<QLabel *> labels = m_whys.value(details.leg.id);
        for (qsizetype i = 0; i < labels.size(); ++i)
            labels.at(i)->setText(told.at(i));
    }
}

void Drawer::rebuild()
{
    m_whys.clear();
    while (m_cards->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_cards->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // the button that was pressed may be in it
    }
    for (const LegDetails &details : std::as_const(m_legs))
        m_cards->insertWidget(m_cards->count() - 1, card(details, details.leg.id == m_current));
}

void Drawer::reveal(const LegId &leg)
{
    const auto isShown = [&](const LegDetails &details) { return details.leg.id == leg; };
    if (std::none_of(m_legs.cbegin(), m_legs.cend(), isShown))
        return; // another conversation was selected meanwhile
    m_revealed.insert(leg);
    rebuild();
}

void Drawer::refuseReveal(const Error &error)
{
    const Explanation text = explain(error);
    m_hint->setText(tr("The address is not shown, because that cannot be noted. %1 %2").arg(text.sentence, text.help));
}

// The address, masked, and the button that asks to show it.
QWidget *Drawer::customer(const LegDetails &details, QWidget *card)
{
    const QString &address = details.leg.customer;
    if (m_revealed.contains(details.leg.id)) {
        QLabel *label = drawerLabel(address, QStringLiteral("drawerCustomer"), card);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }
    auto *row = new QWidget(card);
    auto *button = new QToolButton(row);
    button->setObjectName(QStringLiteral("revealButton"));
    button->setProperty("link", true);
    button->setText(tr("Show"));
    button->setAccessibleName(tr("Show the customer's address; this is noted in the activity"));
    button->setToolTip(tr("This is noted in the activity."));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, leg = details.leg.id] { Q_EMIT revealRequested(leg); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(drawerLabel(masked(address), QStringLiteral("drawerCustomer"), row), 1);
    layout->addWidget(button);
    return row;
}

QWidget *Drawer::why(const LegDetails &details, QWidget *card)
{
    auto *part = new QWidget(card);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(drawerLabel(tr("Why this code?"), QStringLiteral("drawerHint"), part));
    QList<QLabel *> &labels = m_whys[details.leg.id];
    labels.clear();
    for (const QString &told : toldOf(details)) {
        labels << drawerLabel(told, labels.isEmpty() ? QStringLiteral("drawerRuling") : QStringLiteral("drawerWhy"),
                              part);
        layout->addWidget(labels.constLast());
    }
    return part;
}

QWidget *Drawer::card(const LegDetails &details, bool isCurrent)
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("legCard"));
    card->setProperty("current", isCurrent);
    auto *form = new QFormLayout(card);
    form->setContentsMargins(12, 8, 12, 8);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(drawerLabel(details.agent, QStringLiteral("sectionTitle"), card));
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            form->addRow(drawerLabel(name, QStringLiteral("drawerHint"), card),
                         drawerLabel(value, QStringLiteral("drawerValue"), card));
    };
    add(tr("State"), details.status);
    add(tr("Code"), details.code.isEmpty() ? QStringLiteral("—") : details.code);
    add(tr("Notes"), details.leg.code ? details.leg.code->notes : QString());
    add(tr("Queue"), details.queue);
    add(tr("Media"), Wording::media(details.leg.media));
    add(tr("Time"), timeSpan(details.leg, m_now));
    if (!details.leg.customer.isEmpty())
        form->addRow(drawerLabel(tr("Customer"), QStringLiteral("drawerHint"), card), customer(details, card));
    add(tr("Ended by"), details.leg.disconnectType);
    add(tr("Not codable"), details.unwritable);
    if (!details.ruling.isEmpty())
        form->addRow(why(details, card));
    return card;
}

} // namespace wrapdesk
