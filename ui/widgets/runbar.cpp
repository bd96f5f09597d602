// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/runbar.h"

#include "bulkwording.h"
#include "theme.h"
#include "wording.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace wrapdesk {

namespace {

QString retryText(int refused, int failed)
{
    if (failed == 0)
        return RunBar::tr("Retry the refused (%1)").arg(Wording::count(refused));
    if (refused == 0)
        return RunBar::tr("Retry the failed (%1)").arg(Wording::count(failed));
    return RunBar::tr("Retry refused and failed (%1)").arg(Wording::count(refused + failed));
}

} // namespace

RunBar::RunBar(QWidget *parent)
    : QFrame(parent),
      m_glyph(new QLabel(this)),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_pause(addButton("runPause", tr("Pause"))),
      m_cancel(addButton("runCancel", tr("Cancel"))),
      m_results(new QToolButton(this)),
      m_retry(addButton("runRetry", {})),
      m_tag(addButton("runTag", {})),
      m_nudge(new QToolButton(this)),
      m_dismiss(addButton("runDismiss", tr("Dismiss"))),
      m_trouble(new QLabel(this)),
      m_groups(new LegGroups(QStringLiteral("runGroups"), this))
{
    setObjectName(QStringLiteral("runBar"));
    setAccessibleName(tr("Bulk run"));
    build();
    wire();
    showNothing();
}

QPushButton *RunBar::addButton(const char *name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

void RunBar::build()
{
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_text->setObjectName(QStringLiteral("runText"));
    m_text->setWordWrap(true);
    m_trouble->setObjectName(QStringLiteral("runTrouble"));
    m_trouble->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_results->setObjectName(QStringLiteral("runResults"));
    m_results->setText(tr("Show"));
    m_results->setCheckable(true);
    m_results->setToolTip(tr("What became of each leg"));
    m_nudge->setObjectName(QStringLiteral("runNudge"));
    m_nudge->setText(tr("Nudge list"));
    m_nudge->setToolTip(tr("The legs that were not coded, by agent, for those who can still do something about them"));
    m_nudge->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_results, m_nudge})
        button->setProperty("button", true);
    m_groups->setAccessibleName(tr("What became of each leg"));

    auto *words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_glyph);
    words->addWidget(m_title);
    words->addWidget(m_text, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    for (QWidget *button :
         std::initializer_list<QWidget *>{m_pause, m_cancel, m_results, m_retry, m_tag, m_nudge, m_dismiss})
        m_buttons->addWidget(button);
    m_buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(words);
    layout->addWidget(m_progress);
    layout->addLayout(m_buttons);
    layout->addWidget(m_trouble);
    layout->addWidget(m_groups);
}

void RunBar::wire()
{
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_isPaused); });
    connect(m_cancel, &QPushButton::clicked, this, &RunBar::cancelRequested);
    connect(m_retry, &QPushButton::clicked, this, &RunBar::retryRequested);
    connect(m_tag, &QPushButton::clicked, this, &RunBar::tagRequested);
    connect(m_dismiss, &QPushButton::clicked, this, &RunBar::dismissRequested);
    connect(m_groups, &LegGroups::legChosen, this, &RunBar::legChosen);
    connect(m_results, &QToolButton::toggled, this, [this](bool on) {
        m_groups->setVisible(on);
        if (on)
            Q_EMIT resultsWanted();
    });
    auto *menu = new QMenu(m_nudge);
    const auto add = [&](const char *name, const QString &text, void (RunBar::*request)()) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, request);
    };
    add("runNudgeCopy", tr("&Copy"), &RunBar::nudgeCopyRequested);
    add("runNudgeSave", tr("&Save as CSV…"), &RunBar::nudgeSaveRequested);
    m_nudge->setMenu(menu);
}

void RunBar::say(Glyph glyph, Tone tone, const QString &text)
{
    m_glyph->setPixmap(theme::pixmap(glyph, theme::colours().of(tone), 16, devicePixelRatioF()));
    m_text->setText(text);
    setVisible(true);
}

void RunBar::hideButtons()
{
    for (QWidget *button :
         std::initializer_list<QWidget *>{m_pause, m_cancel, m_results, m_retry, m_tag, m_nudge, m_dismiss})
        button->hide();
}

void RunBar::showRun(const BulkProgress &run, bool canTag)
{
    const bool isFinished = run.phase == BulkProgress::Phase::Finished;
    if (m_about != About::Run || m_isBusy == isFinished)
        m_results->setChecked(false);
    m_about = About::Run;
    m_isBusy = !isFinished;
    m_isPaused = run.phase == BulkProgress::Phase::Paused;
    int done = 0;
    for (auto state = run.byState.cbegin(); state != run.byState.cend(); ++state)
        done += isEnd(state.key()) ? state.value() : 0;
    m_title->show();
    const QString legs = BulkWording::legs(run.total);
    m_title->setText(run.code.name.isEmpty() ? legs : tr("%1 → %2").arg(legs, run.code.name));
    const bool isWhole = run.byState.value(IntentState::Confirmed) == run.total;
    say(!isFinished ? Glyph::Progress : (isWhole ? Glyph::Check : Glyph::Info),
        isFinished && isWhole ? Tone::Good : Tone::Accent, BulkWording::progress(run));
    m_progress->setVisible(!isFinished);
    m_progress->setRange(0, std::max(run.total, 1));
    m_progress->setValue(done);
    if (isFinished)
        return offerEnd(run, canTag);
    hideButtons();
    m_pause->setText(m_isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setVisible(!run.isCancelled && run.phase != BulkProgress::Phase::Held);
    m_cancel->setVisible(!run.isCancelled);
}

// What can be done about what was not coded.
void RunBar::offerEnd(const BulkProgress &run, bool canTag)
{
    const int refused = run.byState.value(IntentState::Refused);
    const int failed = run.byState.value(IntentState::Failed) + run.byState.value(IntentState::Unconfirmed);
    const int locked = run.byState.value(IntentState::Locked);
    m_pause->hide();
    m_cancel->hide();
    m_results->setVisible(run.total > 0);
    m_retry->setText(retryText(refused, failed));
    m_retry->setVisible(refused + failed > 0);
    m_tag->setText(tr("Tag the locked (%1)").arg(Wording::count(locked)));
    m_tag->setVisible(canTag && locked > 0);
    m_nudge->setVisible(refused + failed + locked > 0);
    m_dismiss->show();
}

void RunBar::showLeftovers(qsizetype unsent, qsizetype unsettled)
{
    if (m_about != About::Leftovers)
        m_results->setChecked(false);
    m_about = About::Leftovers;
    m_isBusy = false;
    m_title->hide();
    say(Glyph::Warning, Tone::Pending, BulkWording::leftovers(unsent, unsettled));
    m_progress->hide();
    hideButtons();
    m_retry->setText(unsent > 0 ? tr("Send them") : tr("Try again"));
    for (QWidget *button : std::initializer_list<QWidget *>{m_results, m_retry, m_dismiss})
        button->show();
}

void RunBar::showNothing()
{
    m_about = About::Nothing;
    m_isBusy = false;
    m_results->setChecked(false);
    m_groups->hide();
    showTrouble({});
    hide();
}

void RunBar::showResults(const QList<LegGroup> &groups) { m_groups->show(groups, m_names); }

void RunBar::showTrouble(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

} // namespace wrapdesk
