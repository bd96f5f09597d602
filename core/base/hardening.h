// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace wrapdesk {

// From here on this process leaves no core dump behind, and other programs of the same person can neither trace it nor
// read its memory: tokens lie there. The first thing a main does. Programs it starts inherit the first, not the second.
//
// The limit alone is not enough: the kernel ignores it where dumps go to a program (systemd-coredump). LeakSanitizer,
// which traces its own process, takes the second back for as long as it looks.
void forbidCoreDumps();

} // namespace wrapdesk
