// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "net/outcome.h"

#include <QNetworkRequest>
#include <QPointer>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace wrapdesk {

// One request on the wire and its answer, nothing more: no policy. Owns the reply; deleting it aborts. Ends by itself
// after 30 s without a byte, or when the body grows over 64 MiB. An error never repeats the secrets it was sent. Lives
// on the thread of its network access manager.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds silence{30'000};
    static constexpr qint64 largestBody = qint64{64} * 1024 * 1024;

    struct Outgoing
    {
        QNetworkRequest request;
        QByteArray verb;
        std::optional<QByteArray> body;
        bool once = false; // never send the body a second time, see exchange.cpp
    };

    Exchange(QNetworkAccessManager &network, Outgoing outgoing, const Clock &clock, QObject *parent);
    ~Exchange() override;

Q_SIGNALS:
    // Once; nothing happens here afterwards.
    void answered(const wrapdesk::Answer &answer);

private:
    void watch();
    void weigh();
    void end(std::optional<Error> failure);
    void letGo();

    const Clock &m_clock;
    QList<Secret> m_secrets; // that were sent
    QPointer<QNetworkReply> m_reply; // goes early if its manager does
    std::unique_ptr<QObject> m_watch = std::make_unique<QObject>(); // whose end calls off what watch() waits for
};

} // namespace wrapdesk
