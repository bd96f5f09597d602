// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/healthstrip.h"

#include "errortext.h"
#include "theme.h"
#include "widgets/organizationbutton.h"
#include "widgets/statusitem.h"
#include "wording.h"

#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto clockTolerance = 2s;
constexpr auto heartbeatLimit = 35s; // FACTS §5: every 30 s

QString explained(const std::optional<Error> &error)
{
    if (!error)
        return {};
    const Explanation text = explain(*error);
    return QStringLiteral("%1 %2").arg(text.sentence, text.help);
}

qsizetype unfilled(const QList<Gap> &gaps)
{
    return std::count_if(gaps.begin(), gaps.end(), [](const Gap &gap) { return !gap.filled; });
}

QString gapsTip(const QList<Gap> &gaps, const QDateTime &now)
{
    QStringList lines;
    for (const Gap &gap : gaps) {
        const QString to = gap.to.isValid() ? Wording::clockTime(gap.to, now) : HealthStrip::tr("now");
        lines << HealthStrip::tr("Gap %1 – %2: %3")
                     .arg(Wording::clockTime(gap.from, now), to,
                          gap.filled ? HealthStrip::tr("filled") : HealthStrip::tr("not filled yet"));
    }
    return lines.join(u'\n');
}

} // namespace

HealthStrip::HealthStrip(QWidget *parent)
    : QFrame(parent), m_organization(new OrganizationButton(this)), m_rules(new QPushButton(this))
{
    setObjectName(QStringLiteral("healthStrip"));
    setAccessibleName(tr("Health"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(16);
    setFixedHeight(32);
    layout->addWidget(m_organization);
    m_live = add(QStringLiteral("healthLive"));
    m_heartbeat = add(QStringLiteral("healthHeartbeat"));
    m_sweep = add(QStringLiteral("healthSweep"));
    m_budget = add(QStringLiteral("healthBudget"));
    m_throttled = add(QStringLiteral("healthThrottled"));
    m_outbox = add(QStringLiteral("healthOutbox"));
    m_clock = add(QStringLiteral("healthClock"));
    layout->addStretch(1);
    addSwitch();
    m_secrets = add(QStringLiteral("healthSecrets"));
    m_user = add(QStringLiteral("healthUser"));
}

StatusItem *HealthStrip::add(const QString &name)
{
    auto *item = new StatusItem(name, this);
    layout()->addWidget(item);
    return item;
}

void HealthStrip::setMark(const QString &name, std::optional<int> mark)
{
    m_name = name;
    m_mark = mark;
}

QString HealthStrip::organizationName(const Health &health) const
{
    return health.organization.isEmpty() || m_name.isEmpty() ? health.organization : m_name;
}

void HealthStrip::show(const Health &health, const QDateTime &now)
{
    const QString name = organizationName(health);
    const QString tip = health.isDemo ? tr("The demo organisation: simulated, on this computer.")
                                      : tr("Whose window this is. Opens another organisation's.");
    m_organization->showOrganization(name.isEmpty() ? tr("Not signed in") : name,
                                     m_mark.value_or(theme::markOf(health.organization)),
                                     name == health.organization ? tip : health.organization + u'\n' + tip);
    showLive(health, now);
    showSweep(health, now);
    showBudget(health);
    showWarnings(health);
    showSwitch(health.rulesOn);
    const bool isPerson = !health.user.isEmpty();
    m_user->show(health.writingStopped ? Glyph::Lock : Glyph::Person, health.writingStopped ? Tone::Bad : Tone::Muted,
                 isPerson ? health.user : (health.organization.isEmpty() ? QString() : tr("Application sign-in")),
                 health.writingStopped ? explain(Refusal::UserNeeded).sentence : QString());
}

void HealthStrip::showSecretsTrouble(const std::optional<Error> &trouble)
{
    m_secrets->show(Glyph::Lock, Tone::Pending, trouble ? tr("sign-in not kept") : QString(),
                    trouble ? tr("Your sign-in lasts until Wrapdesk ends: %1").arg(explained(trouble)) : QString());
}

void HealthStrip::addSwitch()
{
    m_rules->setObjectName(QStringLiteral("rulesSwitch"));
    m_rules->setCheckable(true);
    m_rules->setIconSize({14, 14});
    m_rules->hide();
    layout()->addWidget(m_rules);
    connect(m_rules, &QPushButton::clicked, this, [this](bool on) {
        m_rules->setChecked(!on); // until it is so
        Q_EMIT rulesSwitched(on);
    });
}

void HealthStrip::showSwitch(std::optional<bool> on)
{
    m_rules->setVisible(on.has_value());
    if (!on)
        return;
    m_rules->setChecked(*on);
    m_rules->setIcon(*on ? theme::icon(Glyph::Rules) : theme::icon(Glyph::Warning, Tone::Bad));
    m_rules->setText(*on ? tr("rules on") : tr("rules off"));
    m_rules->setAccessibleName(*on ? tr("Rules are on; press to stop all of them at once")
                                   : tr("All rules are off; press to switch them on"));
    m_rules->setToolTip(*on ? tr("Stops all rules at once.")
                            : tr("No rule suggests or codes anything. Switches them on again."));
}

void HealthStrip::showLive(const Health &health, const QDateTime &now)
{
    if (health.offline)
        return m_live->show(Glyph::Offline, Tone::Bad, tr("offline"), explained(health.offline->error));
    QString tip = gapsTip(health.gaps, now);
    if (!health.refusedTopics.isEmpty())
        tip += QStringLiteral("\n") + tr("Not watched live:") + u' ' + health.refusedTopics.join(QStringLiteral(", "));
    switch (health.live) {
    case LiveState::Off:
        m_live->show(Glyph::Offline, Tone::Muted, tr("not live"), tip);
        break;
    case LiveState::Connecting:
        m_live->show(Glyph::Progress, Tone::Muted, tr("connecting…"), tip);
        break;
    case LiveState::Live:
        m_live->show(Glyph::Socket, Tone::Good, tr("live %1").arg(Wording::ago(health.lastEvent, now)), tip);
        break;
    case LiveState::Gap:
        m_live->show(Glyph::Warning, Tone::Pending, tr("gap, reconnecting…"),
                     tip + u'\n' + explained(health.liveError));
        break;
    case LiveState::Failed:
        m_live->show(Glyph::Offline, Tone::Bad, tr("not live"), explained(health.liveError) + u'\n' + tip);
        break;
    }
    const bool isLate = health.lastHeartbeat.isValid() && health.lastHeartbeat.secsTo(now) > heartbeatLimit.count();
    const bool hasSocket = health.live == LiveState::Live || health.live == LiveState::Gap;
    m_heartbeat->show(Glyph::Heartbeat, isLate ? Tone::Bad : Tone::Muted,
                      hasSocket && health.lastHeartbeat.isValid()
                          ? tr("heartbeat %1").arg(Wording::ago(health.lastHeartbeat, now))
                          : QString(),
                      tr("The platform's sign of life, due every 30 s."));
}

void HealthStrip::showSweep(const Health &health, const QDateTime &now)
{
    if (health.offline)
        return m_sweep->show(Glyph::Sweep, Tone::Bad,
                             health.offline->asOf.isValid()
                                 ? tr("lists as of %1").arg(Wording::clockTime(health.offline->asOf, now))
                                 : QString(),
                             tr("What was known when Genesys Cloud was last reached."));
    const qsizetype open = unfilled(health.gaps);
    const QString gaps = health.gaps.isEmpty()     ? tr("no gaps")
                         : open > 0                ? (open == 1 ? tr("1 gap open") : tr("%1 gaps open").arg(open))
                         : health.gaps.size() == 1 ? tr("1 gap filled")
                                                   : tr("%1 gaps filled").arg(health.gaps.size());
    const QString tip = gapsTip(health.gaps, now);
    switch (health.sweep.loading) {
    case Loading::NotAsked:
        m_sweep->show(Glyph::Sweep, Tone::Muted, tr("not swept yet"));
        break;
    case Loading::Loading:
        m_sweep->show(Glyph::Sweep, Tone::Accent,
                      health.sweepPages > 0 ? tr("sweeping %1/%2").arg(health.sweepPage).arg(health.sweepPages)
                                            : tr("sweeping…"),
                      tip);
        break;
    case Loading::Ready:
        m_sweep->show(open > 0 ? Glyph::Warning : Glyph::Sweep, open > 0 ? Tone::Pending : Tone::Muted,
                      tr("swept %1, %2").arg(Wording::clockTime(health.sweep.asOf, now), gaps),
                      health.sweep.incomplete.isEmpty() ? tip : tr("Not complete: %1.").arg(health.sweep.incomplete));
        break;
    case Loading::Failed:
        m_sweep->show(Glyph::Warning, Tone::Bad, tr("sweep failed"), explained(health.sweep.error));
        break;
    }
}

void HealthStrip::showBudget(const Health &health)
{
    const bool isTight = health.budgetAllowed > 0 && health.budgetUsed * 10 >= health.budgetAllowed * 9;
    m_budget->show(Glyph::Budget, isTight ? Tone::Pending : Tone::Muted,
                   health.budgetAllowed > 0 ? tr("budget %1/%2").arg(health.budgetUsed).arg(health.budgetAllowed)
                                            : QString(),
                   tr("Requests used of those the platform allows in a minute."));
    m_throttled->show(Glyph::Warning, Tone::Pending,
                      health.throttled > 0 ? tr("429 × %1").arg(health.throttled) : QString(),
                      tr("How often the platform asked us to slow down."));
    m_outbox->show(Glyph::Outbox, health.openIntents > 0 ? Tone::Accent : Tone::Muted,
                   health.organization.isEmpty() ? QString() : tr("outbox %1").arg(health.openIntents),
                   tr("Codes on their way to the platform."));
}

void HealthStrip::showWarnings(const Health &health)
{
    const auto error = health.clockError < 0s ? -health.clockError : health.clockError;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(error);
    m_clock->show(
        Glyph::Pending, Tone::Pending,
        error > clockTolerance
            ? tr("clock off by %1").arg(seconds < 60s ? tr("%1 s").arg(seconds.count()) : Wording::duration(seconds))
            : QString(),
        tr("This computer's clock against the platform's. Times shown are the platform's."));
}

} // namespace wrapdesk
