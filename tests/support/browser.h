// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

#include <memory>

namespace wrapdesk::test {

// A browser as far as these tests need one: asks for one address and follows nothing. As real ones do (RFC 6761 §6.3)
// it knows by itself where localhost is.
class Browser
{
public:
    struct Page
    {
        int status = 0; // 0: nobody answered
        QByteArray text;
        QMap<QByteArray, QByteArray> headers; // names in lower case
    };

    Page open(QUrl address, QByteArray host = {}, const QByteArray &verb = "GET")
    {
        if (address.host() == u"localhost") {
            if (host.isEmpty())
                host = address.authority().toLatin1();
            address.setHost(QStringLiteral("127.0.0.1"));
        }
        QNetworkRequest request(address);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (!host.isEmpty())
            request.setRawHeader("Host", host);
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait())
            return {};
        Page page{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                  .text = reply->readAll(),
                  .headers = {}};
        for (const auto &[name, value] : reply->rawHeaderPairs())
            page.headers.insert(name.toLower(), value);
        return page;
    }

private:
    QNetworkAccessManager m_network;
};

} // namespace wrapdesk::test
