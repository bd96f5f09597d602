// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/auditcsv.h"

#include <array>

namespace wrapdesk::auditcsv {

namespace {

struct Line
{
    const AuditEntry &entry;
    const QString &organization;
    const QString &customer;
};

struct Column
{
    QLatin1String title;
    QString (*cell)(const Line &);
};

QString codeName(const std::optional<WrapupCode> &code) { return code ? code->name : QString(); }
QString codeId(const std::optional<WrapupCode> &code) { return code ? code->id.text() : QString(); }

// A cell says nothing where the entry tells of no leg and no write.
bool isOfLeg(const AuditEntry &entry) { return !entry.leg.conversation.isEmpty(); }
bool isOfWrite(const AuditEntry &entry) { return entry.kind == AuditKind::Write || entry.kind == AuditKind::Tag; }

const std::array columns{
    Column{QLatin1String("time (UTC)"), [](const Line &of) { return of.entry.at.toUTC().toString(Qt::ISODateWithMs); }},
    Column{QLatin1String("entry"), [](const Line &of) { return QString::number(of.entry.id); }},
    Column{QLatin1String("what"), [](const Line &of) { return auditKindName(of.entry.kind); }},
    Column{QLatin1String("organization"), [](const Line &of) { return of.organization; }},
    Column{QLatin1String("by"), [](const Line &of) { return of.entry.byName; }},
    Column{QLatin1String("by id"), [](const Line &of) { return of.entry.by.text(); }},
    Column{QLatin1String("queue"), [](const Line &of) { return of.entry.queueName; }},
    Column{QLatin1String("queue id"), [](const Line &of) { return of.entry.queue.text(); }},
    Column{QLatin1String("agent"), [](const Line &of) { return of.entry.agentName; }},
    Column{QLatin1String("agent id"), [](const Line &of) { return of.entry.agent.text(); }},
    Column{QLatin1String("media"),
           [](const Line &of) { return isOfLeg(of.entry) ? mediaName(of.entry.media) : QString(); }},
    Column{QLatin1String("customer"), [](const Line &of) { return of.customer; }},
    Column{QLatin1String("code before"), [](const Line &of) { return codeName(of.entry.before); }},
    Column{QLatin1String("code before id"), [](const Line &of) { return codeId(of.entry.before); }},
    Column{QLatin1String("code after"), [](const Line &of) { return codeName(of.entry.after); }},
    Column{QLatin1String("code after id"), [](const Line &of) { return codeId(of.entry.after); }},
    Column{QLatin1String("reason"),
           [](const Line &of) { return isOfWrite(of.entry) ? reasonName(of.entry.reason.kind) : QString(); }},
    Column{QLatin1String("rule"), [](const Line &of) { return of.entry.reason.rule; }},
    Column{QLatin1String("outcome"),
           [](const Line &of) { return isOfWrite(of.entry) ? intentStateName(of.entry.outcome) : QString(); }},
    Column{
        QLatin1String("refusal"),
        [](const Line &of) { return of.entry.refusal == Refusal::None ? QString() : refusalName(of.entry.refusal); }},
    Column{QLatin1String("detail"), [](const Line &of) { return of.entry.detail; }},
    Column{QLatin1String("conversation id"), [](const Line &of) { return of.entry.leg.conversation.text(); }},
    Column{QLatin1String("participant id"), [](const Line &of) { return of.entry.leg.participant.text(); }},
    Column{QLatin1String("communication id"), [](const Line &of) { return of.entry.leg.communication.text(); }},
    Column{QLatin1String("correlation ids"), [](const Line &of) { return of.entry.correlationIds.join(u' '); }},
};

} // namespace

QStringList header()
{
    QStringList titles;
    for (const Column &column : columns)
        titles << column.title;
    return titles;
}

QStringList cells(const AuditEntry &entry, const QString &organization, const QString &customer)
{
    const Line line{entry, organization, customer};
    QStringList cells;
    for (const Column &column : columns)
        cells << column.cell(line);
    return cells;
}

} // namespace wrapdesk::auditcsv
