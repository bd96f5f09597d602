// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naiveroster.h"

#include "legs.h"

#include <algorithm>
#include <map>

namespace wrapdesk::test {

namespace {

qsizetype rankOf(Source source)
{
    return QList{Source::Sweep, Source::Snapshot, Source::Notification, Source::Read}.indexOf(source);
}

// The platform's live words are equals.
qsizetype liveRankOf(Source source) { return qMin(rankOf(source), rankOf(Source::Notification)); }

// The last of those who had something to say, ordered by source, time and word.
template <typename T>
T lastWord(const QList<LegEvent> &events, T Leg::*field, qsizetype (*rank)(Source) = rankOf)
{
    std::map<std::tuple<qsizetype, QDateTime, T>, T> said;
    for (const LegEvent &event : events) {
        if (event.leg.*field != T{})
            said[{rank(event.source), event.observedAt, event.leg.*field}] = event.leg.*field;
    }
    return said.empty() ? T{} : said.rbegin()->second;
}

QList<QDateTime> times(const QList<LegEvent> &events, QDateTime Leg::*field)
{
    QList<QDateTime> known;
    for (const LegEvent &event : events) {
        if ((event.leg.*field).isValid())
            known.append(event.leg.*field);
    }
    std::sort(known.begin(), known.end());
    return known;
}

QDateTime earliest(const QList<LegEvent> &events, QDateTime Leg::*field) { return times(events, field).value(0); }

QDateTime latest(const QList<LegEvent> &events, QDateTime Leg::*field)
{
    const QList<QDateTime> known = times(events, field);
    return known.value(known.size() - 1);
}

std::optional<AssignedCode> lastCode(const QList<LegEvent> &events)
{
    std::map<std::tuple<bool, QDateTime, QDateTime, QString, QString, bool>, AssignedCode> said;
    for (const LegEvent &event : events) {
        if (!event.leg.code)
            continue;
        const AssignedCode &code = *event.leg.code;
        if (code.code.isEmpty() && !code.provisional)
            continue;
        const QDateTime set = code.setAt.isValid() ? code.setAt : event.observedAt;
        said[{!code.provisional, set, event.observedAt, code.code, code.notes, code.setAt.isValid()}] = code;
    }
    return said.empty() ? std::nullopt : std::optional(said.rbegin()->second);
}

bool lastHeld(const QList<LegEvent> &events)
{
    std::map<std::tuple<QDateTime, qsizetype, bool>, bool> said;
    for (const LegEvent &event : events)
        said[{event.observedAt, rankOf(event.source), event.leg.held}] = event.leg.held;
    return said.rbegin()->second;
}

Leg joined(const LegId &id, const QList<LegEvent> &events)
{
    Leg leg;
    leg.id = id;
    leg.queue = lastWord(events, &Leg::queue);
    leg.agent = lastWord(events, &Leg::agent);
    leg.agentName = lastWord(events, &Leg::agentName);
    leg.team = lastWord(events, &Leg::team);
    leg.media = lastWord(events, &Leg::media);
    leg.direction = lastWord(events, &Leg::direction);
    leg.customer = lastWord(events, &Leg::customer);
    leg.externalTag = lastWord(events, &Leg::externalTag);
    leg.disconnectType = lastWord(events, &Leg::disconnectType);
    leg.prompt = lastWord(events, &Leg::prompt);
    leg.acwTimeout = lastWord(events, &Leg::acwTimeout, liveRankOf);
    leg.conversationStart = earliest(events, &Leg::conversationStart);
    leg.alertingAt = earliest(events, &Leg::alertingAt);
    leg.connectedAt = earliest(events, &Leg::connectedAt);
    leg.acwStart = earliest(events, &Leg::acwStart);
    leg.endedAt = latest(events, &Leg::endedAt);
    leg.acwEnd = latest(events, &Leg::acwEnd);
    leg.code = lastCode(events);
    leg.held = lastHeld(events);
    for (const LegEvent &event : events) {
        const bool isFirm = event.leg.phase == LegPhase::Ended || event.leg.acw == AcwState::Skipped
                            || event.leg.acw == AcwState::Complete;
        leg.monitoring |= event.leg.monitoring;
        leg.acwSkipped |= event.leg.acwSkipped;
        leg.phase = std::max(leg.phase, event.leg.phase);
        leg.acw = std::max(leg.acw, isFirm ? event.leg.acw : AcwState::Unknown);
    }
    return leg;
}

} // namespace

QString described(const Leg &leg)
{
    const auto ms = [](const QDateTime &time) { return time.isValid() ? time.toString(Qt::ISODateWithMs) : QString(); };
    const AssignedCode code = leg.code.value_or(AssignedCode{});
    return QStringList{
        leg.id.conversation.text(),
        leg.id.participant.text(),
        leg.id.communication.text(),
        leg.queue.text(),
        leg.agent.text(),
        leg.agentName,
        leg.team.text(),
        leg.customer,
        leg.externalTag,
        leg.disconnectType,
        mediaName(leg.media),
        directionName(leg.direction),
        QStringLiteral("prompt %1 %2")
            .arg(static_cast<int>(leg.prompt))
            .arg(leg.acwTimeout ? leg.acwTimeout->count() : -1),
        QStringLiteral("phase %1 acw %2").arg(static_cast<int>(leg.phase)).arg(static_cast<int>(leg.acw)),
        QStringLiteral("held %1 monitoring %2 skipped %3").arg(leg.held).arg(leg.monitoring).arg(leg.acwSkipped),
        ms(leg.conversationStart),
        ms(leg.alertingAt),
        ms(leg.connectedAt),
        ms(leg.endedAt),
        ms(leg.acwStart),
        ms(leg.acwEnd),
        QStringLiteral("code %1 %2 %3 %4").arg(code.code, code.notes, ms(code.setAt)).arg(code.provisional)}
        .join(QStringLiteral(" | "));
}

QHash<LegId, RosterEntry> NaiveRoster::entries(const CodeBook &codes) const
{
    QHash<LegId, QList<LegEvent>> byLeg;
    for (const LegEvent &event : m_events)
        byLeg[event.leg.id].append(event);
    QHash<LegId, RosterEntry> entries;
    for (auto each = byLeg.cbegin(); each != byLeg.cend(); ++each) {
        RosterEntry &entry = entries[each.key()];
        entry.leg = joined(each.key(), *each);
        for (const LegEvent &event : *each)
            entry.seenAt = entry.seenAt.isValid() ? std::max(entry.seenAt, event.observedAt) : event.observedAt;
    }
    for (RosterEntry &entry : entries) {
        QList<Leg> siblings;
        for (const RosterEntry &other : std::as_const(entries)) {
            if (other.leg.id.conversation == entry.leg.id.conversation
                && other.leg.id.participant == entry.leg.id.participant)
                siblings.append(other.leg);
        }
        entry.straggler = classify(entry.leg, siblings, m_communicationBasedAcw, codes);
    }
    return entries;
}

QString EventDice::word(const char *prefix, int kinds)
{
    const int kind = below(kinds + 1);
    return kind == 0 ? QString() : QString::fromLatin1(prefix) + QString::number(kind);
}

QDateTime EventDice::time() { return below(3) == 0 ? QDateTime() : at(below(20)); }

LegEvent EventDice::event()
{
    LegEvent event{.source = static_cast<Source>(below(4)), .observedAt = at(below(20))};
    Leg &leg = event.leg;
    leg.id = legId(QStringLiteral("p%1").arg(below(2)), QStringLiteral("c%1").arg(below(2)),
                   QStringLiteral("v%1").arg(below(3)));
    leg.queue = below(3) == 0 ? QueueId(word("queue", 2)) : QueueId(QStringLiteral("support"));
    leg.agent = UserId(word("agent", 2));
    leg.agentName = word("name", 2);
    leg.team = TeamId(word("team", 2));
    leg.customer = word("customer", 2);
    leg.externalTag = word("tag", 2);
    leg.disconnectType = word("disconnect", 2);
    leg.media = static_cast<Media>(below(4));
    leg.direction = static_cast<Direction>(below(3));
    leg.prompt = static_cast<WrapupPrompt>(below(6));
    if (below(2) == 0)
        leg.acwTimeout = std::chrono::seconds(1 + below(2));
    leg.phase = static_cast<LegPhase>(below(4));
    leg.acw = static_cast<AcwState>(below(5));
    leg.held = below(2) == 0;
    leg.monitoring = below(40) == 0;
    leg.acwSkipped = below(20) == 0;
    for (QDateTime Leg::*field :
         {&Leg::conversationStart, &Leg::alertingAt, &Leg::connectedAt, &Leg::endedAt, &Leg::acwStart, &Leg::acwEnd})
        leg.*field = time();
    static const QStringList codes{QString(), QStringLiteral("id-sale"), QStringLiteral("Sale"),
                                   QStringLiteral("id-retired"), QStringLiteral("ININ-WRAP-UP-TIMEOUT")};
    if (below(3) == 0)
        leg.code = AssignedCode{
            .code = codes[below(5)], .notes = word("note", 2), .setAt = time(), .provisional = below(4) == 0};
    return event;
}

} // namespace wrapdesk::test
