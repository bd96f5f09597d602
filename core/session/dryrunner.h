// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/dryrun.h"
#include "domain/sweepplan.h"

#include <QObject>

#include <memory>

class QUrl;

namespace wrapdesk {

class Clock;
class Gate;
class Sweeper;
struct DryRunRemark;
struct SweepReport;

// What a dry run is asked to try, on what.
struct DryRunOrder
{
    QList<Rule> rules; // as they would stand, in order
    RuleBook::World world;
    bool communicationBasedAcw = false; // conversations/settings
    Interval window; // of the ends of legs; its end is past
    std::chrono::hours lookback{72}; // conversations that started up to this much before the window are read, too
    CodeBook codes;
    DryRun::Words words; // called on the main thread alone
};

// One dry run: reads the past from analytics on a thread of its own, at the pace of a sweep, and tells what each rule
// would have made of it. Writes nothing anywhere. Main thread; runs once, finishes once; deleting it cancels, in any
// of its slots, too.
class DryRunner : public QObject
{
    Q_OBJECT

public:
    // `gate`: made on this thread for the sweep thread. `clock` outlives the runner.
    DryRunner(const QUrl &api, std::unique_ptr<Gate> gate, const Clock &clock, QObject *parent = nullptr);
    ~DryRunner() override;

    void start(const DryRunOrder &order);

Q_SIGNALS:
    void progressed(int pages, int pagesExpected, int legs);
    // One result a rule, in their order, of what could be read; none if nothing could. `error`: why not all was read;
    // `incomplete`, in every result, too: how far it came. Empty: everything was.
    void finished(const QList<wrapdesk::DryRunResult> &results, const std::optional<wrapdesk::Error> &error,
                  const QString &incomplete);

private:
    void swept(const SweepReport &report);
    void tallied(const QList<DryRunResult> &results, const QList<DryRunRemark> &remarks);
    void explain();
    void finish();

    DryRunOrder m_order;
    std::unique_ptr<Sweeper> m_sweeper;
    QList<QList<Leg>> m_pages;
    std::optional<Error> m_error;
    QString m_incomplete;
    QList<DryRunResult> m_results;
    QList<DryRunRemark> m_remarks; // in the order of the results, of their samples and of the conditions
    qsizetype m_explained = 0; // of the results
    qsizetype m_told = 0; // of the remarks
};

} // namespace wrapdesk
