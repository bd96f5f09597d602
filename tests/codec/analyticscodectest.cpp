// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/analyticscodec.h"

#include "golden.h"
#include "legtext.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class AnalyticsCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsEverySession_data();
    void readsEverySession();
    void readsWhatDecides_data();
    void readsWhatDecides();
    void countsAPage();
    void takesAnEmptyAnswerForNoHits();
    void survivesMutilation();
    void readsSegmentsInAnyOrder();
    void readsTheActivity();
    void survivesMutilatedActivity();
};

void AnalyticsCodecTest::readsEverySession_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = fixtures(QStringLiteral("analytics"));
    for (const QString &name : names) {
        if (name != u"activity")
            QTest::newRow(qPrintable(name)) << name;
    }
}

void AnalyticsCodecTest::readsEverySession()
{
    QFETCH(QString, name);
    const auto page = decodeDetails(fixture(QStringLiteral("analytics/%1.json").arg(name)));
    QVERIFY2(page, page ? "" : qPrintable(describe(page.error())));
    const QByteArray difference =
        differenceToGolden(textOf(page->legs), QStringLiteral("analytics/%1.legs.txt").arg(name));
    QVERIFY2(difference.isEmpty(), difference.constData());
}

// What the traps of FEATURES look like in analytics.
void AnalyticsCodecTest::readsWhatDecides_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("leg");
    QTest::addColumn<LegPhase>("phase");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<AcwState>("acw");
    QTest::addColumn<QString>("code");
    const QString none;
    const QString order = QStringLiteral("2a9c6f3e-51d4-4b0a-8a6e-7f4f0c3b9d11");
    const QString complaint = QStringLiteral("2a9c6f3e-51d4-4b0a-8a6e-7f4f0c3b9d12");
    const auto row = [](const char *trap, const char *name, int leg, LegPhase phase, bool answered, AcwState acw,
                        const QString &code) {
        QTest::newRow(trap) << QString::fromLatin1(name) << leg << phase << answered << acw << code;
    };
    using enum LegPhase;
    row("2 declined", "alert-declined", 0, Ended, false, AcwState::Unknown, none);
    row("2 ringing", "alert-declined", 1, Contacting, false, AcwState::Unknown, none);
    row("2 perhaps being answered", "alert-ended-without-a-reason", 0, Contacting, false, AcwState::Unknown, none);
    row("5 wrap-up segment without code", "wrapup-segment-without-code", 0, Ended, true, AcwState::Complete, none);
    row("5 no wrap-up segment", "no-wrapup-segment", 0, Ended, true, AcwState::Unknown, none);
    row("5 code on an interact segment", "code-on-interact-segment", 0, Ended, true, AcwState::Unknown, order);
    row("the later code wins", "code-changed-in-acw", 0, Ended, true, AcwState::Complete, complaint);
    row("8 the callback", "callback-and-its-call", 0, Ended, true, AcwState::Complete, order);
    row("8 the call", "callback-and-its-call", 1, Ended, true, AcwState::Complete, none);
    row("10 who transferred", "transfer-conversation-lives-on", 0, Ended, true, AcwState::Unknown, none);
    row("10 who took over", "transfer-conversation-lives-on", 1, Talking, true, AcwState::Unknown, none);
    row("11 unknown segment types", "unknown-words", 0, Ended, true, AcwState::Unknown, none);
    row("17 skipped", "acw-skipped", 0, Ended, true, AcwState::Skipped, none);
    row("ACW open", "acw-open", 0, Ended, true, AcwState::Pending, none);
    row("on hold", "talking", 0, Talking, true, AcwState::Unknown, none);
    row("ended on hold", "ended-on-hold", 0, Ended, true, AcwState::Complete, QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
    row("over, without a segment's end", "ended-without-segment-ends", 0, Ended, true, AcwState::Unknown, none);
    row("over, without segments", "ended-without-segment-ends", 1, Ended, false, AcwState::Unknown, none);
}

void AnalyticsCodecTest::readsWhatDecides()
{
    QFETCH(QString, name);
    QFETCH(int, leg);
    const auto page = decodeDetails(fixture(QStringLiteral("analytics/%1.json").arg(name)));
    QVERIFY(page && page->legs.size() > leg);
    const Leg &found = page->legs.at(leg);
    QTEST(found.phase, "phase");
    QTEST(found.isAnswered(), "answered");
    QTEST(found.acw, "acw");
    QTEST(found.code ? found.code->code : QString(), "code");
}

void AnalyticsCodecTest::countsAPage()
{
    const auto page = decodeDetails(fixture(QStringLiteral("analytics/two-conversations.json")));
    QVERIFY(page);
    QCOMPARE(page->conversations, 2);
    QCOMPARE(page->ids.size(), 2);
    QCOMPARE(page->legs.size(), 1);
    QCOMPARE(page->totalHits, 8123);
}

void AnalyticsCodecTest::takesAnEmptyAnswerForNoHits()
{
    const auto page = decodeDetails("{}");
    QVERIFY(page);
    QCOMPARE(page->conversations, 0);
    QCOMPARE(page->totalHits, 0);
}

void AnalyticsCodecTest::survivesMutilation()
{
    const QString agent = QStringLiteral("$.conversations[0].participants[1]");
    const QString session = agent + QStringLiteral(".sessions[0]");
    const Essentials essentials{
        .required = {QStringLiteral("$.conversations[0].conversationId"), agent + QStringLiteral(".participantId"),
                     session + QStringLiteral(".sessionId")},
        .essential = {QStringLiteral("$.conversations"), QStringLiteral("$.conversations[0].participants"),
                      QStringLiteral("$.conversations[0].participants[0].sessions"),
                      agent + QStringLiteral(".sessions"), session + QStringLiteral(".segments"),
                      session + QStringLiteral(".segments[2].wrapUpCode")}};
    const QByteArray body = fixture(QStringLiteral("analytics/wrapped-up.json"));
    const QByteArray mistake = firstMistake(body, essentials, errorOf<DetailsPage>(decodeDetails));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
    QCOMPARE(textOf(decodeDetails(withExtraFields(body))->legs), textOf(decodeDetails(body)->legs));
}

void AnalyticsCodecTest::readsSegmentsInAnyOrder()
{
    const auto page = decodeDetails(fixture(QStringLiteral("analytics/code-changed-in-acw.json")));
    QVERIFY(page);
    const Leg &leg = page->legs.first();
    QCOMPARE(leg.endedAt.toString(Qt::ISODate), QStringLiteral("2026-11-22T10:04:00Z"));
    QCOMPARE(leg.acwEnd.toString(Qt::ISODate), QStringLiteral("2026-11-22T10:04:21Z"));
}

void AnalyticsCodecTest::readsTheActivity()
{
    const auto activity = decodeActivity(fixture(QStringLiteral("analytics/activity.json")));
    QVERIFY(activity);
    QCOMPARE(activity->queues.size(), 2);
    QCOMPARE(activity->queues.value(QueueId(QStringLiteral("0e185c02-aca1-4a72-82ea-2e78684e2c89"))),
             (QueueActivity{.waiting = 1, .alerting = 0, .interacting = 2}));
    QCOMPARE(activity->conversations.size(), 3); // one stands on both queues
    QVERIFY(activity->truncated);
    QCOMPARE(decodeActivity("{}")->queues.size(), 0);
}

void AnalyticsCodecTest::survivesMutilatedActivity()
{
    Essentials essentials{.essential = {QStringLiteral("$.results")}};
    for (int result = 0; result < 2; ++result) {
        const QString place = QStringLiteral("$.results[%1]").arg(result);
        essentials.required << place + QStringLiteral(".group") << place + QStringLiteral(".group.queueId");
        essentials.essential << place + QStringLiteral(".data") << place + QStringLiteral(".entities");
        for (int entity = 0; entity < (result == 0 ? 3 : 1); ++entity)
            essentials.required << place + QStringLiteral(".entities[%1].conversationId").arg(entity);
    }
    const QByteArray mistake = firstMistake(fixture(QStringLiteral("analytics/activity.json")), essentials,
                                            errorOf<ActivitySnapshot>(decodeActivity));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

WRAPDESK_TEST(AnalyticsCodecTest)
#include "analyticscodectest.moc"
