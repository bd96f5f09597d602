// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/typedfield.h"

#include "session/rulephrases.h"

#include <QRegularExpression>
#include <QStyle>
#include <QTime>

#include <array>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr int durationWidth = 84;
constexpr int timeWidth = 72;
constexpr int countWidth = 72;
constexpr qint64 longestDuration = qint64(36500) * 24 * 3600;

struct Unit
{
    std::chrono::seconds length;
    std::array<QLatin1String, 5> names;
};
constexpr std::array units{
    Unit{86400s, {QLatin1String("d"), QLatin1String("day"), QLatin1String("days")}},
    Unit{
        3600s,
        {QLatin1String("h"), QLatin1String("hr"), QLatin1String("hrs"), QLatin1String("hour"), QLatin1String("hours")}},
    Unit{60s,
         {QLatin1String("m"), QLatin1String("min"), QLatin1String("mins"), QLatin1String("minute"),
          QLatin1String("minutes")}},
    Unit{1s,
         {QLatin1String("s"), QLatin1String("sec"), QLatin1String("secs"), QLatin1String("second"),
          QLatin1String("seconds")}},
};

std::optional<std::chrono::seconds> unitNamed(const QString &name)
{
    for (const Unit &unit : units) {
        if (std::find(unit.names.begin(), unit.names.end(), name) != unit.names.end())
            return unit.length;
    }
    return {};
}

} // namespace

TypedField::TypedField(const QString &name, const QString &accessibleName, QWidget *parent) : QLineEdit(parent)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    connect(this, &QLineEdit::textChanged, this, &TypedField::take);
}

void TypedField::showText(const QString &text)
{
    m_isShowing = true;
    setText(text);
    take();
    m_isShowing = false;
}

void TypedField::take()
{
    m_trouble = read(text().trimmed());
    setToolTip(m_trouble);
    setAccessibleDescription(m_trouble);
    if (property("invalid").toBool() == m_trouble.isEmpty()) {
        setProperty("invalid", !m_trouble.isEmpty());
        style()->unpolish(this); // the style sheet is asked again
        style()->polish(this);
    }
    if (!m_isShowing)
        Q_EMIT edited();
}

DurationField::DurationField(const QString &name, const QString &accessibleName, QWidget *parent)
    : TypedField(name, accessibleName, parent)
{
    setFixedWidth(durationWidth);
}

void DurationField::show(std::optional<std::chrono::seconds> value)
{
    m_value = value;
    showText(value ? RulePhrases::duration(*value) : QString());
}

std::optional<std::chrono::seconds> DurationField::fromText(const QString &text)
{
    static const QRegularExpression whole(QStringLiteral(R"(^\s*(\d{1,9}\s*[a-z]*\s*)+$)"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression part(QStringLiteral(R"((\d+)\s*([a-z]*))"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (!whole.match(text).hasMatch())
        return {};
    qint64 seconds = 0;
    qint64 before = 0; // units go from the larger to the smaller, each once
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const QRegularExpressionMatch match = parts.next();
        const QString name = match.captured(2).toLower();
        const bool isAlone = before == 0 && !parts.hasNext();
        const auto unit = name.isEmpty() ? (isAlone ? std::optional(1s) : std::nullopt) : unitNamed(name);
        if (!unit || (before > 0 && unit->count() >= before))
            return {};
        before = unit->count();
        seconds += match.captured(1).toLongLong() * unit->count();
    }
    return seconds <= longestDuration ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

QString DurationField::read(const QString &text)
{
    if (text.isEmpty() && !m_isRequired) {
        m_value.reset();
        return {};
    }
    const auto value = fromText(text);
    if (!value)
        return text.isEmpty() ? tr("A time is needed: 90, 90 s, 2 min or 1 h.")
                              : tr("“%1” is no time: write 90, 90 s, 2 min or 1 h.").arg(text);
    m_value = value;
    return {};
}

TimeField::TimeField(const QString &name, const QString &accessibleName, QWidget *parent)
    : TypedField(name, accessibleName, parent)
{
    setFixedWidth(timeWidth);
    setPlaceholderText(QStringLiteral("–"));
}

void TimeField::show(const QTime &value)
{
    m_value = value;
    showText(value.toString(QStringLiteral("HH:mm")));
}

QTime TimeField::fromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(R"(^\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*$)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    return hour == 24 && minute == 0 ? QTime(0, 0) : QTime(hour, minute);
}

QString TimeField::read(const QString &text)
{
    const QTime value = text.isEmpty() ? QTime() : fromText(text);
    if (!text.isEmpty() && !value.isValid())
        return tr("“%1” is no time of the day: write 8, 8:30 or 17:45.").arg(text);
    m_value = value;
    return {};
}

CountField::CountField(const QString &name, const QString &accessibleName, QWidget *parent)
    : TypedField(name, accessibleName, parent)
{
    setFixedWidth(countWidth);
    setPlaceholderText(tr("any"));
}

void CountField::show(std::optional<int> value)
{
    m_value = value;
    showText(value ? QString::number(*value) : QString());
}

QString CountField::read(const QString &text)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!text.isEmpty() && (!isNumber || value < 1))
        return tr("“%1” is no number of codes: write 1 or more, or nothing.").arg(text);
    m_value = text.isEmpty() ? std::nullopt : std::optional(value);
    return {};
}

} // namespace wrapdesk
