// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dryrunpanel.h"

#include "errortext.h"
#include "widgets/dryrunnumbers.h"
#include "widgets/dryrunsample.h"
#include "widgets/fieldnote.h"
#include "wording.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

namespace wrapdesk {

namespace {

constexpr int mostDays = 31;
constexpr int usualDays = 7;

QString failureText(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return DryRunPanel::tr("Cancelled. Nothing was kept of it.");
    return DryRunPanel::tr("The dry run ended early. %1 Run it again when that is settled.")
        .arg(explain(error).sentence);
}

QString ageText(const DryRunResult &result, int presentVersion, const QDateTime &now)
{
    const QString at = Wording::clockTime(result.at, now);
    if (result.version == 0)
        return DryRunPanel::tr("Run on a draft, %1. Nothing was written.").arg(at);
    const QString run = DryRunPanel::tr("Run on version %1, %2. Nothing was written.").arg(result.version).arg(at);
    if (result.version == presentVersion)
        return run;
    return presentVersion > 0
               ? DryRunPanel::tr("%1 The rule has changed since, it is at version %2: run it again.")
                     .arg(run)
                     .arg(presentVersion)
               : DryRunPanel::tr("%1 The rule is being changed: run it again to try it as it is now.").arg(run);
}

} // namespace

DryRunPanel::DryRunPanel(QWidget *parent)
    : QWidget(parent),
      m_days(new QSpinBox(this)),
      m_start(new QPushButton(tr("Run"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_hint(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_progressText(new FieldNote(QStringLiteral("dryRunProgressText"), this)),
      m_trouble(new FieldNote(QStringLiteral("dryRunTrouble"), this)),
      m_age(new FieldNote(QStringLiteral("dryRunAge"), this)),
      m_numbers(new DryRunNumbers(this)),
      m_sample(new DryRunSample(this))
{
    setObjectName(QStringLiteral("dryRunPanel"));
    setAccessibleName(tr("Dry run"));
    build();
    wire();
    showResult({}, 0, {}, {});
    showProgress({}, {});
}

void DryRunPanel::build()
{
    m_days->setObjectName(QStringLiteral("dryRunDays"));
    m_days->setAccessibleName(tr("Days to look back"));
    m_days->setRange(1, mostDays);
    m_days->setValue(usualDays);
    m_start->setObjectName(QStringLiteral("dryRunStart"));
    m_start->setAutoDefault(false);
    m_cancel->setObjectName(QStringLiteral("dryRunCancel"));
    m_cancel->setAutoDefault(false);
    m_hint->setObjectName(QStringLiteral("pageHint"));
    m_hint->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("dryRunProgress"));
    m_progress->setTextVisible(false);
    auto *order = new QHBoxLayout;
    order->setSpacing(8);
    auto *lead = new QLabel(tr("Try it on the last"), this);
    lead->setBuddy(m_days);
    order->addWidget(lead);
    order->addWidget(m_days);
    order->addStretch(1);
    order->addWidget(m_start);
    order->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(order);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_progress, m_progressText, m_trouble, m_hint, m_numbers, m_age, m_sample})
        layout->addWidget(part);
    layout->addStretch(1);
}

void DryRunPanel::wire()
{
    const auto unit = [this](int days) { m_days->setSuffix(days == 1 ? tr(" day") : tr(" days")); };
    connect(m_days, &QSpinBox::valueChanged, this, unit);
    unit(m_days->value());
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(m_days->value()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_isCancelling = true;
        m_cancel->setEnabled(false);
        m_progressText->say(tr("Stopping…"));
        Q_EMIT cancelRequested();
    });
}

int DryRunPanel::days() const { return m_days->value(); }

void DryRunPanel::setTriable(bool isTriable, const QString &why)
{
    m_isTriable = isTriable;
    m_start->setEnabled(isTriable && !m_isRunning);
    m_start->setToolTip(why);
}

void DryRunPanel::showProgress(const DryRunProgress &progress, const QDateTime &now)
{
    if (progress.isRunning && !m_isRunning) {
        m_startedAt = now;
        m_pagesAtStart = progress.pages;
        m_isCancelling = false;
    }
    m_isRunning = progress.isRunning;
    m_days->setEnabled(!m_isRunning);
    m_start->setVisible(!m_isRunning);
    m_start->setEnabled(m_isTriable);
    m_cancel->setVisible(m_isRunning);
    m_cancel->setEnabled(!m_isCancelling);
    m_hint->setVisible(!m_hasResult && !m_isRunning);
    m_progress->setVisible(m_isRunning);
    m_progress->setRange(0, std::max(progress.pagesExpected, 0)); // none expected yet: busy
    m_progress->setValue(std::min(progress.pages, progress.pagesExpected));
    if (!m_isRunning)
        m_progressText->say({});
    else if (!m_isCancelling)
        m_progressText->say(progressText(progress, now));
    const bool hasFailed = !m_isRunning && progress.error;
    m_trouble->say(hasFailed ? failureText(*progress.error) : QString(),
                   hasFailed && progress.error->kind != ErrorKind::Cancelled ? FieldNote::Kind::Trouble
                                                                             : FieldNote::Kind::Hint);
}

QString DryRunPanel::progressText(const DryRunProgress &progress, const QDateTime &now)
{
    const QString legs = tr("%1 legs").arg(Wording::count(progress.legs));
    if (progress.pagesExpected <= 0)
        return tr("Asking for the past… %1").arg(legs);
    const QString pages = tr("Page %1 of %2, %3")
                              .arg(Wording::count(progress.pages),
                                   Wording::count(std::max(progress.pagesExpected, progress.pages)), legs);
    const int done = progress.pages - m_pagesAtStart;
    const qint64 passed = m_startedAt.isValid() ? m_startedAt.secsTo(now) : 0;
    if (done <= 0 || passed <= 0 || progress.pages >= progress.pagesExpected)
        return pages;
    const std::chrono::seconds left{passed * (progress.pagesExpected - progress.pages) / done};
    return tr("%1 · about %2 left").arg(pages, Wording::duration(left));
}

void DryRunPanel::showResult(const std::optional<DryRunResult> &result, int presentVersion, const DryRunNames &names,
                             const QDateTime &now)
{
    m_numbers->setVisible(result.has_value());
    m_sample->setVisible(result && !result->sample.isEmpty());
    m_hasResult = result.has_value();
    m_hint->setVisible(!m_hasResult && !m_isRunning);
    if (!result) {
        m_hint->setText(tr("Not tried yet. A dry run goes over legs of the past and says what the rule would have "
                           "made of them. Nothing is written."));
        m_age->say({});
        return;
    }
    m_numbers->show(*result, names);
    m_sample->show(result->sample, names, now);
    const QString age = ageText(*result, presentVersion, now);
    m_age->say(result->incomplete.isEmpty() ? age
                                            : tr("Not everything could be read: %1. %2").arg(result->incomplete, age),
               result->incomplete.isEmpty() ? FieldNote::Kind::Hint : FieldNote::Kind::Trouble);
}

} // namespace wrapdesk
