// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/storeworker.h"

#include "store/audittable.h"
#include "store/database.h"
#include "store/intenttable.h"
#include "store/knowntables.h"
#include "store/migrations.h"
#include "store/ruletables.h"
#include "store/storageerror.h"

#include <QDir>
#include <QSignalBlocker>

namespace wrapdesk {

namespace {

constexpr int settledKeptDays = 7;
constexpr int actsReadDays = 7;
// About 50 ms of deleting: an intent that comes meanwhile must not wait long.
constexpr int forgottenAtOnce = 2000;

QString databaseIn(const QString &folder) { return QDir(folder).filePath(QStringLiteral("wrapdesk.sqlite")); }

Result<void> addAll(Database &database, const QList<Intent> &intents)
{
    for (const Intent &intent : intents)
        if (Result<void> added = intenttable::add(database, intent); !added)
            return added;
    return {};
}

Result<void> recordAll(Database &database, const RecordIntents &record)
{
    for (const Intent &intent : record.intents)
        if (Result<void> updated = intenttable::update(database, intent); !updated)
            return updated;
    for (const AuditEntry &entry : record.entries)
        if (Result<void> added = audittable::add(database, entry); !added)
            return added;
    return {};
}

Result<void> keepRules(Database &database, const KeepRules &rules)
{
    for (const RuleVersion &version : rules.versions)
        if (Result<void> added = ruletable::add(database, version); !added)
            return added;
    if (Result<void> ordered = ruletable::setOrder(database, rules.order); !ordered)
        return ordered;
    for (const AuditEntry &entry : rules.entries)
        if (Result<void> added = audittable::add(database, entry); !added)
            return added;
    return {};
}

Result<void> keepActs(Database &database, const KeepActs &acts)
{
    for (const RuleAct &act : acts.acts)
        if (Result<void> kept = acttable::keep(database, act); !kept)
            return kept;
    for (auto it = acts.lastMatched.begin(); it != acts.lastMatched.end(); ++it)
        if (Result<void> kept = ruletable::noteMatch(database, it.key(), it.value()); !kept)
            return kept;
    return {};
}

// Deletes some of what is old by `forget`; `more` becomes the time if there may be more.
template <typename Forget>
Result<void> forgetSome(Database &database, const QDateTime &before, std::optional<QDateTime> &more, Forget forget)
{
    const Result<int> forgotten = forget(database, before, forgottenAtOnce);
    if (!forgotten)
        return Failure(forgotten.error());
    if (*forgotten == forgottenAtOnce)
        more = before;
    return {};
}

Result<void> loadRules(Database &database, StoredState &state)
{
    const Result<StoredRules> rules = ruletable::all(database);
    const Result<QHash<RuleId, QDateTime>> matches = ruletable::matches(database);
    const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-actsReadDays);
    const Result<QList<RuleAct>> acts = acttable::since(database, since);
    const Result<QList<DryRunResult>> dryRuns = dryruntable::all(database);
    if (!rules)
        return Failure(rules.error());
    if (!matches)
        return Failure(matches.error());
    if (!acts || !dryRuns)
        return Failure(!acts ? acts.error() : dryRuns.error());
    state.rules = rules->inForce;
    state.ruleHistory = rules->history;
    state.lastMatched = *matches;
    state.ruleActs = *acts;
    state.dryRuns = *dryRuns;
    return {};
}

} // namespace

StoreWorker::StoreWorker() = default;

StoreWorker::~StoreWorker() = default;

void StoreWorker::open(const QString &folder)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (folder != m_folder) {
        m_folder = folder;
        m_lock = std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("wrapdesk.lock")));
        m_lock->setStaleLockTime(0); // stale is only what a dead process left
    }
    Result<StoredState> state = Failure(Error{});
    Result<qint64> lastAuditId = 0;
    if (const Result<void> made = prepareFolder(); !made)
        state = Failure(made.error());
    else if (const Result<void> locked = lock(); !locked)
        state = Failure(locked.error());
    else
        state = load();
    if (state)
        lastAuditId = audittable::lastId(*m_database);
    if (!state || !lastAuditId)
        close(state ? lastAuditId.error() : state.error());
    else
        Q_EMIT opened(*state, *lastAuditId);
}

Result<void> StoreWorker::prepareFolder() const
{
    if (QDir(m_folder).exists())
        return {};
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    const QString parent = QFileInfo(m_folder).absolutePath();
    if (!QDir().mkpath(parent) || !QDir().mkdir(m_folder, ownerOnly))
        return Failure(storageError(storage::readOnly, m_folder, QStringLiteral("the folder cannot be made")));
    return {};
}

Result<void> StoreWorker::lock()
{
    if (m_lock->isLocked() || m_lock->tryLock(0))
        return {};
    qint64 process = 0;
    QString host;
    QString program;
    if (m_lock->error() == QLockFile::LockFailedError && m_lock->getLockInfo(&process, &host, &program)) {
        const QString holder = QStringLiteral("process %1, %2 on %3").arg(process).arg(program, host);
        return Failure(storageError(storage::inUse, databaseIn(m_folder), holder));
    }
    const bool isForbidden = m_lock->error() == QLockFile::PermissionError;
    return Failure(storageError(isForbidden ? storage::readOnly : storage::diskFailed, databaseIn(m_folder),
                                QStringLiteral("no lock file can be made beside it")));
}

Result<StoredState> StoreWorker::load()
{
    Result<std::unique_ptr<Database>> database = Database::open(databaseIn(m_folder), Database::Access::Writing);
    if (!database)
        return Failure(database.error());
    m_database = std::move(*database);
    if (const Result<void> migrated = migrate(*m_database, migrations()); !migrated)
        return Failure(migrated.error());
    const QDateTime horizon = QDateTime::currentDateTimeUtc().addDays(-settledKeptDays);
    if (const Result<void> forgotten = intenttable::forget(*m_database, horizon); !forgotten)
        return Failure(forgotten.error());
    const Result<QList<Intent>> intents = intenttable::open(*m_database);
    const Result<QList<Evidence>> evidence = evidencetable::all(*m_database);
    const Result<OrganizationSettings> settings = settingtable::read(*m_database);
    const Result<std::optional<LastKnown>> lists = lastknowntable::read(*m_database);
    if (!intents || !evidence)
        return Failure(!intents ? intents.error() : evidence.error());
    if (!settings || !lists)
        return Failure(!settings ? settings.error() : lists.error());
    StoredState state{.intents = *intents, .evidence = *evidence, .settings = *settings, .lastKnown = *lists};
    if (const Result<void> loaded = loadRules(*m_database, state); !loaded)
        return Failure(loaded.error());
    return state;
}

void StoreWorker::write(const QList<StoreWrite> &batch)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_database)
        return; // failed() is on its way, and the batch will come again
    const Result<StoreOutcome> outcome = writeAll(batch);
    if (outcome)
        Q_EMIT written(*outcome);
    else
        close(outcome.error());
}

void StoreWorker::finish(QList<StoreWrite> sent, QList<StoreWrite> waiting, qint64 lastAuditId)
{
    const QSignalBlocker nobodyListens(this);
    if (!m_database && !m_folder.isEmpty())
        open(m_folder);
    if (!m_database)
        return;
    const Result<qint64> last = audittable::lastId(*m_database);
    if (last && *last > lastAuditId) {
        lastAuditId = *last;
        giveAuditIds(sent, lastAuditId);
    }
    giveAuditIds(waiting, lastAuditId);
    write(sent + waiting);
}

Result<StoreOutcome> StoreWorker::writeAll(const QList<StoreWrite> &batch)
{
    StoreOutcome outcome;
    const Result<std::unique_ptr<Transaction>> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return Failure(transaction.error());
    for (qsizetype i = 0; i < batch.size(); ++i) {
        if (const Result<int> marked = m_database->run(QStringLiteral("SAVEPOINT one")); !marked)
            return Failure(marked.error());
        const Result<void> written = writeOne(batch.at(i), outcome);
        if (!written && written.error().kind != ErrorKind::Conflict)
            return Failure(written.error());
        if (!written) {
            outcome.refused.insert(i, written.error());
            if (const Result<int> undone = m_database->run(QStringLiteral("ROLLBACK TO one")); !undone)
                return Failure(undone.error());
        }
        if (const Result<int> released = m_database->run(QStringLiteral("RELEASE one")); !released)
            return Failure(released.error());
    }
    if (const Result<void> committed = (*transaction)->commit(); !committed)
        return Failure(committed.error());
    return outcome;
}

Result<void> StoreWorker::writeOne(const StoreWrite &one, StoreOutcome &outcome)
{
    if (const auto *added = std::get_if<AddIntents>(&one))
        return addAll(*m_database, added->intents);
    if (const auto *recorded = std::get_if<RecordIntents>(&one))
        return recordAll(*m_database, *recorded);
    if (const auto *evidence = std::get_if<Evidence>(&one))
        return evidencetable::keep(*m_database, *evidence);
    if (const auto *settings = std::get_if<OrganizationSettings>(&one))
        return settingtable::keep(*m_database, *settings);
    if (const auto *rules = std::get_if<KeepRules>(&one))
        return keepRules(*m_database, *rules);
    if (const auto *acts = std::get_if<KeepActs>(&one))
        return keepActs(*m_database, *acts);
    if (const auto *known = std::get_if<KeepLastKnown>(&one))
        return lastknowntable::keep(*m_database, known->lists);
    if (const auto *dryRun = std::get_if<DryRunResult>(&one))
        return dryruntable::keep(*m_database, *dryRun);
    if (const auto *acts = std::get_if<ForgetActs>(&one))
        return forgetSome(*m_database, acts->before, outcome.forgetMoreActs, acttable::forget);
    return forgetSome(*m_database, std::get<ForgetAudit>(one).before, outcome.forgetMore, audittable::forget);
}

void StoreWorker::close(const Error &error)
{
    m_database.reset();
    Q_EMIT failed(error);
}

} // namespace wrapdesk
