// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keptsecrets.h"

#include "base/log.h"

#include <QPointer>
#include <QThread>

#include <algorithm>

namespace wrapdesk {

KeptSecrets::KeptSecrets(SecretStore &keychain, QObject *parent) : SecretStore(parent), m_keychain(keychain) { }

void KeptSecrets::read(const SecretKey &key, QObject *context, ReadHandler handler)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const QPointer<QObject> asker(context);
    if (const auto owed = m_owed.constFind(key.text()); owed != m_owed.cend()) {
        const auto answer = [asker, secret = owed->secret, handler = std::move(handler)] {
            if (asker)
                handler(secret);
        };
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
        return;
    }
    m_keychain.read(key, this,
                    [this, asker, handler = std::move(handler)](const Result<std::optional<Secret>> &result) {
                        if (!result)
                            setTrouble(result.error());
                        else if (*result) // nothing may be a locked keyring
                            hasWorked();
                        if (asker)
                            handler(result.value_or(std::nullopt));
                    });
}

void KeptSecrets::write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler)
{
    owe(key, secret, context, [handler = std::move(handler)](const Result<void> &) { handler({}); });
}

void KeptSecrets::erase(const SecretKey &key, QObject *context, DoneHandler handler)
{
    owe(key, std::nullopt, context, [handler = std::move(handler)](const Result<void> &result) {
        handler(!result && result.error().code == secrettrouble::noService ? Result<void>() : result);
    });
}

void KeptSecrets::owe(const SecretKey &key, const std::optional<Secret> &secret, QObject *context, DoneHandler handler)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Owed owed{.key = key, .secret = secret, .number = ++m_lastNumber};
    m_owed.insert(key.text(), owed);
    pay(owed, [asker = QPointer<QObject>(context), handler = std::move(handler)](const Result<void> &result) {
        if (asker)
            handler(result);
    });
}

void KeptSecrets::pay(const Owed &owed, const DoneHandler &handler)
{
    const auto done = [this, text = owed.key.text(), number = owed.number, handler](const Result<void> &result) {
        paid(text, number, result);
        if (handler)
            handler(result);
    };
    if (owed.secret)
        m_keychain.write(owed.key, *owed.secret, this, done);
    else
        m_keychain.erase(owed.key, this, done);
}

void KeptSecrets::paid(const QString &text, int number, const Result<void> &result)
{
    const auto owed = m_owed.find(text);
    const bool isLast = owed != m_owed.end() && owed->number == number;
    if (!result) {
        if (isLast)
            owed->state = State::Failed;
        return setTrouble(result.error());
    }
    if (!isLast)
        return;
    const bool hadSecret = owed->secret.has_value();
    m_owed.erase(owed);
    if (hadSecret) // erasing what is not there proves nothing
        hasWorked();
}

void KeptSecrets::hasWorked()
{
    if (!m_trouble)
        return;
    for (Owed &owed : m_owed) {
        if (owed.state != State::Failed)
            continue;
        owed.state = State::AskedAgain;
        pay(owed, {});
    }
    const bool isInOrder =
        std::all_of(m_owed.cbegin(), m_owed.cend(), [](const Owed &owed) { return owed.state == State::Asked; });
    if (isInOrder)
        setTrouble({});
}

void KeptSecrets::setTrouble(const std::optional<Error> &trouble)
{
    if (trouble == m_trouble)
        return;
    if (trouble)
        qCWarning(lcAuth).noquote() << "secrets are kept in memory only:" << describe(*trouble);
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

} // namespace wrapdesk
