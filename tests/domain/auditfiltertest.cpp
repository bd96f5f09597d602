// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/audit.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class AuditFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void acceptsWhatItAsksForAndNothingElse_data();
    void acceptsWhatItAsksForAndNothingElse();
};

namespace {

const QDateTime at(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

AuditEntry sample()
{
    AuditEntry entry;
    entry.at = at;
    entry.by = UserId(QStringLiteral("u1"));
    entry.queue = QueueId(QStringLiteral("q1"));
    entry.outcome = IntentState::Refused;
    entry.reason.kind = Reason::Kind::Bulk;
    return entry;
}

} // namespace

void AuditFilterTest::acceptsWhatItAsksForAndNothingElse_data()
{
    QTest::addColumn<AuditFilter>("filter");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("nothing asked") << AuditFilter{} << true;
    QTest::newRow("from that very moment") << AuditFilter{.from = at} << true;
    QTest::newRow("from later") << AuditFilter{.from = at.addMSecs(1)} << false;
    QTest::newRow("to that very moment") << AuditFilter{.to = at} << false;
    QTest::newRow("to later") << AuditFilter{.to = at.addMSecs(1)} << true;
    QTest::newRow("the person") << AuditFilter{.by = UserId(QStringLiteral("u1"))} << true;
    QTest::newRow("another person") << AuditFilter{.by = UserId(QStringLiteral("u2"))} << false;
    QTest::newRow("the application") << AuditFilter{.by = UserId()} << false;
    QTest::newRow("the queue") << AuditFilter{.queue = QueueId(QStringLiteral("q1"))} << true;
    QTest::newRow("another queue") << AuditFilter{.queue = QueueId(QStringLiteral("q2"))} << false;
    QTest::newRow("the outcome") << AuditFilter{.outcome = IntentState::Refused} << true;
    QTest::newRow("another outcome") << AuditFilter{.outcome = IntentState::Locked} << false;
    QTest::newRow("the reason") << AuditFilter{.reason = Reason::Kind::Bulk} << true;
    QTest::newRow("another reason") << AuditFilter{.reason = Reason::Kind::Hand} << false;
    QTest::newRow("one of two") << AuditFilter{.queue = QueueId(QStringLiteral("q1")), .reason = Reason::Kind::Hand}
                                << false;
}

void AuditFilterTest::acceptsWhatItAsksForAndNothingElse()
{
    QFETCH(AuditFilter, filter);
    QTEST(accepts(filter, sample()), "isAccepted");
}

WRAPDESK_TEST(AuditFilterTest)
#include "auditfiltertest.moc"
