// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/activity.h"

#include "session/auditexporter.h"
#include "store/auditreader.h"
#include "store/storageerror.h"
#include "store/store.h"

#include <algorithm>

namespace wrapdesk {

Activity::Activity(Means means, QObject *parent)
    : QObject(parent), m_means(std::move(means)), m_reader(new AuditReader), m_isReady(m_means.store.isOpen())
{
    m_thread.setObjectName(QStringLiteral("audit"));
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_reader, &AuditReader::fetched, this,
            [this](QList<AuditEntry> entries, const AuditFilter &filter, qint64 before, int ticket) {
                if (ticket < m_ticket)
                    return;
                const bool isLast = entries.size() <= pageSize;
                if (!isLast)
                    entries.resize(pageSize);
                Q_EMIT fetched({.filter = filter, .before = before, .entries = entries, .isLast = isLast});
            });
    connect(m_reader, &AuditReader::peopleFound, this, &Activity::peopleFound);
    connect(m_reader, &AuditReader::failed, this, &Activity::failed);
    connect(&m_means.store, &Store::opened, this, &Activity::beReady);
    connect(&m_means.store, &Store::failed, this, &Activity::storeFailed);
    connect(&m_means.store, &Store::audited, this, &Activity::noted);
    m_thread.start();
}

Activity::~Activity()
{
    endExport(); // while its thread still runs
    m_thread.quit();
    m_thread.wait();
}

void Activity::whenReady(std::function<void()> action)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_isReady)
        action();
    else
        m_untilReady << std::move(action);
}

void Activity::beReady()
{
    m_isReady = true;
    QMetaObject::invokeMethod(m_reader,
                              [reader = m_reader, path = m_means.store.databasePath()] { reader->lookIn(path); });
    const QList<std::function<void()>> waiting = std::exchange(m_untilReady, {});
    for (const std::function<void()> &action : waiting)
        action();
}

void Activity::fetch(const AuditFilter &filter, qint64 before)
{
    if (before == 0)
        m_reader->forgetBefore(++m_ticket);
    whenReady([this, filter, before, ticket = m_ticket] {
        QMetaObject::invokeMethod(m_reader, [reader = m_reader, filter, before, ticket] {
            reader->fetch(filter, before, pageSize + 1, ticket); // one more tells whether it is the last page
        });
    });
}

void Activity::findPeople()
{
    whenReady([this] { QMetaObject::invokeMethod(m_reader, [reader = m_reader] { reader->findPeople(); }); });
}

AuditEntry Activity::reveal(const QString &detail) const
{
    AuditEntry entry;
    entry.at = m_means.now();
    entry.kind = AuditKind::Reveal;
    std::tie(entry.by, entry.byName) = m_means.who();
    entry.detail = detail;
    return entry;
}

// What asks for an entry happens after it or not at all.
void Activity::note(const Awaited &awaited)
{
    if (!m_means.store.isOpen()) {
        awaited.otherwise(storageError(storage::other, m_means.store.databasePath(),
                                       QStringLiteral("that addresses are shown cannot be noted now")));
        return;
    }
    m_awaited << awaited;
    m_means.store.record({}, {awaited.entry});
}

void Activity::noted(const QList<AuditEntry> &entries)
{
    Q_EMIT appended(entries);
    for (AuditEntry entry : entries) {
        entry.id = 0; // given meanwhile
        const auto same = [&entry](const Awaited &awaited) { return awaited.entry == entry; };
        const auto found = std::find_if(m_awaited.cbegin(), m_awaited.cend(), same);
        if (found == m_awaited.cend())
            continue;
        const std::function<void()> then = found->then;
        m_awaited.erase(found);
        then();
    }
}

void Activity::storeFailed(const Error &error)
{
    const QList<Awaited> inVain = std::exchange(m_awaited, {});
    for (const Awaited &awaited : inVain)
        awaited.otherwise(error);
    beReady();
}

void Activity::noteRevealed(const QList<LegId> &legs)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (legs.isEmpty())
        return;
    const bool isOne = legs.size() == 1;
    AuditEntry entry = reveal(isOne ? QStringLiteral("a customer's address shown")
                                    : QStringLiteral("customers' addresses of %1 legs shown").arg(legs.size()));
    if (isOne)
        entry.leg = legs.first();
    note({.entry = entry,
          .then = [this, legs] { Q_EMIT revealNoted(legs); },
          .otherwise = [this](const Error &error) { Q_EMIT failed(error); }});
}

void Activity::startExport(const AuditExport &order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_isExporting) {
        Q_EMIT failed({.kind = ErrorKind::Conflict, .message = QStringLiteral("an export is under way")});
        return;
    }
    m_isExporting = true;
    // One that was cancelled while it waited must not begin in the place of the next.
    const int number = ++m_exports;
    const auto isWanted = [this, number] { return m_isExporting && number == m_exports; };
    const auto begin = [this, order, isWanted] {
        if (isWanted())
            beginExport(order);
    };
    if (order.revealed)
        note({.entry = reveal(QStringLiteral("customers' addresses exported")),
              .then = begin,
              .otherwise = [this, isWanted](const Error &error) {
                  if (isWanted())
                      failExport(error);
              }});
    else
        whenReady(begin);
}

void Activity::beginExport(const AuditExport &order)
{
    m_exporter =
        std::shared_ptr<AuditExporter>(new AuditExporter(m_means.store.databasePath(), order, m_means.organization()),
                                       [](AuditExporter *exporter) { exporter->deleteLater(); });
    m_exporter->moveToThread(&m_thread);
    // What is on its way when it is cancelled still arrives: only the running one is listened to.
    const std::weak_ptr<AuditExporter> running = m_exporter;
    connect(m_exporter.get(), &AuditExporter::customersWanted, this, [this, running](const QList<LegId> &legs) {
        const std::shared_ptr<AuditExporter> exporter = running.lock();
        if (!exporter)
            return;
        QStringList customers;
        for (const LegId &leg : legs)
            customers << (leg.conversation.isEmpty() ? QString() : m_means.customer(leg));
        QMetaObject::invokeMethod(exporter.get(), [to = exporter.get(), customers] { to->write(customers); });
    });
    connect(m_exporter.get(), &AuditExporter::progressed, this, [this, running](qint64 rows) {
        if (!running.expired())
            Q_EMIT exportProgressed(rows);
    });
    connect(m_exporter.get(), &AuditExporter::finished, this, [this, running, path = order.path](qint64 rows) {
        if (running.expired())
            return;
        endExport();
        Q_EMIT exported(path, rows);
    });
    connect(m_exporter.get(), &AuditExporter::failed, this, [this, running](const Error &error) {
        if (!running.expired())
            failExport(error);
    });
    QMetaObject::invokeMethod(m_exporter.get(), [exporter = m_exporter.get()] { exporter->start(); });
}

void Activity::cancelExport()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_isExporting)
        failExport({.kind = ErrorKind::Cancelled});
}

void Activity::endExport()
{
    m_isExporting = false;
    if (m_exporter)
        m_exporter->cancel();
    m_exporter.reset();
}

void Activity::failExport(const Error &error)
{
    endExport();
    Q_EMIT exportFailed(error);
}

} // namespace wrapdesk
