// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/secretstore.h"
#include "base/clock.h"

#include <chrono>
#include <deque>
#include <memory>

namespace QKeychain {
class Job;
}

namespace wrapdesk {

// The computer's keychain through QtKeychain: the Secret Service or KWallet, never a file. One operation at a time, as
// QtKeychain has it, each answered within `limit` of being asked for: a service may show a prompt for as long as it
// likes, or never answer at all. A late answer is not believed, but what is asked afterwards still waits behind it. An
// erasure that was not begun in time is owed: it is done as soon as the service lets it.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds limit{5'000};

    // `clock` must outlive the store.
    explicit KeychainStore(const Clock &clock, QObject *parent = nullptr);
    // What has begun goes on without us; what has not is not done.
    ~KeychainStore() override;

    void read(const SecretKey &key, QObject *context, ReadHandler handler) override;
    void write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler) override;
    void erase(const SecretKey &key, QObject *context, DoneHandler handler) override;

private:
    class Operation;

    void ask(std::unique_ptr<Operation> operation);
    void begin();
    void finished(const QKeychain::Job &job);
    void giveUp(const Operation *operation);

    const Clock &m_clock;
    std::unique_ptr<Operation> m_running;
    std::deque<std::unique_ptr<Operation>> m_waiting;
};

} // namespace wrapdesk
