// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/intenttable.h"

#include "store/database.h"
#include "store/json.h"
#include "store/storageerror.h"

#include <QJsonObject>

namespace wrapdesk::intenttable {

namespace {

QString whatName(Intent::What what)
{
    return what == Intent::What::Tag ? QStringLiteral("tag") : QStringLiteral("code");
}

QVariant packed(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QVariant packed(const std::optional<AssignedCode> &code)
{
    if (!code)
        return QVariant(QMetaType(QMetaType::QString));
    QJsonObject object{{QStringLiteral("code"), code->code}, {QStringLiteral("notes"), code->notes}};
    if (code->setAt.isValid())
        object.insert(QStringLiteral("setAt"), code->setAt.toMSecsSinceEpoch());
    if (code->provisional)
        object.insert(QStringLiteral("provisional"), true);
    return packed(object);
}

std::optional<AssignedCode> codeFrom(const QVariant &column)
{
    if (column.isNull())
        return {};
    const QJsonObject object = QJsonDocument::fromJson(column.toString().toUtf8()).object();
    const QJsonValue setAt = object.value(u"setAt");
    return AssignedCode{.code = object.value(u"code").toString(),
                        .notes = object.value(u"notes").toString(),
                        .setAt = setAt.isDouble() ? timeFromSql(setAt.toInteger()) : QDateTime(),
                        .provisional = object.value(u"provisional").toBool()};
}

QVariant packed(const std::optional<Error> &error)
{
    if (!error)
        return QVariant(QMetaType(QMetaType::QString));
    return packed(QJsonObject{{QStringLiteral("kind"), errorKindName(error->kind)},
                              {QStringLiteral("httpStatus"), error->httpStatus},
                              {QStringLiteral("code"), error->code},
                              {QStringLiteral("message"), error->message},
                              {QStringLiteral("correlationId"), error->correlationId},
                              {QStringLiteral("where"), error->where}});
}

ErrorKind kindFrom(const QString &name)
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Secret); ++kind)
        if (errorKindName(static_cast<ErrorKind>(kind)) == name)
            return static_cast<ErrorKind>(kind);
    return ErrorKind::Invalid;
}

std::optional<Error> errorFrom(const QVariant &column)
{
    if (column.isNull())
        return {};
    const QJsonObject object = QJsonDocument::fromJson(column.toString().toUtf8()).object();
    return Error{.kind = kindFrom(object.value(u"kind").toString()),
                 .httpStatus = object.value(u"httpStatus").toInt(),
                 .code = object.value(u"code").toString(),
                 .message = object.value(u"message").toString(),
                 .correlationId = object.value(u"correlationId").toString(),
                 .where = object.value(u"where").toString()};
}

// The columns of open(), in this order.
const auto columns =
    QStringLiteral("id, run, what, conversation, participant, communication, media, queue, code, "
                   "code_name, code_division, notes, attribute, reason, rule, by, seen, found, replaced, "
                   "replaces_system_code, found_in_acw, unwatched, created_at, state, refusal, error, "
                   "correlation_ids, settled_at");

QVariantList valuesOf(const Intent &intent)
{
    return {sqlText(intent.id.text()),
            sqlText(intent.run.text()),
            whatName(intent.what),
            sqlText(intent.leg.conversation.text()),
            sqlText(intent.leg.participant.text()),
            sqlText(intent.leg.communication.text()),
            mediaName(intent.media),
            sqlText(intent.queue.text()),
            sqlText(intent.code.id.text()),
            sqlText(intent.code.name),
            sqlText(intent.code.division.text()),
            sqlText(intent.notes),
            sqlText(intent.attribute),
            reasonName(intent.reason.kind),
            sqlText(intent.reason.rule),
            sqlText(intent.by.text()),
            packed(intent.seen),
            packed(intent.found),
            packed(intent.replaced),
            intent.replacesSystemCode,
            intent.foundInAcw,
            intent.unwatched,
            sqlTime(intent.createdAt),
            intentStateName(intent.state),
            refusalName(intent.refusal),
            packed(intent.error),
            jsonText(intent.correlationIds),
            sqlTime(intent.settledAt)};
}

// Reads the columns one after the other, as they are listed.
class Row
{
public:
    explicit Row(const QSqlQuery &query) : m_query(query) { }
    QVariant next() { return m_query.value(m_column++); }
    QString text() { return next().toString(); }
    bool flag() { return next().toBool(); }

private:
    const QSqlQuery &m_query;
    int m_column = 0;
};

// A word that this version did not write: somebody else did.
Error unknownWord(const QString &word, const Database &database)
{
    return storageError(storage::corrupt, database.path(), QStringLiteral("unknown word \"%1\"").arg(word));
}

Result<Intent> intentFrom(const QSqlQuery &query, const Database &database)
{
    Row row(query);
    Intent intent;
    intent.id = IntentId(row.text());
    intent.run = RunId(row.text());
    intent.what = row.text() == whatName(Intent::What::Tag) ? Intent::What::Tag : Intent::What::Code;
    intent.leg.conversation = ConversationId(row.text());
    intent.leg.participant = ParticipantId(row.text());
    intent.leg.communication = CommunicationId(row.text());
    intent.media = mediaFromName(row.text()).value_or(Media::Unknown);
    intent.queue = QueueId(row.text());
    intent.code.id = CodeId(row.text());
    intent.code.name = row.text();
    intent.code.division = DivisionId(row.text());
    intent.notes = row.text();
    intent.attribute = row.text();
    const QString reason = row.text();
    intent.reason.rule = row.text();
    intent.by = UserId(row.text());
    intent.seen = codeFrom(row.next());
    intent.found = codeFrom(row.next());
    intent.replaced = codeFrom(row.next());
    intent.replacesSystemCode = row.flag();
    intent.foundInAcw = row.flag();
    intent.unwatched = row.flag();
    intent.createdAt = timeFromSql(row.next());
    const QString state = row.text();
    intent.refusal = refusalFromName(row.text()).value_or(Refusal::Other);
    intent.error = errorFrom(row.next());
    intent.correlationIds = listFromJson(row.text());
    intent.settledAt = timeFromSql(row.next());
    if (!reasonFromName(reason))
        return Failure(unknownWord(reason, database));
    if (!intentStateFromName(state))
        return Failure(unknownWord(state, database));
    intent.reason.kind = *reasonFromName(reason);
    intent.state = *intentStateFromName(state);
    return intent;
}

} // namespace

Result<void> add(Database &database, const Intent &intent)
{
    static const QString sql = [] {
        QStringList places;
        for (qsizetype i = 0; i <= columns.count(u','); ++i)
            places << QStringLiteral("?");
        return QStringLiteral("INSERT INTO intent (%1) SELECT %2 WHERE NOT EXISTS (SELECT 1 FROM intent WHERE id = ?)")
            .arg(columns, places.join(u','));
    }();
    const Result<int> added = database.run(sql, valuesOf(intent) + QVariantList{sqlText(intent.id.text())});
    if (!added)
        return Failure(added.error());
    return {};
}

Result<void> update(Database &database, const Intent &intent)
{
    // OR IGNORE: a settled intent that is written down again as open must not stand in the way of its successor.
    const auto sql = QStringLiteral(
        "UPDATE OR IGNORE intent SET state = ?, refusal = ?, error = ?, found = ?, found_in_acw = ?, unwatched = ?, "
        "replaced = ?, correlation_ids = ?, settled_at = ? WHERE id = ?");
    const Result<int> updated =
        database.run(sql, {intentStateName(intent.state), refusalName(intent.refusal), packed(intent.error),
                           packed(intent.found), intent.foundInAcw, intent.unwatched, packed(intent.replaced),
                           jsonText(intent.correlationIds), sqlTime(intent.settledAt), sqlText(intent.id.text())});
    if (!updated)
        return Failure(updated.error());
    return {};
}

Result<QList<Intent>> open(Database &database)
{
    // The states of the index intent_open, word for word, or SQLite would read the whole table.
    const Result<QSqlQuery *> rows =
        database.ask(QStringLiteral("SELECT %1 FROM intent WHERE state IN ('held', 'checking', 'sending', 'accepted') "
                                    "ORDER BY number")
                         .arg(columns));
    if (!rows)
        return Failure(rows.error());
    QList<Intent> intents;
    while ((*rows)->next()) {
        const Result<Intent> intent = intentFrom(**rows, database);
        if (!intent)
            return Failure(intent.error());
        intents << *intent;
    }
    if (const Result<void> read = database.check(**rows); !read)
        return Failure(read.error());
    (*rows)->finish();
    return intents;
}

Result<void> forget(Database &database, const QDateTime &before)
{
    const auto sql = QStringLiteral("DELETE FROM intent WHERE state NOT IN ('held', 'checking', 'sending', 'accepted') "
                                    "AND coalesce(settled_at, created_at, 0) < ?");
    const Result<int> forgotten = database.run(sql, {sqlTime(before)});
    if (!forgotten)
        return Failure(forgotten.error());
    return {};
}

} // namespace wrapdesk::intenttable
