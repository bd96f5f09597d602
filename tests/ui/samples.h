// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "models/stragglermodel.h"
#include "session/session.h"

#include <QTest>

namespace wrapdesk::test {

// Any warning fails the test, but for two of Qt's own: what the offscreen platform cannot do (size hints, raising a
// popup and giving it the keyboard), and what Qt 6.4 says when several requests to a host that refuses connections fail
// together.
inline void failOnOurWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support "
                                                           "|QNetworkReplyImplPrivate::error: Internal problem).*")));
}

// Noon of the day every sample is about.
inline QDateTime noon() { return {QDate(2026, 11, 22), QTime(12, 0), Qt::UTC}; }

inline LegId legId(int number)
{
    return {ConversationId(QStringLiteral("c%1").arg(number, 4, 10, QLatin1Char('0'))),
            ParticipantId(QStringLiteral("p%1").arg(number)), CommunicationId(QStringLiteral("m%1").arg(number))};
}

// An inbox row: missing, in Billing, ended `number` minutes before noon.
inline StragglerRow straggler(int number, StragglerClass kind = StragglerClass::Missing)
{
    StragglerRow row;
    row.key = legId(number);
    row.leg.id = row.key;
    row.leg.queue = QueueId(QStringLiteral("q1"));
    row.leg.media = Media::Voice;
    row.leg.phase = LegPhase::Ended;
    row.leg.connectedAt = noon().addSecs(qint64(-60) * number - 300);
    row.leg.endedAt = noon().addSecs(qint64(-60) * number);
    row.leg.customer = QStringLiteral("tel:+13175554410");
    row.straggler.kind = kind;
    row.queue = QStringLiteral("Billing");
    row.agent = QStringLiteral("A. Okafor");
    return row;
}

// An entry of the audit: a code given by hand in Billing; number 1000 is of noon, each other a minute off.
inline AuditEntry entry(int id)
{
    AuditEntry entry;
    entry.id = id;
    entry.at = noon().addSecs(qint64(60) * (id - 1000));
    entry.by = UserId(QStringLiteral("u1"));
    entry.byName = QStringLiteral("A. Supervisor");
    entry.leg = legId(id);
    entry.media = Media::Voice;
    entry.queue = QueueId(QStringLiteral("q1"));
    entry.queueName = QStringLiteral("Billing");
    entry.agentName = QStringLiteral("A. Okafor");
    entry.after = WrapupCode{CodeId(QStringLiteral("r")), QStringLiteral("Resolved"), {}};
    entry.correlationIds = {QStringLiteral("corr-%1").arg(id)};
    return entry;
}

// From the newest id down.
inline QList<AuditEntry> entries(int newest, int count)
{
    QList<AuditEntry> result;
    for (int id = newest; id > newest - count; --id)
        result.append(entry(id));
    return result;
}

inline ListState ready() { return {.loading = Loading::Ready, .asOf = noon()}; }

} // namespace wrapdesk::test
