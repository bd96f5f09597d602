// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passoutput.h"

#include <QJsonArray>

using namespace wrapdesk;

namespace {

QString iso(const QDateTime &time) { return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString(); }

QString outcomeOf(const PassedLeg &passed)
{
    if (passed.skipped)
        return QStringLiteral("skipped");
    return passed.outcome ? intentStateName(*passed.outcome) : QString();
}

QString reasonOf(const PassedLeg &passed)
{
    if (passed.error && !passed.error->message.isEmpty())
        return passed.error->code.isEmpty() ? passed.error->message
                                            : QStringLiteral("%1: %2").arg(passed.error->code, passed.error->message);
    return passed.refusal == Refusal::None ? passed.remark : refusalName(passed.refusal);
}

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject codeToJson(const QString &codeOrName, const Session &session)
{
    const WrapupCode named = session.codes().named(codeOrName);
    return {{QStringLiteral("id"), named.id.text()}, {QStringLiteral("name"), named.name}};
}

QJsonArray toJson(const QList<RuleExplanation> &explanation)
{
    QJsonArray rules;
    for (const RuleExplanation &rule : explanation) {
        QJsonArray conditions;
        for (const RuleExplanation::Condition &condition : rule.conditions)
            conditions << QJsonObject{{QStringLiteral("field"), ruleFieldName(condition.field)},
                                      {QStringLiteral("met"), condition.isMet},
                                      {QStringLiteral("text"), condition.text}};
        rules << QJsonObject{{QStringLiteral("rule"), rule.rule.text()},
                             {QStringLiteral("name"), rule.name},
                             {QStringLiteral("mode"), ruleModeName(rule.mode)},
                             {QStringLiteral("decides"), rule.decides},
                             {QStringLiteral("conditions"), conditions}};
    }
    return rules;
}

// What only a pass by rules has to tell of a leg.
void addRule(QJsonObject &json, const PassedLeg &passed, const Session &session, bool explained)
{
    QJsonValue rule;
    if (passed.rule)
        rule = QJsonObject{{QStringLiteral("id"), passed.rule->id.text()},
                           {QStringLiteral("name"), passed.rule->name},
                           {QStringLiteral("code"), codeToJson(passed.rule->code.text(), session)}};
    json.insert(QStringLiteral("rule"), rule);
    if (explained)
        json.insert(QStringLiteral("explanation"), toJson(passed.explanation));
}

// One line for each rule: the decision condition by condition.
QString toLines(const QList<RuleExplanation> &explanation)
{
    QString lines;
    for (const RuleExplanation &rule : explanation) {
        QStringList conditions;
        for (const RuleExplanation::Condition &condition : rule.conditions)
            conditions << (condition.isMet ? u'✓' : u'✗') + QStringLiteral(" ") + condition.text;
        const QString verdict = rule.decides                 ? QStringLiteral("decides")
                                : rule.mode == RuleMode::Off ? QStringLiteral("is off")
                                                             : QStringLiteral("does not mean it");
        lines += QStringLiteral("    “%1” %2%3%4\n")
                     .arg(rule.name, verdict, conditions.isEmpty() ? QString() : QStringLiteral(": "),
                          conditions.join(QStringLiteral("; ")));
    }
    return lines;
}

QJsonObject legToJson(const PassedLeg &passed, const Session &session)
{
    const Leg &leg = passed.leg;
    QJsonValue code;
    if (leg.code && leg.code->stands())
        code = codeToJson(leg.code->code, session);
    return {
        {QStringLiteral("conversationId"), leg.id.conversation.text()},
        {QStringLiteral("participantId"), leg.id.participant.text()},
        {QStringLiteral("communicationId"), leg.id.communication.text()},
        {QStringLiteral("queueId"), leg.queue.text()},
        {QStringLiteral("queue"), session.queueName(leg.queue)},
        {QStringLiteral("userId"), leg.agent.text()},
        {QStringLiteral("agent"), session.agentName(leg)},
        {QStringLiteral("media"), mediaName(leg.media)},
        {QStringLiteral("direction"), directionName(leg.direction)},
        {QStringLiteral("class"), stragglerClassName(passed.straggler.kind)},
        {QStringLiteral("endedAt"), orNull(iso(leg.endedAt))},
        {QStringLiteral("code"), code},
        {QStringLiteral("outcome"), orNull(outcomeOf(passed))},
        {QStringLiteral("reason"), orNull(reasonOf(passed))},
    };
}

struct Column
{
    QString title;
    qsizetype widest;
};

QString row(const QStringList &cells, const QList<Column> &columns)
{
    QString line;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const qsizetype width = columns[i].widest;
        const QString cell = cells[i].size() > width ? cells[i].left(width - 1) + u'…' : cells[i];
        line += i + 1 < columns.size() ? cell.leftJustified(width + 2) : cell;
    }
    return line.trimmed() + u'\n';
}

QString summary(const PassReport &report)
{
    QMap<QString, int> outcomes;
    QMap<QString, int> classes;
    for (const PassedLeg &passed : report.stragglers) {
        ++classes[stragglerClassName(passed.straggler.kind)];
        if (const QString outcome = outcomeOf(passed); !outcome.isEmpty())
            ++outcomes[outcome];
    }
    const auto counts = [](const QMap<QString, int> &map) {
        QStringList parts;
        for (const auto &[name, count] : map.asKeyValueRange())
            parts << QStringLiteral("%1 %2").arg(count).arg(name);
        return parts.join(QStringLiteral(", "));
    };
    QString text = QStringLiteral("Looked at %1 legs of %2 conversations that ended from %3 to %4.\n")
                       .arg(report.legs)
                       .arg(report.conversations)
                       .arg(iso(report.window.from), iso(report.window.to));
    text += report.stragglers.isEmpty()
                ? QStringLiteral("No stragglers.\n")
                : QStringLiteral("%1 stragglers: %2.\n").arg(report.stragglers.size()).arg(counts(classes));
    if (!outcomes.isEmpty())
        text += QStringLiteral("Outcome: %1.\n").arg(counts(outcomes));
    if (!report.incomplete.isEmpty())
        text += QStringLiteral("Not complete: %1.\n").arg(report.incomplete);
    return text;
}

} // namespace

QJsonObject toJson(const PassReport &report, const Session &session, std::chrono::milliseconds elapsed)
{
    QJsonArray stragglers;
    for (const PassedLeg &passed : report.stragglers) {
        QJsonObject leg = legToJson(passed, session);
        if (report.byRules)
            addRule(leg, passed, session, report.isExplained);
        stragglers << leg;
    }
    QJsonObject byRoute;
    int total = 0;
    for (const auto &[route, count] : session.requestCounts().asKeyValueRange()) {
        byRoute.insert(route, count);
        total += count;
    }
    return {
        {QStringLiteral("version"), 1},
        {QStringLiteral("org"), session.health().organization},
        {QStringLiteral("window"), QJsonObject{{QStringLiteral("from"), orNull(iso(report.window.from))},
                                               {QStringLiteral("to"), orNull(iso(report.window.to))}}},
        {QStringLiteral("complete"), report.incomplete.isEmpty()},
        {QStringLiteral("incompleteReason"), orNull(report.incomplete)},
        {QStringLiteral("scanned"),
         QJsonObject{{QStringLiteral("conversations"), report.conversations}, {QStringLiteral("legs"), report.legs}}},
        {QStringLiteral("stragglers"), stragglers},
        {QStringLiteral("requests"), QJsonObject{{QStringLiteral("total"), total},
                                                 {QStringLiteral("throttled"), session.health().throttled},
                                                 {QStringLiteral("byRoute"), byRoute}}},
        {QStringLiteral("elapsedMs"), qint64(elapsed.count())},
    };
}

QString toTable(const PassReport &report, const Session &session)
{
    QList<Column> columns{{QStringLiteral("class"), 12},  {QStringLiteral("ended (UTC)"), 16},
                          {QStringLiteral("queue"), 22},  {QStringLiteral("agent"), 22},
                          {QStringLiteral("media"), 8},   {QStringLiteral("code found"), 22},
                          {QStringLiteral("outcome"), 60}};
    QStringList titles;
    for (const Column &column : std::as_const(columns))
        titles << column.title;
    QString text = report.stragglers.isEmpty() ? QString() : row(titles, columns);
    for (const PassedLeg &passed : report.stragglers) {
        const Leg &leg = passed.leg;
        const QString reason = reasonOf(passed);
        const QString outcome = outcomeOf(passed);
        text += row(
            {stragglerClassName(passed.straggler.kind), leg.endedAt.toUTC().toString(u"yyyy-MM-dd hh:mm"),
             session.queueName(leg.queue), session.agentName(leg), mediaName(leg.media),
             leg.code && leg.code->stands() ? session.codes().named(leg.code->code).name : QStringLiteral("—"),
             reason.isEmpty() || outcome.isEmpty() ? outcome + reason : QStringLiteral("%1 (%2)").arg(outcome, reason)},
            columns);
        text += toLines(passed.explanation);
    }
    return text + (text.isEmpty() ? QString() : QStringLiteral("\n")) + summary(report);
}
