// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ruletables.h"

#include "base/log.h"
#include "codec/rulecodec.h"
#include "store/database.h"
#include "store/json.h"

namespace wrapdesk {

namespace {

Result<void> done(const Result<int> &changed)
{
    if (!changed)
        return Failure(changed.error());
    return {};
}

// Every row of `sql`, in turn, to `read`.
template <typename Read>
Result<void> readAll(Database &database, const QString &sql, const QVariantList &values, Read read)
{
    const Result<QSqlQuery *> rows = database.ask(sql, values);
    if (!rows)
        return Failure(rows.error());
    while ((*rows)->next())
        read(**rows);
    const Result<void> stepped = database.check(**rows);
    (*rows)->finish();
    return stepped;
}

QString body(const QByteArray &json) { return QString::fromUtf8(json); }

} // namespace

namespace ruletable {

namespace {

using Place = std::pair<RuleId, int>; // a rule and its version

std::optional<RuleVersion> versionFrom(const QSqlQuery &row)
{
    const QString rule = row.value(0).toString();
    const int version = row.value(1).toInt();
    Result<Rule> decoded = decodeRule(row.value(2).toString().toUtf8());
    if (!decoded) {
        qCWarning(lcStore).noquote() << "version" << version << "of rule" << rule
                                     << "cannot be read and is left out:" << describe(decoded.error());
        return {};
    }
    decoded->id = RuleId(rule);
    decoded->version = version;
    return RuleVersion{.rule = *std::move(decoded),
                       .isRemoved = row.value(3).toBool(),
                       .at = timeFromSql(row.value(4)),
                       .by = UserId(row.value(5).toString()),
                       .byName = row.value(6).toString(),
                       .why = row.value(7).toString()};
}

// Where the newest version of each rule in force stands.
Result<QList<Place>> placesInForce(Database &database)
{
    QList<Place> places;
    const auto sql = QStringLiteral("SELECT o.rule, max(v.version) FROM rule_order AS o "
                                    "JOIN rule_version AS v ON v.rule = o.rule GROUP BY o.rule ORDER BY o.place");
    const Result<void> read = readAll(database, sql, {}, [&places](const QSqlQuery &row) {
        places.emplace_back(RuleId(row.value(0).toString()), row.value(1).toInt());
    });
    if (!read)
        return Failure(read.error());
    return places;
}

} // namespace

Result<void> add(Database &database, const RuleVersion &version)
{
    const auto sql = QStringLiteral("INSERT INTO rule_version (rule, version, body, is_removed, at, by, by_name, why) "
                                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    return done(database.run(sql, {sqlText(version.rule.id.text()), version.rule.version,
                                   body(encodeRule(version.rule)), version.isRemoved, sqlTime(version.at),
                                   sqlText(version.by.text()), sqlText(version.byName), sqlText(version.why)}));
}

Result<void> setOrder(Database &database, const QList<RuleId> &order)
{
    if (const Result<int> emptied = database.run(QStringLiteral("DELETE FROM rule_order")); !emptied)
        return Failure(emptied.error());
    const auto sql = QStringLiteral("INSERT INTO rule_order (place, rule) VALUES (?, ?)");
    for (qsizetype place = 0; place < order.size(); ++place)
        if (const Result<int> put = database.run(sql, {place, sqlText(order.at(place).text())}); !put)
            return Failure(put.error());
    return {};
}

Result<StoredRules> all(Database &database)
{
    StoredRules rules;
    QHash<Place, qsizetype> known;
    const auto sql = QStringLiteral("SELECT rule, version, body, is_removed, at, by, by_name, why FROM rule_version "
                                    "ORDER BY number");
    const Result<void> read = readAll(database, sql, {}, [&](const QSqlQuery &row) {
        if (std::optional<RuleVersion> version = versionFrom(row)) {
            known.insert({version->rule.id, version->rule.version}, rules.history.size());
            rules.history << *std::move(version);
        }
    });
    if (!read)
        return Failure(read.error());
    const Result<QList<Place>> places = placesInForce(database);
    if (!places)
        return Failure(places.error());
    for (const Place &place : *places) {
        const auto found = known.constFind(place);
        if (found != known.cend() && !rules.history.at(*found).isRemoved)
            rules.inForce << rules.history.at(*found);
    }
    return rules;
}

Result<void> noteMatch(Database &database, const RuleId &rule, const QDateTime &at)
{
    if (!at.isValid())
        return {};
    const auto sql = QStringLiteral("INSERT INTO rule_match (rule, at) VALUES (?, ?) "
                                    "ON CONFLICT (rule) DO UPDATE SET at = max(at, excluded.at)");
    return done(database.run(sql, {sqlText(rule.text()), sqlTime(at)}));
}

Result<QHash<RuleId, QDateTime>> matches(Database &database)
{
    QHash<RuleId, QDateTime> times;
    const auto sql = QStringLiteral("SELECT rule, at FROM rule_match");
    const Result<void> read = readAll(database, sql, {}, [&times](const QSqlQuery &row) {
        times.insert(RuleId(row.value(0).toString()), timeFromSql(row.value(1)));
    });
    if (!read)
        return Failure(read.error());
    return times;
}

} // namespace ruletable

namespace acttable {

namespace {

const auto actColumns =
    QStringLiteral("conversation, participant, communication, queue, rule, version, code, code_name, "
                   "rule_name, why, at, result");

RuleAct actFrom(const QSqlQuery &row)
{
    const auto text = [&row](int column) { return row.value(column).toString(); };
    return {.leg = {.conversation = ConversationId(text(0)),
                    .participant = ParticipantId(text(1)),
                    .communication = CommunicationId(text(2))},
            .queue = QueueId(text(3)),
            .rule = RuleId(text(4)),
            .version = row.value(5).toInt(),
            .code = CodeId(text(6)),
            .codeName = text(7),
            .ruleName = text(8),
            .why = listFromJson(text(9)),
            .at = timeFromSql(row.value(10)),
            // A word of somebody else's: the rule has acted, and does not act again.
            .result = ruleResultFromName(text(11)).value_or(RuleResult::Coded)};
}

} // namespace

Result<void> keep(Database &database, const RuleAct &act)
{
    const auto sql =
        QStringLiteral("INSERT INTO rule_act (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (conversation, participant, communication) DO UPDATE SET queue = excluded.queue, "
                       "rule = excluded.rule, version = excluded.version, code = excluded.code, "
                       "code_name = excluded.code_name, rule_name = excluded.rule_name, why = excluded.why, "
                       "at = excluded.at, result = excluded.result")
            .arg(actColumns);
    return done(
        database.run(sql, {sqlText(act.leg.conversation.text()), sqlText(act.leg.participant.text()),
                           sqlText(act.leg.communication.text()), sqlText(act.queue.text()), sqlText(act.rule.text()),
                           act.version, sqlText(act.code.text()), sqlText(act.codeName), sqlText(act.ruleName),
                           jsonText(act.why), sqlTime(act.at), ruleResultName(act.result)}));
}

Result<QList<RuleAct>> since(Database &database, const QDateTime &time)
{
    QList<RuleAct> acts;
    const auto sql = QStringLiteral("SELECT %1 FROM rule_act WHERE at >= ? ORDER BY at, rowid").arg(actColumns);
    const Result<void> read =
        readAll(database, sql, {sqlTime(time)}, [&acts](const QSqlQuery &row) { acts << actFrom(row); });
    if (!read)
        return Failure(read.error());
    return acts;
}

Result<int> forget(Database &database, const QDateTime &before, int atMost)
{
    return database.run(QStringLiteral("DELETE FROM rule_act WHERE rowid IN "
                                       "(SELECT rowid FROM rule_act WHERE at < ? ORDER BY at LIMIT ?)"),
                        {sqlTime(before), atMost});
}

} // namespace acttable

namespace dryruntable {

Result<void> keep(Database &database, const DryRunResult &result)
{
    const auto sql = QStringLiteral("INSERT INTO dry_run (rule, version, at, body) VALUES (?, ?, ?, ?) "
                                    "ON CONFLICT (rule, version) DO UPDATE SET at = excluded.at, body = excluded.body "
                                    "WHERE excluded.at >= dry_run.at");
    return done(database.run(
        sql, {sqlText(result.rule.text()), result.version, sqlTime(result.at), body(encodeDryRun(result))}));
}

Result<QList<DryRunResult>> all(Database &database)
{
    QList<DryRunResult> results;
    const auto sql = QStringLiteral("SELECT rule, version, body FROM dry_run ORDER BY rule, version");
    const Result<void> read = readAll(database, sql, {}, [&results](const QSqlQuery &row) {
        Result<DryRunResult> result = decodeDryRun(row.value(2).toString().toUtf8());
        if (result)
            results << *std::move(result);
        else
            qCWarning(lcStore).noquote() << "the dry run of rule" << row.value(0).toString() << "version"
                                         << row.value(1).toInt()
                                         << "cannot be read and is left out:" << describe(result.error());
    });
    if (!read)
        return Failure(read.error());
    return results;
}

} // namespace dryruntable

} // namespace wrapdesk
