// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/apiclient.h"

#include <QThread>

namespace wrapdesk {

ApiClient::ApiClient(const QUrl &base, Gate &gate, const Clock &clock, QObject *parent)
    : QObject(parent), m_base(base), m_gate(gate), m_clock(clock)
{
    m_network.setAutoDeleteReplies(false);
}

ApiClient::~ApiClient()
{
    // While their manager still lives.
    qDeleteAll(findChildren<Call *>(QString(), Qt::FindDirectChildrenOnly));
}

Call *ApiClient::start(const HttpRequest &request, QObject *context, Lane lane, Call::Ends ends)
{
    Q_ASSERT(thread() == QThread::currentThread());
    return new Call({.network = m_network, .base = m_base, .gate = m_gate, .clock = m_clock}, request, lane,
                    std::move(ends), context, this);
}

} // namespace wrapdesk
