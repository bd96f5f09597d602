// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionpictures.h"

#include "dialogs/signindialog.h"
#include "mainwindow.h"
#include "pages/livepage.h"
#include "pages/permissionspage.h"

using namespace wrapdesk;

namespace {

PermissionGrant granted(const char *domain, const char *entity, const QStringList &actions, const QString &division)
{
    return {.division = DivisionId(division),
            .divisionName = division,
            .policies = {{QString::fromLatin1(domain), QString::fromLatin1(entity), actions, false}}};
}

Permissions some()
{
    const QString any = QStringLiteral("*");
    Permissions::Facts facts;
    facts.grants = QList<PermissionGrant>{
        granted("conversation", "participant", {QStringLiteral("wrapup")}, QStringLiteral("North")),
        granted("conversation", "participant", {any}, QStringLiteral("South")),
        granted("conversation", "communication", {QStringLiteral("view")}, any),
        granted("analytics", "conversationDetail", {QStringLiteral("view")}, any),
        granted("routing", "*", {QStringLiteral("view")}, any)};
    facts.scopes = QStringList{QStringLiteral("conversations"),      QStringLiteral("routing:readonly"),
                               QStringLiteral("analytics:readonly"), QStringLiteral("user-basic-info"),
                               QStringLiteral("users:readonly"),     QStringLiteral("authorization:readonly")};
    facts.isPerson = true;
    facts.oauthClient = QStringLiteral("7d1f0e52-3b0a-4a54-9d0e-5f3f2a9c1b77");
    return Permissions(facts);
}

std::unique_ptr<SignInDialog> dialogOf(const Permissions &permissions)
{
    const QString organization = QStringLiteral("Northwind Care");
    const QString user = QStringLiteral("A. Supervisor");
    auto dialog = std::make_unique<SignInDialog>();
    dialog->showSignIn(organization, user);
    dialog->permissions().show(permissions, {organization, user});
    return dialog;
}

} // namespace

void permissionpictures::addDialogs(std::vector<NamedDialog> &dialogs)
{
    dialogs.push_back({"permissions", dialogOf(some())});
    Permissions::Facts unread;
    unread.trouble = Error{.kind = ErrorKind::Server};
    dialogs.push_back({"permissions-unread", dialogOf(Permissions(unread))});
}

void permissionpictures::barred(MainWindow &window, Health health, const QDateTime &now)
{
    const Lack live{.permission = Permission::WatchQueues, .scope = {}};
    health.codingBarred = Lack{.permission = Permission::CodeLegs, .scope = {}}.error();
    window.showPage(MainWindow::Live);
    window.live().setState({.loading = Loading::Failed, .error = live.error()});
    window.showHealth(health, now);
}
