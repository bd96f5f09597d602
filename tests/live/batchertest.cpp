// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/batcher.h"

#include "support/fakeclock.h"
#include "support/runner.h"

#include <QTest>

#include <memory>

using namespace std::chrono_literals;
using namespace wrapdesk;

class BatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handsOutAtOnceAfterAPause();
    void handsOutARushTogetherInOrder();
    void handsOutAtMostEvery100ms();
    void staysSilentWithoutEvents();
    void keepsWhatComesWhileItHandsOut();
    void forgetsItsWaitWhenDeleted();

private:
    static LegEvent event(int number);
    void add(int number) { m_batcher->add({event(number)}); }

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<Batcher> m_batcher;
    QList<QStringList> m_batches;
};

LegEvent BatcherTest::event(int number) { return {.leg = {.agentName = QString::number(number)}}; }

void BatcherTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_batches.clear();
    m_clock = std::make_unique<test::FakeClock>();
    m_batcher = std::make_unique<Batcher>(*m_clock);
    connect(m_batcher.get(), &Batcher::batch, this, [this](const QList<LegEvent> &events) {
        QStringList names;
        for (const LegEvent &event : events)
            names << event.leg.agentName;
        m_batches << names;
    });
}

void BatcherTest::handsOutAtOnceAfterAPause()
{
    add(1);
    QCOMPARE(m_batches, (QList<QStringList>{{QStringLiteral("1")}}));
    m_clock->advance(100ms);
    add(2);
    QCOMPARE(m_batches.size(), 2);
}

void BatcherTest::handsOutARushTogetherInOrder()
{
    for (int number = 1; number <= 4; ++number)
        add(number);
    QCOMPARE(m_batches.size(), 1);
    m_clock->advance(99ms);
    QCOMPARE(m_batches.size(), 1);
    m_clock->advance(1ms);
    QCOMPARE(m_batches, (QList<QStringList>{{QStringLiteral("1")},
                                            {QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")}}));
}

void BatcherTest::handsOutAtMostEvery100ms()
{
    for (int number = 0; number < 1'000; ++number) {
        add(number);
        m_clock->advance(1ms);
    }
    QCOMPARE(m_batches.size(), 11); // at 0, 100, …, 1000
    QStringList all;
    for (const QStringList &batch : std::as_const(m_batches))
        all << batch;
    QCOMPARE(all.size(), 1'000);
    QCOMPARE(all.last(), QStringLiteral("999"));
}

void BatcherTest::staysSilentWithoutEvents()
{
    m_batcher->add({});
    m_clock->advance(1s);
    QVERIFY(m_batches.isEmpty());
    QCOMPARE(m_clock->waiting(), 0);
}

void BatcherTest::keepsWhatComesWhileItHandsOut()
{
    const auto once = std::make_shared<QMetaObject::Connection>();
    *once = connect(m_batcher.get(), &Batcher::batch, this, [this, once] {
        disconnect(*once);
        add(2);
    });
    add(1);
    m_clock->advance(100ms);
    QCOMPARE(m_batches, (QList<QStringList>{{QStringLiteral("1")}, {QStringLiteral("2")}}));
}

void BatcherTest::forgetsItsWaitWhenDeleted()
{
    add(1);
    add(2);
    m_batcher.reset();
    m_clock->advance(1s);
    QCOMPARE(m_batches.size(), 1);
}

WRAPDESK_TEST(BatcherTest)
#include "batchertest.moc"
