// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/proxy.h"

#include "base/log.h"

#include <QHostAddress>
#include <QUrl>

#include <functional>
#include <utility>

namespace wrapdesk {

namespace {

constexpr QLatin1String refusedCode("proxy.authentication.required");

using Choice = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;

bool staysHere(const QNetworkProxyQuery &query)
{
    const bool listens =
        query.queryType() != QNetworkProxyQuery::TcpSocket && query.queryType() != QNetworkProxyQuery::UrlRequest;
    const QString host = query.peerHostName().toLower();
    return listens || host == u"localhost" || host.endsWith(u".localhost") || QHostAddress(host).isLoopback();
}

class Factory final : public QNetworkProxyFactory
{
public:
    explicit Factory(Choice choice) : m_choice(std::move(choice)) { }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return staysHere(query) ? QList{QNetworkProxy(QNetworkProxy::NoProxy)} : m_choice(query);
    }

private:
    const Choice m_choice;
};

// The system knows web addresses. A socket of ours is the notifications': TLS to the platform, as https.
QList<QNetworkProxy> systemProxy(const QNetworkProxyQuery &query)
{
    if (query.queryType() == QNetworkProxyQuery::UrlRequest)
        return QNetworkProxyFactory::systemProxyForQuery(query);
    QUrl address;
    address.setScheme(QStringLiteral("https"));
    address.setHost(query.peerHostName());
    address.setPort(query.peerPort());
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address));
}

} // namespace

void useSystemProxy() { QNetworkProxyFactory::setApplicationProxyFactory(new Factory(systemProxy)); }

void useNoProxy() { useProxy(QNetworkProxy(QNetworkProxy::NoProxy)); }

void useProxy(const QNetworkProxy &proxy)
{
    QNetworkProxyFactory::setApplicationProxyFactory(
        new Factory([proxy](const QNetworkProxyQuery &) { return QList{proxy}; }));
}

Result<QNetworkProxy> proxyFromUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.password().isEmpty()) {
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("a password has no place in the proxy's address, where others "
                                                       "can read it: leave it out there")});
    }
    const bool isSocks = url.scheme() == u"socks5";
    const bool isWhole = (isSocks || url.scheme() == u"http") && !url.host().isEmpty() && url.port() > 0
                         && (url.path().isEmpty() || url.path() == u"/") && !url.hasQuery() && !url.hasFragment();
    if (!isWhole) {
        return Failure(Error{
            .kind = ErrorKind::Invalid,
            .message = QStringLiteral("“%1” is no address of a proxy: write http://HOST:PORT or socks5://HOST:PORT")
                           .arg(redacted(text))});
    }
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port()), url.userName());
}

Error proxyRefusal()
{
    return {.kind = ErrorKind::Offline,
            .httpStatus = 407,
            .code = refusedCode,
            .message = QStringLiteral("the proxy does not accept the user name or the password")};
}

bool isProxyRefusal(const Error &error) { return error.code == refusedCode; }

} // namespace wrapdesk
