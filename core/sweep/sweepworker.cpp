// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/sweepworker.h"

#include "api/analytics.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/apiclient.h"

#include <QThread>
#include <QUrl>

namespace wrapdesk {

namespace {

constexpr int pageSize = 100; // the widely coded maximum (FACTS §2.3)
constexpr int tooManyHits = 8000; // the query was seen to answer 502 beyond (FACTS §2.3)

int pagesFor(int totalHits) { return (totalHits + pageSize - 1) / pageSize; }

} // namespace

SweepWorker::SweepWorker(const QUrl &api, std::unique_ptr<Gate> gate, const Clock &clock)
    : m_api(api), m_gate(gate.release()), m_clock(clock)
{
    m_gate->setParent(this);
}

void SweepWorker::start(const SweepScope &scope, std::chrono::hours lookback)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_client)
        m_client = new ApiClient(m_api, *m_gate, m_clock, this);
    m_run = std::make_unique<QObject>();
    m_report = SweepReport{.scope = scope};
    m_conversations.clear();
    m_legs.clear();
    m_page = 1;
    const QList<Interval> pieces = sweepPieces(scope.window, lookback);
    m_pieces.assign(pieces.cbegin(), pieces.cend());
    askNext();
}

void SweepWorker::cancel()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_run)
        return;
    m_report.cancelled = true;
    finish();
}

void SweepWorker::askNext()
{
    if (m_pieces.empty()) {
        m_report.complete = !m_report.error;
        return finish();
    }
    const Interval piece = m_pieces.front();
    const api::analytics::DetailsQuery query{
        .interval = piece, .queues = m_report.scope.queues, .pageSize = pageSize, .pageNumber = m_page};
    m_client->send(
        api::analytics::details(query), m_run.get(),
        [this, piece](const Result<DetailsPage> &page) {
            if (page)
                read(piece, *page);
            else
                failed(piece, page.error());
        },
        Lane::Paced);
}

void SweepWorker::read(const Interval &piece, const DetailsPage &page)
{
    if (m_page == 1 && page.totalHits > tooManyHits && halve(piece))
        return askNext();
    if (m_page == 1)
        m_report.pagesExpected = m_report.pages + qMax(1, pagesFor(page.totalHits)) + int(m_pieces.size()) - 1;
    ++m_report.pages;
    for (const ConversationId &id : page.ids)
        m_conversations.insert(id);

    QList<Leg> legs;
    for (const Leg &leg : page.legs) {
        if (leg.endedAt.isValid()
            && (leg.endedAt < m_report.scope.window.from || leg.endedAt > m_report.scope.window.to))
            continue;
        m_legs.insert(leg.id);
        legs << leg;
    }
    m_report.conversations = int(m_conversations.size());
    m_report.legs = int(m_legs.size());
    if (!legs.isEmpty())
        Q_EMIT found(legs);
    Q_EMIT progressed(m_report);
    if (!m_run) // cancelled by whoever heard it
        return;

    // totalHits is approximate and pages shift while data arrives: a piece ends with a page that is not full.
    const bool last = page.conversations < pageSize && m_page >= pagesFor(page.totalHits);
    if (last || page.conversations == 0) {
        m_pieces.pop_front();
        m_page = 1;
    } else {
        ++m_page;
    }
    askNext();
}

void SweepWorker::failed(const Interval &piece, const Error &error)
{
    if (error.httpStatus == 502 && halve(piece))
        return askNext();
    m_report.error = error;
    if (error.httpStatus != 502) {
        qCWarning(lcSweep).noquote() << "sweep stopped:" << describe(error);
        return finish();
    }
    // Too much for the platform on this day: that is no reason not to look at the others.
    qCWarning(lcSweep).noquote() << "a day could not be read whole:" << describe(error);
    m_pieces.pop_front();
    m_page = 1;
    askNext();
}

// Puts the piece's halves in its place, from their first pages on.
bool SweepWorker::halve(const Interval &piece)
{
    const QList<Interval> parts = halves(piece);
    if (parts.isEmpty())
        return false;
    m_pieces.pop_front();
    m_pieces.insert(m_pieces.begin(), parts.cbegin(), parts.cend());
    m_page = 1;
    return true;
}

void SweepWorker::finish()
{
    m_run.reset();
    m_report.pagesExpected = m_report.pages;
    Q_EMIT finished(m_report);
}

} // namespace wrapdesk
