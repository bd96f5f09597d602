// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/auditexporter.h"

#include "base/csv.h"
#include "domain/masked.h"
#include "session/auditcsv.h"
#include "store/auditquery.h"
#include "store/auditreader.h"
#include "store/database.h"

#include <QThread>

namespace wrapdesk {

AuditExporter::AuditExporter(QString database, AuditExport order, QString organization)
    : m_path(std::move(database)),
      m_order(std::move(order)),
      m_organization(std::move(organization)),
      m_file(m_order.path)
{
    m_file.setParent(this); // moves along
}

AuditExporter::~AuditExporter() = default;

void AuditExporter::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    Result<std::unique_ptr<Database>> opened = openForReading(m_path);
    if (!opened) {
        Q_EMIT failed(opened.error());
        return;
    }
    m_database = std::move(*opened);
    const QByteArray mark = m_order.byteOrderMark ? QByteArray(csv::byteOrderMark) : QByteArray();
    if (!m_file.open(QIODevice::WriteOnly) || !put(mark + csv::row(auditcsv::header())))
        Q_EMIT failed(fileError());
    else
        readPage();
}

void AuditExporter::readPage()
{
    const qint64 before = m_page.isEmpty() ? 0 : m_page.last().id;
    const Result<QList<AuditEntry>> page = auditquery::page(*m_database, m_order.filter, before, pageSize);
    if (!page) {
        Q_EMIT failed(page.error());
        return;
    }
    m_page = *page;
    QList<LegId> legs;
    for (const AuditEntry &entry : m_page)
        legs << entry.leg;
    Q_EMIT customersWanted(legs);
}

void AuditExporter::write(const QStringList &customers)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_isCancelled)
        return;
    QByteArray rows;
    for (qsizetype i = 0; i < m_page.size(); ++i) {
        const QString customer = customers.value(i);
        rows += csv::row(auditcsv::cells(m_page.at(i), m_organization, m_order.revealed ? customer : masked(customer)));
    }
    if (!put(rows)) {
        Q_EMIT failed(fileError());
        return;
    }
    m_rows += m_page.size();
    Q_EMIT progressed(m_rows);
    if (m_page.size() == pageSize)
        readPage();
    else if (!m_isCancelled && m_file.commit())
        Q_EMIT finished(m_rows);
    else if (!m_isCancelled)
        Q_EMIT failed(fileError());
}

Result<void> AuditExporter::put(const QByteArray &text)
{
    return m_file.write(text) == text.size() ? Result<void>() : Failure(fileError());
}

Error AuditExporter::fileError() const
{
    return {.kind = ErrorKind::Storage,
            .code = QStringLiteral("export"),
            .message =
                QStringLiteral("the file cannot be written: choose another place (%1)").arg(m_file.errorString()),
            .where = m_order.path};
}

} // namespace wrapdesk
