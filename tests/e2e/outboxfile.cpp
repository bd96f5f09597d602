// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outboxfile.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace wrapdesk::test {

namespace {

const QString connectionName = QStringLiteral("outboxfile");

QSqlQuery ask(const QSqlDatabase &database, const char *sql)
{
    QSqlQuery query(database);
    if (!query.exec(QString::fromLatin1(sql)))
        qFatal("%s: %s", sql, qPrintable(query.lastError().text()));
    return query;
}

LegId legAt(const QSqlQuery &row)
{
    return {ConversationId(row.value(0).toString()), ParticipantId(row.value(1).toString()),
            CommunicationId(row.value(2).toString())};
}

} // namespace

bool FiledIntent::isOpen() const
{
    static const QStringList open{QStringLiteral("held"), QStringLiteral("checking"), QStringLiteral("sending"),
                                  QStringLiteral("accepted")};
    return open.contains(state);
}

QString OutboxFile::pathBelow(const QString &dataFolder)
{
    QDirIterator files(dataFolder, {QStringLiteral("wrapdesk.sqlite")}, QDir::Files, QDirIterator::Subdirectories);
    if (!files.hasNext())
        return {};
    QString path = files.next();
    if (files.hasNext())
        qFatal("two databases: %s, %s", qPrintable(path), qPrintable(files.next()));
    return path;
}

OutboxFile::OutboxFile(const QString &path)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s: %s", qPrintable(path), qPrintable(database.lastError().text()));
        QSqlQuery intents =
            ask(database, "SELECT conversation, participant, communication, code, reason, state, refusal, "
                          "unwatched FROM intent WHERE what = 'code' ORDER BY number");
        while (intents.next())
            m_intents << FiledIntent{.leg = legAt(intents),
                                     .code = intents.value(3).toString(),
                                     .reason = intents.value(4).toString(),
                                     .state = intents.value(5).toString(),
                                     .refusal = intents.value(6).toString(),
                                     .unwatched = intents.value(7).toBool()};
        QSqlQuery audit =
            ask(database, "SELECT conversation, participant, communication FROM audit WHERE kind = 'write'");
        while (audit.next())
            m_audited.insert(legAt(audit));
        QSqlQuery check = ask(database, "PRAGMA integrity_check");
        check.next();
        m_integrity = check.value(0).toString();
    }
    QSqlDatabase::removeDatabase(connectionName);
}

QList<FiledIntent> OutboxFile::of(const LegId &leg) const
{
    QList<FiledIntent> found;
    for (const FiledIntent &intent : m_intents) {
        if (intent.leg == leg)
            found << intent;
    }
    return found;
}

QMap<QString, int> OutboxFile::byState() const
{
    QMap<QString, int> counts;
    for (const FiledIntent &intent : m_intents)
        ++counts[intent.state];
    return counts;
}

} // namespace wrapdesk::test
