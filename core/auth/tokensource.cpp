// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokensource.h"

#include "base/log.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace wrapdesk {

namespace {

// A no that asking again will not change, unlike a broken network or a login host in trouble.
bool isLastWord(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
        return true;
    default:
        return false;
    }
}

} // namespace

TokenSource::TokenSource(std::unique_ptr<Grant> grant, const Clock &clock, QObject *parent)
    : QObject(parent), m_grant(std::move(grant)), m_clock(clock)
{
    connect(m_grant.get(), &Grant::tokenChanged, this, &TokenSource::tokenChanged);
}

TokenSource::~TokenSource() = default;

void TokenSource::token(QObject *context, Handler handler)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Waiter waiter{context, std::move(handler)};
    if (m_refusal && !m_waitsForSignIn)
        return answer(waiter, Failure(*m_refusal));
    if (isFresh())
        return answer(waiter, *m_token);
    m_waiters.push_back(waiter);
    if (!m_refusal)
        fetch();
}

void TokenSource::renewed(const Secret &refused, QObject *context, Handler handler)
{
    // Others may have had it renewed meanwhile.
    if (m_token == refused)
        m_token.reset();
    token(context, std::move(handler));
}

void TokenSource::adopt(std::unique_ptr<Grant> grant)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_grant = std::move(grant); // with the old one goes what it was fetching
    connect(m_grant.get(), &Grant::tokenChanged, this, &TokenSource::tokenChanged);
    m_refusal.reset();
    m_fetching = false;
    m_token.reset();
    if (!m_waiters.empty())
        fetch();
}

bool TokenSource::isFresh() const { return m_token && (!m_goodUntil || m_clock.elapsed() < *m_goodUntil); }

void TokenSource::fetch()
{
    if (std::exchange(m_fetching, true))
        return;
    m_token.reset();
    m_grant->fetch(this, [this](const Result<Token> &token) { fetched(token); });
}

void TokenSource::fetched(const Result<Token> &token)
{
    m_fetching = false;
    Result<Secret> result = Failure(Error{});
    if (token) {
        m_token = token->secret;
        m_goodUntil.reset();
        if (token->lifetime) {
            const std::chrono::milliseconds lifetime = *token->lifetime;
            m_goodUntil = m_clock.elapsed() + lifetime - std::min(margin, lifetime / 2);
        }
        result = token->secret;
    } else {
        qCWarning(lcAuth).noquote() << "no token:" << describe(token.error());
        result = Failure(token.error());
        if (isLastWord(token.error()))
            m_refusal = token.error();
        if (m_refusal && m_waitsForSignIn)
            return Q_EMIT signInRequested(*m_refusal);
    }
    for (const Waiter &waiter : std::exchange(m_waiters, {}))
        answer(waiter, result);
    if (m_refusal)
        Q_EMIT signInRequested(*m_refusal);
}

void TokenSource::answer(const Waiter &waiter, const Result<Secret> &token)
{
    if (waiter.context)
        QMetaObject::invokeMethod(
            waiter.context, [handler = waiter.handler, token] { handler(token); }, Qt::QueuedConnection);
}

} // namespace wrapdesk
