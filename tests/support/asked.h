// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/secretstore.h"

#include <QTest>

namespace wrapdesk::test {

// What a store was asked and what it has answered so far. To be asked again only when it has.
class Asked final
{
public:
    explicit Asked(SecretStore &store) : m_store(store) { }

    void read(const SecretKey &key)
    {
        m_store.read(key, &m_context, [this](const Result<std::optional<Secret>> &result) {
            ++answers;
            error = result ? std::nullopt : std::optional(result.error());
            secret = result.value_or(std::nullopt);
        });
    }
    void write(const SecretKey &key, const QByteArray &bytes) { m_store.write(key, Secret(bytes), &m_context, done()); }
    void erase(const SecretKey &key) { m_store.erase(key, &m_context, done()); }

    // As text; "none" for no secret, "error" for an error, "silence" if nothing comes.
    QByteArray readNow(const SecretKey &key)
    {
        read(key);
        if (!wait())
            return "silence";
        return error ? QByteArray("error") : secret ? secret->reveal() : QByteArray("none");
    }
    bool writeNow(const SecretKey &key, const QByteArray &bytes)
    {
        write(key, bytes);
        return wait() && !error;
    }
    bool eraseNow(const SecretKey &key)
    {
        erase(key);
        return wait() && !error;
    }
    bool wait(int count = 1)
    {
        const int target = std::exchange(m_taken, m_taken + count) + count;
        return QTest::qWaitFor([&] { return answers >= target; }) && answers == target;
    }
    QString code() const { return error ? error->code : QString(); }

    int answers = 0;
    std::optional<Error> error; // of the last answer
    std::optional<Secret> secret;

private:
    SecretStore::DoneHandler done()
    {
        return [this](const Result<void> &result) {
            ++answers;
            error = result ? std::nullopt : std::optional(result.error());
        };
    }

    SecretStore &m_store;
    QObject m_context;
    int m_taken = 0; // answers waited for
};

} // namespace wrapdesk::test
