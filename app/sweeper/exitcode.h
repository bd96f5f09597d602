// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the sweeper ends with; scripts rely on these.
enum ExitCode
{
    ExitDone = 0,
    ExitUsage = 2, // command line or configuration
    ExitSignInRefused = 3,
    ExitSomeRefused = 4, // some legs refused, locked, failed or unconfirmed
    ExitUnreachable = 5, // the platform
    ExitInterrupted = 130, // Ctrl-C
};
