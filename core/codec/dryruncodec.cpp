// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/keptfields.h"
#include "codec/legcodec.h"
#include "codec/rulecodec.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace wrapdesk {

namespace {

QJsonArray sampleArray(const QList<DryRunLeg> &sample)
{
    QJsonArray legs;
    for (const DryRunLeg &one : sample) {
        KeptFields fields;
        fields.put(QLatin1String("leg"), legObject(one.leg));
        fields.put(QLatin1String("stood"), one.stood);
        fields.put(QLatin1String("why"), QJsonArray::fromStringList(one.why));
        legs.append(fields.object());
    }
    return legs;
}

// How often each was counted, as pairs: an id may be any text, a key of ours may not.
template <typename Key, typename Name>
QJsonArray countsArray(const QMap<Key, int> &counts, Name name)
{
    QJsonArray pairs;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        pairs.append(QJsonObject{{QStringLiteral("id"), name(it.key())}, {QStringLiteral("count"), it.value()}});
    return pairs;
}

int count(const JsonCursor &json, QLatin1String key) { return static_cast<int>(json.number(key).value_or(0)); }

template <typename Key>
QMap<Key, int> readCounts(const QList<JsonCursor> &pairs)
{
    QMap<Key, int> counts;
    for (const JsonCursor &pair : pairs)
        counts.insert(Key(pair.text(QLatin1String("id"))), count(pair, QLatin1String("count")));
    return counts;
}

DryRunResult readResult(const JsonCursor &json)
{
    DryRunResult result{.rule = RuleId(json.essentialText(QLatin1String("rule"))),
                        .version = count(json, QLatin1String("version")),
                        .at = json.time(QLatin1String("at")),
                        .days = count(json, QLatin1String("days")),
                        .legs = count(json, QLatin1String("legs")),
                        .coded = count(json, QLatin1String("coded")),
                        .byQueue = readCounts<QueueId>(json.items(QLatin1String("byQueue"))),
                        .overtaken = count(json, QLatin1String("overtaken")),
                        .comparable = count(json, QLatin1String("comparable")),
                        .agreed = count(json, QLatin1String("agreed")),
                        .chosenInstead = readCounts<QString>(json.items(QLatin1String("chosenInstead"))),
                        .codesInAll = count(json, QLatin1String("codesInAll")),
                        .ofItsCode = count(json, QLatin1String("ofItsCode")),
                        .incomplete = json.text(QLatin1String("incomplete"))};
    const QList<JsonCursor> sample = json.items(QLatin1String("sample"));
    for (const JsonCursor &one : sample)
        result.sample << DryRunLeg{.leg = readLeg(one.requiredObject(QLatin1String("leg"))),
                                   .stood = one.text(QLatin1String("stood")),
                                   .why = one.texts(QLatin1String("why"))};
    return result;
}

} // namespace

QByteArray encodeDryRun(const DryRunResult &result)
{
    KeptFields fields;
    fields.put(QLatin1String("rule"), result.rule.text());
    fields.put(QLatin1String("version"), result.version);
    fields.put(QLatin1String("at"), result.at);
    fields.put(QLatin1String("days"), result.days);
    fields.put(QLatin1String("legs"), result.legs);
    fields.put(QLatin1String("coded"), result.coded);
    fields.put(QLatin1String("byQueue"),
               countsArray(result.byQueue, [](const QueueId &queue) { return queue.text(); }));
    fields.put(QLatin1String("overtaken"), result.overtaken);
    fields.put(QLatin1String("comparable"), result.comparable);
    fields.put(QLatin1String("agreed"), result.agreed);
    fields.put(QLatin1String("chosenInstead"),
               countsArray(result.chosenInstead, [](const QString &code) { return code; }));
    fields.put(QLatin1String("codesInAll"), result.codesInAll);
    fields.put(QLatin1String("ofItsCode"), result.ofItsCode);
    fields.put(QLatin1String("sample"), sampleArray(result.sample));
    fields.put(QLatin1String("incomplete"), result.incomplete);
    return QJsonDocument(fields.object()).toJson(QJsonDocument::Compact);
}

Result<DryRunResult> decodeDryRun(const QByteArray &json) { return readJson<DryRunResult>(json, readResult); }

} // namespace wrapdesk
