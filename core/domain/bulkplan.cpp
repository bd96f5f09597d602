// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/bulkplan.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace wrapdesk {

namespace {

bool hasPersonsCode(const Leg &leg, const CodeBook &codes)
{
    if (!leg.code || !leg.code->stands())
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
    if (candidate.straggler->unwritable == Unwritable::NotPermitted)
        return BulkSkip::NotPermitted;
    if (candidate.straggler->unwritable == Unwritable::OtherDivision)
        return BulkSkip::OtherDivision;
    if (candidate.lastWrite == IntentState::Locked)
        return BulkSkip::Locked;
    if (codes.onQueue(leg.queue, code.id.text()) == Validity::NotValid)
        return BulkSkip::CodeNotValid;
    if (leg.isInAcw() && !includeAcw)
        return BulkSkip::InAcw;
    return {};
}

// When it is a leg's turn: agents still in ACW first, for their time is short; an unknown time comes last.
struct Turn
{
    explicit Turn(const Leg &chosen) : inAcw(chosen.isInAcw()), leg(&chosen)
    {
        const QDateTime time = inAcw ? chosen.acwDeadline() : chosen.endedAt;
        at = time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    }
    bool operator<(const Turn &other) const
    {
        return std::tie(other.inAcw, at, leg->id) < std::tie(inAcw, other.at, other.leg->id);
    }

    bool inAcw;
    qint64 at = 0;
    const Leg *leg;
};

QList<Evidence> doubtsOf(const std::vector<Turn> &turns, const Capabilities &capabilities)
{
    QSet<std::pair<int, int>> needed;
    for (const Turn &turn : turns) {
        const Ability ability = turn.inAcw ? Ability::CodePending : Ability::CodeClosed;
        needed.insert({static_cast<int>(ability), static_cast<int>(turn.leg->media)});
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
    std::vector<Turn> turns;
    turns.reserve(candidates.size());
    for (const BulkCandidate &candidate : candidates) {
        if (const auto reason = reasonToSkip(candidate, code, includeAcw, codes)) {
            plan.skipped[*reason].append(candidate.leg.id);
            continue;
        }
        turns.emplace_back(candidate.leg);
        plan.classes.insert(candidate.straggler->kind);
        plan.inAcw += turns.back().inAcw ? 1 : 0;
    }
    std::sort(turns.begin(), turns.end());
    for (const Turn &turn : turns)
        plan.legs.append(turn.leg->id);
    plan.doubts = doubtsOf(turns, capabilities);
    return plan;
}

} // namespace wrapdesk
