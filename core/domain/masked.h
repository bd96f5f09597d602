// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace wrapdesk {

// A customer's address as it may be shown: "+1 ••• 4410", "j••@••.com", "•••" for anything else; empty stays empty.
QString masked(const QString &address);

} // namespace wrapdesk
