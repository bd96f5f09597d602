// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/strictcursor.h"

#include "domain/wrapupcode.h"

#include <QJsonArray>

namespace wrapdesk {

namespace {

constexpr qsizetype longestQuote = 40;

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    return u'“' + (line.size() > longestQuote ? line.first(longestQuote) + u'…' : line) + u'”';
}

QString found(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("but it is missing");
    if (value.isString())
        return QStringLiteral("found ") + quoted(value.toString());
    if (value.isDouble())
        return QStringLiteral("found %1").arg(value.toDouble(), 0, 'g', 12);
    return QStringLiteral("found ") + detail::typeName(value.type());
}

// "; did you mean “talk”?" where one of the names is near enough to be meant.
QString suggestion(const QString &typed, const QStringList &names)
{
    const QStringList nearest = nearestNames(typed, names, 1);
    if (nearest.isEmpty())
        return {};
    // A name with not a letter in common is no suggestion.
    const QString folded = typed.toCaseFolded();
    const QString near = nearest.first().toCaseFolded();
    const bool isNear = !folded.isEmpty() && (folded.startsWith(near.first(1)) || near.contains(folded.left(3)));
    return isNear ? QStringLiteral("; did you mean “%1”?").arg(nearest.first()) : QString();
}

} // namespace

StrictCursor::StrictCursor(QJsonValue value, QString path, std::optional<StrictFinding> &first)
    : m_value(std::move(value)), m_object(m_value.toObject()), m_path(std::move(path)), m_first(&first)
{
}

StrictCursor StrictCursor::at(const QString &key) const
{
    const auto found = m_object.constFind(key);
    const QJsonValue value = found == m_object.constEnd() ? QJsonValue(QJsonValue::Undefined) : found.value();
    return {value, m_path.isEmpty() ? key : m_path + u'.' + key, *m_first};
}

bool StrictCursor::hasOnly(const QStringList &keys) const
{
    if (!m_value.isObject()) {
        expected(QStringLiteral("an object with %1").arg(keys.join(QStringLiteral(", "))));
        return false;
    }
    const QStringList there = m_object.keys();
    for (const QString &key : there) {
        if (keys.contains(key))
            continue;
        at(key).fail(QStringLiteral("there is no key %1 here%2; allowed are %3")
                         .arg(quoted(key), suggestion(key, keys), keys.join(QStringLiteral(", "))));
        return false;
    }
    return true;
}

QString StrictCursor::text() const
{
    if (!m_value.isString())
        expected(QStringLiteral("text"));
    return m_value.toString();
}

QString StrictCursor::word(const QStringList &allowed) const
{
    const QString word = m_value.toString();
    if (m_value.isString() && allowed.contains(word))
        return word;
    const QString all = allowed.join(QStringLiteral(", "));
    fail(QStringLiteral("expected one of %1, %2%3").arg(all, found(m_value), suggestion(word, allowed)));
    return {};
}

bool StrictCursor::flag() const
{
    if (!m_value.isBool())
        expected(QStringLiteral("true or false"));
    return m_value.toBool();
}

int StrictCursor::number(int least, int most) const
{
    const double number = m_value.toDouble();
    const bool isOne = m_value.isDouble() && number >= least && number <= most && number == static_cast<int>(number);
    if (!isOne)
        expected(QStringLiteral("a whole number from %1 to %2").arg(least).arg(most));
    return isOne ? static_cast<int>(number) : least;
}

QList<StrictCursor> StrictCursor::elements() const
{
    if (!m_value.isArray())
        expected(QStringLiteral("a list in [ ]"));
    QList<StrictCursor> cursors;
    const QJsonArray array = m_value.toArray();
    cursors.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i)
        cursors.append({array.at(i), QStringLiteral("%1[%2]").arg(m_path).arg(i), *m_first});
    return cursors;
}

void StrictCursor::fail(const QString &message) const
{
    if (!m_first->has_value())
        *m_first = StrictFinding{.path = m_path, .message = message};
}

void StrictCursor::expected(const QString &what) const
{
    fail(QStringLiteral("expected %1, %2").arg(what, found(m_value)));
}

} // namespace wrapdesk
