// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace demoorg;

namespace {

// A parent that started us keeps our stdin, a pipe, open: when it dies, so do we. A terminal or a file says nothing.
void quitWithParent(QCoreApplication &app)
{
    struct stat input = {};
    if (fstat(STDIN_FILENO, &input) != 0 || !(S_ISFIFO(input.st_mode) || S_ISSOCK(input.st_mode)))
        return;
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [] {
        std::array<char, 256> ignored{};
        if (read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            QCoreApplication::quit();
    });
}

// Ids only: they are no secret.
QJsonArray clientIds()
{
    QJsonArray result;
    for (const OAuthClient &client : oauthClients())
        result.append(client.id);
    return result;
}

void announce(const Organization &organization)
{
    const QJsonObject line{{QStringLiteral("api"), organization.api().toString()},
                           {QStringLiteral("clients"), clientIds()},
                           {QStringLiteral("login"), organization.login().toString()},
                           {QStringLiteral("userToken"), QString::fromLatin1(organization.userToken())}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto options = optionsFrom(argc, argv);
    if (const int *exitCode = std::get_if<int>(&options))
        return *exitCode;
    Organization organization(std::get<Organization::Options>(options));
    if (!organization.listen()) {
        std::fprintf(stderr, "wrapdesk-demo-org: cannot listen on 127.0.0.1; is the port taken?\n");
        return 2;
    }
    announce(organization);
    quitWithParent(app);
    return QCoreApplication::exec();
}
