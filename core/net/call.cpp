// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/call.h"

#include "net/exchange.h"
#include "net/httplog.h"
#include "net/retrypolicy.h"
#include "net/wire.h"

#include <QRunnable>
#include <QThread>
#include <QThreadPool>

namespace wrapdesk {

namespace {

constexpr qsizetype largestDecodedHere =
    qsizetype{64} * 1024; // a 57 KB page costs 1.4 ms, a third of what a frame may lose

// Decodes on a pool thread. Its signal finds the Call only if that still lives.
class Decoding final : public QObject, public QRunnable
{
    Q_OBJECT

public:
    Decoding(std::function<Result<void>(const QByteArray &)> decode, QByteArray body)
        : m_decode(std::move(decode)), m_body(std::move(body))
    {
    }
    void run() override { Q_EMIT done(m_decode(m_body)); }

Q_SIGNALS:
    void done(const wrapdesk::Result<void> &result);

private:
    const std::function<Result<void>(const QByteArray &)> m_decode;
    const QByteArray m_body;
};

} // namespace

Call::Call(const Means &means, HttpRequest request, Lane lane, Ends ends, QObject *context, QObject *client)
    : QObject(client),
      m_means(means),
      m_request(std::move(request)),
      m_name(verbAndRoute(m_request)),
      m_lane(lane),
      m_ends(std::move(ends)),
      m_context(context),
      m_made(means.clock.elapsed())
{
    Q_ASSERT(context->thread() == thread());
    connect(context, &QObject::destroyed, this, [this] { delete this; });
    enter();
}

Call::~Call() = default;

void Call::enter()
{
    m_means.gate.enter(m_lane, this, [this](const Result<Secret> &token) {
        // Nothing has gone out, so whatever kept the token away may be tried again.
        if (!token)
            return retryOrFail(token.error(), true);
        dispatch(*token);
    });
}

void Call::dispatch(const Secret &token)
{
    Q_ASSERT(!m_exchange && thread() == QThread::currentThread());
    if (m_request.goodFor && m_means.clock.elapsed() - m_made > *m_request.goodFor)
        return finish(Failure(Error{.kind = ErrorKind::Cancelled, .message = QStringLiteral("too late to be sent")}));
    Result<Exchange::Outgoing> outgoing = outgoingOf(m_request, m_means.base, token);
    if (!outgoing)
        return finish(Failure(outgoing.error()));
    m_token = token;
    m_sent = m_means.clock.elapsed();
    m_firstTry = m_firstTry.value_or(m_sent);
    ++m_tries;
    Q_EMIT dispatched();
    m_exchange = new Exchange(m_means.network, std::move(*outgoing), m_means.clock, this);
    connect(m_exchange, &Exchange::answered, this, &Call::answered);
    m_means.gate.sent(m_name);
    logSent(m_name, m_tries);
}

void Call::answered(const Answer &answer)
{
    std::exchange(m_exchange, nullptr)->deleteLater();
    const RoundTrip trip{.sent = m_sent, .received = m_means.clock.elapsed()};
    logAnswered(m_name, answer, trip.received - trip.sent);
    m_answer = answer;
    m_answer.body.clear();
    Result<QByteArray> body = outcome(answer);
    const bool throttled = !body && body.error().kind == ErrorKind::RateLimited;
    if (answer.status != 0)
        m_means.gate.observe(answer.rate, throttled ? std::optional(RetryPolicy::throttle(body.error())) : std::nullopt,
                             answer.date, trip);
    if (body)
        return decode(*body);
    if (body.error().kind == ErrorKind::Unauthorized && !m_renewed)
        return renew();
    retryOrFail(body.error(), m_request.safeToRepeat);
}

// Five calls that were refused together come here together; the gate renews once for all of them.
void Call::renew()
{
    m_renewed = true;
    m_means.gate.renew(m_token, this, [this](const Result<Secret> &token) {
        if (!token)
            return retryOrFail(token.error(), true);
        enter(); // the second try needs a slot of its own
    });
}

void Call::decode(const QByteArray &body)
{
    if (body.size() <= largestDecodedHere)
        return decoded(m_ends.decode(body));
    auto *decoding = new Decoding(m_ends.decode, body); // the pool deletes it
    connect(decoding, &Decoding::done, this, &Call::decoded, Qt::QueuedConnection);
    QThreadPool::globalInstance()->start(decoding);
}

void Call::decoded(const Result<void> &result)
{
    if (result)
        return finish({});
    Error error = result.error();
    error.httpStatus = m_answer.status;
    error.correlationId = m_answer.correlationId;
    error.where = (m_name + u' ' + error.where).trimmed(); // and the JSON path
    finish(Failure(error));
}

void Call::retryOrFail(const Error &error, bool repeatable)
{
    const std::optional<std::chrono::milliseconds> pause =
        RetryPolicy::pause(error, ++m_failures, sinceFirstTry(), repeatable);
    if (!pause)
        return finish(Failure(error));
    m_means.clock.later(*pause, this, [this] { enter(); });
}

void Call::finish(const Result<void> &result)
{
    Result<void> told = result;
    if (!told) {
        Error error = told.error();
        if (error.where.isEmpty())
            error.where = m_name;
        told = Failure(std::move(error));
    }
    const std::function<void(const Result<void> &)> deliver = std::move(m_ends.deliver);
    const bool hasContext = !m_context.isNull();
    if (hasContext)
        m_context->disconnect(this);
    deleteLater();
    // From here on the handler may delete this call, its context and its client.
    if (hasContext)
        deliver(told);
}

std::chrono::milliseconds Call::sinceFirstTry() const
{
    return m_firstTry ? m_means.clock.elapsed() - *m_firstTry : std::chrono::milliseconds(0);
}

} // namespace wrapdesk

#include "call.moc"
