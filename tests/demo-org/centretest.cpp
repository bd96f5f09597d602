// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/site.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace demoorg;

class CentreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hasTheSizeOfAMidSizeSite();
    void usesEveryAcwPromptAndMedium();
    void offersNoCodeChosenNearlyEverywhere();
    void hasTheFlawsOfAGrownCodeList();
    void namesEverythingByGuid();
    void staysTheSameForASeed();
    void dividesTimeoutsBySpeedButNotBelowASecond();
};

void CentreTest::hasTheSizeOfAMidSizeSite()
{
    const Site site({.backlog = 0, .arrivalsPerMinute = 0});
    QCOMPARE(site.queues().size(), 12);
    QCOMPARE(site.codes().size(), 60);
    QCOMPARE(site.users().size(), 85);
    QCOMPARE(site.divisions().size(), 5);
    QVERIFY(site.user(site.supervisorId()));
    for (const Queue &queue : site.queues()) {
        QVERIFY2(queue.memberIds.size() >= 6, qPrintable(queue.name));
        QVERIFY(!queue.memberIds.contains(site.supervisorId()));
        if (!queue.codeIds.isEmpty())
            QVERIFY2(queue.codeIds.size() >= 6 && queue.codeIds.size() <= 20, qPrintable(queue.name));
        for (const QString &id : queue.codeIds)
            QVERIFY(site.code(id));
    }
}

void CentreTest::usesEveryAcwPromptAndMedium()
{
    const Site site({.backlog = 0, .arrivalsPerMinute = 0});
    QSet<QString> prompts;
    QSet<QString> media;
    for (const Queue &queue : site.queues()) {
        prompts.insert(queue.wrapupPrompt);
        for (const QString &medium : queue.media)
            media.insert(medium);
        const bool isUntimed =
            queue.wrapupPrompt == QLatin1String("MANDATORY") || queue.wrapupPrompt == QLatin1String("OPTIONAL");
        QCOMPARE(queue.timeoutMs == 0, isUntimed);
    }
    QVERIFY(std::any_of(site.queues().cbegin(), site.queues().cend(), [](const Queue &queue) {
        return queue.timeoutMs == 15'000 && queue.wrapupPrompt == QLatin1String("MANDATORY_TIMEOUT");
    }));
    QCOMPARE(prompts.size(), 5);
    QCOMPARE(media.size(), 4);
}

void CentreTest::offersNoCodeChosenNearlyEverywhere()
{
    const Site site({.backlog = 0, .arrivalsPerMinute = 0});
    const auto code = std::find_if(site.codes().cbegin(), site.codes().cend(),
                                   [](const Code &c) { return c.name == QLatin1String("No code chosen"); });
    QVERIFY(code != site.codes().cend());
    const auto queues = std::count_if(site.queues().cbegin(), site.queues().cend(),
                                      [&](const Queue &queue) { return queue.codeIds.contains(code->id); });
    QCOMPARE(queues, 10);
}

void CentreTest::hasTheFlawsOfAGrownCodeList()
{
    const Site site({.backlog = 0, .arrivalsPerMinute = 0});
    QSet<QString> used;
    int queuesWithoutCodes = 0;
    int foreign = 0;
    for (const Queue &queue : site.queues()) {
        queuesWithoutCodes += queue.codeIds.isEmpty() ? 1 : 0;
        for (const QString &id : queue.codeIds) {
            used.insert(id);
            const QString &division = site.code(id)->divisionId;
            foreign += !division.isEmpty() && division != queue.divisionId ? 1 : 0;
        }
    }
    QSet<QString> folded;
    for (const Code &code : site.codes())
        folded.insert(code.name.toCaseFolded());
    QCOMPARE(folded.size(), 59); // two differ by case alone
    QCOMPARE(used.size(), 56); // four are on no queue
    QCOMPARE(queuesWithoutCodes, 1);
    QCOMPARE(foreign, 1);
}

void CentreTest::namesEverythingByGuid()
{
    const Site site({.backlog = 40});
    QStringList ids{site.organizationId()};
    for (const Queue &queue : site.queues())
        ids += queue.id;
    for (const Code &code : site.codes())
        ids += code.id;
    for (const User &user : site.users())
        ids += user.id;
    ids += site.conversationIds();
    for (const QString &id : ids)
        QCOMPARE(QUuid::fromString(id).toString(QUuid::WithoutBraces), id);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
}

void CentreTest::staysTheSameForASeed()
{
    const auto names = [](quint32 seed) {
        const Site site({.seed = seed, .backlog = 0, .arrivalsPerMinute = 0});
        QStringList all{site.organizationId()};
        for (const User &user : site.users())
            all += user.id + user.name + user.email + user.divisionId;
        for (const Queue &queue : site.queues())
            all += queue.id + queue.memberIds.join(u' ');
        return all;
    };
    QCOMPARE(names(7), names(7));
    QVERIFY(names(7) != names(8));
}

void CentreTest::dividesTimeoutsBySpeedButNotBelowASecond()
{
    const Site site({.speed = 40, .backlog = 0, .arrivalsPerMinute = 0});
    QList<int> timeouts;
    for (const Queue &queue : site.queues()) {
        if (queue.timeoutMs > 0)
            timeouts.append(queue.timeoutMs);
    }
    QCOMPARE(*std::max_element(timeouts.cbegin(), timeouts.cend()), 2250); // 90 s
    QCOMPARE(*std::min_element(timeouts.cbegin(), timeouts.cend()), 1000); // 30 s
}

WRAPDESK_TEST(CentreTest)
#include "centretest.moc"
