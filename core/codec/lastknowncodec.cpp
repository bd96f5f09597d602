// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/lastknowncodec.h"

#include "codec/keptfields.h"
#include "codec/legcodec.h"
#include "codec/vocabulary.h"

#include <QJsonDocument>
#include <QtEndian>

namespace wrapdesk {

namespace {

constexpr int fastest = 1; // compression: the writing thread has more urgent things to do
// 20,000 legs are about 12 MB of JSON; a damaged length must not ask for more memory than there is.
constexpr quint32 mostBytes = 256 * 1024 * 1024;

QJsonArray codesArray(const QList<WrapupCode> &codes)
{
    QJsonArray array;
    for (const WrapupCode &code : codes) {
        KeptFields fields;
        fields.put(QLatin1String("id"), code.id.text());
        fields.put(QLatin1String("name"), code.name);
        fields.put(QLatin1String("division"), code.division.text());
        array.append(fields.object());
    }
    return array;
}

QList<WrapupCode> readCodes(const QList<JsonCursor> &items)
{
    QList<WrapupCode> codes;
    for (const JsonCursor &json : items)
        codes.append({.id = CodeId(json.requiredText(QLatin1String("id"))),
                      .name = json.text(QLatin1String("name")),
                      .division = DivisionId(json.text(QLatin1String("division")))});
    return codes;
}

QJsonArray queuesArray(const LastKnown &known)
{
    QJsonArray array;
    for (const Queue &queue : known.queues) {
        KeptFields fields;
        fields.put(QLatin1String("id"), queue.id.text());
        fields.put(QLatin1String("name"), queue.name);
        fields.put(QLatin1String("division"), queue.division.text());
        fields.put(QLatin1String("divisionName"), queue.divisionName);
        fields.put(QLatin1String("prompt"), wrapupPromptWord(queue.prompt));
        fields.put(QLatin1String("acwTimeout"),
                   static_cast<int>(queue.acwTimeout.value_or(std::chrono::milliseconds(0)).count()));
        if (const auto offered = known.queueCodes.constFind(queue.id); offered != known.queueCodes.cend()) {
            fields.put(QLatin1String("codesAt"), offered->at);
            fields.put(QLatin1String("codes"), codesArray(offered->codes));
        }
        array.append(fields.object());
    }
    return array;
}

void readQueue(const JsonCursor &json, LastKnown &known)
{
    Queue queue{.id = QueueId(json.requiredText(QLatin1String("id"))),
                .name = json.text(QLatin1String("name")),
                .division = DivisionId(json.text(QLatin1String("division"))),
                .divisionName = json.text(QLatin1String("divisionName")),
                .prompt = wrapupPromptFromWord(json.text(QLatin1String("prompt")))};
    if (const std::optional<qint64> timeout = json.number(QLatin1String("acwTimeout")))
        queue.acwTimeout = std::chrono::milliseconds(*timeout);
    const QDateTime codesAt = json.time(QLatin1String("codesAt"));
    if (codesAt.isValid())
        known.queueCodes.insert(queue.id, {.at = codesAt, .codes = readCodes(json.items(QLatin1String("codes")))});
    known.queues.append(queue);
}

template <typename Key>
QJsonArray namesArray(const QHash<Key, QString> &names)
{
    QJsonArray array;
    for (const auto &[id, name] : names.asKeyValueRange())
        array.append(QJsonObject{{QStringLiteral("id"), id.text()}, {QStringLiteral("name"), name}});
    return array;
}

template <typename Key>
QHash<Key, QString> readNames(const QList<JsonCursor> &items)
{
    QHash<Key, QString> names;
    for (const JsonCursor &json : items)
        names.insert(Key(json.requiredText(QLatin1String("id"))), json.text(QLatin1String("name")));
    return names;
}

QJsonArray legsArray(const QList<LastKnown::SeenLeg> &legs)
{
    QJsonArray array;
    for (const LastKnown::SeenLeg &seen : legs) {
        QJsonObject leg = legObject(seen.leg);
        leg.insert(QLatin1String("seenAt"), seen.at.toMSecsSinceEpoch());
        array.append(leg);
    }
    return array;
}

LastKnown readKnown(const JsonCursor &json)
{
    LastKnown known{.user = UserId(json.text(QLatin1String("user"))),
                    .userName = json.text(QLatin1String("userName")),
                    .organization = json.text(QLatin1String("organization")),
                    .communicationBasedAcw = json.isTrue(QLatin1String("communicationBasedAcw")),
                    .queuesAt = json.time(QLatin1String("queuesAt")),
                    .codes = readCodes(json.items(QLatin1String("codes"))),
                    .agents = readNames<UserId>(json.items(QLatin1String("agents"))),
                    .teams = readNames<TeamId>(json.items(QLatin1String("teams"))),
                    .legsAt = json.time(QLatin1String("legsAt")),
                    .legsLeftOut = static_cast<int>(json.number(QLatin1String("legsLeftOut")).value_or(0))};
    const QList<JsonCursor> queues = json.items(QLatin1String("queues"));
    for (const JsonCursor &queue : queues)
        readQueue(queue, known);
    const QList<JsonCursor> legs = json.items(QLatin1String("legs"));
    for (const JsonCursor &leg : legs)
        known.legs.append({.leg = readLeg(leg), .at = leg.time(QLatin1String("seenAt"))});
    return known;
}

Failure damaged(const QString &message)
{
    return Failure(Error{.kind = ErrorKind::Decode, .message = message, .where = QStringLiteral("last known lists")});
}

} // namespace

QByteArray encodeLastKnown(const LastKnown &known)
{
    KeptFields fields;
    fields.put(QLatin1String("user"), known.user.text());
    fields.put(QLatin1String("userName"), known.userName);
    fields.put(QLatin1String("organization"), known.organization);
    fields.put(QLatin1String("communicationBasedAcw"), known.communicationBasedAcw);
    fields.put(QLatin1String("queuesAt"), known.queuesAt);
    fields.put(QLatin1String("queues"), queuesArray(known));
    fields.put(QLatin1String("codes"), codesArray(known.codes));
    fields.put(QLatin1String("agents"), namesArray(known.agents));
    fields.put(QLatin1String("teams"), namesArray(known.teams));
    fields.put(QLatin1String("legsAt"), known.legsAt);
    fields.put(QLatin1String("legs"), legsArray(known.legs));
    fields.put(QLatin1String("legsLeftOut"), known.legsLeftOut);
    return qCompress(QJsonDocument(fields.object()).toJson(QJsonDocument::Compact), fastest);
}

Result<LastKnown> decodeLastKnown(const QByteArray &packed)
{
    constexpr qsizetype lengthBytes = sizeof(quint32); // of qCompress, before what zlib wrote
    if (packed.size() <= lengthBytes || qFromBigEndian<quint32>(packed.constData()) > mostBytes)
        return damaged(QStringLiteral("not what was written there"));
    const QByteArray json = qUncompress(packed);
    if (json.isEmpty())
        return damaged(QStringLiteral("they cannot be unpacked"));
    return readJson<LastKnown>(json, readKnown);
}

} // namespace wrapdesk
