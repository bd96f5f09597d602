// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/ruleshelf.h"

#include "store/store.h"

#include <QUuid>

#include <algorithm>

namespace wrapdesk {

// What one change writes.
struct RuleShelf::Batch
{
    QList<RuleVersion> versions;
    QStringList told; // for the audit, one for each of `rules`
    QList<RuleId> rules;
};

RuleShelf::RuleShelf(Means means) : m_means(std::move(means)) { }

void RuleShelf::restore(const StoredState &state)
{
    m_rules.clear();
    m_versions.clear();
    for (const RuleVersion &inForce : state.rules)
        m_rules << inForce.rule;
    for (const RuleVersion &version : state.ruleHistory)
        m_versions[version.rule.id] << version;
}

const Rule *RuleShelf::find(const RuleId &rule) const
{
    const qsizetype place = placeOf(rule);
    return place < 0 ? nullptr : &m_rules.at(place);
}

qsizetype RuleShelf::placeOf(const RuleId &rule) const
{
    const auto found =
        std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const Rule &each) { return each.id == rule; });
    return found == m_rules.cend() ? -1 : found - m_rules.cbegin();
}

QList<RuleVersion> RuleShelf::history(const RuleId &rule) const
{
    QList<RuleVersion> versions = m_versions.value(rule);
    std::reverse(versions.begin(), versions.end());
    return versions;
}

QList<RuleVersion> RuleShelf::removed() const
{
    QList<RuleVersion> gone;
    for (const QList<RuleVersion> &versions : m_versions) {
        if (!versions.isEmpty() && versions.last().isRemoved)
            gone << versions.last();
    }
    std::sort(gone.begin(), gone.end(), [](const RuleVersion &a, const RuleVersion &b) { return b.at < a.at; });
    return gone;
}

std::optional<RuleVersion> RuleShelf::version(const RuleId &rule, int version) const
{
    const QList<RuleVersion> versions = m_versions.value(rule);
    for (const RuleVersion &each : versions) {
        if (each.rule.version == version)
            return each;
    }
    return {};
}

QDateTime RuleShelf::keptSince(const RuleId &rule) const
{
    const QList<RuleVersion> versions = m_versions.value(rule);
    return versions.isEmpty() ? QDateTime() : versions.last().at;
}

QDateTime RuleShelf::applyingSince(const RuleId &rule) const
{
    const QList<RuleVersion> versions = m_versions.value(rule);
    QDateTime since;
    for (auto it = versions.crbegin(); it != versions.crend() && it->rule.mode == RuleMode::Apply && !it->isRemoved;
         ++it)
        since = it->at;
    return since;
}

RuleId RuleShelf::keep(Rule rule, const QString &why)
{
    if (rule.id.isEmpty())
        rule.id = RuleId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const RuleId id = rule.id;
    keepAll({std::move(rule)}, why);
    return id;
}

void RuleShelf::keepAll(const QList<Rule> &rules, const QString &why)
{
    Batch batch;
    for (const Rule &rule : rules)
        add(batch, rule, why);
    send(std::move(batch));
}

void RuleShelf::add(Batch &batch, Rule rule, const QString &why)
{
    if (rule.id.isEmpty())
        rule.id = RuleId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    QList<RuleVersion> &versions = m_versions[rule.id];
    rule.version = versions.isEmpty() ? 1 : versions.last().rule.version + 1;
    batch.told << told(rule, why);
    batch.rules << rule.id;
    const auto [by, byName] = m_means.who();
    const RuleVersion version{.rule = rule, .at = m_means.now(), .by = by, .byName = byName, .why = why};
    versions << version;
    batch.versions << version;
    if (const qsizetype place = placeOf(rule.id); place >= 0)
        m_rules[place] = rule;
    else
        m_rules << rule;
}

// What the audit says of a new version.
QString RuleShelf::told(const Rule &rule, const QString &why) const
{
    const QString reason = why.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(why);
    const RuleWords words = m_means.words();
    const Rule *before = find(rule.id);
    if (!before)
        return QStringLiteral("rule “%1” kept%2, %3: %4")
            .arg(rule.name, reason, words.mode(rule.mode), words.sentence(rule));
    QStringList changes;
    for (const RuleWords::Change &change : words.changes(*before, rule))
        changes << QStringLiteral("%1 %2 → %3").arg(change.what, change.before, change.after);
    return QStringLiteral("rule “%1” version %2%3: %4")
        .arg(rule.name)
        .arg(rule.version)
        .arg(reason, changes.isEmpty() ? QStringLiteral("nothing changed") : changes.join(QStringLiteral("; ")));
}

void RuleShelf::move(const RuleId &rule, qsizetype place)
{
    const qsizetype from = placeOf(rule);
    if (from < 0 || from == place)
        return;
    m_rules.move(from, place);
    send({.told = {QStringLiteral("rule “%1” moved from place %2 to %3")
                       .arg(m_rules.at(place).name)
                       .arg(from + 1)
                       .arg(place + 1)},
          .rules = {rule}});
}

void RuleShelf::remove(const RuleId &rule)
{
    const qsizetype place = placeOf(rule);
    if (place < 0)
        return;
    const auto [by, byName] = m_means.who();
    RuleVersion last{.rule = m_rules.takeAt(place), .isRemoved = true, .at = m_means.now(), .by = by, .byName = byName};
    ++last.rule.version;
    m_versions[rule] << last;
    send({.versions = {last}, .told = {QStringLiteral("rule “%1” removed").arg(last.rule.name)}, .rules = {rule}});
}

void RuleShelf::send(Batch batch)
{
    KeepRules kept{.versions = std::move(batch.versions)};
    for (const Rule &rule : std::as_const(m_rules))
        kept.order << rule.id;
    const auto [by, byName] = m_means.who();
    for (qsizetype i = 0; i < batch.rules.size(); ++i)
        kept.entries << AuditEntry{.at = m_means.now(),
                                   .kind = AuditKind::Rule,
                                   .by = by,
                                   .byName = byName,
                                   .reason = {.kind = Reason::Kind::Rule, .rule = batch.rules.at(i).text()},
                                   .detail = batch.told.at(i)};
    m_means.store.keep(kept);
}

} // namespace wrapdesk
