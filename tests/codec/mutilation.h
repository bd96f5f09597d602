// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <functional>

namespace wrapdesk::test {

// One field of a document spoilt in one way.
struct Mutilation
{
    enum class Kind
    {
        Missing,
        Null,
        WrongType,
        UnknownWord
    };

    Kind kind;
    QString path; // "$.participants[1].id"
    QByteArray body;

    QByteArray name() const;
};

// Every field of every object in `body`, spoilt in every way.
QList<Mutilation> mutilationsOf(const QByteArray &body);

// `body` with unknown fields in every object.
QByteArray withExtraFields(const QByteArray &body);

// The fields of a document whose loss must not pass unseen.
struct Essentials
{
    QStringList required; // missing, null and wrong type are errors
    QStringList essential; // the wrong type is an error

    bool forbids(const Mutilation &mutilation) const;
};

using ErrorOf = std::function<std::optional<Error>(const QByteArray &)>;

// `decode`, of which only the error is told.
template <typename T>
ErrorOf errorOf(Result<T> (*decode)(const QByteArray &))
{
    return [decode](const QByteArray &body) {
        const Result<T> result = decode(body);
        return result ? std::nullopt : std::optional(result.error());
    };
}

// What the decoder did wrong with any of the mutilations of `body`, or with what is no JSON at all; empty if nothing.
QByteArray firstMistake(const QByteArray &body, const Essentials &essentials, const ErrorOf &decode);

} // namespace wrapdesk::test
