// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include "base/log.h"
#include "exitcode.h"

#include <QFile>
#include <QRegularExpression>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <sstream>

using namespace wrapdesk;

namespace {

// The demo organisation's code for legs nobody coded: what --demo uses unless told otherwise.
constexpr QLatin1String demoCode("No code chosen");
constexpr qint64 largestRuleFile = 16LL * 1024 * 1024; // 256 rules with all there is take less than one

// The options as CLI11 sees them.
struct Raw
{
    bool demo = false;
    bool json = false;
    bool dryRun = false;
    bool includeByDesign = false;
    std::string region;
    std::string apiUrl;
    std::string loginUrl;
    std::string tokenFile;
    std::string proxy;
    std::string caFile;
    std::vector<std::string> queues;
    std::string since = "24h";
    std::vector<std::string> classes{"missing"};
    std::string code;
    std::optional<int> limit;
    std::string rulesFile;
    bool rulesStore = false;
    bool explain = false;
    std::string organization;
    std::string clientId;
    std::string secretFile;
    bool trustsHosts = false;
    bool hasOwnChoice = false; // --code, --classes or --include-by-design stands on the command line

    bool byRules() const { return rulesStore || !rulesFile.empty(); }
};

void describeConnection(CLI::App &app, Raw &raw)
{
    app.add_option("--proxy", raw.proxy,
                   "http://[USER@]HOST:PORT or socks5://[USER@]HOST:PORT, system or none; its password comes from "
                   "WRAPDESK_PROXY_PASSWORD or the keychain (default: as set at the desk, else the system's)");
    app.add_option("--ca-file", raw.caFile, "PEM file of certificate authorities to believe besides the system's");
}

void describeOnce(CLI::App &once, Raw &raw)
{
    once.add_flag("--demo", raw.demo, "Work on the built-in demo organisation; no account needed");
    once.add_option("--organisation", raw.organization,
                    "Name of an organisation that “wrapdesk-sweeper sign-in” or the desk has signed in to here");
    once.add_option("--region", raw.region, "Region by AWS name or environment, e.g. eu-west-1 or mypurecloud.ie");
    once.add_option("--api-url", raw.apiUrl, "API host instead of a region (https; http on loopback only)");
    once.add_option("--login-url", raw.loginUrl, "Login host, with --api-url");
    once.add_option("--access-token-file", raw.tokenFile,
                    "File with a user's access token; without it GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET are used, "
                    "which can look but, as far as is known, not code");
    describeConnection(once, raw);
    once.add_option("--queue", raw.queues,
                    "Queue name or id; may be given several times (default: TARGET_QUEUE_ID, else all)")
        ->envname("TARGET_QUEUE_ID")
        ->allow_extra_args(false);
    once.add_option("--since", raw.since, "How far back legs ended, e.g. 90m, 24h, 7d; up to 400d")
        ->capture_default_str();
    once.add_option("--classes", raw.classes,
                    "Which stragglers, separated by commas: pending, missing, system-coded, orphaned. Pending is best "
                    "effort in a single pass and may reach an agent who is still choosing a code. Orphaned codes were "
                    "chosen by a person: they are listed and never replaced")
        ->delimiter(',')
        ->capture_default_str();
    once.add_flag("--include-by-design", raw.includeByDesign,
                  "Also legs whose queue does not ask for a code, or whose after-call work was skipped");
    once.add_option("--code", raw.code, "Wrap-up code to give, by exact name or id (default: DEFAULT_WRAPUP_NAME)")
        ->envname("DEFAULT_WRAPUP_NAME");
    CLI::Option *file =
        once.add_option("--rules", raw.rulesFile,
                        "File of rules, as the desk exports them: they choose the legs and their codes, "
                        "instead of --code, --classes and --include-by-design");
    once.add_flag("--rules-store", raw.rulesStore, "The same with the rules kept at the desk for this organisation")
        ->excludes(file);
    once.add_flag("--explain", raw.explain, "Tell the rules' decision on every straggler, condition by condition");
    once.add_flag("--dry-run", raw.dryRun, "Only look; no conversation is read and nothing is written");
    once.add_option("--limit", raw.limit, "Code this many legs at most")->check(CLI::PositiveNumber);
    once.add_flag("--json", raw.json, "Print one JSON object instead of a table");
}

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

// Whether one of these options was typed; the environment's code is only a default, which rules need not mind.
bool isTyped(const CLI::App &once, std::initializer_list<const char *> names)
{
    const std::vector<CLI::Option *> &typed = once.parse_order();
    return std::any_of(typed.begin(), typed.end(), [names](const CLI::Option *option) {
        return std::any_of(names.begin(), names.end(), [option](const char *name) { return option->check_name(name); });
    });
}

// Nothing where the file cannot be read.
std::optional<RuleSource> rulesOf(const Raw &raw)
{
    RuleSource source{.explains = raw.explain};
    if (raw.rulesStore)
        return source;
    source.fileName = text(raw.rulesFile);
    QFile file(source.fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    source.file = file.read(largestRuleFile);
    return file.error() == QFileDevice::NoError ? std::optional(source) : std::nullopt;
}

// What chooses the codes: rules, or one code for all. Answers what is wrong with it, or nothing.
QString takeChoice(const Raw &raw, PassOrder &order)
{
    if (raw.explain && !raw.byRules())
        return QStringLiteral("--explain tells what rules decide: give them with --rules or --rules-store");
    if (raw.byRules() && raw.hasOwnChoice)
        return QStringLiteral("the rules choose the legs and their codes: leave out --code, --classes and "
                              "--include-by-design");
    if (raw.byRules()) {
        order.rules = rulesOf(raw);
        return order.rules ? QString() : QStringLiteral("the rule file “%1” cannot be read").arg(text(raw.rulesFile));
    }
    order.code = text(raw.code);
    if (order.code.isEmpty() && raw.demo)
        order.code = demoCode;
    if (order.code.isEmpty() && !raw.dryRun)
        return QStringLiteral("no code to give: name one with --code or DEFAULT_WRAPUP_NAME, let rules choose with "
                              "--rules FILE or --rules-store, or use --dry-run");
    return {};
}

// Nothing where a word is not understood; `problem` of the result says why.
struct Understood
{
    std::optional<CommandLine> command;
    QString problem;
};

Understood understand(const Raw &raw)
{
    CommandLine command{.demo = raw.demo,
                        .json = raw.json,
                        .signIn = {.region = text(raw.region),
                                   .apiUrl = text(raw.apiUrl),
                                   .loginUrl = text(raw.loginUrl),
                                   .tokenFile = text(raw.tokenFile)},
                        .connection = {.proxy = text(raw.proxy), .caFile = text(raw.caFile)}};
    PassOrder &order = command.order;
    const std::optional<std::chrono::seconds> since = parseStretch(text(raw.since));
    if (!since)
        return {.problem = QStringLiteral("--since wants a number with m, h or d, from 1m to 400d, not “%1”")
                               .arg(text(raw.since))};
    order.since = *since;
    order.classes.clear();
    for (const std::string &name : raw.classes) {
        const std::optional<StragglerClass> kind = stragglerClassFromName(text(name));
        if (!kind)
            return {.problem = QStringLiteral("--classes knows pending, missing, system-coded and orphaned, not “%1”")
                                   .arg(text(name))};
        order.classes.insert(*kind);
    }
    for (const std::string &queue : raw.queues)
        order.queues << text(queue);
    order.includeByDesign = raw.includeByDesign;
    order.dryRun = raw.dryRun;
    order.limit = raw.limit;
    if (const QString problem = takeChoice(raw, order); !problem.isEmpty())
        return {.problem = problem};
    command.organization = text(raw.organization);
    if (!raw.organization.empty() && (raw.demo || !(raw.region + raw.apiUrl + raw.loginUrl + raw.tokenFile).empty()))
        return {.problem = QStringLiteral("--organisation knows where and as whom to sign in: leave out --demo, the "
                                          "region, URLs and token file")};
    if (raw.demo && !(raw.region + raw.apiUrl + raw.loginUrl + raw.tokenFile).empty())
        return {.problem = QStringLiteral("--demo signs in by itself: leave out the region, URLs and token file")};
    return {.command = command};
}

} // namespace

static void describeSignIn(CLI::App &signIn, Raw &raw)
{
    describeConnection(signIn, raw);
    signIn.add_option("--region", raw.region, "Region by AWS name or environment, e.g. eu-west-1 or mypurecloud.ie");
    signIn.add_option("--api-url", raw.apiUrl, "API host instead of a region (https; http on loopback only)");
    signIn.add_option("--login-url", raw.loginUrl, "Login host, with --api-url");
    signIn.add_flag("--trust-hosts", raw.trustsHosts, "The two hosts are your organisation's; asked for once");
    signIn.add_option("--client-id", raw.clientId, "Id of the OAuth client (Admin > Integrations > OAuth)")->required();
    signIn.add_option("--client-secret-file", raw.secretFile,
                      "File with the OAuth client's secret, for a sign-in that renews itself; else "
                      "GENESYS_CLIENT_SECRET, else a client with PKCE is taken for granted");
    signIn.add_option("--organisation", raw.organization, "What to call it here; by default the region's name");
}

static CommandLine signInCommand(const Raw &raw)
{
    CommandLine command{.job = Job::SignIn};
    command.form = {.name = text(raw.organization),
                    .region = text(raw.region),
                    .apiUrl = text(raw.apiUrl),
                    .loginUrl = text(raw.loginUrl),
                    .clientId = text(raw.clientId)};
    command.connection = {.proxy = text(raw.proxy), .caFile = text(raw.caFile)};
    command.secretFile = text(raw.secretFile);
    command.trustsHosts = raw.trustsHosts;
    return command;
}

std::optional<std::chrono::seconds> parseStretch(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([1-9][0-9]{0,6})([mhd])$"));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return {};
    const QChar unit = match.capturedView(2).front();
    const std::chrono::seconds each = unit == u'm'   ? std::chrono::minutes(1)
                                      : unit == u'h' ? std::chrono::hours(1)
                                                     : std::chrono::hours(24);
    const std::chrono::seconds stretch = each * match.capturedView(1).toLongLong();
    return stretch <= std::chrono::hours(400 * 24) ? std::optional(stretch) : std::nullopt;
}

ParsedCommandLine parseCommandLine(int argc, char **argv)
{
    CLI::App app("Finds conversation legs without a real wrap-up code and gives them one.", "wrapdesk-sweeper");
    app.set_version_flag("--version", WRAPDESK_VERSION);
    app.require_subcommand(1);
    CLI::App &once = *app.add_subcommand("once", "One pass: find the stragglers, code them, confirm, end");
    Raw raw;
    describeOnce(once, raw);
    once.footer("Exit: 0 done, 2 usage or configuration, 3 sign-in refused, 4 some legs refused, locked, failed or "
                "unconfirmed, 5 platform unreachable, 130 after Ctrl-C.");
    CLI::App &signIn = *app.add_subcommand("sign-in", "Sign a person in by the browser and keep it in the keychain");
    describeSignIn(signIn, raw);
    CLI::App &signOut = *app.add_subcommand("sign-out", "Revoke a sign-in that is kept here, and forget it");
    signOut.add_option("--organisation", raw.organization, "Its name")->required();
    describeConnection(signOut, raw);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) { // CLI11 speaks in exceptions; they end here
        std::ostringstream said; // it may repeat what should not have stood on the command line
        const int code = app.exit(error, std::cout, said);
        std::cerr << redacted(text(said.str())).toStdString();
        return {.exitCode = code == 0 ? ExitDone : ExitUsage};
    }
    if (signIn.parsed())
        return {.command = signInCommand(raw)};
    if (signOut.parsed())
        return {.command = CommandLine{.job = Job::SignOut,
                                       .organization = text(raw.organization),
                                       .connection = {.proxy = text(raw.proxy), .caFile = text(raw.caFile)}}};
    raw.hasOwnChoice = isTyped(once, {"--code", "--classes", "--include-by-design"});
    const Understood understood = understand(raw);
    if (!understood.command)
        std::cerr << "wrapdesk-sweeper: " << redacted(understood.problem).toStdString() << '\n';
    return {.command = understood.command, .exitCode = ExitUsage};
}
