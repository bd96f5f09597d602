// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulesprivate.h"
#include "session/writing.h"

#include <QCollator>

#include <algorithm>

// Rules as files, and what a person may name in one.
namespace wrapdesk {

namespace {

// As alike as a file can make them: ids, versions and modes are the program's.
bool isSame(Rule a, const Rule &b)
{
    a.id = b.id;
    a.version = b.version;
    a.mode = b.mode;
    a.codeName = b.codeName;
    return a == b;
}

template <typename T>
QList<std::pair<T, QString>> byName(const QHash<T, QString> &names)
{
    QList<std::pair<T, QString>> sorted;
    for (const auto &[id, name] : names.asKeyValueRange()) {
        if (!id.isEmpty())
            sorted.emplace_back(id, name.isEmpty() ? id.text() : name);
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(sorted.begin(), sorted.end(),
              [&](const auto &a, const auto &b) { return collator.compare(a.second, b.second) < 0; });
    return sorted;
}

QStringList sortedTexts(const QSet<QString> &texts)
{
    QStringList sorted = texts.values();
    sorted.sort();
    return sorted;
}

} // namespace

QByteArray Rules::exported() const { return encodeRules(d->shelf.rules(), d->names()); }

Result<Rules::Import> Rules::read(const QByteArray &file) const
{
    const Result<RuleFile> decoded = decodeRules(file, d->names());
    if (!decoded)
        return Failure(decoded.error());
    Import import{.remarks = decoded->remarks};
    for (const Rule &read : decoded->rules) {
        const Rule *known = d->shelf.find(read.id);
        for (qsizetype place = 0; !known && place < d->shelf.rules().size(); ++place)
            known = d->shelf.rules().at(place).name == read.name ? &d->shelf.rules().at(place) : nullptr;
        if (known && isSame(read, *known)) {
            ++import.same;
            continue;
        }
        ++(known ? import.changed : import.added);
        Rule taken = read;
        taken.mode = RuleMode::Off;
        taken.id = known ? known->id : RuleId();
        taken.version = known ? known->version : 0;
        import.rules << taken;
    }
    if (d->shelf.rules().size() + import.added > mostRules)
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("with this file there would be %1 rules; at most %2 are taken")
                                            .arg(d->shelf.rules().size() + import.added)
                                            .arg(mostRules)});
    return import;
}

Result<void> Rules::import(const Import &import, const QString &fileName)
{
    for (const Rule &rule : import.rules) {
        if (Result<void> checked = d->check(rule); !checked)
            return checked;
    }
    for (const Rule &rule : import.rules) {
        if (!rule.id.isEmpty())
            d->needs.writing.cancelUnsentOf(rule.id);
    }
    d->shelf.keepAll(import.rules, QStringLiteral("imported from %1").arg(fileName));
    d->changed();
    return {};
}

RuleVocabulary Rules::vocabulary() const
{
    RuleVocabulary words{.queues = d->needs.queues.values(), .codes = d->needs.codes.codes()};
    QHash<DivisionId, QString> divisions;
    for (const Queue &queue : std::as_const(words.queues))
        divisions.insert(queue.division, queue.divisionName);
    std::sort(words.queues.begin(), words.queues.end(), [](const Queue &a, const Queue &b) { return a.name < b.name; });
    words.agents = byName(d->needs.agents());
    words.teams = byName(d->needs.teams());
    words.divisions = byName(divisions);
    QSet<QString> disconnectTypes;
    QSet<QString> tags;
    for (const RosterEntry &entry : d->needs.roster.entries()) {
        disconnectTypes.insert(entry.leg.disconnectType);
        tags.insert(entry.leg.externalTag);
    }
    disconnectTypes.remove(QString());
    tags.remove(QString());
    words.disconnectTypes = sortedTexts(disconnectTypes);
    words.externalTags = sortedTexts(tags);
    return words;
}

} // namespace wrapdesk
