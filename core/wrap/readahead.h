// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wrap/knownlegs.h"

#include <QObject>

#include <functional>

namespace wrapdesk {

class ApiClient;

// Reads the legs of a run in batches of ids, shortly before their turn, so that those whose agents can no longer act
// need no read of their own. Owned by the Wrapper, main thread.
class ReadAhead : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        ApiClient &client;
        std::function<QDateTime()> now; // platform time
        // What is believed of a leg; nothing: unknown. Only those believed closed are worth a batch.
        std::function<std::optional<Leg>(const LegId &)> believed;
    };

    // How many waiting legs look() wants to see at most.
    static constexpr qsizetype horizon = 200;

    ReadAhead(Means means, QObject *parent);

    KnownLegs &known() { return m_known; }
    // Whether the leg is better read with others than by itself: it is not known, but believed closed.
    bool waitsForABatch(const LegId &leg) const;
    // `waiting`: the first legs of runs, in the order of their turns. Asks for a batch if some that are nearly due are
    // not known; true if a few are now to be read one by one instead.
    bool look(const QList<LegId> &waiting);

Q_SIGNALS:
    void received(const QList<wrapdesk::LegEvent> &events); // a batch has come, or will not

private:
    void read(const QList<LegId> &legs);

    Means m_means;
    KnownLegs m_known;
    bool m_isReading = false;
};

} // namespace wrapdesk
