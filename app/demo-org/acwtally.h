// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model.h"

#include <QJsonObject>

namespace demoorg {

struct LegName
{
    QString conversationId;
    QString participantId;
    QString communicationId;

    friend bool operator==(const LegName &, const LegName &) = default;
    friend size_t qHash(const LegName &leg, size_t seed = 0)
    {
        return qHashMulti(seed, leg.conversationId, leg.participantId, leg.communicationId);
    }
};

// Whose code the legs got that were in an ACW with a time-out, of each queue: an agent's, a client's or the time-out's.
// Counts what happened live, never what the history holds.
class AcwTally
{
public:
    enum class Author
    {
        Agent,
        Client,
        Platform
    };

    // A code stands on the leg, since its wrap-up's end.
    void codeSet(const LegName &leg, Author author, const Participant &participant, const Communication &communication);
    void acwEnded(const LegName &leg, const Participant &participant);

    QJsonObject toJson() const;

private:
    struct Standing
    {
        Author author = Author::Platform;
        QString code;
        double keptPercent = 0; // how much of the ACW had passed
    };
    struct Counts
    {
        int ended = 0;
        int byAgent = 0;
        int byClient = 0;
        int byTimeout = 0;
        double keptPercent = 0; // sum over byClient
        int agentCodesOverwritten = 0;

        void add(const Counts &other);
        QJsonObject toJson() const;
    };

    void noteAgentsCode(const LegName &leg, Author author, const QString &queueId, const QString &code);

    QHash<LegName, Standing> m_standing; // of legs whose ACW has not ended
    QHash<LegName, QString> m_agentCodes; // that stand
    QHash<LegName, QString> m_lostCodes; // of agents, until they are put back
    QHash<QString, Counts> m_byQueue;
};

} // namespace demoorg
