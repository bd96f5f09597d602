// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/intent.h"

#include <QObject>

#include <functional>

namespace wrapdesk {

class ApiClient;

// One tag from its sending to its proof: PATCH the participant's attribute, then read it back (FACTS §4: a locked leg
// takes no code any more, an attribute it may). Deleting it cancels what has not been sent. Main thread.
class TagWrite : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        ApiClient &client;
        const Clock &clock;
        std::function<QDateTime()> now; // platform time
    };

    TagWrite(Intent intent, Means means, QObject *parent);

    const Intent &intent() const { return m_intent; }
    void start();

Q_SIGNALS:
    void changed(const wrapdesk::Intent &intent);
    void finished(const wrapdesk::Intent &intent); // an end state; never from within start()

private:
    void readBack(int tries);
    void moveTo(IntentState state, Refusal refusal = Refusal::None, const std::optional<Error> &error = {});

    Intent m_intent;
    Means m_means;
};

} // namespace wrapdesk
