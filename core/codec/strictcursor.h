// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/jsonreader.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <optional>

namespace wrapdesk {

// What is wrong in a document and where: "rules[3].when.talk.from"; the root's path is empty.
struct StrictFinding
{
    QString path;
    QString message;
};

// A place in a JSON document that a person wrote. Unlike JsonCursor it lets nothing pass: what is not known there is a
// typing mistake. The first finding of the document is recorded, and reading goes on. Must not outlive `first`.
class StrictCursor
{
public:
    StrictCursor(QJsonValue value, QString path, std::optional<StrictFinding> &first);

    const QString &path() const { return m_path; }
    bool isPresent() const { return !m_value.isUndefined(); }
    bool isText() const { return m_value.isString(); }
    bool has(const QString &key) const { return m_object.contains(key); }
    StrictCursor at(const QString &key) const; // absent: a cursor that is not present
    // The place is an object with no other keys than these; else a finding.
    bool hasOnly(const QStringList &keys) const;

    // The value; of another type, absent or not among what is allowed: a finding, and something to go on with.
    QString text() const;
    QString word(const QStringList &allowed) const; // empty if it is none of them
    bool flag() const;
    int number(int least, int most) const;
    QList<StrictCursor> elements() const;

    // `message` as the finding at this place, if it is the first.
    void fail(const QString &message) const;
    // "expected …, found …"
    void expected(const QString &what) const;

private:
    QJsonValue m_value;
    QJsonObject m_object; // of m_value; empty if it is none
    QString m_path;
    std::optional<StrictFinding> *m_first;
};

// What `read(const StrictCursor &)` makes of a document of our own, whose root is an object. Fails with
// ErrorKind::Decode, whose `where` is the JSON path ("$.when.talk").
template <typename T, typename Read>
Result<T> readStrictly(const QByteArray &json, Read read)
{
    const Result<QJsonValue> document = detail::parseJson(json, QJsonValue::Object);
    if (!document)
        return Failure(document.error());
    std::optional<StrictFinding> first;
    T value = read(StrictCursor(*document, {}, first));
    if (!first)
        return value;
    const QString where = first->path.isEmpty() ? QStringLiteral("$") : QStringLiteral("$.") + first->path;
    return Failure(Error{.kind = ErrorKind::Decode, .message = first->message, .where = where});
}

} // namespace wrapdesk
