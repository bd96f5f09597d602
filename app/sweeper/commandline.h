// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connectionsettings.h"
#include "session/onepass.h"
#include "session/savedprofile.h"
#include "session/signinoptions.h"

#include <optional>

// What the command line and the environment ask for.
enum class Job
{
    Once,
    SignIn,
    SignOut
};

struct CommandLine
{
    Job job = Job::Once;
    QString organization; // of Once and SignOut: one that is kept on this computer, by name or id
    wrapdesk::SignInForm form; // of SignIn
    QString secretFile; // of SignIn: with the OAuth client's secret
    bool trustsHosts = false; // of SignIn: hosts that are none of the regions'
    bool demo = false;
    bool json = false;
    wrapdesk::SignInOptions signIn;
    wrapdesk::ConnectionOptions connection;
    wrapdesk::PassOrder order;
};

// Either the command, or the exit code to end with: help, version and errors have been printed already.
struct ParsedCommandLine
{
    std::optional<CommandLine> command;
    int exitCode = 0;
};

ParsedCommandLine parseCommandLine(int argc, char **argv);

// "90m", "24h", "7d": a whole number from 1 and its unit, at most 400 days.
std::optional<std::chrono::seconds> parseStretch(const QString &text);
