// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the desk costs: start to first paint against an empty window of the same widgets, event to changed row, and
// memory with 10,000 stragglers.
//   bench_window [STRAGGLERS=10000]
// The organisation of the memory figure is a process of its own, so that only the desk is weighed.

#include "binding.h"
#include "demo-org/organization.h"
#include "mainwindow.h"
#include "pages/stragglerspage.h"
#include "session/demoorganization.h"
#include "theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>

using namespace wrapdesk;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration span) { return std::chrono::duration<double, std::milli>(span).count(); }

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

// Ends a loop at the first paint of the widget it watches.
class FirstPaint : public QObject
{
public:
    QEventLoop loop;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            loop.quit();
        return false;
    }
};

// From nothing to the first paint; with a profile, the session signs in meanwhile.
double toFirstPaint(const std::optional<Profile> &profile)
{
    const SystemClock clock;
    const Clock::time_point start = Clock::now();
    std::unique_ptr<Session> session;
    MainWindow window{UiState{}};
    if (profile) {
        session = std::make_unique<Session>(*profile, Session::Options{}, clock);
        new Binding(*session, window);
        session->start();
    }
    FirstPaint paint;
    window.installEventFilter(&paint);
    window.show();
    paint.loop.exec();
    return milliseconds(Clock::now() - start);
}

void measureFirstPaint(const Profile &profile)
{
    std::vector<double> empty;
    std::vector<double> full;
    std::vector<double> ratios;
    for (int run = 0; run < 12; ++run) {
        const double without = toFirstPaint({});
        const double with = toFirstPaint(profile);
        if (run == 0) // warms fonts, icons and the style
            continue;
        empty.push_back(without);
        full.push_back(with);
        ratios.push_back(with / without);
    }
    std::printf("first paint            %.1f ms, empty window %.1f ms, ratio %.2f (medians of %zu)\n", median(full),
                median(empty), median(ratios), full.size());
}

template <typename Condition>
bool waitFor(Condition condition, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > seconds * 1000)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    }
    return true;
}

// An agent codes a straggler at the organisation; the time until its row has changed, socket and pacing included.
void measureEventToRow()
{
    QThread thread;
    thread.start();
    demoorg::Organization::Options options;
    options.site.backlog = 120;
    options.site.arrivalsPerMinute = 0;
    auto *organization = new demoorg::Organization(options);
    organization->moveToThread(&thread);
    QMetaObject::invokeMethod(
        organization, [&] { organization->listen(); }, Qt::BlockingQueuedConnection);

    const SystemClock clock;
    Session session({.api = organization->api(),
                     .login = organization->login(),
                     .credentials = AccessToken{Secret(organization->userToken())},
                     .isDemo = true},
                    {}, clock);
    MainWindow window{UiState{}};
    new Binding(session, window);
    window.show();
    window.showPage(MainWindow::Stragglers);
    session.start();
    const StragglerModel &rows = window.stragglers().rows();
    waitFor(
        [&] {
            return session.health().live == LiveState::Live && rows.rowCount() > 30
                   && session.stragglerListState().loading == Loading::Ready;
        },
        60);

    std::vector<double> delays;
    for (int turn = 0; turn < 30; ++turn) {
        int row = 0;
        while (row < rows.rowCount()
               && (rows.at(row).straggler.unwritable != Unwritable::No
                   || session.codes().codesOf(rows.at(row).leg.queue).isEmpty()))
            ++row;
        if (row == rows.rowCount())
            break;
        const Leg leg = rows.at(row).leg;
        const QString code = session.codes().codesOf(leg.queue).first().id.text();
        const Clock::time_point start = Clock::now();
        QMetaObject::invokeMethod(organization, [organization, leg, code] {
            organization->site().agentCodes(leg.id.conversation.text(), leg.id.participant.text(),
                                            leg.id.communication.text(), code);
        });
        if (waitFor([&] { return !rows.indexOf(leg.id, StragglerModel::State).isValid(); }, 5))
            delays.push_back(milliseconds(Clock::now() - start));
    }
    std::printf("event to changed row   %.0f ms median, %.0f ms worst of %zu\n", median(delays),
                delays.empty() ? 0 : *std::max_element(delays.begin(), delays.end()), delays.size());
    QMetaObject::invokeMethod(
        organization, [organization] { delete organization; }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

void measureMemory(const Profile &profile)
{
    const double before = residentMegabytes();
    const SystemClock clock;
    Session session(profile, {}, clock);
    MainWindow window{UiState{}};
    new Binding(session, window);
    window.show();
    window.showPage(MainWindow::Stragglers);
    session.start();
    waitFor([&] { return session.stragglerListState().loading == Loading::Ready; }, 600);
    waitFor([] { return false; }, 2); // let the models catch up
    std::printf("memory                 %.0f MB resident with %lld rows and %lld legs (%.0f MB before signing in)\n",
                residentMegabytes(), static_cast<long long>(window.stragglers().rows().rowCount()),
                static_cast<long long>(session.roster().entries().size()), before);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    theme::apply(app, Scheme::Light);
    const QString stragglers = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("10000");

    DemoOrganization organization;
    QEventLoop started;
    Profile profile;
    QObject::connect(&organization, &DemoOrganization::ready, &started, [&](const Profile &ready) {
        profile = ready;
        started.quit();
    });
    organization.start({QStringLiteral("--backlog"), stragglers, QStringLiteral("--arrivals"), QStringLiteral("0"),
                        QStringLiteral("--rate-limit"), QStringLiteral("30000")});
    started.exec();
    measureMemory(profile);
    measureFirstPaint(profile);
    measureEventToRow();
    return 0;
}
