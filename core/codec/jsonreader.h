// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <optional>

namespace wrapdesk {

// A place in a JSON document that knows its path. Three ways to read a field: plain (missing, null or of another type:
// absent), essential (may be missing or null, but of another type it is an error, because something that matters would
// be lost) and required (must be there). The first error of the document is recorded, and reading goes on.
// Lives inside readJson() only.
class JsonCursor
{
public:
    JsonCursor(QJsonValue value, QString path, std::optional<Error> &firstError);

    QString text(QLatin1String key) const;
    QString text(const QString &key) const; // of a key a person chose
    QString essentialText(QLatin1String key) const;
    QString requiredText(QLatin1String key) const; // empty is an error too
    QStringList texts(QLatin1String key) const;
    QStringList texts(const QString &key) const; // of a key that is an id
    QStringList essentialTexts(QLatin1String key) const; // anything else in the array is an error too
    QStringList keys() const; // of the object at this very place
    bool isTrue(QLatin1String key) const;
    std::optional<qint64> number(QLatin1String key) const;
    QDateTime time(QLatin1String key) const; // ISO-8601 or epoch milliseconds (FEATURES, trap 11), UTC; null if neither
    JsonCursor object(QLatin1String key) const; // absent: a cursor in which everything is absent
    JsonCursor essentialObject(QLatin1String key) const;
    JsonCursor requiredObject(QLatin1String key) const;

    // The objects of an array; always essential.
    QList<JsonCursor> items(QLatin1String key) const;
    QList<JsonCursor> requiredItems(QLatin1String key) const;
    QList<JsonCursor> elements() const; // of the array at this very place

private:
    QString pathOf(QLatin1String key) const;
    void fail(const QString &path, const QString &expected, const QJsonValue &found) const;
    JsonCursor child(QLatin1String key, const QJsonValue &value) const;

    QJsonValue m_value;
    QJsonObject m_object; // of m_value; empty if it is none
    QString m_path;
    std::optional<Error> *m_firstError;
};

namespace detail {

QString typeName(QJsonValue::Type type); // "text", "a number", …

Result<QJsonValue> parseJson(const QByteArray &body, QJsonValue::Type root);

} // namespace detail

// Parses `body`, whose root must be of type `root`, and reads a T from it with `read(const JsonCursor &)`. Fails with
// ErrorKind::Decode, whose `where` is the JSON path ("$.participants[2].id"); the message never quotes the body.
template <typename T, typename Read>
Result<T> readJson(const QByteArray &body, Read read, QJsonValue::Type root = QJsonValue::Object)
{
    const Result<QJsonValue> document = detail::parseJson(body, root);
    if (!document)
        return Failure(document.error());
    std::optional<Error> firstError;
    T value = read(JsonCursor(*document, QStringLiteral("$"), firstError));
    if (firstError)
        return Failure(*firstError);
    return value;
}

} // namespace wrapdesk
