// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/outbox.h"

#include <QThread>
#include <QUuid>

namespace wrapdesk {

Result<IntentId> Outbox::add(Intent intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (const Intent *previous = newestOf(intent.leg); previous && !isEnd(previous->state)) {
        return Failure(
            Error{.kind = ErrorKind::Conflict,
                  .message = QStringLiteral("this leg is being coded already (%1)").arg(previous->code.name)});
    }
    intent.id = IntentId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const IntentId id = intent.id;
    m_byId.insert(id, m_intents.size());
    m_newest.insert(intent.leg, m_intents.size());
    m_intents.append(std::move(intent));
    ++m_openCount;
    Q_EMIT changed(m_intents.last());
    QMetaObject::invokeMethod(
        this, [this, id] { Q_EMIT stored(id); }, Qt::QueuedConnection);
    return id;
}

void Outbox::record(const Intent &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const auto known = m_byId.constFind(intent.id);
    if (known == m_byId.cend())
        return;
    Intent &kept = m_intents[known.value()];
    m_openCount += int(isEnd(kept.state)) - int(isEnd(intent.state));
    kept = intent;
    Q_EMIT changed(intent);
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
