// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire.h"

namespace wrapdesk {

namespace {

QByteArray nameOf(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return "GET";
    case Verb::Post:
        return "POST";
    case Verb::Put:
        return "PUT";
    case Verb::Patch:
        return "PATCH";
    case Verb::Delete:
        return "DELETE";
    }
    return {};
}

} // namespace

QString verbAndRoute(const HttpRequest &request)
{
    return QString::fromLatin1(nameOf(request.verb)) + u' ' + request.route;
}

Result<QUrl> addressOf(const HttpRequest &request, const QUrl &base)
{
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    for (const QString &part : request.path) {
        if (part.isEmpty() || part == u"." || part == u"..")
            return Failure(
                Error{.kind = ErrorKind::Invalid, .message = QStringLiteral("an id that is empty or made of dots")});
        path += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(part));
    }
    QUrl address = base;
    address.setPath(path, QUrl::StrictMode);
    if (!request.query.isEmpty()) {
        // QUrlQuery leaves '+' alone and servers read it as a blank.
        address.setQuery(request.query.toString(QUrl::FullyEncoded).replace(u'+', QStringLiteral("%2B")),
                         QUrl::StrictMode);
    }
    return address;
}

Result<Exchange::Outgoing> outgoingOf(const HttpRequest &request, const QUrl &base, const Secret &token)
{
    const Result<QUrl> address = addressOf(request, base);
    if (!address)
        return Failure(address.error());
    Exchange::Outgoing outgoing{.request = QNetworkRequest(*address),
                                .verb = nameOf(request.verb),
                                .body = request.body,
                                .once = !request.safeToRepeat};
    outgoing.request.setRawHeader("Authorization", "Bearer " + token.reveal());
    if (request.body)
        outgoing.request.setRawHeader("Content-Type", "application/json");
    return outgoing;
}

} // namespace wrapdesk
