// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include "base/log.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <sstream>

using namespace wrapdesk;

namespace {

constexpr int exitUsage = 2;

// The options as CLI11 sees them.
struct Raw
{
    bool demo = false;
    std::string organization;
    std::string region;
    std::string apiUrl;
    std::string loginUrl;
    std::string tokenFile;
    std::string theme;
    std::string screenshots;
    std::string proxy;
    std::string caFile;
};

void describeDesk(CLI::App &app, Raw &raw)
{
    app.add_flag("--demo", raw.demo, "Open the built-in demo organisation");
    app.add_option("--organisation", raw.organization,
                   "Open an organisation that was signed in to here, by its name; without it the one used last");
    app.add_option("--region", raw.region, "Region by AWS name or environment, e.g. eu-west-1 or mypurecloud.ie");
    app.add_option("--api-url", raw.apiUrl, "API host instead of a region (https; http on loopback only)");
    app.add_option("--login-url", raw.loginUrl, "Login host, with --api-url");
    app.add_option("--access-token-file", raw.tokenFile,
                   "File with a user's access token; without it GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET are used");
    app.add_option("--theme", raw.theme, "light or dark instead of the system's")
        ->check(CLI::IsMember({"light", "dark"}));
    app.add_option("--proxy", raw.proxy,
                   "http://[USER@]HOST:PORT or socks5://[USER@]HOST:PORT, system or none; its password comes from "
                   "WRAPDESK_PROXY_PASSWORD or the keychain (default: as set before, else the system's)");
    app.add_option("--ca-file", raw.caFile, "PEM file of certificate authorities to believe besides the system's");
    app.add_option("--screenshots", raw.screenshots, "Render every page into this folder as PNGs, then end");
}

} // namespace

ParsedCommandLine parseCommandLine(int argc, char **argv)
{
    CLI::App app("Shows conversation legs without a real wrap-up code and lets a supervisor code them.", "wrapdesk");
    app.set_version_flag("--version", WRAPDESK_VERSION);
    Raw raw;
    describeDesk(app, raw);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) { // CLI11 speaks in exceptions; they end here
        std::ostringstream said; // it may repeat what should not have stood on the command line
        const int code = app.exit(error, std::cout, said);
        std::cerr << redacted(QString::fromStdString(said.str())).toStdString();
        return {.exitCode = code == 0 ? 0 : exitUsage};
    }
    const bool isNamed = !raw.organization.empty();
    const bool signsIn = !(raw.region + raw.apiUrl + raw.loginUrl + raw.tokenFile).empty();
    if (int(raw.demo) + int(isNamed) + int(signsIn) > 1) {
        std::cerr << "wrapdesk: give one of --demo, --organisation, or a region or URLs to sign in to\n";
        return {.exitCode = exitUsage};
    }
    CommandLine command{
        .organization = QString::fromStdString(raw.organization),
        .signIn = {.region = QString::fromStdString(raw.region),
                   .apiUrl = QString::fromStdString(raw.apiUrl),
                   .loginUrl = QString::fromStdString(raw.loginUrl),
                   .tokenFile = QString::fromStdString(raw.tokenFile)},
        .connection = {.proxy = QString::fromStdString(raw.proxy), .caFile = QString::fromStdString(raw.caFile)},
        .screenshots = QString::fromStdString(raw.screenshots)};
    command.signsIn = signsIn || (!raw.demo && !isNamed && qEnvironmentVariableIsSet("GENESYS_CLIENT_ID"));
    command.demo = raw.demo || (!command.signsIn && !command.screenshots.isEmpty());
    if (!raw.theme.empty())
        command.scheme = raw.theme == "dark" ? Scheme::Dark : Scheme::Light;
    return {.command = command};
}

ParsedCommandLine parseCommandLine(const QStringList &arguments)
{
    QList<QByteArray> texts;
    for (const QString &argument : arguments)
        texts << argument.toLocal8Bit();
    std::vector<char *> pointers;
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    return parseCommandLine(int(pointers.size()), pointers.data());
}
