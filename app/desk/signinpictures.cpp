// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signinpictures.h"

#include "dialogs/connectiondialog.h"
#include "dialogs/organizationdialog.h"

using namespace wrapdesk;

namespace {

using Purpose = OrganizationDialog::Purpose;

SavedProfile known()
{
    return {.id = QStringLiteral("one"),
            .name = QStringLiteral("Northwind Care"),
            .colour = 2,
            .region = QStringLiteral("mypurecloud.ie"),
            .clientId = QStringLiteral("5f0c7a52-2a1e-4c68-9a0e-2f6d0f3d5b11")};
}

} // namespace

std::vector<NamedDialog> signInDialogs()
{
    std::vector<NamedDialog> dialogs;
    dialogs.push_back(
        {"organization-first-run", std::make_unique<OrganizationDialog>(Purpose::FirstRun, SavedProfile())});
    SavedProfile application = known();
    application.grant = GrantKind::Application;
    auto refused = std::make_unique<OrganizationDialog>(Purpose::Another, application);
    refused->showFailure({.kind = ErrorKind::Unauthorized,
                          .code = QStringLiteral("invalid_client"),
                          .message = QStringLiteral("login.mypurecloud.ie does not know the client id, or the client "
                                                    "secret is wrong; an OAuth client of another region is unknown "
                                                    "here")});
    dialogs.push_back({"organization-refused", std::move(refused)});
    SavedProfile pair = known();
    pair.region.clear();
    pair.apiUrl = QUrl(QStringLiteral("https://api.gateway.example"));
    pair.loginUrl = QUrl(QStringLiteral("https://login.gateway.example"));
    pair.grant = GrantKind::PersonWithSecret;
    dialogs.push_back({"organization-again", std::make_unique<OrganizationDialog>(Purpose::Again, pair)});
    auto waiting = std::make_unique<OrganizationDialog>(Purpose::Another, known());
    waiting->showWaiting(QUrl(QStringLiteral("https://login.mypurecloud.ie/oauth/authorize")),
                         QStringLiteral("mypurecloud.ie"), QStringLiteral("http://localhost"));
    waiting->showStranger({.message = QStringLiteral("it belongs to another sign-in, or somebody has made it up (its "
                                                     "state differs)")});
    dialogs.push_back({"organization-waiting", std::move(waiting)});
    const ConnectionSettings settings{.proxy = ProxyUse::Explicit,
                                      .proxyUrl = QStringLiteral("http://proxy.northwind.example:8080"),
                                      .proxyUser = QStringLiteral("ada")};
    auto connection = std::make_unique<ConnectionDialog>(settings);
    connection->showFailure({.message = QStringLiteral("the file “/etc/ssl/northwind.pem” holds no certificate")});
    dialogs.push_back({"connection", std::move(connection)});
    return dialogs;
}
