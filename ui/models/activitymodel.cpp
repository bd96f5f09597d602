// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/activitymodel.h"

#include "errortext.h"
#include "wording.h"

#include <algorithm>
#include <array>

namespace wrapdesk {

namespace {

bool isAWrite(const AuditEntry &entry) { return entry.kind == AuditKind::Write || entry.kind == AuditKind::Tag; }

bool hasMedia(const AuditEntry &entry) { return isAWrite(entry) || entry.media != Media::Unknown; }

Glyph auditGlyph(const AuditEntry &entry)
{
    if (entry.kind == AuditKind::Reveal)
        return Glyph::Reveal;
    if (entry.kind == AuditKind::Rule)
        return Glyph::Rules;
    return entry.kind == AuditKind::Settings ? Glyph::Settings : Wording::outcomeGlyph(entry.outcome);
}

Tone auditTone(const AuditEntry &entry)
{
    if (entry.kind == AuditKind::Reveal)
        return Tone::Pending;
    const bool isChange = entry.kind == AuditKind::Settings || entry.kind == AuditKind::Rule;
    return isChange ? Tone::Accent : Wording::outcomeTone(entry.outcome);
}

QString whoText(const AuditEntry &entry)
{
    if (!entry.byName.isEmpty())
        return entry.byName;
    return entry.by.isEmpty() ? Wording::tr("Application") : entry.by.text();
}

QString beforeText(const AuditEntry &entry)
{
    return entry.before ? entry.before->name : isAWrite(entry) ? QStringLiteral("—") : QString();
}

// What was sent but never seen may stand there all the same.
QString afterText(const AuditEntry &entry)
{
    if (entry.after)
        return QStringLiteral("→ %1").arg(entry.after->name);
    if (entry.kind != AuditKind::Write)
        return {};
    const bool isOpen = entry.outcome == IntentState::Unconfirmed || entry.outcome == IntentState::Failed;
    return isOpen ? Wording::tr("nothing seen") : Wording::tr("nothing written");
}

QString whyText(const AuditEntry &entry) { return isAWrite(entry) ? Wording::reason(entry.reason.kind) : QString(); }

// A refusal's own sentence says more than the platform's words; what is no refusal has only its detail.
QString detailText(const AuditEntry &entry)
{
    const bool isRefusal = entry.refusal != Refusal::None && entry.refusal != Refusal::Other;
    return isRefusal ? explain(entry.refusal).sentence : entry.detail;
}

Tone mutedIfNothing(const QString &text) { return text.startsWith(u'—') ? Tone::Muted : Tone::Normal; }

using EntryColumn = Column<AuditEntry>;

constexpr std::array<EntryColumn, 10> entryColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Time"),
     [](const AuditEntry &entry, const QDateTime &) { return Wording::exactTime(entry.at); }, nullptr},
    {QT_TRANSLATE_NOOP("Columns", "Outcome"),
     [](const AuditEntry &entry, const QDateTime &) { return outcomeText(entry); }, nullptr, alignLeft, auditGlyph,
     auditTone},
    {QT_TRANSLATE_NOOP("Columns", "Person"), [](const AuditEntry &entry, const QDateTime &) { return whoText(entry); },
     nullptr},
    {QT_TRANSLATE_NOOP("Columns", "Queue"), [](const AuditEntry &entry, const QDateTime &) { return entry.queueName; },
     nullptr},
    {QT_TRANSLATE_NOOP("Columns", "Agent"), [](const AuditEntry &entry, const QDateTime &) { return entry.agentName; },
     nullptr},
    {QT_TRANSLATE_NOOP("Columns", "Media"),
     [](const AuditEntry &entry, const QDateTime &) {
         return hasMedia(entry) ? Wording::media(entry.media) : QString();
     },
     nullptr, alignLeft,
     [](const AuditEntry &entry) { return hasMedia(entry) ? Wording::mediaGlyph(entry.media) : Glyph::None; }},
    {QT_TRANSLATE_NOOP("Columns", "Before"),
     [](const AuditEntry &entry, const QDateTime &) { return beforeText(entry); }, nullptr, alignLeft, nullptr,
     [](const AuditEntry &entry) { return mutedIfNothing(beforeText(entry)); }, beforeText},
    {QT_TRANSLATE_NOOP("Columns", "After"), [](const AuditEntry &entry, const QDateTime &) { return afterText(entry); },
     nullptr, alignLeft, nullptr, [](const AuditEntry &entry) { return entry.after ? Tone::Normal : Tone::Muted; },
     afterText},
    {QT_TRANSLATE_NOOP("Columns", "Reason"), [](const AuditEntry &entry, const QDateTime &) { return whyText(entry); },
     nullptr, alignLeft, nullptr,
     [](const AuditEntry &entry) { return entry.reason.kind == Reason::Kind::PutBack ? Tone::Pending : Tone::Normal; }},
    {QT_TRANSLATE_NOOP("Columns", "Detail"),
     [](const AuditEntry &entry, const QDateTime &) { return detailText(entry); }, nullptr, alignLeft, nullptr,
     [](const AuditEntry &) { return Tone::Muted; }},
}};

const EntryColumn &columnAt(int column) { return entryColumns[static_cast<size_t>(column)]; }

} // namespace

void ActivityModel::replace(const QList<AuditEntry> &entries, bool isLast)
{
    beginResetModel();
    m_entries = entries;
    m_isLast = isLast;
    m_isWaiting = false;
    endResetModel();
}

void ActivityModel::append(const QList<AuditEntry> &entries, bool isLast)
{
    m_isLast = isLast || entries.isEmpty();
    m_isWaiting = false;
    if (entries.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(entries.size()) - 1);
    m_entries.append(entries);
    endInsertRows();
}

void ActivityModel::insert(const QList<AuditEntry> &entries)
{
    const qint64 newest = m_entries.isEmpty() ? 0 : m_entries.first().id;
    QList<AuditEntry> fresh;
    for (const AuditEntry &entry : entries) {
        if (entry.id > newest)
            fresh.append(entry);
    }
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, 0, int(fresh.size()) - 1);
    for (const AuditEntry &entry : std::as_const(fresh))
        m_entries.prepend(entry);
    endInsertRows();
}

int ActivityModel::rowOf(qint64 id) const
{
    const auto place = std::lower_bound(m_entries.cbegin(), m_entries.cend(), id,
                                        [](const AuditEntry &entry, qint64 wanted) { return entry.id > wanted; });
    return place != m_entries.cend() && place->id == id ? int(place - m_entries.cbegin()) : -1;
}

int ActivityModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(entryColumns.size());
}

QVariant ActivityModel::data(const QModelIndex &cell, int role) const
{
    if (!checkIndex(cell, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EntryColumn &column = columnAt(cell.column());
    const AuditEntry &entry = at(cell.row());
    switch (role) {
    case Qt::DisplayRole:
        return column.cell(entry, {});
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.alignment);
    case Qt::ToolTipRole:
        return column.tip ? column.tip(entry) : QVariant();
    case GlyphRole:
        return QVariant::fromValue(column.glyph ? column.glyph(entry) : Glyph::None);
    case ToneRole:
        return QVariant::fromValue(column.tone ? column.tone(entry) : Tone::Normal);
    case TabularRole:
        return cell.column() == Time;
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate("Columns", columnAt(section).title);
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(columnAt(section).alignment) : QVariant();
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isLast && !m_isWaiting;
}

void ActivityModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isWaiting = true;
    Q_EMIT moreWanted(oldest());
}

} // namespace wrapdesk
