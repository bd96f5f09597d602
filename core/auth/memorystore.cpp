// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/memorystore.h"

#include <QPointer>
#include <QThread>

namespace wrapdesk {

void MemoryStore::read(const SecretKey &key, QObject *context, ReadHandler handler)
{
    const auto found = m_secrets.constFind(key.text());
    const auto secret = found == m_secrets.cend() ? std::nullopt : std::optional(*found);
    answer(context, [secret, handler = std::move(handler)] { handler(secret); });
}

void MemoryStore::write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler)
{
    m_secrets.insert(key.text(), secret);
    answer(context, [handler = std::move(handler)] { handler({}); });
}

void MemoryStore::erase(const SecretKey &key, QObject *context, DoneHandler handler)
{
    m_secrets.remove(key.text());
    answer(context, [handler = std::move(handler)] { handler({}); });
}

void MemoryStore::answer(QObject *context, std::function<void()> handler)
{
    Q_ASSERT(thread() == QThread::currentThread());
    QMetaObject::invokeMethod(
        context,
        [store = QPointer(this), handler = std::move(handler)] {
            if (store)
                handler();
        },
        Qt::QueuedConnection);
}

} // namespace wrapdesk
