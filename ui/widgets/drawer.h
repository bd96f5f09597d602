// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/leg.h"

#include <QFrame>
#include <QSet>

class QLabel;
class QVBoxLayout;

namespace wrapdesk {

// One leg as the drawer tells it.
struct LegDetails
{
    Leg leg;
    QString queue;
    QString agent;
    QString code; // its name; empty: none
    QString status; // "talking", "missing, by design", "coded"
    QString unwritable; // why it cannot be coded; empty: it can
    QString ruling; // what the rules did, will do or say: "Coded by rule “Night”, version 3, at 14:02"; empty: nothing
    QStringList why; // condition by condition

    bool operator==(const LegDetails &) const = default;
};

// Beside the list: the selected leg's whole conversation, every leg with its own code. GUI thread.
class Drawer : public QFrame
{
    Q_OBJECT

public:
    explicit Drawer(QWidget *parent = nullptr);

    // `current` is the leg selected in the list. No legs: nothing is selected.
    void show(const QList<LegDetails> &legs, const LegId &current, const QDateTime &now);

    // Shows the customer's address of `leg` in clear until another leg is selected: call it once that is noted.
    void reveal(const LegId &leg);
    // It could not be noted, so it is not shown.
    void refuseReveal(const Error &error);

Q_SIGNALS:
    void closeRequested();
    void revealRequested(const wrapdesk::LegId &leg);

private:
    void rebuild();
    bool isSameBut(const QList<LegDetails> &legs) const;
    void retell(const QList<LegDetails> &legs);
    QWidget *why(const LegDetails &details, QWidget *card);
    QWidget *customer(const LegDetails &details, QWidget *card);
    QWidget *card(const LegDetails &details, bool isCurrent);

    QList<LegDetails> m_legs;
    LegId m_current;
    QDateTime m_now;
    QSet<LegId> m_revealed; // of the conversation shown, until another leg is selected
    QHash<LegId, QList<QLabel *>> m_whys; // what is said of the rules: the ruling, then the conditions
    QLabel *m_hint;
    QVBoxLayout *m_cards;
};

} // namespace wrapdesk
