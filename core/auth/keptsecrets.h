// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/secretstore.h"

#include <QHash>

namespace wrapdesk {

// Secrets in the keychain where it works, else in memory for as long as the program runs; trouble() tells the second,
// and somebody has to be told. What the keychain would not take is offered again as soon as it shows that it works.
//
// Reading and writing never fail: a reading sees the last write or erasure that was asked for before it, whatever the
// keychain made of that, and nothing where the keychain cannot be read. An erasure fails if a keychain that is there
// may still hold the secret; it is not read again in this run all the same.
class KeptSecrets final : public SecretStore
{
    Q_OBJECT

public:
    // `keychain` must outlive this one.
    explicit KeptSecrets(SecretStore &keychain, QObject *parent = nullptr);

    void read(const SecretKey &key, QObject *context, ReadHandler handler) override;
    void write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler) override;
    void erase(const SecretKey &key, QObject *context, DoneHandler handler) override;

    // Why secrets are not kept beyond this run; none: they are, or nothing was tried yet.
    const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void troubleChanged();

private:
    enum class State
    {
        Asked,
        Failed,
        AskedAgain
    };

    // What the keychain does not hold yet as it should.
    struct Owed
    {
        SecretKey key;
        std::optional<Secret> secret; // nothing: to be erased
        int number = 0; // of the last that was asked of the key
        State state = State::Asked;
    };

    void owe(const SecretKey &key, const std::optional<Secret> &secret, QObject *context, DoneHandler handler);
    void pay(const Owed &owed, const DoneHandler &handler);
    void paid(const QString &text, int number, const Result<void> &result);
    void hasWorked();
    void setTrouble(const std::optional<Error> &trouble);

    SecretStore &m_keychain;
    QHash<QString, Owed> m_owed; // by their keys' text
    int m_lastNumber = 0;
    std::optional<Error> m_trouble;
};

} // namespace wrapdesk
