// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/straggler.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace wrapdesk {

namespace {

bool hasInteracted(const Leg &leg) { return leg.isAnswered() && !leg.monitoring; }

bool isSystem(const QString &codeOrName, const CodeBook &codes)
{
    return isSystemCode(codeOrName) || isSystemCode(codes.named(codeOrName).name);
}

// What the platform itself does not expect: an optional prompt, an ACW skipped or never asked for (traps 9 and 17).
bool isCodeOptional(const Leg &leg)
{
    // Analytics has no word for "never asked for": the session just has no wrap-up segment.
    const bool noAcw = leg.acw == AcwState::NotApplicable
                       || (leg.acw == AcwState::Unknown && leg.prompt == WrapupPrompt::AgentRequested);
    const bool neverAsked =
        noAcw && (leg.prompt == WrapupPrompt::AgentRequested || leg.prompt == WrapupPrompt::Unknown);
    return leg.prompt == WrapupPrompt::Optional || leg.acwSkipped || leg.acw == AcwState::Skipped || neverAsked;
}

// Without communication-based ACW the participant's one wrap-up sits where ACW was opened, else where the talk ended
// last; the rest only makes the order total. Each part only ever grows, so the straggler does not hop between siblings.
auto wrapupOrder(const Leg &leg)
{
    const auto known = [](const QDateTime &time) { return time.isValid() ? time.toMSecsSinceEpoch() : 0; };
    return std::tuple(leg.acw >= AcwState::Pending, known(leg.endedAt), known(leg.connectedAt), leg.id.communication);
}

using Group = QList<const Leg *>;

// The legs that share one wrap-up with `leg`, itself included; empty if another one of them carries it, or if one is
// still talking.
Group wrapupGroup(const Leg &leg, const QList<Leg> &siblings, bool communicationBasedAcw)
{
    if (communicationBasedAcw)
        return {&leg};
    Group group;
    for (const Leg &sibling : siblings) {
        if (!hasInteracted(sibling))
            continue;
        if (!sibling.isEnded() || wrapupOrder(leg) < wrapupOrder(sibling))
            return {};
        group.append(&sibling);
    }
    return group;
}

// The best code among the group's: a valid one of a person, then an orphaned one, then a system code.
enum class Coding
{
    Good,
    Orphaned,
    System,
    None
};

Coding codingOf(const Group &group, const CodeBook &codes)
{
    Coding best = Coding::None;
    for (const Leg *leg : group) {
        if (!leg->code || !leg->code->stands())
            continue;
        Coding coding = Coding::Good;
        if (isSystem(leg->code->code, codes))
            coding = Coding::System;
        else if (codes.onQueue(leg->queue, leg->code->code) == Validity::NotValid)
            coding = Coding::Orphaned;
        best = std::min(best, coding);
    }
    return best;
}

constexpr std::array classNames{
    std::pair(StragglerClass::Pending, QLatin1String("pending")),
    std::pair(StragglerClass::Missing, QLatin1String("missing")),
    std::pair(StragglerClass::SystemCoded, QLatin1String("system-coded")),
    std::pair(StragglerClass::Orphaned, QLatin1String("orphaned")),
};

} // namespace

Unwritable unwritable(const Leg &leg)
{
    if (leg.media == Media::Chat)
        return Unwritable::OldWebChat;
    if (leg.media == Media::InternalMessage)
        return Unwritable::InternalMessage;
    if (leg.queue.isEmpty())
        return Unwritable::NoQueue;
    return leg.media == Media::Unknown ? Unwritable::UnknownMedia : Unwritable::No;
}

Unwritable CodingLimits::of(const QueueId &queue) const
{
    if (isBarred)
        return Unwritable::NotPermitted;
    return outside.contains(queue) ? Unwritable::OtherDivision : Unwritable::No;
}

std::optional<Straggler> classify(const Leg &leg, const QList<Leg> &siblings, bool communicationBasedAcw,
                                  const CodeBook &codes)
{
    if (!leg.isEnded() || !hasInteracted(leg))
        return {};
    const Group group = wrapupGroup(leg, siblings, communicationBasedAcw);
    if (group.isEmpty())
        return {};

    Straggler straggler{.unwritable = unwritable(leg)};
    const bool optionalPrompt = leg.prompt == WrapupPrompt::Optional;
    switch (codingOf(group, codes)) {
    case Coding::Good:
        return {};
    case Coding::Orphaned:
        straggler.kind = StragglerClass::Orphaned;
        return straggler;
    case Coding::System:
        straggler.kind = StragglerClass::SystemCoded;
        straggler.byDesign = optionalPrompt;
        return straggler;
    case Coding::None:
        break;
    }
    const bool pending = std::any_of(group.begin(), group.end(), [](const Leg *each) { return each->isInAcw(); });
    straggler.kind = pending ? StragglerClass::Pending : StragglerClass::Missing;
    straggler.byDesign = pending ? optionalPrompt : isCodeOptional(leg);
    return straggler;
}

QString stragglerClassName(StragglerClass kind)
{
    for (const auto &[each, name] : classNames) {
        if (each == kind)
            return name;
    }
    return {};
}

std::optional<StragglerClass> stragglerClassFromName(QStringView name)
{
    for (const auto &[kind, each] : classNames) {
        if (name == each)
            return kind;
    }
    return {};
}

} // namespace wrapdesk
