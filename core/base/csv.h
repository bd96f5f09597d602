// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

namespace wrapdesk::csv {

// Tells a spreadsheet that the file is UTF-8; goes before the first row, where it is wanted.
inline constexpr char byteOrderMark[] = "\xef\xbb\xbf";

// One row by RFC 4180 in UTF-8, CRLF at its end. A cell that a spreadsheet would take for a formula (it begins with
// = + - @, a tab or a line break) gets an apostrophe in front.
QByteArray row(const QStringList &cells);

} // namespace wrapdesk::csv
