// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store.h"

#include "store/storeworker.h"

#include <QDir>

namespace wrapdesk {

namespace {

QList<IntentId> intentsOf(const StoreWrite &write)
{
    QList<Intent> intents;
    if (const auto *add = std::get_if<AddIntents>(&write))
        intents = add->intents;
    else if (const auto *record = std::get_if<RecordIntents>(&write))
        intents = record->intents;
    QList<IntentId> ids;
    for (const Intent &intent : intents)
        ids << intent.id;
    return ids;
}

QList<AuditEntry> *entriesOf(StoreWrite &write)
{
    if (auto *record = std::get_if<RecordIntents>(&write))
        return &record->entries;
    auto *rules = std::get_if<KeepRules>(&write);
    return rules ? &rules->entries : nullptr;
}

} // namespace

void giveAuditIds(QList<StoreWrite> &batch, qint64 &last)
{
    for (StoreWrite &write : batch)
        if (QList<AuditEntry> *entries = entriesOf(write))
            for (AuditEntry &entry : *entries)
                entry.id = ++last;
}

Store::Store(QObject *parent) : QObject(parent), m_worker(new StoreWorker)
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &StoreWorker::opened, this, [this](const StoredState &state, qint64 lastAuditId) {
        m_isOpening = false;
        m_isOpen = true;
        // Ids given before a failure stay, so that what reached the disk after all is not written twice; unless this
        // is another file that has come further.
        if (lastAuditId > m_lastAuditId) {
            m_lastAuditId = lastAuditId;
            giveAuditIds(m_sent, m_lastAuditId);
        }
        Q_EMIT opened(state);
        // Who was told may have given us something. A second batch beside it would have the wrong one acknowledged.
        if (!m_isWriting)
            send();
    });
    connect(m_worker, &StoreWorker::written, this, &Store::acknowledge);
    connect(m_worker, &StoreWorker::failed, this, [this](const Error &error) {
        m_isOpening = false;
        m_isOpen = false;
        m_isWriting = false;
        Q_EMIT failed(error);
    });
    m_thread.start();
}

Store::~Store()
{
    if (!m_sent.isEmpty() || !m_waiting.isEmpty())
        QMetaObject::invokeMethod(
            m_worker, [this] { m_worker->finish(m_sent, m_waiting, m_lastAuditId); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString Store::databasePath() const { return QDir(m_folder).filePath(QStringLiteral("wrapdesk.sqlite")); }

void Store::open(const QString &folder)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_isOpen || m_isOpening)
        return;
    m_isOpening = true;
    m_folder = QDir(folder).absolutePath();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, place = m_folder] { worker->open(place); });
}

void Store::add(const QList<Intent> &intents) { take(AddIntents{intents}); }

void Store::record(const QList<Intent> &intents, const QList<AuditEntry> &entries)
{
    take(RecordIntents{intents, entries});
}

void Store::keep(const Evidence &evidence) { take(evidence); }

void Store::keep(const OrganizationSettings &settings) { take(settings); }

void Store::keep(const KeepRules &rules) { take(rules); }

void Store::keep(const KeepActs &acts) { take(acts); }

void Store::keep(const DryRunResult &result) { take(result); }

void Store::keepLastKnown(const std::optional<LastKnown> &lists)
{
    if (!m_isOpen)
        return;
    m_waiting.removeIf([](const StoreWrite &write) { return std::holds_alternative<KeepLastKnown>(write); });
    take(KeepLastKnown{lists});
}

void Store::forgetActs(const QDateTime &before) { take(ForgetActs{before}); }

void Store::forgetAudit(const QDateTime &before) { take(ForgetAudit{before}); }

void Store::take(StoreWrite write)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_waiting << std::move(write);
    if (m_isOpen && !m_isWriting)
        send();
}

// Whatever is waiting goes as one transaction: the busier the disk, the bigger the batches.
void Store::send()
{
    giveAuditIds(m_waiting, m_lastAuditId);
    m_sent << std::exchange(m_waiting, {});
    if (m_sent.isEmpty())
        return;
    m_isWriting = true;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, batch = m_sent] { worker->write(batch); });
}

void Store::acknowledge(const StoreOutcome &outcome)
{
    m_isWriting = false;
    QList<StoreWrite> done = std::exchange(m_sent, {});
    if (outcome.forgetMore)
        m_waiting << ForgetAudit{*outcome.forgetMore};
    if (outcome.forgetMoreActs)
        m_waiting << ForgetActs{*outcome.forgetMoreActs};
    for (qsizetype i = 0; i < done.size(); ++i) {
        const auto refusal = outcome.refused.constFind(i);
        if (refusal != outcome.refused.cend()) {
            Q_EMIT refused(intentsOf(done.at(i)), *refusal);
            continue;
        }
        if (std::holds_alternative<AddIntents>(done.at(i)))
            Q_EMIT added(intentsOf(done.at(i)));
        else if (std::holds_alternative<RecordIntents>(done.at(i)))
            Q_EMIT recorded(intentsOf(done.at(i)));
        if (const QList<AuditEntry> *entries = entriesOf(done[i]); entries && !entries->isEmpty())
            Q_EMIT audited(*entries);
    }
    if (m_isOpen && !m_isWriting)
        send();
}

} // namespace wrapdesk
