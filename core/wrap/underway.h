// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/intent.h"
#include "wrap/readahead.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace wrapdesk {

class CodeBook;
class LegWrite;
class Outbox;

// What is read and written at this moment: never two legs of a conversation at once. A write begins only when that is
// on disk, so that what is found there as held after a crash has never gone out. Main thread.
class UnderWay : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype atOnce = 6; // connections a host

    // All outlive it.
    struct Means
    {
        ApiClient &client;
        Outbox &outbox;
        const CodeBook &codes;
        const Clock &clock;
        ReadAhead &ahead;
        std::function<QDateTime()> now; // platform time
    };

    explicit UnderWay(Means means, QObject *parent);

    qsizetype writes() const { return m_writes.size(); }
    bool isWriting(const ConversationId &conversation) const { return m_writes.contains(conversation); }
    // Whether it is this leg's turn; what is about to be read with others waits for that.
    bool mayBegin(const Intent &intent) const;
    void begin(const Intent &intent);
    void observe(const LegEvent &event);
    // Ends those of which nothing has been sent, and answers them.
    QList<Intent> takeBack(const std::function<bool(const Intent &)> &isMeant);

Q_SIGNALS:
    // What permitting reads said.
    void received(const QList<wrapdesk::LegEvent> &events);
    void written(const wrapdesk::Intent &intent); // as LegWrite has finished it
    void tagged();

private:
    void beginWrite(Intent intent);
    void beginTag(const Intent &intent);
    void go(const QList<IntentId> &ids);
    void remove(const Intent &intent);

    Means m_means;
    QHash<ConversationId, LegWrite *> m_writes;
    QHash<IntentId, LegWrite *> m_beginning; // of these, those whose beginning is not on disk yet
    QSet<ConversationId> m_tags;
    QSet<Media> m_proving; // by the single read of a leg
};

} // namespace wrapdesk
