// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/drawer.h"

#include "domain/masked.h"
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
    m_legs = legs;
    m_current = current;
    while (m_cards->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_cards->takeAt(0));
        delete item->widget();
    }
    for (const LegDetails &details : legs)
        m_cards->insertWidget(m_cards->count() - 1, card(details, details.leg.id == current, now));
    m_hint->setText(legs.isEmpty() ? tr("Select a leg to see its conversation.")
                                   : tr("Conversation %1, started %2")
                                         .arg(current.conversation.text().first(
                                                  std::min<qsizetype>(8, current.conversation.text().size())),
                                              Wording::clockTime(legs.first().leg.conversationStart, now)));
    m_hint->setToolTip(current.conversation.text());
}

QWidget *Drawer::card(const LegDetails &details, bool isCurrent, const QDateTime &now)
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
    add(tr("Time"), timeSpan(details.leg, now));
    add(tr("Customer"), masked(details.leg.customer));
    add(tr("Ended by"), details.leg.disconnectType);
    add(tr("Not codable"), details.unwritable);
    return card;
}

} // namespace wrapdesk
