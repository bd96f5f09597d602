// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/secretstore.h"

#include <QHash>

namespace wrapdesk {

// Secrets for as long as the program runs. Never fails.
class MemoryStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    void read(const SecretKey &key, QObject *context, ReadHandler handler) override;
    void write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler) override;
    void erase(const SecretKey &key, QObject *context, DoneHandler handler) override;

private:
    void answer(QObject *context, std::function<void()> handler);

    QHash<QString, Secret> m_secrets; // by their keys' text
};

} // namespace wrapdesk
