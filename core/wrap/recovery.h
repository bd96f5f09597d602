// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/intent.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace wrapdesk {

class ApiClient;

// What was open when the program ended is read back from the platform and settled, never sent again blind: the wanted
// code stands (confirmed), a person's code does and ours can no longer come over it (humanWon), or neither: what may
// have gone out is looked at once more and then unconfirmed, what never went out is cancelled (interrupted). A person's
// code that was to be put back, or that our own is known to have replaced, goes on instead. Main thread; finishes once.
class Recovery : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        ApiClient &client;
        const CodeBook &codes;
        const Clock &clock;
        std::function<QDateTime()> now; // platform time
    };

    Recovery(const QList<Intent> &open, Means means, QObject *parent);

    void start();

Q_SIGNALS:
    void settled(const wrapdesk::Intent &intent);
    void resumed(const wrapdesk::Intent &intent); // goes on: our code stands where a person's is to be put back
    void received(const QList<wrapdesk::LegEvent> &events); // what the read-backs said
    void finished();

private:
    void look();
    void readMany(const QList<ConversationId> &ids);
    void readNext();
    void heard(const QList<Leg> &legs, Source source);
    void lookedAt();
    bool judge(const Intent &intent, const Leg &leg);
    void giveUp(Intent intent);
    void settle(Intent intent, IntentState state, Refusal refusal = Refusal::None);

    Means m_means;
    QHash<LegId, Intent> m_open;
    QList<ConversationId> m_single; // not in the batches' answers
    int m_outstanding = 0;
    bool m_isLastLook = false;
};

} // namespace wrapdesk
