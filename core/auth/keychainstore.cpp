// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/keychainstore.h"

#include "base/log.h"

#include <QPointer>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <utility>

namespace wrapdesk {

namespace {

QString service() { return QStringLiteral("wrapdesk"); }

Error trouble(QLatin1String code, const QString &message)
{
    return {.kind = ErrorKind::Secret, .code = code, .message = message};
}

Error noAnswer()
{
    return trouble(secrettrouble::noAnswer,
                   QStringLiteral("the keychain did not answer within %1 s; it may be asking for its password in "
                                  "another window: unlock it and try again")
                       .arg(KeychainStore::limit.count() / 1000));
}

// Without a bus or a provider on it libsecret has only OtherError.
Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return trouble(
            secrettrouble::refused,
            QStringLiteral("the keychain is locked or refuses access (%1): unlock it, allow Wrapdesk and try again")
                .arg(redacted(job.errorString())));
    default:
        return trouble(secrettrouble::noService,
                       QStringLiteral("no keychain can be used here (%1): install GNOME Keyring, KWallet or another "
                                      "Secret Service and start Wrapdesk from the desktop")
                           .arg(redacted(job.errorString())));
    }
}

} // namespace

// One operation from the question to its answer. Also what its limit hangs on, so that the limit ends with it.
class KeychainStore::Operation final : public QObject
{
public:
    enum class Verb
    {
        Read,
        Write,
        Erase
    };

    Operation(Verb verb, const SecretKey &key, const Secret &secret, QObject *context, ReadHandler handler)
        : m_verb(verb), m_key(key.text()), m_secret(secret), m_context(context), m_handler(std::move(handler))
    {
    }

    // A job that has begun must never be deleted before it has finished: libsecret calls back into it whatever happens
    // (qtkeychain issue 261). So nobody owns it, and it deletes itself when it has finished.
    QKeychain::Job *job() const
    {
        QKeychain::Job *job = nullptr;
        if (m_verb == Verb::Read) {
            job = new QKeychain::ReadPasswordJob(service());
        } else if (m_verb == Verb::Write) {
            auto *write = new QKeychain::WritePasswordJob(service());
            write->setBinaryData(m_secret.reveal()); // text would have to be UTF-8
            job = write;
        } else {
            job = new QKeychain::DeletePasswordJob(service());
        }
        job->setKey(m_key);
        job->setAutoDelete(true);
        return job;
    }

    Result<std::optional<Secret>> outcome(const QKeychain::Job &job) const
    {
        if (job.error() == QKeychain::EntryNotFound && m_verb != Verb::Write)
            return std::optional<Secret>();
        if (job.error() != QKeychain::NoError)
            return Failure(errorOf(job));
        const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        return read ? std::optional(Secret(read->binaryData())) : std::nullopt;
    }

    void answer(const Result<std::optional<Secret>> &result)
    {
        if (const ReadHandler handler = std::exchange(m_handler, nullptr); handler && m_context)
            handler(result);
    }

    bool isErasure() const { return m_verb == Verb::Erase; }
    // Only a reading is for its asker alone.
    bool isPointless() const { return m_verb == Verb::Read && !m_context; }

private:
    const Verb m_verb;
    const QString m_key;
    const Secret m_secret;
    const QPointer<QObject> m_context;
    ReadHandler m_handler; // until it was answered
};

namespace {

SecretStore::ReadHandler withoutSecret(SecretStore::DoneHandler handler)
{
    return [handler = std::move(handler)](const Result<std::optional<Secret>> &result) {
        handler(result ? Result<void>() : Failure(result.error()));
    };
}

} // namespace

KeychainStore::KeychainStore(const Clock &clock, QObject *parent) : SecretStore(parent), m_clock(clock) { }

KeychainStore::~KeychainStore() = default;

void KeychainStore::read(const SecretKey &key, QObject *context, ReadHandler handler)
{
    ask(std::make_unique<Operation>(Operation::Verb::Read, key, Secret(), context, std::move(handler)));
}

void KeychainStore::write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler)
{
    ask(std::make_unique<Operation>(Operation::Verb::Write, key, secret, context, withoutSecret(std::move(handler))));
}

void KeychainStore::erase(const SecretKey &key, QObject *context, DoneHandler handler)
{
    ask(std::make_unique<Operation>(Operation::Verb::Erase, key, Secret(), context, withoutSecret(std::move(handler))));
}

void KeychainStore::ask(std::unique_ptr<Operation> operation)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_clock.later(limit, operation.get(), [this, asked = operation.get()] { giveUp(asked); });
    m_waiting.push_back(std::move(operation));
    begin();
}

void KeychainStore::begin()
{
    while (!m_running && !m_waiting.empty()) {
        std::unique_ptr<Operation> next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (next->isPointless())
            continue;
        m_running = std::move(next);
        QKeychain::Job *job = m_running->job();
        connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) { finished(*done); });
        job->start();
    }
}

void KeychainStore::finished(const QKeychain::Job &job)
{
    const std::unique_ptr<Operation> done = std::move(m_running);
    const Result<std::optional<Secret>> outcome = done->outcome(job);
    begin();
    done->answer(outcome); // the last: it may delete us
}

void KeychainStore::giveUp(const Operation *asked)
{
    qCInfo(lcAuth) << "the keychain does not answer";
    if (m_running.get() == asked)
        return m_running->answer(Failure(noAnswer())); // and stays, so that others wait behind it
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [asked](const auto &waiting) { return waiting.get() == asked; });
    if ((*found)->isErasure())
        return (*found)->answer(Failure(noAnswer()));
    const std::unique_ptr<Operation> dropped = std::move(*found);
    m_waiting.erase(found);
    dropped->answer(Failure(noAnswer()));
}

} // namespace wrapdesk
