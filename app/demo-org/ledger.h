// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "acwtally.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace demoorg {

// What clients did, for tests and the curious: GET /demo/stats. Above all it tells whether an agent's own choice was
// written over, whether the writer could have known, and whether it was put back.
class Ledger
{
public:
    using Leg = LegName;

    void requestCame(const QString &route);
    void requestThrottled() { ++m_throttled; }

    // A client was shown this conversation as it stands now.
    void wasRead(const QString &conversationId) { m_lastRead.insert(conversationId, ++m_step); }
    // A client's write was accepted and will take effect.
    void writeAccepted(const Leg &leg);
    // A code stands on the leg now. `writer` is empty unless a client wrote it.
    void codeSet(const Leg &leg, bool byClient, const QString &writer, const QString &before, const QString &after);

    AcwTally &afterCallWork() { return m_afterCallWork; }

    QJsonObject toJson() const;

private:
    struct Written
    {
        int count = 0;
        QString by;
        QString before; // what stood there before the first write
        QString after;
    };
    // A person's code that a client wrote over.
    struct Loss
    {
        Leg leg;
        QString human;
        QString written;
        bool wasSeen = false; // the client had been shown it
        bool isRestored = false; // a client put it back
        bool isChosenAgain = false; // a person coded the leg once more before that
    };

    void personCoded(const Leg &leg);
    void clientWrote(const Leg &leg, const QString &before, const QString &after);
    quint64 readBeforeWrite(const Leg &leg);
    int count(bool wasSeen, bool restoredOnly) const;
    QJsonArray losses(bool wasSeen) const;

    quint64 m_step = 0; // orders reads, human codes and writes; 0 is before everything
    QHash<QString, int> m_requests;
    int m_throttled = 0;
    QHash<QString, quint64> m_lastRead;
    QHash<Leg, quint64> m_lastAccepted;
    QHash<Leg, QList<quint64>> m_pending; // per accepted write: the last read before it
    QHash<Leg, quint64> m_humanCode;
    QHash<Leg, Written> m_written;
    QList<Loss> m_losses;
    int m_twiceWithoutRead = 0;
    AcwTally m_afterCallWork;
};

} // namespace demoorg
