// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/audittable.h"

#include "store/database.h"
#include "store/json.h"

namespace wrapdesk::audittable {

namespace {

// The number of the pair in `named`, which it joins if it is new.
Result<QVariant> numberOf(Database &database, const QString &id, const QString &name)
{
    const QVariantList pair{sqlText(id), sqlText(name)};
    const auto find = QStringLiteral("SELECT number FROM named WHERE id = ? AND name = ?");
    Result<QVariant> known = database.value(find, pair);
    if (!known || known->isValid())
        return known;
    if (const Result<int> added = database.run(QStringLiteral("INSERT INTO named (id, name) VALUES (?, ?)"), pair);
        !added)
        return Failure(added.error());
    return database.value(find, pair);
}

Result<QVariant> numberOf(Database &database, const std::optional<WrapupCode> &code)
{
    return code ? numberOf(database, code->id.text(), code->name) : QVariant(QMetaType(QMetaType::LongLong));
}

} // namespace

Result<void> add(Database &database, const AuditEntry &entry)
{
    const std::array numbers{numberOf(database, entry.by.text(), entry.byName),
                             numberOf(database, entry.queue.text(), entry.queueName),
                             numberOf(database, entry.agent.text(), entry.agentName), numberOf(database, entry.before),
                             numberOf(database, entry.after)};
    for (const Result<QVariant> &number : numbers)
        if (!number)
            return Failure(number.error());
    const auto sql = QStringLiteral(
        "INSERT INTO audit (id, at, kind, by, queue, agent, before, after, conversation, participant, communication, "
        "media, reason, rule, outcome, refusal, detail, correlation_ids) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    QVariantList values{entry.id, sqlTime(entry.at), auditKindName(entry.kind)};
    for (const Result<QVariant> &number : numbers)
        values << *number;
    values << sqlText(entry.leg.conversation.text()) << sqlText(entry.leg.participant.text())
           << sqlText(entry.leg.communication.text()) << mediaName(entry.media) << reasonName(entry.reason.kind)
           << sqlText(entry.reason.rule) << intentStateName(entry.outcome) << refusalName(entry.refusal)
           << sqlText(entry.detail) << jsonText(entry.correlationIds);
    if (const Result<int> added = database.run(sql, values); !added)
        return Failure(added.error());
    return {};
}

Result<qint64> lastId(Database &database)
{
    const Result<QVariant> last =
        database.value(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'audit'"));
    if (!last)
        return Failure(last.error());
    return last->toLongLong();
}

Result<int> forget(Database &database, const QDateTime &before, int atMost)
{
    // The horizon only ever moves forward: what was let go stays so.
    const auto horizon = QStringLiteral("UPDATE audit_horizon SET at = max(at, ?)");
    if (Result<int> moved = database.run(horizon, {sqlTime(before)}); !moved)
        return moved;
    return database.run(QStringLiteral("DELETE FROM audit WHERE id IN "
                                       "(SELECT id FROM audit WHERE at < ? ORDER BY at, id LIMIT ?)"),
                        {sqlTime(before), atMost});
}

} // namespace wrapdesk::audittable
