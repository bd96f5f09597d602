// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/knowntables.h"

#include "base/log.h"
#include "codec/hourscodec.h"
#include "codec/lastknowncodec.h"
#include "store/database.h"

namespace wrapdesk {

namespace evidencetable {

Result<void> keep(Database &database, const Evidence &evidence)
{
    const auto sql = QStringLiteral(
        "INSERT INTO evidence (by, ability, media, is_able, at, code, correlation_id) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (by, ability, media) DO UPDATE SET is_able = excluded.is_able, at = excluded.at, "
        "code = excluded.code, correlation_id = excluded.correlation_id WHERE excluded.at >= evidence.at");
    const Result<int> kept = database.run(
        sql, {sqlText(evidence.by.text()), abilityName(evidence.ability), mediaName(evidence.media), evidence.isAble,
              evidence.at.toMSecsSinceEpoch(), sqlText(evidence.code), sqlText(evidence.correlationId)});
    if (!kept)
        return Failure(kept.error());
    return {};
}

Result<QList<Evidence>> all(Database &database)
{
    const Result<QSqlQuery *> rows = database.ask(QStringLiteral(
        "SELECT by, ability, media, is_able, at, code, correlation_id FROM evidence ORDER BY by, ability, media"));
    if (!rows)
        return Failure(rows.error());
    QList<Evidence> known;
    while ((*rows)->next()) {
        const std::optional<Ability> ability = abilityFromName((*rows)->value(1).toString());
        if (!ability)
            continue; // evidence is a hint: one that cannot be read is none
        known << Evidence{.by = UserId((*rows)->value(0).toString()),
                          .ability = *ability,
                          .media = mediaFromName((*rows)->value(2).toString()).value_or(Media::Unknown),
                          .isAble = (*rows)->value(3).toBool(),
                          .at = timeFromSql((*rows)->value(4)),
                          .code = (*rows)->value(5).toString(),
                          .correlationId = (*rows)->value(6).toString()};
    }
    if (const Result<void> read = database.check(**rows); !read)
        return Failure(read.error());
    (*rows)->finish();
    return known;
}

} // namespace evidencetable

namespace settingtable {

namespace {

const auto undoKey = QStringLiteral("undo-seconds");
const auto auditKey = QStringLiteral("audit-days");
const auto tagKey = QStringLiteral("tag-attribute");
const auto rulesKey = QStringLiteral("rules-on");
const auto zoneKey = QStringLiteral("time-zone");
const auto quietKey = QStringLiteral("quiet-hours");
const auto breakerKey = QStringLiteral("breaker-percent");
const auto provisionalKey = QStringLiteral("provisional-wins");
const auto yes = QStringLiteral("yes");
const auto no = QStringLiteral("no");

int bounded(const QVariant &kept, int fallback, int least, int most)
{
    bool isNumber = false;
    const int number = kept.toString().toInt(&isNumber);
    return isNumber ? std::clamp(number, least, most) : fallback;
}

QString answer(bool isSo) { return isSo ? yes : no; }

bool isSo(const QVariant &kept, bool fallback)
{
    const QString word = kept.toString();
    return word == yes || (word != no && fallback);
}

QByteArray zoneFrom(const QVariant &kept)
{
    const std::optional<QTimeZone> zone = timeZoneFromName(kept.toString());
    return zone ? zone->id() : OrganizationSettings().timeZone;
}

WeekHours hoursFrom(const QVariant &kept)
{
    const Result<WeekHours> hours = decodeHours(kept.toString().toUtf8());
    return hours && hours->impossible().isEmpty() ? *hours : WeekHours();
}

} // namespace

Result<void> keep(Database &database, const OrganizationSettings &settings)
{
    const QList<std::pair<QString, QString>> pairs{{undoKey, QString::number(settings.undo.count())},
                                                   {auditKey, QString::number(settings.auditDays)},
                                                   {tagKey, settings.tagAttribute},
                                                   {rulesKey, answer(settings.rulesOn)},
                                                   {zoneKey, QString::fromUtf8(settings.timeZone)},
                                                   {quietKey, QString::fromUtf8(encodeHours(settings.quietHours))},
                                                   {breakerKey, QString::number(settings.breakerPercent)},
                                                   {provisionalKey, answer(settings.provisionalWins)}};
    const auto sql = QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) "
                                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    for (const auto &[key, value] : pairs)
        if (const Result<int> kept = database.run(sql, {key, sqlText(value)}); !kept)
            return Failure(kept.error());
    return {};
}

Result<OrganizationSettings> read(Database &database)
{
    const Result<QSqlQuery *> rows = database.ask(QStringLiteral("SELECT key, value FROM setting"));
    if (!rows)
        return Failure(rows.error());
    QHash<QString, QVariant> kept;
    while ((*rows)->next())
        kept.insert((*rows)->value(0).toString(), (*rows)->value(1));
    if (const Result<void> stepped = database.check(**rows); !stepped)
        return Failure(stepped.error());
    (*rows)->finish();
    OrganizationSettings settings;
    const int undo = bounded(kept.value(undoKey), static_cast<int>(settings.undo.count()), 0, 30);
    settings.undo = std::chrono::seconds(undo);
    settings.auditDays = bounded(kept.value(auditKey), settings.auditDays, 30, 3650);
    settings.tagAttribute = kept.value(tagKey).toString();
    settings.rulesOn = isSo(kept.value(rulesKey), settings.rulesOn);
    settings.timeZone = zoneFrom(kept.value(zoneKey));
    settings.quietHours = hoursFrom(kept.value(quietKey));
    settings.breakerPercent = bounded(kept.value(breakerKey), settings.breakerPercent, 1, 100);
    settings.provisionalWins = isSo(kept.value(provisionalKey), settings.provisionalWins);
    return settings;
}

} // namespace settingtable

namespace lastknowntable {

Result<void> keep(Database &database, const std::optional<LastKnown> &lists)
{
    const auto sql = lists ? QStringLiteral("INSERT OR REPLACE INTO last_known (only, version, body) VALUES (1, ?, ?)")
                           : QStringLiteral("DELETE FROM last_known");
    const Result<int> kept =
        database.run(sql, lists ? QVariantList{lastKnownVersion, encodeLastKnown(*lists)} : QVariantList());
    if (!kept)
        return Failure(kept.error());
    return {};
}

Result<std::optional<LastKnown>> read(Database &database)
{
    const Result<QSqlQuery *> rows = database.ask(QStringLiteral("SELECT version, body FROM last_known"));
    if (!rows)
        return Failure(rows.error());
    const bool isKept = (*rows)->next();
    const int version = isKept ? (*rows)->value(0).toInt() : 0;
    const QByteArray body = isKept ? (*rows)->value(1).toByteArray() : QByteArray();
    const Result<void> stepped = database.check(**rows);
    (*rows)->finish();
    if (!stepped)
        return Failure(stepped.error());
    if (!isKept)
        return std::optional<LastKnown>();
    if (version != lastKnownVersion) {
        qCWarning(lcStore) << "the last known lists are of version" << version << "and are left out";
        return std::optional<LastKnown>();
    }
    const Result<LastKnown> lists = decodeLastKnown(body);
    if (lists)
        return std::optional(*lists);
    qCWarning(lcStore).noquote() << "the last known lists are damaged and are left out:" << describe(lists.error());
    return std::optional<LastKnown>();
}

} // namespace lastknowntable

} // namespace wrapdesk
