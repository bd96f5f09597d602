// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connectionsettings.h"
#include "session/signinoptions.h"
#include "theme.h"

#include <QStringList>

// What the command line and the environment ask the desk for.
struct CommandLine
{
    bool demo = false;
    QString organization; // name or id of one that is kept on this computer
    bool signsIn = false; // with what stands here and in the environment
    wrapdesk::SignInOptions signIn;
    wrapdesk::ConnectionOptions connection;
    std::optional<wrapdesk::Scheme> scheme; // nothing: as remembered
    QString screenshots; // a folder: render the pages there and end
};

// Either the command, or the exit code to end with: help, version and errors have been printed already.
struct ParsedCommandLine
{
    std::optional<CommandLine> command;
    int exitCode = 0;
};

// Needs no application object yet: the platform plugin is chosen by what it finds.
ParsedCommandLine parseCommandLine(int argc, char **argv);
ParsedCommandLine parseCommandLine(const QStringList &arguments); // the program's name first
