// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ruleeditbinding.h"

#include "pages/rulespage.h"
#include "session/session.h"
#include "widgets/conflictlist.h"
#include "widgets/dryrunpanel.h"
#include "widgets/ruleeditor.h"
#include "widgets/rulepanel.h"

namespace wrapdesk {

RuleEditBinding::RuleEditBinding(Session &session, RulesPage &page, QObject *parent)
    : QObject(parent), m_session(session), m_rules(session.rules()), m_page(page), m_panel(page.panel())
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(pace);
    connect(&m_pace, &QTimer::timeout, this, &RuleEditBinding::checkDraft);
    obeyEditor();
    listen();
    close();
}

void RuleEditBinding::obeyEditor()
{
    RuleEditor &editor = m_panel.editor();
    connect(&editor, &RuleEditor::draftChanged, this, &RuleEditBinding::noteDraft);
    connect(&editor, &RuleEditor::keepRequested, this, &RuleEditBinding::keep);
    connect(&editor, &RuleEditor::cancelled, this, &RuleEditBinding::close);
    connect(&editor, &RuleEditor::onlyOfferingQueuesRequested, this,
            [this] { m_panel.editor().setOfferingQueues(m_rules.queuesOffering(m_panel.editor().draft().code)); });
    connect(&m_panel.conflicts(), &ConflictList::ruleActivated, &m_page, &RulesPage::selectRule);
    connect(&m_panel.dryRun(), &DryRunPanel::startRequested, this, &RuleEditBinding::startDryRun);
    connect(&m_panel.dryRun(), &DryRunPanel::cancelRequested, &m_rules, &Rules::cancelDryRun);
}

void RuleEditBinding::listen()
{
    connect(&m_page, &RulesPage::ruleSelected, this, &RuleEditBinding::follow);
    connect(&m_rules, &Rules::rulesChanged, this, &RuleEditBinding::noteRules);
    connect(&m_rules, &Rules::conflictsChanged, this, [this] { m_pace.start(); });
    connect(&m_rules, &Rules::dryRunChanged, this, &RuleEditBinding::showDryRun);
    connect(&m_rules, &Rules::dryRunFinished, this, [this](const std::optional<DryRunResult> &result) {
        m_result = result && result->version == 0 ? result : std::nullopt;
        showDryRun();
    });
    connect(&m_session, &Session::codesChanged, this, [this] { m_pace.start(); });
}

DryRunNames RuleEditBinding::names() const
{
    return {.queue = [this](const QueueId &queue) { return m_session.queueName(queue); },
            .agent = [this](const UserId &agent) { return m_session.agentName(Leg{.agent = agent}); },
            .code = [this](const QString &code) { return m_session.codes().named(code).name; }};
}

void RuleEditBinding::begin(const Rule &rule)
{
    if (m_begun && !rule.id.isEmpty() && m_begun->id == rule.id)
        return m_panel.editor().focusName();
    if (!leaveDraft())
        return;
    if (rule.id.isEmpty())
        m_page.clearSelection();
    show(rule);
    m_panel.editor().focusName();
}

void RuleEditBinding::tryOut(const RuleId &rule)
{
    const auto known = m_rules.find(rule);
    if (!known || !leaveDraft())
        return;
    show(*known);
    m_panel.showDryRun();
    startDryRun(m_panel.dryRun().days());
}

// An open panel shows the rule that is selected; what is not kept stays in it.
void RuleEditBinding::follow(const std::optional<RuleId> &selected)
{
    const auto rule = selected ? m_rules.find(*selected) : std::nullopt;
    if (isOpen() && rule && rule->id != m_begun->id && !m_panel.editor().isChanged())
        show(*rule);
}

bool RuleEditBinding::leaveDraft()
{
    if (!isOpen() || !m_panel.editor().isChanged())
        return true;
    const QString &name = m_panel.editor().draft().name;
    m_page.showNotice(Glyph::Info, Tone::Accent,
                      name.isEmpty() ? tr("The new rule is not kept yet: keep it or cancel it first.")
                                     : tr("“%1” has changes that are not kept: keep or cancel them first.").arg(name));
    m_page.selectRule(m_begun->id);
    m_panel.editor().focusName();
    return false;
}

void RuleEditBinding::show(const Rule &rule)
{
    m_begun = rule;
    m_result.reset();
    m_panel.editor().edit(rule, m_rules.vocabulary(), m_rules.words());
    m_page.showPanel(true);
    m_page.setDrafted({});
    checkDraft();
}

void RuleEditBinding::close()
{
    m_begun.reset();
    m_pace.stop();
    m_panel.conflicts().showNothing();
    m_page.setDrafted({});
    m_page.showPanel(false);
}

// What was only switched or moved to another version meanwhile is no reason to refuse what was edited.
Rule RuleEditBinding::rebased(const Rule &draft) const
{
    const auto present = m_rules.find(draft.id);
    if (!present || !m_begun)
        return draft;
    Rule same = *present;
    same.mode = m_begun->mode;
    same.version = m_begun->version;
    if (same != *m_begun)
        return draft;
    Rule wanted = draft;
    wanted.mode = present->mode;
    wanted.version = present->version;
    return wanted;
}

void RuleEditBinding::keep(const Rule &draft)
{
    const Result<RuleId> kept = m_rules.keep(rebased(draft));
    if (!kept)
        return m_panel.editor().showFailure(kept.error());
    if (const auto rule = m_rules.find(*kept)) {
        show(*rule);
        m_page.selectRule(*kept);
    }
}

// It was switched, restored or removed while it is shown.
void RuleEditBinding::noteRules()
{
    if (!isOpen() || m_begun->id.isEmpty())
        return;
    const auto present = m_rules.find(m_begun->id);
    if (!present && !m_panel.editor().isChanged())
        return close();
    if (present && *present != *m_begun && !m_panel.editor().isChanged())
        show(*present);
}

void RuleEditBinding::noteDraft()
{
    const Rule &draft = m_panel.editor().draft();
    m_page.setDrafted(m_panel.editor().isChanged() ? QSet<RuleId>{draft.id} : QSet<RuleId>());
    m_panel.editor().setMapped(m_rules.isMapped(draft.code));
    m_pace.start();
}

void RuleEditBinding::checkDraft()
{
    if (!isOpen())
        return;
    const Rule &draft = m_panel.editor().draft();
    QList<Rule> rules = m_rules.rules();
    const auto place = std::find_if(rules.begin(), rules.end(), [&](const Rule &rule) { return rule.id == draft.id; });
    if (place == rules.end())
        rules.append(draft);
    else
        *place = draft;
    QList<Conflict> own;
    for (const Conflict &conflict : m_rules.conflictsWith(draft)) {
        if (conflict.rule == draft.id)
            own.append(conflict);
    }
    const auto blocking =
        std::count_if(own.begin(), own.end(), [](const Conflict &conflict) { return conflict.isBlocking; });
    m_panel.conflicts().show(own, rules, m_rules.reach(draft), m_rules.words());
    m_panel.setConflictCount(blocking, own.size());
    m_panel.editor().setMapped(m_rules.isMapped(draft.code));
    showDryRun();
}

void RuleEditBinding::startDryRun(int days)
{
    m_tried = m_panel.editor().draft().id;
    m_result.reset();
    m_rules.startDryRun(m_panel.editor().draft(), days);
}

void RuleEditBinding::showDryRun()
{
    if (!isOpen())
        return;
    const Rule &draft = m_panel.editor().draft();
    const DryRunProgress progress = m_rules.dryRunProgress();
    const bool isOurs = m_tried == draft.id;
    DryRunPanel &panel = m_panel.dryRun();
    panel.showProgress(isOurs ? progress : DryRunProgress(), m_session.now());
    const QString trouble = ruleError(draft);
    if (progress.isRunning && !isOurs)
        panel.setTriable(false, tr("Another rule is being tried; one at a time."));
    else
        panel.setTriable(trouble.isEmpty(), trouble);
    const auto result = m_result && isOurs ? m_result : m_rules.lastDryRun(draft.id);
    panel.showResult(result, m_panel.editor().isChanged() ? 0 : draft.version, names(), m_session.now());
}

} // namespace wrapdesk
