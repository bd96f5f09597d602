// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/stragglermodel.h"

#include "bulkwording.h"
#include "domain/masked.h"
#include "errortext.h"
#include "wording.h"

#include <array>

namespace wrapdesk {

namespace {

constexpr qint64 afterPending = qint64(1) << 60; // no time in ms comes near it

// Pending legs by deadline, those without one after them; then all others, the latest end first.
SortKey urgency(const StragglerRow &row)
{
    const qint64 ended = row.leg.endedAt.isValid() ? row.leg.endedAt.toMSecsSinceEpoch() : 0;
    if (row.straggler.kind != StragglerClass::Pending)
        return {afterPending - ended, {}};
    const QDateTime deadline = row.leg.acwDeadline();
    return {deadline.isValid() ? deadline.toMSecsSinceEpoch() : afterPending / 2 + ended, {}};
}

// Its row stays for a moment, and then tells what stands on the leg now.
bool isCoded(const StragglerRow &row) { return row.course && row.course->state == IntentState::Confirmed; }

QString standingCode(const StragglerRow &row)
{
    if (isCoded(row))
        return row.course->code;
    return row.isContested() && !row.course->found.isEmpty() ? row.course->found : row.code;
}

QString codeText(const StragglerRow &row, const QDateTime &)
{
    if (row.hasSuggestion())
        return Wording::tr("suggested: %1").arg(*row.suggestion);
    const QString code = standingCode(row);
    return code.isEmpty() ? QStringLiteral("—") : code;
}

QString codeTip(const StragglerRow &row)
{
    const QString code = standingCode(row);
    if (!row.hasSuggestion())
        return code;
    const QString now = code.isEmpty() ? Wording::tr("No code yet.") : Wording::tr("Now: %1.").arg(code);
    return Wording::tr("A rule suggests “%1”. %2 Ctrl+T takes the suggestion.").arg(*row.suggestion, now);
}

Tone codeTone(const StragglerRow &row)
{
    if (row.hasSuggestion())
        return Tone::Accent;
    return standingCode(row).isEmpty() ? Tone::Muted : Tone::Normal;
}

QString stateText(const StragglerRow &row, const QDateTime &now)
{
    if (isCoded(row) || row.isContested())
        return Wording::tr("coded");
    const QDateTime deadline = row.leg.acwDeadline();
    if (row.straggler.kind == StragglerClass::Pending && deadline.isValid() && now.isValid()) {
        const std::chrono::seconds remaining{now.secsTo(deadline)};
        return remaining.count() > 0 ? Wording::tr("%1 left").arg(Wording::duration(remaining))
                                     : Wording::tr("time is up");
    }
    const QString kind = Wording::stragglerClass(row.straggler.kind);
    return row.straggler.byDesign ? Wording::tr("%1, by design").arg(kind) : kind;
}

Tone stateTone(const StragglerRow &row)
{
    if (isCoded(row))
        return Tone::Good;
    if (row.isContested())
        return Tone::Accent;
    return row.straggler.byDesign ? Tone::Muted : Wording::stragglerTone(row.straggler.kind);
}

Glyph stateGlyph(const StragglerRow &row)
{
    if (isCoded(row))
        return Glyph::Check;
    return row.isContested() ? Glyph::Person : Wording::stragglerGlyph(row.straggler.kind);
}

Tone outcomeTone(const StragglerRow &row) { return row.course ? Wording::outcomeTone(row.course->state) : Tone::Muted; }

Glyph outcomeGlyph(const StragglerRow &row)
{
    if (row.course)
        return Wording::outcomeGlyph(row.course->state);
    return row.straggler.unwritable == Unwritable::No ? Glyph::None : Glyph::Lock;
}

QString outcomeText(const StragglerRow &row, const QDateTime &)
{
    if (!row.course)
        return Wording::unwritable(row.straggler.unwritable);
    QString word = intentText(row.course->state);
    switch (row.course->state) {
    case IntentState::Confirmed:
        return QStringLiteral("%1 · %2").arg(word, row.course->code);
    case IntentState::HumanWon:
        return row.course->found.isEmpty() ? word : BulkWording::contested(row.course->found, row.course->code);
    case IntentState::Refused:
    case IntentState::Failed:
        return QStringLiteral("%1: %2").arg(word, row.course->sentence);
    default:
        return word;
    }
}

QString outcomeTip(const StragglerRow &row)
{
    if (!row.course)
        return Wording::unwritable(row.straggler.unwritable);
    const QString reason = QStringLiteral("%1 %2").arg(row.course->sentence, row.course->help).trimmed();
    return row.isContested() ? QStringLiteral("%1\n%2").arg(outcomeText(row, {}), reason) : reason;
}

constexpr std::array<Column<StragglerRow>, 9> stragglerColumns{{
    {QT_TRANSLATE_NOOP("Columns", "State"), stateText, urgency, alignLeft, stateGlyph, stateTone, nullptr, true},
    {QT_TRANSLATE_NOOP("Columns", "Age"),
     [](const StragglerRow &row, const QDateTime &now) { return Wording::ago(row.leg.endedAt, now); },
     [](const StragglerRow &row) {
         return SortKey{row.leg.endedAt.isValid() ? -row.leg.endedAt.toMSecsSinceEpoch() : 0, {}};
     },
     alignRight, nullptr, nullptr, nullptr, true},
    {QT_TRANSLATE_NOOP("Columns", "Queue"), [](const StragglerRow &row, const QDateTime &) { return row.queue; },
     [](const StragglerRow &row) { return folded(row.queue); }},
    {QT_TRANSLATE_NOOP("Columns", "Agent"), [](const StragglerRow &row, const QDateTime &) { return row.agent; },
     [](const StragglerRow &row) { return folded(row.agent); }},
    {QT_TRANSLATE_NOOP("Columns", "Media"),
     [](const StragglerRow &row, const QDateTime &) { return Wording::media(row.leg.media); },
     [](const StragglerRow &row) { return folded(Wording::media(row.leg.media)); }, alignLeft,
     [](const StragglerRow &row) { return Wording::mediaGlyph(row.leg.media); }},
    {QT_TRANSLATE_NOOP("Columns", "Customer"),
     [](const StragglerRow &row, const QDateTime &) { return masked(row.leg.customer); },
     [](const StragglerRow &row) { return folded(masked(row.leg.customer)); }, alignLeft, nullptr,
     [](const StragglerRow &) { return Tone::Muted; }},
    {QT_TRANSLATE_NOOP("Columns", "Ended"),
     [](const StragglerRow &row, const QDateTime &now) { return Wording::clockTime(row.leg.endedAt, now); },
     [](const StragglerRow &row) {
         return SortKey{row.leg.endedAt.isValid() ? row.leg.endedAt.toMSecsSinceEpoch() : 0, {}};
     },
     alignRight},
    {QT_TRANSLATE_NOOP("Columns", "Code"), codeText, [](const StragglerRow &row) { return folded(codeText(row, {})); },
     alignLeft, [](const StragglerRow &row) { return row.hasSuggestion() ? Glyph::Rules : Glyph::None; }, codeTone,
     codeTip},
    {QT_TRANSLATE_NOOP("Columns", "Outcome"), outcomeText,
     [](const StragglerRow &row) { return folded(outcomeText(row, {})); }, alignLeft, outcomeGlyph, outcomeTone,
     outcomeTip},
}};

} // namespace

WriteCourse courseOf(const Intent &intent, const QString &found)
{
    const Explanation text = explain(intent);
    return {intent.state, intent.code.name, text.sentence, text.help, intent.settledAt, found};
}

QString StragglerRow::searchText() const
{
    return QStringList{Wording::stragglerClass(straggler.kind),
                       queue,
                       agent,
                       Wording::media(leg.media),
                       masked(leg.customer),
                       code,
                       suggestion.value_or(QString()),
                       leg.id.conversation.text()}
        .join(u'\n');
}

StragglerModel::StragglerModel(QObject *parent) : KeyedTableModel(stragglerColumns, parent) { }

bool StragglerModel::lingers(const StragglerRow &row) const
{
    if (!row.course)
        return false;
    return row.isBeingWritten() || row.isContested() || !row.course->settledAt.isValid() || !now().isValid()
           || row.course->settledAt.addSecs(linger.count()) > now();
}

void StragglerModel::update(const QList<StragglerRow> &changed, const QList<LegId> &removed)
{
    for (const StragglerRow &row : changed)
        m_leaving.remove(row.key);
    QList<LegId> gone;
    for (const LegId &leg : removed) {
        const StragglerRow *row = find(leg);
        if (row && lingers(*row)) {
            m_leaving.insert(leg);
        } else {
            m_leaving.remove(leg);
            gone.append(leg);
        }
    }
    patch(changed, gone);
}

void StragglerModel::updateCourses(const QHash<LegId, WriteCourse> &courses)
{
    QList<StragglerRow> changed;
    for (auto course = courses.cbegin(); course != courses.cend(); ++course) {
        if (const StragglerRow *known = find(course.key())) {
            StragglerRow row = *known;
            row.course = course.value();
            changed.append(row);
        }
    }
    patch(changed, {});
}

void StragglerModel::dismiss(const QSet<LegId> &legs)
{
    const QSet<LegId> gone = QSet<LegId>(legs).intersect(m_leaving);
    m_leaving.subtract(gone);
    patch({}, gone.values());
}

void StragglerModel::tick(const QDateTime &now)
{
    setNow(now);
    QList<LegId> gone;
    for (const LegId &leg : std::as_const(m_leaving)) {
        const StragglerRow *row = find(leg);
        if (!row || !lingers(*row))
            gone.append(leg);
    }
    for (const LegId &leg : std::as_const(gone))
        m_leaving.remove(leg);
    patch({}, gone);
}

} // namespace wrapdesk
