// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include "session/rulephrases.h"

#include <QLocale>

namespace wrapdesk {

using namespace std::chrono_literals;

QString Wording::media(Media media)
{
    return media == Media::Unknown ? tr("unknown media") : RulePhrases::media(media);
}

Glyph Wording::mediaGlyph(Media media)
{
    switch (media) {
    case Media::Voice:
        return Glyph::Voice;
    case Media::Callback:
        return Glyph::Callback;
    case Media::Email:
        return Glyph::Email;
    case Media::Message:
    case Media::Chat:
    case Media::InternalMessage:
        return Glyph::Message;
    case Media::Social:
        return Glyph::Social;
    case Media::Video:
        return Glyph::Video;
    case Media::Cobrowse:
    case Media::Screenshare:
        return Glyph::Screen;
    case Media::Unknown:
        break;
    }
    return Glyph::Media;
}

QString Wording::stragglerClass(StragglerClass kind) { return RulePhrases::stragglerClass(kind); }

Glyph Wording::stragglerGlyph(StragglerClass kind)
{
    switch (kind) {
    case StragglerClass::Pending:
        return Glyph::Pending;
    case StragglerClass::Missing:
        return Glyph::Missing;
    case StragglerClass::SystemCoded:
        return Glyph::SystemCoded;
    case StragglerClass::Orphaned:
        return Glyph::Orphaned;
    }
    return Glyph::None;
}

Tone Wording::stragglerTone(StragglerClass kind)
{
    switch (kind) {
    case StragglerClass::Pending:
        return Tone::Pending;
    case StragglerClass::Missing:
        return Tone::Missing;
    case StragglerClass::SystemCoded:
        return Tone::SystemCoded;
    case StragglerClass::Orphaned:
        return Tone::Orphaned;
    }
    return Tone::Normal;
}

QString Wording::unwritable(Unwritable reason)
{
    switch (reason) {
    case Unwritable::No:
        return {};
    case Unwritable::NoQueue:
        return tr("direct call without a queue: it has no wrap-up codes");
    case Unwritable::OldWebChat:
        return tr("old web chat: the platform no longer takes codes for it");
    case Unwritable::InternalMessage:
        return tr("internal message: it carries no wrap-up code");
    case Unwritable::UnknownMedia:
        return tr("unknown media: how to code it is not known");
    case Unwritable::NotPermitted:
        return tr("not permitted: this sign-in may give no codes");
    case Unwritable::OtherDivision:
        return tr("not permitted: this sign-in may give no codes in the division of its queue");
    }
    return {};
}

Glyph Wording::outcomeGlyph(IntentState state)
{
    switch (state) {
    case IntentState::Confirmed:
        return Glyph::Check;
    case IntentState::HumanWon:
        return Glyph::Person;
    case IntentState::Refused:
    case IntentState::Failed:
        return Glyph::Refused;
    case IntentState::Locked:
        return Glyph::Lock;
    case IntentState::Unconfirmed:
        return Glyph::Warning;
    case IntentState::Cancelled:
        return Glyph::Close;
    default:
        return Glyph::Progress;
    }
}

Tone Wording::outcomeTone(IntentState state)
{
    switch (state) {
    case IntentState::Confirmed:
        return Tone::Good;
    case IntentState::Refused:
    case IntentState::Locked:
    case IntentState::Failed:
        return Tone::Bad;
    case IntentState::Unconfirmed:
        return Tone::Pending;
    case IntentState::Cancelled:
        return Tone::Muted;
    default:
        return Tone::Accent;
    }
}

QString Wording::reason(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::Hand:
        return tr("by hand");
    case Reason::Kind::Bulk:
        return tr("in bulk");
    case Reason::Kind::Rule:
        return tr("by rule");
    case Reason::Kind::Sweeper:
        return tr("by sweeper");
    case Reason::Kind::PutBack:
        return tr("put back");
    }
    return {};
}

QString Wording::ability(Ability ability)
{
    return ability == Ability::CodePending ? tr("pending legs") : tr("closed legs");
}

QString Wording::acwRule(const Queue &queue)
{
    const QString limit = queue.acwTimeout
                              ? duration(std::chrono::duration_cast<std::chrono::seconds>(*queue.acwTimeout))
                              : tr("an unknown time");
    switch (queue.prompt) {
    case WrapupPrompt::Mandatory:
        return tr("A code is mandatory, without a time limit.");
    case WrapupPrompt::Optional:
        return tr("A code is optional.");
    case WrapupPrompt::MandatoryTimeout:
        return tr("A code is mandatory; after %1 the platform sets its own.").arg(limit);
    case WrapupPrompt::MandatoryForcedTimeout:
        return tr("A code is mandatory; agents stay in after-call work for the whole %1, then the platform sets its "
                  "own.")
            .arg(limit);
    case WrapupPrompt::AgentRequested:
        return tr("After-call work only when the agent asks for it, up to %1.").arg(limit);
    case WrapupPrompt::Unknown:
        break;
    }
    return tr("The platform did not say how after-call work goes here.");
}

QString Wording::duration(std::chrono::seconds time)
{
    const auto seconds = std::max<qint64>(time.count(), 0);
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (seconds < 600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < qint64(24) * 3600)
        return tr("%1 h %2", "hours, minutes").arg(seconds / 3600).arg(two(seconds / 60 % 60));
    return tr("%1 d %2 h", "days, hours").arg(seconds / 86400).arg(seconds / 3600 % 24);
}

QString Wording::ago(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid() || !now.isValid())
        return QStringLiteral("–");
    const std::chrono::seconds passed{std::max<qint64>(then.secsTo(now), 0)};
    return passed < 60s ? tr("%1 s").arg(passed.count()) : duration(passed);
}

QString Wording::clockTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return QStringLiteral("–");
    const QDateTime local = time.toLocalTime();
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    QString clock = local.time().toString(QStringLiteral("HH:mm"));
    if (days == 0 || !now.isValid())
        return clock;
    const QLocale locale;
    const QString day = days > 0 && days < 7 ? locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat)
                                             : locale.toString(local.date(), QStringLiteral("d MMM"));
    return QStringLiteral("%1 %2").arg(day, clock);
}

QString Wording::exactTime(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QStringLiteral("–");
}

QString Wording::count(qsizetype number) { return QLocale().toString(number); }

QString Wording::legLine(const QString &queue, const QString &agent, const Leg &leg, const QDateTime &now)
{
    return QStringLiteral("%1 · %2 · %3 · %4").arg(queue, agent, media(leg.media), clockTime(leg.endedAt, now));
}

} // namespace wrapdesk
