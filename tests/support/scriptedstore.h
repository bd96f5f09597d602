// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/secretstore.h"

#include <QPointer>

#include <deque>

namespace wrapdesk::test {

// A store that answers when the test says so, in the order it was asked.
class ScriptedStore final : public SecretStore
{
public:
    void read(const SecretKey &key, QObject *context, ReadHandler handler) override
    {
        ask(QStringLiteral("read ") + key.name, context, std::move(handler));
    }
    void write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler) override
    {
        const QString bytes = QString::fromUtf8(secret.reveal());
        ask(QStringLiteral("write %1 %2").arg(key.name, bytes), context, withoutSecret(std::move(handler)));
    }
    void erase(const SecretKey &key, QObject *context, DoneHandler handler) override
    {
        ask(QStringLiteral("erase ") + key.name, context, withoutSecret(std::move(handler)));
    }

    void answer(const std::optional<QByteArray> &bytes = std::nullopt)
    {
        answerWith(bytes ? std::optional(Secret(*bytes)) : std::nullopt);
    }
    void refuse(QLatin1String code)
    {
        answerWith(
            Failure(Error{.kind = ErrorKind::Secret, .code = code, .message = QStringLiteral("the keychain is out")}));
    }

    // What was asked: "read NAME", "write NAME SECRET", "erase NAME".
    const QStringList &log() const { return m_log; }
    bool isIdle() const { return m_waiting.empty(); }

private:
    struct Waiting
    {
        QPointer<QObject> context;
        ReadHandler handler;
    };

    static ReadHandler withoutSecret(DoneHandler handler)
    {
        return [handler = std::move(handler)](const Result<std::optional<Secret>> &result) {
            handler(result ? Result<void>() : Failure(result.error()));
        };
    }
    void ask(const QString &what, QObject *context, ReadHandler handler)
    {
        m_log << what;
        m_waiting.push_back({context, std::move(handler)});
    }
    void answerWith(const Result<std::optional<Secret>> &result)
    {
        const Waiting first = m_waiting.front();
        m_waiting.pop_front();
        if (first.context)
            first.handler(result);
    }

    QStringList m_log;
    std::deque<Waiting> m_waiting;
};

} // namespace wrapdesk::test
