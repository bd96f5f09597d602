// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/dryrunner.h"

#include "base/clock.h"
#include "sweep/sweeper.h"

#include <QElapsedTimer>
#include <QRunnable>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

namespace wrapdesk {

// What a sample has to say, before it is put into words.
struct DryRunRemark
{
    Rule rule;
    RuleField field = RuleField::Queues;
    Leg leg;
    Straggler straggler;
    QDateTime at;
};

namespace {

constexpr qint64 sliceMs = 4; // of a frame's 16

// Counts on a pool thread: 93,000 legs take longer than a frame. Its signal finds the runner only if that still lives.
class Tallying final : public QObject, public QRunnable
{
    Q_OBJECT

public:
    Tallying(DryRunOrder order, QList<QList<Leg>> pages) : m_order(std::move(order)), m_pages(std::move(pages)) { }

    void run() override
    {
        DryRun dryRun(m_order.rules, m_order.world, m_order.communicationBasedAcw, m_order.window.from,
                      m_order.window.to);
        for (QList<Leg> &page : m_pages) {
            dryRun.take(page, m_order.codes);
            page.clear();
        }
        // Names belong to the main thread: the words are left to it.
        QList<DryRunRemark> remarks;
        const auto note = [&remarks](const Rule &rule, RuleField field, const Leg &leg, const Straggler &straggler,
                                     const QDateTime &at) {
            remarks.append({.rule = rule, .field = field, .leg = leg, .straggler = straggler, .at = at});
            return QString();
        };
        const QList<DryRunResult> results = dryRun.results(m_order.codes, note);
        Q_EMIT done(results, remarks);
    }

Q_SIGNALS:
    void done(const QList<wrapdesk::DryRunResult> &results, const QList<wrapdesk::DryRunRemark> &remarks);

private:
    const DryRunOrder m_order;
    QList<QList<Leg>> m_pages;
};

QString incompleteText(const SweepReport &report)
{
    if (!report.error)
        return {};
    return QStringLiteral("not all could be read, %1 pages were: %2").arg(report.pages).arg(report.error->message);
}

} // namespace

DryRunner::DryRunner(const QUrl &api, std::unique_ptr<Gate> gate, const Clock &clock, QObject *parent)
    : QObject(parent), m_sweeper(std::make_unique<Sweeper>(api, std::move(gate), clock))
{
    connect(m_sweeper.get(), &Sweeper::found, this, [this](const QList<Leg> &legs) { m_pages.append(legs); });
    connect(m_sweeper.get(), &Sweeper::progressed, this,
            [this](const SweepReport &report) { Q_EMIT progressed(report.pages, report.pagesExpected, report.legs); });
    connect(m_sweeper.get(), &Sweeper::finished, this, &DryRunner::swept);
}

DryRunner::~DryRunner() = default;

void DryRunner::start(const DryRunOrder &order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!m_sweeper->isRunning());
    m_order = order;
    m_sweeper->start({.window = order.window}, order.lookback);
}

void DryRunner::swept(const SweepReport &report)
{
    m_error = report.error;
    m_incomplete = incompleteText(report);
    if (report.pages == 0) {
        finish();
        return;
    }
    DryRunOrder order = m_order;
    order.words = {}; // they stay on this thread
    auto *tallying = new Tallying(std::move(order), std::exchange(m_pages, {})); // the pool deletes it
    connect(tallying, &Tallying::done, this, &DryRunner::tallied, Qt::QueuedConnection);
    QThreadPool::globalInstance()->start(tallying);
}

void DryRunner::tallied(const QList<DryRunResult> &results, const QList<DryRunRemark> &remarks)
{
    m_results = results;
    m_remarks = remarks;
    explain();
}

void DryRunner::explain()
{
    QElapsedTimer spent;
    spent.start();
    for (; m_explained < m_results.size(); ++m_explained) {
        if (spent.elapsed() >= sliceMs)
            return QTimer::singleShot(0, this, &DryRunner::explain);
        DryRunResult &result = m_results[m_explained];
        result.incomplete = m_incomplete;
        for (DryRunLeg &leg : result.sample) {
            for (QString &why : leg.why) {
                const DryRunRemark &remark = m_remarks.at(m_told++);
                why = m_order.words(remark.rule, remark.field, remark.leg, remark.straggler, remark.at);
            }
        }
    }
    finish();
}

// With copies: whoever hears it may delete the runner.
void DryRunner::finish()
{
    const QList<DryRunResult> results = m_results;
    const std::optional<Error> error = m_error;
    const QString incomplete = m_incomplete;
    Q_EMIT finished(results, error, incomplete);
}

} // namespace wrapdesk

#include "dryrunner.moc"
