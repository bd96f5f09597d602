// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QUrlQuery>

#include <optional>

// What an endpoint gets and gives, below HTTP and above the site.
namespace demoorg {

// Whom a token stands for. Client credentials have no user.
struct Caller
{
    QByteArray token;
    QString clientId;
    QString userId;

    bool isUser() const { return !userId.isEmpty(); }
};

struct ApiRequest
{
    QHash<QString, QString> captured; // by the name in the path template
    QUrlQuery query;
    QJsonValue body; // undefined where the route takes none
    QByteArray form; // the raw body of a route without a JSON one
    bool isForm = false; // said to be application/x-www-form-urlencoded
    QByteArray authorization;
    std::optional<int> failure; // a planned status that the route tells in its own way; see Route::tellsFailures
    Caller caller;

    QString id(const QString &name) const { return captured.value(name); }
    QString text(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
    int number(const QString &name, int fallback) const;
    // Joined by commas (as the vendor's SDKs do) or repeated.
    QStringList list(const QString &name) const;
};

// A refusal in the platform's ErrorBody shape (FACTS §4).
struct Problem
{
    int status = 400;
    QString code;
    QString message; // {name} is replaced from params
    QHash<QString, QString> params;
    QJsonArray details;
    QJsonObject limit;

    QJsonObject toJson(const QString &contextId) const;
};

struct Answer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json"; // of a body
    std::optional<Problem> problem;
    QList<QPair<QByteArray, QByteArray>> headers;

    Answer() = default;
    explicit Answer(int code) : status(code) { }
    Answer(const QJsonObject &json);
    Answer(const QJsonArray &json);
    Answer(const Problem &refusal) : status(refusal.status), problem(refusal) { }

    static Answer redirect(const QString &target, int status = 302);
};

Problem badRequest(const QString &message, const QString &fieldName = {});
Problem invalidValue(const QString &fieldName, const QString &value, const QString &expected);
Problem notFound(const QString &what, const QString &id);
Problem notAUser();

// ISO-8601 with milliseconds and Z, as every REST answer spells time; null for an invalid one.
QJsonValue isoTime(const QDateTime &time);
// A member that is left out where there is nothing to say.
void put(QJsonObject &object, const char *name, const QString &value);
void put(QJsonObject &object, const char *name, const QDateTime &value);

// The paging envelope around one page of `all` (FACTS §2.1).
Answer listing(const ApiRequest &request, const QString &path, const QJsonArray &all);

// `pattern` with a leading and/or trailing * as the platform's name filters have it; case does not matter.
bool nameMatches(const QString &pattern, const QString &name);

} // namespace demoorg
