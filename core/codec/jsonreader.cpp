// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace wrapdesk {

using detail::typeName;

namespace {

Error decodeError(const QString &path, const QString &message)
{
    return Error{.kind = ErrorKind::Decode, .message = message, .where = path};
}

bool isAbsent(const QJsonValue &value) { return value.isUndefined() || value.isNull(); }

} // namespace

JsonCursor::JsonCursor(QJsonValue value, QString path, std::optional<Error> &firstError)
    : m_value(std::move(value)), m_object(m_value.toObject()), m_path(std::move(path)), m_firstError(&firstError)
{
}

QString JsonCursor::pathOf(QLatin1String key) const { return m_path + u'.' + key; }

void JsonCursor::fail(const QString &path, const QString &expected, const QJsonValue &found) const
{
    if (m_firstError->has_value())
        return;
    *m_firstError = decodeError(path, QStringLiteral("expected %1, found %2").arg(expected, typeName(found.type())));
}

JsonCursor JsonCursor::child(QLatin1String key, const QJsonValue &value) const
{
    return {value, pathOf(key), *m_firstError};
}

QString JsonCursor::text(QLatin1String key) const { return m_object.value(key).toString(); }

QString JsonCursor::text(const QString &key) const { return m_object.value(key).toString(); }

QString JsonCursor::essentialText(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (!isAbsent(value) && !value.isString())
        fail(pathOf(key), QStringLiteral("text"), value);
    return value.toString();
}

QString JsonCursor::requiredText(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    QString text = value.toString();
    if (text.isEmpty())
        fail(pathOf(key), QStringLiteral("non-empty text"), value);
    return text;
}

QStringList JsonCursor::texts(QLatin1String key) const { return texts(QString(key)); }

QStringList JsonCursor::texts(const QString &key) const
{
    QStringList texts;
    const QJsonArray array = m_object.value(key).toArray();
    for (const auto &value : array) {
        if (value.isString())
            texts << value.toString();
    }
    return texts;
}

QStringList JsonCursor::essentialTexts(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    const QStringList found = texts(key);
    if (!isAbsent(value) && (!value.isArray() || found.size() != value.toArray().size()))
        fail(pathOf(key), QStringLiteral("an array of texts"), value);
    return found;
}

QStringList JsonCursor::keys() const { return m_object.keys(); }

bool JsonCursor::isTrue(QLatin1String key) const { return m_object.value(key).toBool(); }

std::optional<qint64> JsonCursor::number(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    const qint64 number = value.toInteger();
    if (!value.isDouble() || (number == 0 && value.toDouble() != 0.0)) // toInteger() says 0 for fractions
        return std::nullopt;
    return number;
}

QDateTime JsonCursor::time(QLatin1String key) const
{
    if (const std::optional<qint64> epoch = number(key))
        return QDateTime::fromMSecsSinceEpoch(*epoch).toUTC();
    const QDateTime time = QDateTime::fromString(text(key), Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime) // no offset was written: the platform means UTC
        return QDateTime(time.date(), time.time(), QTimeZone::utc()).toUTC();
    return time.toUTC();
}

JsonCursor JsonCursor::object(QLatin1String key) const { return child(key, m_object.value(key).toObject()); }

JsonCursor JsonCursor::essentialObject(QLatin1String key) const
{
    return isAbsent(m_object.value(key)) ? object(key) : requiredObject(key);
}

JsonCursor JsonCursor::requiredObject(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (!value.isObject())
        fail(pathOf(key), QStringLiteral("an object"), value);
    return child(key, value);
}

QList<JsonCursor> JsonCursor::items(QLatin1String key) const
{
    const QJsonValue value = m_object.value(key);
    if (isAbsent(value))
        return {};
    return child(key, value).elements();
}

QList<JsonCursor> JsonCursor::requiredItems(QLatin1String key) const
{
    return child(key, m_object.value(key)).elements();
}

QList<JsonCursor> JsonCursor::elements() const
{
    if (!m_value.isArray()) {
        fail(m_path, QStringLiteral("an array"), m_value);
        return {};
    }
    const QJsonArray array = m_value.toArray();
    QList<JsonCursor> cursors;
    cursors.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonValue element = array.at(i);
        const QString path = m_path + u'[' + QString::number(i) + u']';
        if (element.isObject())
            cursors.append(JsonCursor(element, path, *m_firstError));
        else
            fail(path, QStringLiteral("an object"), element);
    }
    return cursors;
}

QString detail::typeName(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("true or false");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("text");
    case QJsonValue::Array:
        return QStringLiteral("an array");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

Result<QJsonValue> detail::parseJson(const QByteArray &body, QJsonValue::Type root)
{
    if (body.trimmed().isEmpty())
        return Failure(decodeError(QStringLiteral("$"), QStringLiteral("expected JSON, found an empty body")));
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        const QString message = QStringLiteral("not JSON: %1 at byte %2 of %3")
                                    .arg(parseError.errorString())
                                    .arg(parseError.offset)
                                    .arg(body.size());
        return Failure(decodeError(QStringLiteral("$"), message));
    }
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (value.type() != root) {
        const QString message = QStringLiteral("expected %1, found %2").arg(typeName(root), typeName(value.type()));
        return Failure(decodeError(QStringLiteral("$"), message));
    }
    return value;
}

} // namespace wrapdesk
