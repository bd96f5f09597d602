// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/masked.h"

#include <QRegularExpression>

namespace wrapdesk {

namespace {

constexpr qsizetype shownDigits = 4;
constexpr qsizetype leastDigits = 7; // shorter numbers would be shown almost whole

QString maskedNumber(const QString &number)
{
    QString digits;
    for (const QChar sign : number) {
        if (sign.isDigit())
            digits += sign;
    }
    if (digits.size() < leastDigits)
        return QStringLiteral("•••");
    QString country;
    if (number.startsWith(u'+')) {
        const bool oneDigit = digits.startsWith(u'1') || digits.startsWith(u'7'); // ITU zones with one-digit codes
        country = QStringLiteral("+%1 ").arg(digits.first(oneDigit ? 1 : 2));
    }
    return QStringLiteral("%1••• %2").arg(country, digits.last(shownDigits));
}

} // namespace

QString masked(const QString &address)
{
    static const QRegularExpression scheme(QStringLiteral("^(tel|sip|sips|mailto|sms):"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression phone(QStringLiteral(R"(^\+?[\d ()./-]+$)"));
    const QString bare = QString(address).remove(scheme).trimmed();
    if (bare.isEmpty())
        return {};
    const qsizetype at = bare.lastIndexOf(u'@');
    const QString local = at < 0 ? bare : bare.first(at);
    if (phone.match(local).hasMatch())
        return maskedNumber(local);
    if (at <= 0)
        return QStringLiteral("•••");
    const qsizetype dot = bare.lastIndexOf(u'.');
    const QString ending = dot > at ? bare.sliced(dot) : QString();
    return QStringLiteral("%1••@••%2").arg(local.first(1), ending);
}

} // namespace wrapdesk
