// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/roster.h"
#include "domain/sweepplan.h"
#include "net/gate.h"

#include <QSet>
#include <QUrl>

#include <deque>
#include <memory>

namespace wrapdesk {

class ApiClient;
class Clock;
struct DetailsPage;

// How far a sweep has come, and in the end what it saw.
struct SweepReport
{
    SweepScope scope;
    int pages = 0; // read
    int pagesExpected = 0; // from totalHits, which is approximate
    int conversations = 0; // distinct
    int legs = 0; // distinct, that ended in the window or are still open
    bool complete = false; // everything that can be asked for was read
    bool cancelled = false;
    std::optional<Error> error; // the last; what was read before and after it counts
};

// One bounded pass over analytics at a time. Lives on the sweep thread with its own network access manager; token and
// budget come through its gate by queued signals. Only values leave it.
class SweepWorker : public QObject
{
    Q_OBJECT

public:
    // Made on the main thread, then moved. Takes `gate` along; `clock` outlives it.
    SweepWorker(const QUrl &api, std::unique_ptr<Gate> gate, const Clock &clock);
    // `lookback`: conversations that started up to this much before the window are read too.
    void start(const SweepScope &scope, std::chrono::hours lookback);
    void cancel();

Q_SIGNALS:
    // Legs of one page that ended in the window or are still open.
    void found(const QList<wrapdesk::Leg> &legs);
    void progressed(const wrapdesk::SweepReport &report);
    void finished(const wrapdesk::SweepReport &report);

private:
    void askNext();
    void read(const Interval &piece, const DetailsPage &page);
    void failed(const Interval &piece, const Error &error);
    bool halve(const Interval &piece);
    void finish();

    QUrl m_api;
    Gate *m_gate; // child: moves along
    const Clock &m_clock;
    ApiClient *m_client = nullptr; // child, made on the sweep thread
    std::unique_ptr<QObject> m_run; // context of the running pass: deleting it cancels
    std::deque<Interval> m_pieces;
    int m_page = 1;
    SweepReport m_report;
    QSet<ConversationId> m_conversations;
    QSet<LegId> m_legs;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::SweepReport)
