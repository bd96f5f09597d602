// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/csv.h"

#include <algorithm>

namespace wrapdesk::csv {

namespace {

QString cell(const QString &text)
{
    static const auto formulas = QStringLiteral("=+-@\t\r\n");
    const bool isFormula = !text.isEmpty() && formulas.contains(text.at(0));
    QString written = isFormula ? u'\'' + text : text;
    const auto needsQuotes = [](QChar sign) { return sign == u'"' || sign == u',' || sign == u'\r' || sign == u'\n'; };
    if (std::any_of(written.cbegin(), written.cend(), needsQuotes))
        written = u'"' + written.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return written;
}

} // namespace

QByteArray row(const QStringList &cells)
{
    QStringList written;
    for (const QString &text : cells)
        written << cell(text);
    return written.join(u',').toUtf8() + "\r\n";
}

} // namespace wrapdesk::csv
