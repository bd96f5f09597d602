// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api.h"

#include <QJsonDocument>

#include <algorithm>

namespace demoorg {

int ApiRequest::number(const QString &name, int fallback) const
{
    return query.hasQueryItem(name) ? text(name).toInt() : fallback;
}

QStringList ApiRequest::list(const QString &name) const
{
    QStringList result;
    const QStringList values = query.allQueryItemValues(name, QUrl::FullyDecoded);
    for (const QString &value : values)
        result += value.split(u',', Qt::SkipEmptyParts);
    return result;
}

QJsonObject Problem::toJson(const QString &contextId) const
{
    QString text = message;
    QJsonObject named;
    for (auto it = params.cbegin(); it != params.cend(); ++it) {
        text.replace(u'{' + it.key() + u'}', it.value());
        named.insert(it.key(), it.value());
    }
    QJsonObject result{{QStringLiteral("message"), text},    {QStringLiteral("code"), code},
                       {QStringLiteral("status"), status},   {QStringLiteral("contextId"), contextId},
                       {QStringLiteral("details"), details}, {QStringLiteral("errors"), QJsonArray()}};
    if (!named.isEmpty()) {
        result.insert(QStringLiteral("messageWithParams"), message);
        result.insert(QStringLiteral("messageParams"), named);
    }
    if (!limit.isEmpty())
        result.insert(QStringLiteral("limit"), limit);
    return result;
}

Answer::Answer(const QJsonObject &json) : body(QJsonDocument(json).toJson(QJsonDocument::Compact)) { }

Answer::Answer(const QJsonArray &json) : body(QJsonDocument(json).toJson(QJsonDocument::Compact)) { }

Answer Answer::redirect(const QString &target, int status)
{
    Answer answer(status);
    answer.headers = {{"Location", target.toUtf8()}, {"Cache-Control", "no-store"}};
    return answer;
}

Problem badRequest(const QString &message, const QString &fieldName)
{
    Problem result{.status = 400, .code = QStringLiteral("bad.request"), .message = message};
    if (!fieldName.isEmpty())
        result.details.append(
            QJsonObject{{QStringLiteral("errorCode"), result.code}, {QStringLiteral("fieldName"), fieldName}});
    return result;
}

Problem invalidValue(const QString &fieldName, const QString &value, const QString &expected)
{
    Problem result{.status = 400,
                   .code = QStringLiteral("invalid.value"),
                   .message = QStringLiteral("Value [{value}] is not valid for field [{field}]. Expected: {expected}"),
                   .params = {{QStringLiteral("value"), value},
                              {QStringLiteral("field"), fieldName},
                              {QStringLiteral("expected"), expected}}};
    result.details.append(
        QJsonObject{{QStringLiteral("errorCode"), result.code}, {QStringLiteral("fieldName"), fieldName}});
    return result;
}

Problem notFound(const QString &what, const QString &id)
{
    const bool conversation = what == QStringLiteral("Conversation");
    return {.status = 404,
            .code = conversation ? QStringLiteral("conversation.error.conversation.not.found")
                                 : QStringLiteral("not.found"),
            .message = QStringLiteral("The {type} {id} was not found."),
            .params = {{QStringLiteral("type"), what}, {QStringLiteral("id"), id}}};
}

Problem notAUser()
{
    return {.status = 400,
            .code = QStringLiteral("not.a.user"),
            .message = QStringLiteral("This request requires a user context. Client credentials cannot be used for "
                                      "requests to this resource.")};
}

QJsonValue isoTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return time.toUTC().toString(Qt::ISODateWithMs);
}

void put(QJsonObject &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}

void put(QJsonObject &object, const char *name, const QDateTime &value)
{
    if (value.isValid())
        object.insert(QLatin1String(name), isoTime(value));
}

Answer listing(const ApiRequest &request, const QString &path, const QJsonArray &all)
{
    const int pageSize = request.number(QStringLiteral("pageSize"), 25);
    const int pageNumber = request.number(QStringLiteral("pageNumber"), 1);
    if (pageSize < 1 || pageSize > 100)
        return invalidValue(QStringLiteral("pageSize"), QString::number(pageSize), QStringLiteral("1 to 100"));
    if (pageNumber < 1)
        return invalidValue(QStringLiteral("pageNumber"), QString::number(pageNumber), QStringLiteral("1 or more"));

    const int total = int(all.size());
    const int pageCount = (total + pageSize - 1) / pageSize;
    const qint64 first = qint64(pageNumber - 1) * pageSize;
    QJsonArray entities;
    for (qint64 i = first; i < std::min<qint64>(first + pageSize, total); ++i)
        entities.append(all.at(qsizetype(i)));

    const auto uri = [&](int page) {
        QUrlQuery query = request.query;
        query.removeAllQueryItems(QStringLiteral("pageNumber"));
        query.addQueryItem(QStringLiteral("pageNumber"), QString::number(page));
        return QJsonValue(path + u'?' + query.toString(QUrl::FullyEncoded));
    };
    QJsonObject result{
        {QStringLiteral("entities"), entities},       {QStringLiteral("pageSize"), pageSize},
        {QStringLiteral("pageNumber"), pageNumber},   {QStringLiteral("total"), total},
        {QStringLiteral("pageCount"), pageCount},     {QStringLiteral("firstUri"), uri(1)},
        {QStringLiteral("selfUri"), uri(pageNumber)}, {QStringLiteral("lastUri"), uri(std::max(pageCount, 1))}};
    if (pageNumber < pageCount)
        result.insert(QStringLiteral("nextUri"), uri(pageNumber + 1));
    if (pageNumber > 1)
        result.insert(QStringLiteral("previousUri"), uri(pageNumber - 1));
    return result;
}

bool nameMatches(const QString &pattern, const QString &name)
{
    QStringView core(pattern);
    const bool anyStart = core.startsWith(u'*');
    const bool anyEnd = core.endsWith(u'*');
    if (anyStart)
        core = core.mid(1);
    if (anyEnd && !core.isEmpty())
        core.chop(1);
    if (anyStart && anyEnd)
        return name.contains(core, Qt::CaseInsensitive);
    if (anyEnd)
        return name.startsWith(core, Qt::CaseInsensitive);
    if (anyStart)
        return name.endsWith(core, Qt::CaseInsensitive);
    return name.compare(core, Qt::CaseInsensitive) == 0;
}

} // namespace demoorg
