// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <map>

namespace demoorg {

namespace {

std::chrono::milliseconds fromSeconds(double seconds)
{
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

// The flags that are no plain field of the options.
struct Written
{
    double burstEvery = 60;
    double rateWindow = 60;
    double tokenLifetime = 24 * 60 * 60;
    double idleTimeout = 0;
    int latency = 0;
    std::string closedLegs = "writable";
    std::string faults;
};

void addSiteFlags(CLI::App &cli, SiteOptions &site, Written &written)
{
    cli.add_option("--seed", site.seed, "same seed, same site")->capture_default_str();
    cli.add_option("--speed", site.speed, "time factor of arrivals, talk and after-call work")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    cli.add_option("--backlog", site.backlog, "stragglers in the history")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    cli.add_option("--arrivals", site.arrivalsPerMinute, "live conversations per minute")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    cli.add_option("--bursts", site.bursts,
                   "legs that end in the same second on one queue with 15 s of after-call work; one agent in five "
                   "codes theirs. Besides --arrivals, at its own time whatever --speed")
        ->capture_default_str()
        ->check(CLI::Range(0, 1000));
    cli.add_option("--burst-every", written.burstEvery, "seconds from one burst to the next, the first included")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 86400.0));
    cli.add_option("--closed-legs", written.closedLegs, "may a leg be coded after its after-call work")
        ->capture_default_str()
        ->check(CLI::IsMember({"writable", "locked"}));
}

void addPolicyFlags(CLI::App &cli, Organization::Options &options, Written &written)
{
    static const std::map<std::string, WritePolicy> policies{
        {"any", WritePolicy::Any}, {"own-leg", WritePolicy::OwnLeg}, {"acw-only", WritePolicy::AcwOnly}};
    static const std::map<std::string, ClientCredentials> credentials{{"user-needed", ClientCredentials::UserNeeded},
                                                                      {"allowed", ClientCredentials::Allowed}};
    cli.add_option("--write-policy", options.writePolicy, "whose legs a user may code (default any)")
        ->type_name("any|own-leg|acw-only")
        ->transform(CLI::CheckedTransformer(policies).description(""));
    cli.add_option("--client-credentials", options.clientCredentials,
                   "may a token without a user write (default user-needed)")
        ->type_name("user-needed|allowed")
        ->transform(CLI::CheckedTransformer(credentials).description(""));
    cli.add_flag_callback(
        "--pkce-refresh", [&options] { options.pkceRefresh = PkceRefresh::Given; },
        "give public clients a refresh token, too");
    cli.add_option("--faults", written.faults, Faults::help().toStdString())->check([](const std::string &spec) {
        return Faults(0).add(QString::fromStdString(spec)).value_or(QString()).toStdString();
    });
}

void addServerFlags(CLI::App &cli, Organization::Options &options, Written &written)
{
    cli.add_option("--port", options.port, "0 takes any free one")->capture_default_str();
    cli.add_option("--rate-limit", options.tokens.requests, "requests per window and token")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    cli.add_option("--rate-window", written.rateWindow, "seconds")->capture_default_str()->check(CLI::PositiveNumber);
    cli.add_option("--token-lifetime", written.tokenLifetime, "seconds")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    cli.add_option("--idle-timeout", written.idleTimeout, "seconds after which an unused token dies; 0: never of that")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    cli.add_option("--latency", written.latency, "milliseconds before every answer")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
}

} // namespace

std::variant<Organization::Options, int> optionsFrom(int argc, char **argv)
{
    Organization::Options options;
    Written written;
    CLI::App cli(
        "A simulated Genesys Cloud on 127.0.0.1. It ends with SIGTERM, or when its stdin is a pipe that closes. "
        "Client credentials: demo-client, demo-secret. A person signs in with a public client (demo-desk; demo-narrow "
        "lacks a scope; demo-elsewhere and demo-numeric have other redirects) or with the confidential demo-sweeper, "
        "demo-sweeper-secret, and chooses on the page whom to be: from everything to next to nothing. GET /demo/stats "
        "tells what clients did, and under "
        "\"afterCallWork\" whose code the legs got whose after-call "
        "work had a time-out: an agent's, a client's or the time-out's.");
    addServerFlags(cli, options, written);
    addSiteFlags(cli, options.site, written);
    addPolicyFlags(cli, options, written);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return cli.exit(error) == 0 ? 0 : 2;
    }
    options.site.closedLegsWritable = written.closedLegs == "writable";
    options.site.burstEvery = fromSeconds(written.burstEvery);
    options.tokens.window = fromSeconds(written.rateWindow);
    options.tokens.lifetime = fromSeconds(written.tokenLifetime);
    options.tokens.idle = fromSeconds(written.idleTimeout);
    options.latency = std::chrono::milliseconds(written.latency);
    options.faults = QString::fromStdString(written.faults);
    return options;
}

} // namespace demoorg
