// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connectionsettings.h"

#include "auth/secretstore.h"
#include "net/proxy.h"
#include "net/trust.h"

#include <QFileInfo>
#include <QSettings>
#include <QUrl>

namespace wrapdesk {

namespace {

const QString proxyKey = QStringLiteral("connection/proxy");
const QString urlKey = QStringLiteral("connection/proxyUrl");
const QString userKey = QStringLiteral("connection/proxyUser");
const QString caFileKey = QStringLiteral("connection/caFile");
const QString systemName = QStringLiteral("system");
const QString noneName = QStringLiteral("none");
const QString explicitName = QStringLiteral("explicit");

ConnectionSettings withProxy(ConnectionSettings settings, ProxyUse use)
{
    settings.proxy = use;
    return settings;
}

} // namespace

ConnectionSettings ConnectionSettings::load(const QSettings &settings)
{
    ConnectionSettings loaded{.proxyUrl = settings.value(urlKey).toString(),
                              .proxyUser = settings.value(userKey).toString(),
                              .caFile = settings.value(caFileKey).toString()};
    const QString use = settings.value(proxyKey).toString();
    if (use == noneName)
        loaded.proxy = ProxyUse::None;
    else if (use == explicitName && !loaded.proxyUrl.isEmpty())
        loaded.proxy = ProxyUse::Explicit;
    return loaded;
}

void ConnectionSettings::save(QSettings &settings) const
{
    settings.setValue(proxyKey, proxy == ProxyUse::None       ? noneName
                                : proxy == ProxyUse::Explicit ? explicitName
                                                              : systemName);
    settings.setValue(urlKey, proxyUrl);
    settings.setValue(userKey, proxyUser);
    settings.setValue(caFileKey, caFile);
}

Result<ConnectionSettings> connectionFrom(const ConnectionOptions &options, const ConnectionSettings &remembered)
{
    ConnectionSettings settings = remembered;
    if (!options.caFile.isEmpty())
        settings.caFile = QFileInfo(options.caFile).absoluteFilePath();
    if (options.proxy.isEmpty())
        return settings;
    if (options.proxy == systemName)
        return withProxy(settings, ProxyUse::System);
    if (options.proxy == noneName)
        return withProxy(settings, ProxyUse::None);
    const Result<QNetworkProxy> proxy = proxyFromUrl(options.proxy);
    if (!proxy)
        return Failure(proxy.error());
    QUrl url(options.proxy.trimmed());
    url.setUserInfo({});
    url.setPath({});
    settings.proxyUrl = url.toString();
    settings.proxyUser = proxy->user();
    return withProxy(settings, ProxyUse::Explicit);
}

Result<void> applyConnection(const ConnectionSettings &settings, const Secret &proxyPassword)
{
    QNetworkProxy proxy(QNetworkProxy::NoProxy);
    if (settings.proxy == ProxyUse::Explicit) {
        const Result<QNetworkProxy> named = proxyFromUrl(settings.proxyUrl);
        if (!named)
            return Failure(named.error());
        proxy = *named;
        proxy.setUser(settings.proxyUser);
        proxy.setPassword(QString::fromUtf8(proxyPassword.reveal()));
    }
    if (Result<void> trusted = trustAlso(settings.caFile); !trusted)
        return trusted;
    if (settings.proxy == ProxyUse::System)
        useSystemProxy();
    else
        useProxy(proxy);
    return {};
}

void applyConnection(const ConnectionSettings &settings, SecretStore &secrets, QObject *context,
                     std::function<void(const Result<void> &)> done)
{
    const Secret given(qgetenv("WRAPDESK_PROXY_PASSWORD"));
    const bool isWanted = settings.proxy == ProxyUse::Explicit && !settings.proxyUser.isEmpty();
    if (!isWanted || !given.isEmpty()) {
        QMetaObject::invokeMethod(
            context, [settings, given, done = std::move(done)] { done(applyConnection(settings, given)); },
            Qt::QueuedConnection);
        return;
    }
    const auto apply = [settings, done = std::move(done)](const Result<std::optional<Secret>> &kept) {
        done(applyConnection(settings, kept.value_or(std::nullopt).value_or(Secret())));
    };
    secrets.read(proxyPasswordKey(settings.proxyUrl, settings.proxyUser), context, apply);
}

void changeConnection(const ConnectionSettings &settings, const Secret &password, SecretStore &secrets,
                      QObject *context, std::function<void(const Result<void> &)> done)
{
    if (password.isEmpty())
        return applyConnection(settings, secrets, context, std::move(done));
    const Result<void> applied = applyConnection(settings, password);
    if (applied)
        return secrets.write(proxyPasswordKey(settings.proxyUrl, settings.proxyUser), password, context,
                             std::move(done));
    QMetaObject::invokeMethod(
        context, [applied, done = std::move(done)] { done(applied); }, Qt::QueuedConnection);
}

void applyConnection(const ConnectionOptions &options, const ConnectionSettings &remembered, SecretStore &secrets,
                     QObject *context, std::function<void(const Result<void> &)> done)
{
    const Result<ConnectionSettings> settings = connectionFrom(options, remembered);
    if (settings)
        return applyConnection(*settings, secrets, context, std::move(done));
    QMetaObject::invokeMethod(
        context, [error = settings.error(), done = std::move(done)] { done(Failure(error)); }, Qt::QueuedConnection);
}

} // namespace wrapdesk
