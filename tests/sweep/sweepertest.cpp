// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/sweeper.h"

#include "demo-org/observer.h"
#include "net/remotegate.h"
#include "support/demosite.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

DemoSite::Options withHistory(int backlog)
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.backlog = backlog;
    return options;
}

QString className(observer::Class kind)
{
    switch (kind) {
    case observer::Class::Pending:
        return QStringLiteral("pending");
    case observer::Class::Missing:
        return QStringLiteral("missing");
    case observer::Class::SystemCoded:
        return QStringLiteral("system-coded");
    case observer::Class::Orphaned:
        return QStringLiteral("orphaned");
    default:
        return {};
    }
}

// By the session id of each leg: what a plain look at the site says.
QMap<QString, QString> stragglersIn(const DemoSite &site, const Interval &window)
{
    QMap<QString, QString> classes;
    for (const observer::SeenLeg &leg : observer::legs(site.site())) {
        const QDateTime end = leg.communication->disconnectedTime;
        const QString kind = className(observer::classOf(site.site(), leg));
        if (!kind.isEmpty() && end >= window.from && end <= window.to)
            classes.insert(leg.communication->id, kind);
    }
    return classes;
}

// A gate that notes on which thread it is asked.
class NotingGate final : public Gate
{
public:
    NotingGate(Gate &home, QThread **asked) : m_gate(home), m_asked(asked) { m_gate.setParent(this); } // moves along
    void enter(Lane lane, QObject *context, Admitted admitted) override
    {
        *m_asked = QThread::currentThread();
        m_gate.enter(lane, context, std::move(admitted));
    }
    void renew(const Secret &refused, QObject *context, Admitted admitted) override
    {
        m_gate.renew(refused, context, std::move(admitted));
    }
    void observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                 const QDateTime &date, const RoundTrip &trip) override
    {
        m_gate.observe(rate, retryAfter, date, trip);
    }
    void sent(const QString &verbAndRoute) override { m_gate.sent(verbAndRoute); }

private:
    RemoteGate m_gate;
    QThread **m_asked;
};

// A site, a sweeper on its thread, and what it found.
struct Rig
{
    explicit Rig(int backlog)
        : site(withHistory(backlog)),
          client(site, clock),
          sweeper(site.profile().api, std::make_unique<RemoteGate>(client.gate), clock),
          window{QDateTime::currentDateTimeUtc().addDays(-1), sweepEnd(QDateTime::currentDateTimeUtc())}
    {
        for (qsizetype i = 0; i < site.site().queues().size(); ++i)
            codes.setQueueCodes(site.queue(i), site.codesOf(i));
        QObject::connect(&sweeper, &Sweeper::found, &sweeper, [this](const QList<Leg> &legs) {
            QList<LegEvent> events;
            for (const Leg &leg : legs)
                events << LegEvent{.leg = leg, .source = Source::Sweep, .observedAt = clock.wallTime()};
            roster.apply(events, codes);
        });
    }

    const SystemClock clock;
    DemoSite site;
    SignedIn client;
    Sweeper sweeper;
    const Interval window;
    CodeBook codes;
    Roster roster;
};

} // namespace

// The sweep thread against a real organisation.
class SweeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void findsEachStragglerInItsClass();
    void looksAtTheChosenQueuesAlone();
    void worksOnAThreadOfItsOwn();
    void cancels();
    void isDestroyedWhileItRuns_data();
    void isDestroyedWhileItRuns();
};

void SweeperTest::findsEachStragglerInItsClass()
{
    Rig rig(60);
    QSignalSpy finished(&rig.sweeper, &Sweeper::finished);
    rig.sweeper.start({.window = rig.window}, 72h);
    QVERIFY(rig.sweeper.isRunning());
    rig.sweeper.start({.window = rig.window}, 72h); // one at a time
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QVERIFY(!rig.sweeper.isRunning());
    const auto report = finished.at(0).at(0).value<SweepReport>();
    QVERIFY(report.complete && !report.error);
    QVERIFY(report.pages > 5);

    QMap<QString, QString> found;
    for (const RosterEntry &entry : rig.roster.entries()) {
        if (entry.straggler && entry.straggler->unwritable == Unwritable::No && entry.leg.endedAt <= rig.window.to)
            found.insert(entry.leg.id.communication.text(), stragglerClassName(entry.straggler->kind));
    }
    const QMap<QString, QString> expected = stragglersIn(rig.site, rig.window);
    QCOMPARE(found, expected);
    const QStringList kinds = expected.values();
    QCOMPARE(QSet<QString>(kinds.begin(), kinds.end()).size(), 4);
    // It looked at pages and at nothing else.
    QCOMPARE(rig.site.requests(), report.pages);
    QCOMPARE(rig.site.requests(DemoSite::sweepRoute), report.pages);
    QCOMPARE(rig.client.gate.lanes.count(Lane::Paced), report.pages);
}

void SweeperTest::looksAtTheChosenQueuesAlone()
{
    Rig rig(40);
    QSignalSpy finished(&rig.sweeper, &Sweeper::finished);
    rig.sweeper.start({.window = rig.window, .queues = {rig.site.queue(1)}}, 72h);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QSet<ConversationId> onQueue;
    for (const RosterEntry &entry : rig.roster.entries())
        if (entry.leg.queue == rig.site.queue(1))
            onQueue.insert(entry.leg.id.conversation);
    QVERIFY(!onQueue.isEmpty());
    for (const RosterEntry &entry : rig.roster.entries()) // a colleague's leg of the same conversation may come along
        QVERIFY(onQueue.contains(entry.leg.id.conversation));
}

void SweeperTest::worksOnAThreadOfItsOwn()
{
    DemoSite site(withHistory(10));
    const SystemClock clock;
    SignedIn client(site, clock);
    QThread *asked = nullptr;
    Sweeper sweeper(site.profile().api, std::make_unique<NotingGate>(client.gate, &asked), clock);
    QSignalSpy finished(&sweeper, &Sweeper::finished);
    QThread *told = nullptr;
    connect(&sweeper, &Sweeper::found, this, [&told] { told = QThread::currentThread(); });
    sweeper.start({.window = {clock.wallTime().addDays(-1), clock.wallTime()}}, 0h);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(asked != nullptr && asked != thread());
    QCOMPARE(asked->objectName(), QStringLiteral("sweep"));
    QCOMPARE(told, thread());
}

void SweeperTest::cancels()
{
    Rig rig(40);
    QSignalSpy finished(&rig.sweeper, &Sweeper::finished);
    connect(&rig.sweeper, &Sweeper::progressed, &rig.sweeper, &Sweeper::cancel);
    rig.sweeper.start({.window = rig.window}, 72h);
    QTRY_COMPARE(finished.size(), 1);
    const auto report = finished.at(0).at(0).value<SweepReport>();
    QVERIFY(report.cancelled && !report.complete);
    QVERIFY(report.pages >= 1);
    QVERIFY(!rig.sweeper.isRunning());
    disconnect(&rig.sweeper, &Sweeper::progressed, &rig.sweeper, &Sweeper::cancel);
    rig.sweeper.start({.window = rig.window}, 72h);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20'000);
    QVERIFY(finished.at(1).at(0).value<SweepReport>().complete);
}

void SweeperTest::isDestroyedWhileItRuns_data()
{
    QTest::addColumn<int>("pages");
    QTest::newRow("at once") << 0;
    QTest::newRow("after a page") << 1;
    QTest::newRow("after three pages") << 3;
}

void SweeperTest::isDestroyedWhileItRuns()
{
    QFETCH(const int, pages);
    DemoSite site(withHistory(40));
    const SystemClock clock;
    SignedIn client(site, clock);
    auto sweeper = std::make_unique<Sweeper>(site.profile().api, std::make_unique<RemoteGate>(client.gate), clock);
    QSignalSpy progressed(sweeper.get(), &Sweeper::progressed);
    sweeper->start({.window = {clock.wallTime().addDays(-1), clock.wallTime()}}, 72h);
    QTRY_VERIFY(progressed.size() >= pages);
    sweeper.reset();
    const int before = site.requests();
    // What it still asked for through the gate comes to nothing.
    QTRY_VERIFY(client.gate.findChildren<QObject *>().isEmpty());
    QVERIFY(site.requests() <= before + 1);
}

WRAPDESK_TEST(SweeperTest)
#include "sweepertest.moc"
