// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/auditquery.h"

#include "store/database.h"
#include "store/json.h"

#include <algorithm>

namespace wrapdesk::auditquery {

namespace {

// A condition in SQL and the values for its places.
struct Clause
{
    QStringList conditions;
    QVariantList values;

    void add(const QString &condition, const QVariantList &more)
    {
        conditions << condition;
        values << more;
    }
};

// People and queues may have been renamed: one id, several numbers.
Result<QStringList> numbersOf(Database &database, const QString &id)
{
    const Result<QSqlQuery *> rows =
        database.ask(QStringLiteral("SELECT number FROM named WHERE id = ?"), {sqlText(id)});
    if (!rows)
        return Failure(rows.error());
    QStringList numbers;
    while ((*rows)->next())
        numbers << (*rows)->value(0).toString();
    const Result<void> read = database.check(**rows);
    (*rows)->finish();
    if (!read)
        return Failure(read.error());
    return numbers;
}

// The entry that `before` names may have been let go meanwhile: then there is nothing older either.
Result<bool> addStart(Database &database, qint64 before, Clause &clause)
{
    const Result<QVariant> at = database.value(QStringLiteral("SELECT at FROM audit WHERE id = ?"), {before});
    if (!at)
        return Failure(at.error());
    clause.add(QStringLiteral("at <= ? AND (at < ? OR id < ?)"), {*at, *at, before});
    return at->isValid();
}

// The index whose first column the filter names; each carries all the columns a filter may name.
QString indexFor(const AuditFilter &filter)
{
    if (filter.by)
        return QStringLiteral("audit_by");
    return filter.queue ? QStringLiteral("audit_queue") : QStringLiteral("audit_at");
}

const auto selection = QStringLiteral(
    "SELECT a.id, a.at, a.kind, a.conversation, a.participant, a.communication, a.media, a.reason, a.rule, a.outcome, "
    "a.refusal, a.detail, a.correlation_ids, p.id, p.name, q.id, q.name, g.id, g.name, b.id, b.name, c.id, c.name "
    "FROM (SELECT id FROM audit INDEXED BY %1 %2 ORDER BY at DESC, id DESC LIMIT ?) AS hit "
    "CROSS JOIN audit AS a ON a.id = hit.id "
    "JOIN named AS p ON p.number = a.by JOIN named AS q ON q.number = a.queue JOIN named AS g ON g.number = a.agent "
    "LEFT JOIN named AS b ON b.number = a.before LEFT JOIN named AS c ON c.number = a.after "
    "ORDER BY a.at DESC, a.id DESC");

std::optional<WrapupCode> codeFrom(const QSqlQuery &row, int column)
{
    if (row.value(column).isNull())
        return {};
    return WrapupCode{.id = CodeId(row.value(column).toString()), .name = row.value(column + 1).toString()};
}

AuditEntry entryFrom(const QSqlQuery &row)
{
    const auto text = [&row](int column) { return row.value(column).toString(); };
    AuditEntry entry;
    entry.id = row.value(0).toLongLong();
    entry.at = timeFromSql(row.value(1));
    entry.kind = auditKindFromName(text(2)).value_or(AuditKind::Write);
    entry.leg = {ConversationId(text(3)), ParticipantId(text(4)), CommunicationId(text(5))};
    entry.media = mediaFromName(text(6)).value_or(Media::Unknown);
    entry.reason = {reasonFromName(text(7)).value_or(Reason::Kind::Hand), text(8)};
    entry.outcome = intentStateFromName(text(9)).value_or(IntentState::Failed);
    entry.refusal = refusalFromName(text(10)).value_or(Refusal::Other);
    entry.detail = text(11);
    entry.correlationIds = listFromJson(text(12));
    entry.by = UserId(text(13));
    entry.byName = text(14);
    entry.queue = QueueId(text(15));
    entry.queueName = text(16);
    entry.agent = UserId(text(17));
    entry.agentName = text(18);
    entry.before = codeFrom(row, 19);
    entry.after = codeFrom(row, 21);
    return entry;
}

Result<QList<AuditEntry>> entriesOf(Database &database, const QString &index, const Clause &clause, int atMost)
{
    const QString where = clause.conditions.isEmpty()
                              ? QString()
                              : QStringLiteral("WHERE ") + clause.conditions.join(QStringLiteral(" AND "));
    const Result<QSqlQuery *> rows = database.ask(selection.arg(index, where), clause.values + QVariantList{atMost});
    if (!rows)
        return Failure(rows.error());
    QList<AuditEntry> entries;
    while ((*rows)->next())
        entries << entryFrom(**rows);
    const Result<void> read = database.check(**rows);
    (*rows)->finish();
    if (!read)
        return Failure(read.error());
    return entries;
}

void addNumbers(const QString &column, const QStringList &numbers, Clause &clause)
{
    QStringList places;
    QVariantList values;
    for (const QString &number : numbers) {
        places << QStringLiteral("?");
        values << number.toLongLong();
    }
    clause.add(QStringLiteral("%1 IN (%2)").arg(column, places.join(u',')), values);
}

// What the filter asks for beside the column its index begins with.
Clause commonClause(const AuditFilter &filter)
{
    Clause clause;
    if (filter.from.isValid())
        clause.add(QStringLiteral("at >= ?"), {sqlTime(filter.from)});
    if (filter.to.isValid())
        clause.add(QStringLiteral("at < ?"), {sqlTime(filter.to)});
    if (filter.outcome)
        clause.add(QStringLiteral("outcome = ?"), {intentStateName(*filter.outcome)});
    if (filter.reason)
        clause.add(QStringLiteral("reason = ?"), {reasonName(*filter.reason)});
    return clause;
}

bool isNewer(const AuditEntry &a, const AuditEntry &b) { return std::tie(a.at, a.id) > std::tie(b.at, b.id); }

} // namespace

Result<QList<AuditEntry>> page(Database &database, const AuditFilter &filter, qint64 before, int atMost)
{
    Clause clause = commonClause(filter);
    if (before != 0) {
        const Result<bool> isThere = addStart(database, before, clause);
        if (!isThere || !*isThere)
            return isThere ? Result<QList<AuditEntry>>(QList<AuditEntry>()) : Failure(isThere.error());
    }
    const Result<QStringList> by = numbersOf(database, filter.by.value_or(UserId()).text());
    const Result<QStringList> queue = numbersOf(database, filter.queue.value_or(QueueId()).text());
    if (!by || !queue)
        return Failure(by ? queue.error() : by.error());
    if (filter.by && filter.queue)
        addNumbers(QStringLiteral("queue"), *queue, clause);
    const QString index = indexFor(filter);
    if (!filter.by && !filter.queue)
        return entriesOf(database, index, clause, atMost);

    // One number at a time: only then does the index give its entries in order of time.
    QList<AuditEntry> entries;
    for (const QString &number : filter.by ? *by : *queue) {
        Clause one = clause;
        addNumbers(filter.by ? QStringLiteral("by") : QStringLiteral("queue"), {number}, one);
        Result<QList<AuditEntry>> more = entriesOf(database, index, one, atMost);
        if (!more)
            return more;
        const qsizetype middle = entries.size();
        entries << *more;
        std::inplace_merge(entries.begin(), entries.begin() + middle, entries.end(), isNewer);
        entries.resize(std::min<qsizetype>(entries.size(), atMost));
    }
    return entries;
}

Result<QList<std::pair<UserId, QString>>> people(Database &database)
{
    // The newest entry of each number is one step in the index.
    const Result<QSqlQuery *> rows = database.ask(
        QStringLiteral("SELECT id, name FROM (SELECT n.id AS id, n.name AS name, "
                       "(SELECT max(at) FROM audit INDEXED BY audit_by WHERE by = n.number) AS seen FROM named AS n) "
                       "WHERE seen IS NOT NULL ORDER BY seen DESC"));
    if (!rows)
        return Failure(rows.error());
    QList<std::pair<UserId, QString>> people;
    QSet<QString> known;
    while ((*rows)->next()) {
        const QString id = (*rows)->value(0).toString();
        if (!known.contains(id))
            people.append({UserId(id), (*rows)->value(1).toString()});
        known << id;
    }
    const Result<void> read = database.check(**rows);
    (*rows)->finish();
    if (!read)
        return Failure(read.error());
    std::sort(people.begin(), people.end(),
              [](const auto &a, const auto &b) { return std::tie(a.second, a.first) < std::tie(b.second, b.first); });
    return people;
}

} // namespace wrapdesk::auditquery
