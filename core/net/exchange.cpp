// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/exchange.h"

#include "net/echo.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <memory>

namespace wrapdesk {

namespace {

// A body that can be read once. Qt sends a request again by itself, a POST too, when the connection closes before the
// answer begins (measured on 6.4.2: the server sees it twice). With a body that cannot be rewound Qt gives up instead
// (ContentReSendError), and whether to try again stays our decision.
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(ReadOnly | Unbuffered); }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_bytes.size(); }
    qint64 size() const override { return m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_read);
        if (count <= 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

// What every request of ours has in common (TOOLCHAIN of Qt 6.4: HTTP/2 can hang for hours on a dead connection).
void harden(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("User-Agent", "Wrapdesk");
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &network, Outgoing outgoing, const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock)
{
    harden(outgoing.request);
    m_secrets = secretsOf(outgoing.request, outgoing.body.value_or(QByteArray()));
    if (!outgoing.body) {
        m_reply = network.sendCustomRequest(outgoing.request, outgoing.verb);
    } else if (!outgoing.once) {
        m_reply = network.sendCustomRequest(outgoing.request, outgoing.verb, *outgoing.body);
    } else {
        outgoing.request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        outgoing.request.setHeader(QNetworkRequest::ContentLengthHeader, outgoing.body->size());
        auto body = std::make_unique<OneWayBody>(*outgoing.body);
        m_reply = network.sendCustomRequest(outgoing.request, outgoing.verb, body.get());
        body.release()->setParent(m_reply); // which may still ask for it after we are gone
    }
    // Queued: what follows may delete the manager, which must not stand on the stack then.
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::weigh, Qt::QueuedConnection);
    connect(
        m_reply, &QNetworkReply::finished, this, [this] { end(std::nullopt); }, Qt::QueuedConnection);
    watch();
}

Exchange::~Exchange() { letGo(); }

void Exchange::watch()
{
    // Nothing is read before the end, so what is available is all that came.
    m_clock.later(silence, m_watch.get(), [this, before = m_reply->bytesAvailable()] {
        if (!m_reply)
            return;
        if (m_reply->bytesAvailable() != before)
            return watch();
        end(Error{.kind = ErrorKind::Timeout,
                  .message = QStringLiteral("nothing came for %1 s").arg(silence.count() / 1000)});
    });
}

void Exchange::weigh()
{
    if (!m_reply)
        return;
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max(announced, m_reply->bytesAvailable()) > largestBody)
        end(Error{.kind = ErrorKind::Decode,
                  .message = QStringLiteral("an answer of over %1 MiB is not read").arg(largestBody >> 20)});
}

void Exchange::end(std::optional<Error> failure)
{
    if (!m_reply)
        return;
    Answer answer = answerOf(*m_reply);
    forgetEchoes(m_secrets, answer);
    if (failure)
        answer.transport = std::move(failure);
    letGo();
    Q_EMIT answered(answer);
}

// The end of a reply ends its request. It is never on the stack here; and Qt 6.4 warns of an internal problem when a
// reply is aborted whose error is still on its way from the HTTP thread.
void Exchange::letGo()
{
    m_watch.reset();
    delete m_reply;
}

} // namespace wrapdesk
