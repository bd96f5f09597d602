// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/approval.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QUrlQuery>

#include <functional>

namespace wrapdesk::test {

namespace {

QNetworkRequest requestOf(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(10'000);
    return request;
}

Visit finished(QNetworkReply *reply)
{
    QSignalSpy spy(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        spy.wait(10'000);
    Visit result{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                 .redirect = QUrl::fromEncoded(reply->rawHeader("Location")),
                 .page = reply->readAll()};
    delete reply;
    return result;
}

// The first capture of the pattern on the page; empty if it is not there.
QString found(const Visit &visit, const QString &pattern)
{
    return QRegularExpression(pattern).match(QString::fromUtf8(visit.page)).captured(1);
}

Visit press(const QUrl &authorizeUrl, const std::function<QPair<QString, QString>(const Visit &)> &button)
{
    Visit page = visit(authorizeUrl);
    const QString pageToken = found(page, QStringLiteral("name=\"page_token\" value=\"([^\"]+)\""));
    if (pageToken.isEmpty())
        return page;
    const QString action = found(page, QStringLiteral("<form method=\"post\" action=\"([^\"]+)\">"));
    return submit(authorizeUrl.resolved(QUrl(action)), {{QStringLiteral("page_token"), pageToken}, button(page)});
}

} // namespace

QString Visit::parameter(const QString &name) const
{
    return QUrlQuery(redirect).queryItemValue(name, QUrl::FullyDecoded);
}

Visit approve(const QUrl &authorizeUrl, const QString &personName)
{
    return press(authorizeUrl, [&](const Visit &page) {
        const QString name = QRegularExpression::escape(personName.toHtmlEscaped());
        return qMakePair(
            QStringLiteral("person"),
            found(page, QStringLiteral("name=\"person\" value=\"([^\"]+)\"><strong>%1</strong>").arg(name)));
    });
}

Visit deny(const QUrl &authorizeUrl)
{
    return press(authorizeUrl, [](const Visit &) { return qMakePair(QStringLiteral("deny"), QStringLiteral("yes")); });
}

Visit visit(const QUrl &url)
{
    QNetworkAccessManager network;
    return finished(network.get(requestOf(url)));
}

Visit submit(const QUrl &url, const QList<QPair<QString, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    QNetworkRequest request = requestOf(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    QNetworkAccessManager network;
    return finished(network.post(request, form));
}

} // namespace wrapdesk::test
