// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/site.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;

class SiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void standsWithALargeBacklog();
};

void SiteTest::standsWithALargeBacklog()
{
    const Site site({.backlog = 10'000, .arrivalsPerMinute = 0});
    QVERIFY(site.conversations().size() > 10'000);
    QCOMPARE(site.conversationIds().size(), site.conversations().size());
}

WRAPDESK_TEST(SiteTest)
#include "sitetest.moc"
