// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/livepage.h"

#include "samples.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>

using namespace wrapdesk;
using namespace wrapdesk::test;

class LivePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void saysWhatAnAgentIsDoing_data();
    void saysWhatAnAgentIsDoing();
    void groupsLegsByQueueAndCountsThemOnCards();
    void aCardNarrowsTheListToItsQueue();
    void countsDownAfterCallWork();

private:
    QAbstractItemModel *legs() const { return m_page->board().model(); }
    QListView *cards() const { return m_page->findChild<QListView *>(QStringLiteral("queueCards")); }

    std::unique_ptr<LivePage> m_page;
};

namespace {

LiveRow leg(int number, const QString &queue, LegActivity activity)
{
    LiveRow row;
    row.key = legId(number);
    row.leg.id = row.key;
    row.leg.queue = QueueId(queue);
    row.leg.media = Media::Voice;
    row.leg.phase = LegPhase::Talking;
    row.leg.connectedAt = noon().addSecs(-90);
    row.activity = activity;
    row.queue = queue;
    row.agent = QStringLiteral("Agent %1").arg(number);
    return row;
}

const QString billing = QStringLiteral("Billing");
const QString claims = QStringLiteral("Claims");

} // namespace

void LivePageTest::init()
{
    failOnOurWarnings();
    m_page = std::make_unique<LivePage>();
    m_page->resize(1100, 700);
    m_page->tick(noon());
    m_page->setState(ready());
    new QAbstractItemModelTester(legs(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_page.get());
}

void LivePageTest::saysWhatAnAgentIsDoing_data()
{
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<std::optional<LegActivity>>("activity");
    const Leg pending{.phase = LegPhase::Ended, .acw = AcwState::Pending};
    QTest::newRow("alerting") << Leg{.phase = LegPhase::Contacting} << std::optional(LegActivity::Alerting);
    QTest::newRow("talking") << Leg{.phase = LegPhase::Talking} << std::optional(LegActivity::Talking);
    QTest::newRow("holding") << Leg{.phase = LegPhase::Talking, .held = true} << std::optional(LegActivity::Holding);
    QTest::newRow("in after-call work") << pending << std::optional(LegActivity::InAcw);
    QTest::newRow("coded") << Leg{.phase = LegPhase::Ended,
                                  .acw = AcwState::Pending,
                                  .code = AssignedCode{.code = QStringLiteral("sale")}}
                           << std::optional<LegActivity>();
    QTest::newRow("ended") << Leg{.phase = LegPhase::Ended, .acw = AcwState::Complete} << std::optional<LegActivity>();
    QTest::newRow("listening in") << Leg{.monitoring = true, .phase = LegPhase::Talking}
                                  << std::optional<LegActivity>();
}

void LivePageTest::saysWhatAnAgentIsDoing()
{
    QFETCH(Leg, leg);
    QFETCH(std::optional<LegActivity>, activity);
    QCOMPARE(activityOf(leg), activity);
}

void LivePageTest::groupsLegsByQueueAndCountsThemOnCards()
{
    m_page->merge({leg(1, claims, LegActivity::Talking), leg(2, billing, LegActivity::Holding),
                   leg(3, billing, LegActivity::Talking), leg(4, claims, LegActivity::Alerting)});
    QStringList queues;
    for (int row = 0; row < legs()->rowCount(); ++row)
        queues << legs()->index(row, LiveModel::QueueName).data().toString();
    QCOMPARE(queues, (QStringList{billing, billing, claims, claims}));
    QVERIFY(legs()->index(0, 0).data(FirstOfGroupRole).toBool());
    QVERIFY(!legs()->index(1, 0).data(FirstOfGroupRole).toBool());
    QVERIFY(legs()->index(2, 0).data(FirstOfGroupRole).toBool());
    QCOMPARE(cards()->model()->rowCount(), 2);
    QCOMPARE(cards()->model()->index(0, 0).data().toString(),
             QStringLiteral("Billing: 1 talking, 0 alerting, 1 holding, 0 in after-call work"));
    m_page->update({}, {legId(2), legId(3)});
    QCOMPARE(cards()->model()->rowCount(), 1);
}

void LivePageTest::aCardNarrowsTheListToItsQueue()
{
    m_page->merge({leg(1, claims, LegActivity::Talking), leg(2, billing, LegActivity::Holding)});
    cards()->setCurrentIndex(cards()->model()->index(1, 0));
    QCOMPARE(legs()->rowCount(), 1);
    QCOMPARE(legs()->index(0, LiveModel::QueueName).data().toString(), claims);
    cards()->clearSelection();
    QCOMPARE(legs()->rowCount(), 2);
}

void LivePageTest::countsDownAfterCallWork()
{
    LiveRow row = leg(1, billing, LegActivity::InAcw);
    row.leg.phase = LegPhase::Ended;
    row.leg.acw = AcwState::Pending;
    row.leg.prompt = WrapupPrompt::MandatoryTimeout;
    row.leg.acwTimeout = std::chrono::seconds(60);
    row.leg.acwStart = noon().addSecs(-20);
    m_page->merge({row});
    QCOMPARE(legs()->index(0, LiveModel::Time).data().toString(), QStringLiteral("0:40 left"));
    m_page->tick(noon().addSecs(30));
    QCOMPARE(legs()->index(0, LiveModel::Time).data().toString(), QStringLiteral("0:10 left"));
}

WRAPDESK_TEST(LivePageTest)
#include "livepagetest.moc"
