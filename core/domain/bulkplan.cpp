// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/bulkplan.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace wrapdesk {

namespace {

bool hasPersonsCode(const Leg &leg, const CodeBook &codes)
{
    if (!leg.code || leg.code->provisional || leg.code->code.isEmpty())
        return false;
    return !isSystemCode(leg.code->code) && !isSystemCode(codes.named(leg.code->code).name);
}

// What cannot be helped comes first, what the person can still change (the code, the agents in ACW) last.
std::optional<BulkSkip> reasonToSkip(const BulkCandidate &candidate, const WrapupCode &code, bool includeAcw,
                                     const CodeBook &codes)
{
    const Leg &leg = candidate.leg;
    if (candidate.lastWrite && !isEnd(*candidate.lastWrite))
        return BulkSkip::BeingWritten;
    if (leg.monitoring || unwritable(leg) != Unwritable::No)
        return BulkSkip::NotWritable;
    if (!leg.isEnded())
        return BulkSkip::StillTalking;
    if (hasPersonsCode(leg, codes))
        return BulkSkip::AlreadyCoded;
    if (!candidate.straggler)
        return BulkSkip::NotAStraggler;
    if (candidate.lastWrite == IntentState::Locked)
        return BulkSkip::Locked;
    if (codes.onQueue(leg.queue, code.id.text()) == Validity::NotValid)
        return BulkSkip::CodeNotValid;
    if (leg.isInAcw() && !includeAcw)
        return BulkSkip::InAcw;
    return {};
}

// Agents still in ACW first, for their time is short; an unknown time comes last.
auto writingOrder(const Leg &leg)
{
    const bool inAcw = leg.isInAcw();
    const QDateTime time = inAcw ? leg.acwDeadline() : leg.endedAt;
    const qint64 at = time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    return std::tuple(!inAcw, at, leg.id);
}

QList<Evidence> doubtsOf(const QList<Leg> &legs, const Capabilities &capabilities)
{
    QSet<std::pair<int, int>> needed;
    for (const Leg &leg : legs) {
        const Ability ability = leg.isInAcw() ? Ability::CodePending : Ability::CodeClosed;
        needed.insert({static_cast<int>(ability), static_cast<int>(leg.media)});
    }
    QList<Evidence> doubts;
    for (const Evidence &known : capabilities.all()) {
        if (!known.isAble && needed.contains({static_cast<int>(known.ability), static_cast<int>(known.media)}))
            doubts.append(known);
    }
    return doubts;
}

} // namespace

qsizetype BulkPlan::skippedCount() const
{
    qsizetype count = 0;
    for (const QList<LegId> &ids : skipped)
        count += ids.size();
    return count;
}

int BulkPlan::requests() const
{
    const int closed = static_cast<int>(legs.size()) - inAcw;
    return 2 * inAcw + closed + (closed + 99) / 100;
}

BulkPlan planBulk(std::span<const BulkCandidate> candidates, const WrapupCode &code, bool includeAcw,
                  const CodeBook &codes, const Capabilities &capabilities)
{
    BulkPlan plan;
    QList<Leg> chosen;
    for (const BulkCandidate &candidate : candidates) {
        if (const auto reason = reasonToSkip(candidate, code, includeAcw, codes)) {
            plan.skipped[*reason].append(candidate.leg.id);
            continue;
        }
        chosen.append(candidate.leg);
        plan.classes.insert(candidate.straggler->kind);
        plan.inAcw += candidate.leg.isInAcw() ? 1 : 0;
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const Leg &a, const Leg &b) { return writingOrder(a) < writingOrder(b); });
    for (const Leg &leg : std::as_const(chosen))
        plan.legs.append(leg.id);
    plan.doubts = doubtsOf(chosen, capabilities);
    return plan;
}

} // namespace wrapdesk
