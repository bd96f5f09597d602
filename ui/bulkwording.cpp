// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bulkwording.h"

#include "wording.h"

#include <QLocale>

#include <array>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

const QString dot = QStringLiteral(" · ");

constexpr std::array endsInOrder{IntentState::Confirmed, IntentState::HumanWon, IntentState::Locked,
                                 IntentState::Refused,   IntentState::Failed,   IntentState::Unconfirmed,
                                 IntentState::Cancelled};

int endedOf(const BulkProgress &run)
{
    int count = 0;
    for (auto state = run.byState.cbegin(); state != run.byState.cend(); ++state)
        count += isEnd(state.key()) ? state.value() : 0;
    return count;
}

int onTheirWay(const BulkProgress &run)
{
    return run.byState.value(IntentState::Checking) + run.byState.value(IntentState::Sending)
           + run.byState.value(IntentState::Accepted);
}

} // namespace

QString BulkWording::legs(qsizetype number)
{
    return number == 1 ? tr("1 leg") : tr("%1 legs").arg(Wording::count(number));
}

QString BulkWording::about(std::chrono::seconds time)
{
    const qint64 seconds = std::max<qint64>(time.count(), 0);
    if (seconds < 60)
        return tr("about %1 s").arg(std::max<qint64>(seconds, 1));
    if (seconds < 3600)
        return tr("about %1 min").arg((seconds + 59) / 60);
    return tr("about %1").arg(Wording::duration(time));
}

QString BulkWording::skip(BulkSkip reason)
{
    switch (reason) {
    case BulkSkip::AlreadyCoded:
        return tr("already coded by a person");
    case BulkSkip::CodeNotValid:
        return tr("in queues that do not offer this code");
    case BulkSkip::StillTalking:
        return tr("still talking");
    case BulkSkip::Locked:
        return tr("locked: closed, and refused before");
    case BulkSkip::InAcw:
        return tr("with agents still in after-call work");
    case BulkSkip::BeingWritten:
        return tr("being written already");
    case BulkSkip::NotWritable:
        return tr("that cannot carry a code");
    case BulkSkip::NotPermitted:
        return tr("not permitted: this sign-in may give no codes");
    case BulkSkip::OtherDivision:
        return tr("in divisions where this sign-in may give no codes");
    case BulkSkip::NotAStraggler:
        return tr("without a wrap-up of their own");
    }
    return {};
}

QString BulkWording::plan(const BulkPlan &plan, std::chrono::seconds eta)
{
    const qsizetype skipped = plan.skippedCount();
    QString words =
        plan.legs.isEmpty() ? tr("None will be coded") : tr("%1 will be coded").arg(Wording::count(plan.legs.size()));
    if (skipped > 0)
        words += tr(", %1 skipped").arg(Wording::count(skipped));
    return plan.legs.isEmpty() ? words : words + dot + about(eta);
}

QString BulkWording::inAcw(int left, int included)
{
    if (left > 0)
        return left == 1 ? tr("1 agent is still in after-call work; a code can put them back on queue.")
                         : tr("%1 agents are still in after-call work; a code can put them back on queue.")
                               .arg(Wording::count(left));
    if (included > 0)
        return included == 1 ? tr("1 agent is still in after-call work: the code can put them back on queue.")
                             : tr("%1 agents are still in after-call work: the code can put them back on queue.")
                                   .arg(Wording::count(included));
    return {};
}

QString BulkWording::doubt(const Evidence &evidence, const QDateTime &now)
{
    const QString media = Wording::media(evidence.media);
    const QDateTime local = evidence.at.toLocalTime();
    const QString day = local.date() == now.toLocalTime().date()
                            ? tr("today at %1").arg(local.time().toString(QStringLiteral("HH:mm")))
                            : tr("on %1").arg(QLocale().toString(local.date(), QStringLiteral("d MMM")));
    return evidence.ability == Ability::CodeClosed
               ? tr("Closed %1 legs were refused here %2.").arg(media, day)
               : tr("Other agents' %1 legs in after-call work were refused here %2.").arg(media, day);
}

QString BulkWording::outcome(IntentState end)
{
    switch (end) {
    case IntentState::Confirmed:
        return tr("confirmed");
    case IntentState::HumanWon:
        return tr("already coded by others");
    case IntentState::Locked:
        return tr("locked");
    case IntentState::Refused:
        return tr("refused");
    case IntentState::Failed:
        return tr("failed");
    case IntentState::Unconfirmed:
        return tr("unconfirmed");
    case IntentState::Cancelled:
        return tr("not sent");
    default:
        return tr("on their way");
    }
}

QString BulkWording::outcomes(const QMap<IntentState, int> &byState)
{
    QStringList parts;
    for (const IntentState end : endsInOrder) {
        if (const int count = byState.value(end); count > 0)
            parts << QStringLiteral("%1 %2").arg(Wording::count(count), outcome(end));
    }
    return parts.join(dot);
}

QString BulkWording::contested(const QString &found, const QString &chosen)
{
    return tr("coded meanwhile: %1 · you chose %2").arg(found, chosen);
}

QString BulkWording::progress(const BulkProgress &run)
{
    QString counts = outcomes(run.byState);
    const QString done = tr("%1 of %2").arg(Wording::count(endedOf(run)), Wording::count(run.total));
    if (run.phase == BulkProgress::Phase::Finished)
        return counts;
    if (run.phase == BulkProgress::Phase::Held)
        return tr("Waits to be sent; it can still be taken back");
    if (run.isCancelled) {
        const QString open = tr("%1 on their way").arg(Wording::count(onTheirWay(run)));
        return tr("Cancelled") + dot + (counts.isEmpty() ? open : counts + dot + open);
    }
    QStringList parts{done};
    if (run.phase == BulkProgress::Phase::Paused)
        parts.prepend(tr("Paused"));
    if (!counts.isEmpty())
        parts << counts;
    if (run.phase == BulkProgress::Phase::Running)
        parts << about(run.eta);
    return parts.join(dot);
}

QString BulkWording::leftovers(qsizetype unsent, qsizetype unsettled)
{
    QStringList parts;
    if (unsent > 0)
        parts << (unsent == 1 ? tr("1 code had not been sent when Wrapdesk ended.")
                              : tr("%1 codes had not been sent when Wrapdesk ended.").arg(Wording::count(unsent)));
    if (unsettled > 0)
        parts << (unsettled == 1 ? tr("1 code was on its way then and has not shown on its leg.")
                                 : tr("%1 codes were on their way then and have not shown on their legs.")
                                       .arg(Wording::count(unsettled)));
    return parts.join(u' ');
}

QString BulkWording::step(const HeldStep &step, const QString &leg)
{
    const bool isNamed = step.legs == 1 && !leg.isEmpty();
    return tr("%1 → %2").arg(isNamed ? leg : legs(step.legs), step.code.name);
}

QString BulkWording::heldStep(const HeldStep &held, const QString &leg)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::max(held.remaining, 0ms));
    QStringList parts{step(held, leg), tr("sending in %1 s").arg(seconds.count())};
    if (held.others > 0)
        parts << tr("and %1 more").arg(Wording::count(held.others));
    return parts.join(dot);
}

} // namespace wrapdesk
