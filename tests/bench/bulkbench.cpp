// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a bulk run of the desk reaches at 300 requests a minute and 40 ms an answer: coded legs a minute of closed legs
// and of legs in open ACW, and how long a single code by hand takes to go out while 3,000 legs are being coded.
//   bench_bulk [LEGS=600] [LEGS IN ACW=300] [LEGS WHILE CODING BY HAND=3000]
// Real time, about six minutes. The organisation lives on a thread of its own.

#include "session/session.h"
#include "session/writing.h"
#include "support/demosite.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <mutex>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

using Moment = std::chrono::steady_clock::time_point;

double seconds(Moment::duration span) { return std::chrono::duration<double>(span).count(); }

template <typename Condition>
bool waitFor(Condition condition, std::chrono::seconds limit)
{
    return QTest::qWaitFor(condition, static_cast<int>(std::chrono::milliseconds(limit).count()));
}

// The organisation on its own thread, and when each write came there.
class Stage
{
public:
    Stage(int legs, test::Stage stage)
    {
        m_thread.start();
        m_owner.moveToThread(&m_thread);
        onThread([this, legs, stage] {
            DemoSite::Options options = DemoSite::quiet();
            options.tokens.requests = 300;
            options.latency = std::chrono::milliseconds(40);
            auto site = std::make_unique<DemoSite>(options);
            for (int i = 0; i < legs; ++i)
                site->put({.stage = stage, .ended = std::chrono::seconds(600 + i)});
            QObject::connect(&site->site(), &demoorg::Site::writeAccepted, &m_owner,
                             [this](const QString &conversation) {
                                 const std::lock_guard lock(m_mutex);
                                 m_writes.insert(ConversationId(conversation), std::chrono::steady_clock::now());
                             });
            m_site = std::move(site);
        });
    }
    ~Stage()
    {
        onThread([this] { m_site.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    template <typename Do>
    void onThread(Do something)
    {
        QMetaObject::invokeMethod(&m_owner, something, Qt::BlockingQueuedConnection);
    }
    Profile profile()
    {
        Profile profile;
        onThread([&] { profile = m_site->profile(); });
        return profile;
    }
    QJsonObject stats()
    {
        QJsonObject stats;
        onThread([&] { stats = m_site->stats(); });
        return stats;
    }
    CodeId code() const { return m_site->code(0); }
    QHash<ConversationId, Moment> writes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_writes;
    }

private:
    QThread m_thread;
    QObject m_owner;
    std::unique_ptr<DemoSite> m_site;
    mutable std::mutex m_mutex;
    QHash<ConversationId, Moment> m_writes;
};

// A desk signed in there, with every straggler in its list.
class Desk
{
public:
    explicit Desk(Stage &stage, int legs)
    {
        Profile profile = stage.profile();
        profile.dataFolder = m_data.path();
        session = std::make_unique<Session>(profile, Session::Options{}, m_clock);
        session->start();
        const bool listed = waitFor(
            [&] {
                return session->stragglerListState().loading == Loading::Ready && stragglers().size() >= legs
                       && session->health().live == LiveState::Live;
            },
            180s);
        OrganizationSettings settings = session->writing().settings();
        settings.undo = std::chrono::seconds(0);
        if (!listed || !session->writing().setSettings(settings))
            qFatal("the desk has %d of %d stragglers", int(stragglers().size()), legs);
    }

    QList<LegId> stragglers() const
    {
        QList<LegId> legs;
        for (const auto &[id, entry] : session->roster().entries().asKeyValueRange()) {
            if (entry.straggler)
                legs << id;
        }
        return legs;
    }
    bool isOver() const
    {
        const auto progress = session->writing().bulk();
        return progress && progress->phase == BulkProgress::Phase::Finished;
    }

private:
    QTemporaryDir m_data;
    SystemClock m_clock;

public:
    std::unique_ptr<Session> session; // goes first
};

void measureRun(const char *what, int legs, test::Stage kind, double aim)
{
    Stage stage(legs, kind);
    Desk desk(stage, legs);
    Writing &writing = desk.session->writing();
    const BulkOrder order{.legs = desk.stragglers(), .code = stage.code(), .includeAcw = true};
    const auto eta = writing.eta(writing.preview(order));
    const Moment start = std::chrono::steady_clock::now();
    if (!writing.startBulk(order))
        qFatal("the run does not start");
    waitFor([&] { return desk.isOver(); }, 1'200s);
    const Moment end = std::chrono::steady_clock::now();

    const QList<Moment> at = stage.writes().values();
    const auto [first, last] = std::minmax_element(at.cbegin(), at.cend());
    const QMap<IntentState, int> states = writing.bulk()->byState;
    const int confirmed = states.value(IntentState::Confirmed);
    const double rate = double(at.size() - 1) / seconds(*last - *first) * 60;
    std::printf("%-22s %d of %d confirmed; %.1f legs/min from first to last write (aim %.0f), %.1f all in\n", what,
                confirmed, legs, rate, aim, confirmed / seconds(end - start) * 60);
    std::printf("%-22s took %.0f s, announced %lld s; 429s: %d; human codes overwritten: %d\n", "",
                seconds(end - start), static_cast<long long>(eta.count()), stage.stats()[u"throttled"].toInt(),
                stage.stats()[u"humanCodesOverwritten"].toInt() + stage.stats()[u"raced"].toInt());
    std::fflush(stdout);
}

void measureByHand(int legs)
{
    constexpr int hands = 20;
    Stage stage(legs + hands, test::Stage::Closed);
    Desk desk(stage, legs + hands);
    Writing &writing = desk.session->writing();
    QList<LegId> all = desk.stragglers();
    const QList<LegId> byHand = all.mid(0, hands);
    const BulkOrder order{.legs = all.mid(hands), .code = stage.code()};
    const Moment asked = std::chrono::steady_clock::now();
    (void)writing.preview(order);
    const Moment previewed = std::chrono::steady_clock::now();
    if (!writing.startBulk(order))
        qFatal("the run does not start");
    const Moment started = std::chrono::steady_clock::now();
    std::printf("main thread            %.1f ms to preview %lld legs, %.1f ms to start the run\n",
                seconds(previewed - asked) * 1e3, static_cast<long long>(order.legs.size()),
                seconds(started - previewed) * 1e3);
    std::fflush(stdout);
    waitFor([&] { return stage.writes().size() > 20; }, 60s);
    std::vector<double> delays;
    for (const LegId &leg : byHand) {
        const Moment chosen = std::chrono::steady_clock::now();
        if (!writing.wrap({.leg = leg, .code = stage.code()}))
            qFatal("no code by hand");
        waitFor([&] { return stage.writes().contains(leg.conversation); }, 60s);
        delays.push_back(seconds(stage.writes().value(leg.conversation) - chosen));
        waitFor([until = QDeadlineTimer(4'000)] { return until.hasExpired(); }, 5s);
    }
    std::sort(delays.begin(), delays.end());
    std::printf("by hand, %d-leg run   the write is there after %.2f s (median), %.2f s (worst of %zu, aim < 1); 429s: "
                "%d; the run did %lld legs meanwhile\n",
                legs, delays[delays.size() / 2], delays.back(), delays.size(), stage.stats()[u"throttled"].toInt(),
                static_cast<long long>(stage.writes().size()) - hands);
    writing.cancelBulk();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto number = [&](int index, int otherwise) {
        return argc > index ? QByteArray(argv[index]).toInt() : otherwise;
    };
    if (const int legs = number(1, 600))
        measureRun("closed legs", legs, test::Stage::Closed, 290);
    if (const int legs = number(2, 300))
        measureRun("legs in open ACW", legs, test::Stage::InAcw, 145);
    if (const int legs = number(3, 3'000))
        measureByHand(legs);
    return 0;
}
