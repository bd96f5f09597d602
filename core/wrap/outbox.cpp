// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/outbox.h"

#include <QSet>
#include <QThread>
#include <QUuid>

namespace wrapdesk {

Outbox::Outbox(Store &store, Describe describe, QObject *parent)
    : QObject(parent), m_store(store), m_describe(std::move(describe))
{
    connect(&store, &Store::added, this, &Outbox::stored);
    connect(&store, &Store::recorded, this, &Outbox::recorded);
    connect(&store, &Store::refused, this, &Outbox::refuse);
}

QList<IntentId> Outbox::restore(const QList<Intent> &intents)
{
    Q_ASSERT(thread() == QThread::currentThread());
    QList<IntentId> unknown;
    for (const Intent &intent : intents) {
        if (m_byId.contains(intent.id))
            continue; // the store was opened again in this session
        append(intent);
        unknown << intent.id;
        Q_EMIT changed(intent);
    }
    return unknown;
}

Result<QList<IntentId>> Outbox::add(QList<Intent> intents)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Result<void> taken = take(intents);
    if (!taken)
        return Failure(taken.error());
    QList<IntentId> ids;
    for (const Intent &intent : std::as_const(intents)) {
        ids << intent.id;
        Q_EMIT changed(intent);
    }
    return ids;
}

Result<void> Outbox::take(QList<Intent> &intents)
{
    if (!m_store.isOpen())
        return Failure(Error{.kind = ErrorKind::Storage,
                             .message = QStringLiteral("nothing can be kept on disk now, so nothing is written")});
    QSet<LegId> legs;
    for (const Intent &intent : std::as_const(intents)) {
        const Intent *previous = newestOf(intent.leg);
        if ((previous && !isEnd(previous->state)) || legs.contains(intent.leg)) {
            return Failure(Error{.kind = ErrorKind::Conflict,
                                 .message = QStringLiteral("this leg is being coded already (%1)")
                                                .arg(previous ? previous->code.name : intent.code.name)});
        }
        legs.insert(intent.leg);
    }
    for (Intent &intent : intents) {
        intent.id = IntentId(QUuid::createUuid().toString(QUuid::WithoutBraces));
        append(intent);
    }
    m_store.add(intents);
    return {};
}

void Outbox::append(const Intent &intent)
{
    m_byId.insert(intent.id, m_intents.size());
    m_newest.insert(intent.leg, m_intents.size());
    m_intents.append(intent);
    m_openCount += int(!isEnd(intent.state));
}

void Outbox::record(const Intent &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (update(intent))
        Q_EMIT changed(intent);
}

void Outbox::recordAndFollow(const Intent &ended, Intent next)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!update(ended))
        return;
    QList<Intent> following{std::move(next)};
    const bool isTaken = take(following).has_value();
    Q_EMIT changed(ended);
    if (isTaken)
        Q_EMIT changed(following.constFirst());
}

bool Outbox::update(const Intent &intent)
{
    const auto known = m_byId.constFind(intent.id);
    if (known == m_byId.cend())
        return false;
    Intent &kept = m_intents[known.value()];
    const bool isNews = isEnd(intent.state) && intent.state != kept.state;
    m_openCount += int(isEnd(kept.state)) - int(isEnd(intent.state));
    kept = intent;
    m_store.record({intent}, isNews ? QList<AuditEntry>{m_describe(intent)} : QList<AuditEntry>());
    return true;
}

// The disk knows of an open intent for one of the legs that we do not: it was found there at the last start.
void Outbox::refuse(const QList<IntentId> &ids, const Error &error)
{
    for (const IntentId &id : ids) {
        if (const Intent *kept = find(id)) {
            Intent failed = *kept;
            failed.state = IntentState::Failed;
            failed.error = error;
            record(failed);
        }
    }
}

const Intent *Outbox::find(const IntentId &id) const
{
    const auto known = m_byId.constFind(id);
    return known == m_byId.cend() ? nullptr : &m_intents[known.value()];
}

const Intent *Outbox::newestOf(const LegId &leg) const
{
    const auto known = m_newest.constFind(leg);
    return known == m_newest.cend() ? nullptr : &m_intents[known.value()];
}

QList<IntentId> Outbox::open() const
{
    QList<IntentId> ids;
    for (const Intent &intent : m_intents) {
        if (!isEnd(intent.state))
            ids << intent.id;
    }
    return ids;
}

} // namespace wrapdesk
