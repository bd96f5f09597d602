// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleexample.h"

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr qint64 usualTime = 60; // s
constexpr int minutesADay = 24 * 60;

// Something in the middle that reads well.
qint64 usualIn(const RulePart &part)
{
    if (part.to == RulePart::endless)
        return std::max(usualTime, part.from);
    return part.from + (part.to - part.from) / 2;
}

struct Times // s
{
    qint64 talk = 0;
    qint64 acw = 0;
    qint64 conversation = 0;
};

// A conversation is at least as old as its talk and its ACW are long.
Times timesOf(const RuleSpace::Parts &parts)
{
    const RulePart &talk = *parts[TalkDimension];
    const RulePart &acw = *parts[AcwAgeDimension];
    const RulePart &conversation = *parts[ConversationAgeDimension];
    Times times{.talk = usualIn(talk), .acw = acw.isUnknown ? 0 : usualIn(acw)};
    if (times.talk + times.acw >= conversation.to)
        times = {.talk = talk.from, .acw = acw.from};
    times.conversation = std::max(conversation.from, times.talk + times.acw);
    return times;
}

// When the clock on the wall stood within the part last, up to `now`.
QDateTime endIn(const RulePart &hours, const QTimeZone &zone, const QDateTime &now)
{
    const int minuteNow = WeekHours::minuteOfWeek(now, zone);
    if (hours.from <= minuteNow && minuteNow < hours.to)
        return now;
    const QTimeZone wall = zone.isValid() ? zone : QTimeZone::utc();
    const auto minute = static_cast<int>(hours.from + (hours.to - hours.from) / 2);
    const QDate today = now.toTimeZone(wall).date();
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    for (int week = 0; week < 3; ++week) {
        const QDate day = monday.addDays(minute / minutesADay - 7 * week);
        const QTime time = QTime::fromMSecsSinceStartOfDay(minute % minutesADay * 60'000);
        const QDateTime end = QDateTime(day, time, wall).toUTC();
        if (end <= now && WeekHours::minuteOfWeek(end, zone) == minute)
            return end;
    }
    return {};
}

// As classify() sees it: the prompt tells whether a code is expected.
void setPrompt(Leg &leg, const Queue &queue, bool byDesign, qint64 acw)
{
    leg.prompt = byDesign ? WrapupPrompt::Optional : WrapupPrompt::Mandatory;
    const bool hasTimeout =
        queue.prompt == WrapupPrompt::MandatoryTimeout || queue.prompt == WrapupPrompt::MandatoryForcedTimeout;
    if (byDesign || !hasTimeout || !queue.acwTimeout || acw * 1000 >= queue.acwTimeout->count())
        return;
    leg.prompt = queue.prompt;
    leg.acwTimeout = queue.acwTimeout;
}

} // namespace

std::optional<RuleExample> exampleOf(const RuleSpace::Parts &parts, const QList<Queue> &queues, const QTimeZone &zone,
                                     const QDateTime &now)
{
    const Times times = timesOf(parts);
    const QDateTime end = endIn(*parts[HoursDimension], zone, now);
    if (!end.isValid())
        return {};
    RuleExample example;
    example.at = end.addSecs(times.acw);
    example.is = {.kind = static_cast<StragglerClass>(parts[ClassDimension]->from),
                  .byDesign = parts[ByDesignDimension]->from != 0};

    Leg &leg = example.leg;
    const Queue &queue = queues[parts[QueueDimension]->from];
    leg.id = {ConversationId(QStringLiteral("example")), ParticipantId(QStringLiteral("example")),
              CommunicationId(QStringLiteral("example"))};
    leg.queue = queue.id;
    leg.agent = UserId(parts[AgentDimension]->text);
    leg.team = TeamId(parts[TeamDimension]->text);
    leg.media = static_cast<Media>(parts[MediaDimension]->from);
    leg.direction = static_cast<Direction>(parts[DirectionDimension]->from);
    leg.disconnectType = parts[DisconnectTypeDimension]->text;
    leg.externalTag = parts[ExternalTagDimension]->text;
    leg.phase = LegPhase::Ended;
    leg.conversationStart = example.at.addSecs(-times.conversation);
    leg.connectedAt = end.addSecs(-times.talk);
    leg.endedAt = end;
    setPrompt(leg, queue, example.is.byDesign, times.acw);
    if (parts[AcwAgeDimension]->isUnknown) {
        leg.acw = AcwState::NotApplicable;
    } else {
        leg.acwStart = end;
        leg.acw = example.is.kind == StragglerClass::Pending ? AcwState::Pending : AcwState::Complete;
        if (leg.acw == AcwState::Complete)
            leg.acwEnd = example.at;
    }
    if (example.is.kind == StragglerClass::SystemCoded)
        leg.code = AssignedCode{.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT"), .setAt = example.at};
    return example;
}

} // namespace wrapdesk
