// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bulkpictures.h"

#include "mainwindow.h"
#include "pages/stragglersfoot.h"
#include "pages/stragglerspage.h"

#include <QToolButton>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

constexpr int manyLegs = 1204;

WrapupCode pictured() { return {CodeId(QStringLiteral("callback")), QStringLiteral("Callback promised"), {}}; }

LegId inventedLeg(int number) { return {ConversationId(QStringLiteral("conversation %1").arg(number)), {}, {}}; }

BulkPlan invented(const StragglersPage &page, const QDateTime &now)
{
    BulkPlan plan;
    for (int number = 0; number < manyLegs; ++number)
        plan.legs.append(inventedLeg(number));
    const QList<LegId> legs = page.selected().ids().values();
    plan.skipped[BulkSkip::AlreadyCoded] = legs.mid(0, 5);
    plan.skipped[BulkSkip::CodeNotValid] = legs.mid(5, 19);
    plan.skipped[BulkSkip::InAcw] = legs.mid(0, 12);
    plan.doubts = {{.ability = Ability::CodeClosed, .media = Media::Email, .at = now.addDays(-1)}};
    return plan;
}

void showRun(StragglersPage &page, const BulkProgress &run)
{
    page.clearSelection();
    page.foot().run().showRun(run, true);
    page.foot().arrange();
}

} // namespace

void bulkpictures::fill(MainWindow &window, MainWindow &source, const QDateTime &now)
{
    QList<StragglerRow> rows;
    for (int row = 0; row < source.stragglers().rows().rowCount(); ++row)
        rows.append(source.stragglers().rows().at(row));
    window.showPage(MainWindow::Stragglers);
    window.stragglers().tick(now);
    window.stragglers().merge(rows);
}

void bulkpictures::showHeld(MainWindow &window)
{
    window.showHeld(HeldStep{.legs = 34, .leg = {}, .code = pictured(), .remaining = 3200ms, .others = 2});
}

void bulkpictures::showPreview(MainWindow &window, const QDateTime &now)
{
    StragglersPage &page = window.stragglers();
    QSet<LegId> legs;
    for (int row = 0; row < page.rows().rowCount(); row += row % 7 == 3 ? 2 : 1)
        legs.insert(page.rows().at(row).key);
    page.select(legs);
    BulkBar &bar = page.foot().bulk();
    bar.setCode(pictured());
    bar.setSelected(manyLegs + 36, false);
    bar.showPreview(invented(page, now), 250s, now);
}

void bulkpictures::showWhySkipped(MainWindow &window)
{
    window.findChild<QToolButton *>(QStringLiteral("bulkWhy"))->setChecked(true);
}

void bulkpictures::showRunning(MainWindow &window)
{
    showRun(window.stragglers(), {.run = RunId(QStringLiteral("run")),
                                  .code = pictured(),
                                  .phase = BulkProgress::Phase::Running,
                                  .total = 300,
                                  .byState = {{IntentState::Confirmed, 139},
                                              {IntentState::HumanWon, 2},
                                              {IntentState::Locked, 1},
                                              {IntentState::Held, 158}},
                                  .isCancelled = false,
                                  .eta = 33s});
}

void bulkpictures::showFinished(MainWindow &window, const QDateTime &now)
{
    StragglersPage &page = window.stragglers();
    QHash<LegId, WriteCourse> courses;
    const auto end = [&](int row, IntentState state, const char *why) {
        if (row < page.rows().rowCount())
            courses.insert(page.rows().at(row).key,
                           {state, pictured().name, QString::fromLatin1(why), {}, now, QStringLiteral("Resolved")});
    };
    end(1, IntentState::HumanWon, "A person coded the leg meanwhile; nothing was written.");
    end(3, IntentState::Locked, "The leg is closed and Genesys Cloud does not let it be changed.");
    end(4, IntentState::Refused, "The queue does not offer this code.");
    end(6, IntentState::Confirmed, "The code stands on the leg.");
    page.updateCourses(courses);
    showRun(page, {.run = RunId(QStringLiteral("run")),
                   .code = pictured(),
                   .phase = BulkProgress::Phase::Finished,
                   .total = 300,
                   .byState = {{IntentState::Confirmed, 287},
                               {IntentState::HumanWon, 6},
                               {IntentState::Locked, 4},
                               {IntentState::Refused, 3}},
                   .isCancelled = false,
                   .eta = 0s});
}

void bulkpictures::showLeftovers(MainWindow &window)
{
    window.stragglers().foot().run().showLeftovers(1240, 2);
    window.stragglers().foot().arrange();
}

void bulkpictures::clear(MainWindow &window)
{
    window.showHeld({});
    window.stragglers().clearSelection();
    window.stragglers().foot().run().showNothing();
    window.stragglers().foot().arrange();
    window.stragglers().merge({});
    QSet<LegId> left;
    for (int row = 0; row < window.stragglers().rows().rowCount(); ++row)
        left.insert(window.stragglers().rows().at(row).key);
    window.stragglers().dismiss(left);
}
