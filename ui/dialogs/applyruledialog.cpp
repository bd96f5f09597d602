// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/applyruledialog.h"

#include "errortext.h"
#include "widgets/conflictlist.h"
#include "widgets/dryrunnumbers.h"
#include "widgets/fieldnote.h"
#include "wording.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace wrapdesk {

namespace {

constexpr QSize applySize(560, 480);

QString capsText(const Rule &rule)
{
    if (rule.perHour && rule.perQueueHour)
        return ApplyRuleDialog::tr("At most %1 codes an hour, %2 on each queue.")
            .arg(Wording::count(*rule.perHour), Wording::count(*rule.perQueueHour));
    if (rule.perHour)
        return ApplyRuleDialog::tr("At most %1 codes an hour.").arg(Wording::count(*rule.perHour));
    if (rule.perQueueHour)
        return ApplyRuleDialog::tr("At most %1 codes an hour on each queue.").arg(Wording::count(*rule.perQueueHour));
    return ApplyRuleDialog::tr("No cap: it may give as many codes as the rate budget carries.");
}

QString dryRunText(const ApplyRuleCase &rule, const DryRunNames &names, const QDateTime &now)
{
    if (!rule.dryRun)
        return ApplyRuleDialog::tr("Never tried.");
    const DryRunResult &result = *rule.dryRun;
    QStringList lines{DryRunNumbers::coded(result), DryRunNumbers::agreement(result, names),
                      DryRunNumbers::overtaken(result)};
    lines << ApplyRuleDialog::tr("Run on version %1, %2.").arg(result.version).arg(Wording::clockTime(result.at, now));
    if (result.version != rule.rule.version)
        lines << ApplyRuleDialog::tr("The rule has changed since.");
    if (!result.incomplete.isEmpty())
        lines << ApplyRuleDialog::tr("Not everything could be read: %1.").arg(result.incomplete);
    lines.removeAll(QString());
    return lines.join(u' ');
}

QLabel *applyText(const QString &text, const char *name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ApplyRuleDialog::ApplyRuleDialog(const ApplyRuleCase &rule, const RuleWords &words, const DryRunNames &names,
                                 const QDateTime &now, QWidget *parent)
    : QDialog(parent),
      m_rule(rule.rule.id),
      m_failure(new FieldNote(QStringLiteral("applyFailure"), this)),
      m_dryRun(new QPushButton(tr("Dry run first"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_apply(new QPushButton(tr("Apply"), this))
{
    setObjectName(QStringLiteral("applyRuleDialog"));
    setWindowTitle(tr("Let “%1” give codes by itself?").arg(rule.rule.name));
    build(rule, words, names, now);
    connect(m_dryRun, &QPushButton::clicked, this, [this] {
        Q_EMIT dryRunRequested(m_rule);
        reject();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ApplyRuleDialog::accept);
}

void ApplyRuleDialog::build(const ApplyRuleCase &rule, const RuleWords &words, const DryRunNames &names,
                            const QDateTime &now)
{
    Rule applying = rule.rule;
    applying.mode = RuleMode::Apply;
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(scroll);
    auto *parts = new QVBoxLayout(content);
    parts->setContentsMargins(0, 0, 8, 0);
    parts->setSpacing(12);
    const auto addSection = [&](const QString &title, QWidget *text) {
        parts->addWidget(applyText(title, "sectionTitle", content));
        parts->addWidget(text);
    };
    parts->addWidget(applyText(words.sentence(applying), "applySentence", content));
    addSection(tr("Last dry run"), applyText(dryRunText(rule, names, now), "applyDryRun", content));
    addSection(tr("Limits"), applyText(capsText(rule.rule), "applyCaps", content));
    auto *conflicts = new ConflictList(content);
    conflicts->show(rule.conflicts, rule.rules, rule.reach, words);
    conflicts->setLinksShown(false);
    addSection(tr("Conflicts"), conflicts);
    scroll->setWidget(content);

    for (const auto &[button, name] : {std::pair(m_dryRun, "applyDryRunFirst"), std::pair(m_cancel, "applyCancel"),
                                       std::pair(m_apply, "applyApply")}) {
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
    }
    const auto isBlocking = [](const Conflict &each) { return each.isBlocking; };
    const bool isBlocked = std::any_of(rule.conflicts.begin(), rule.conflicts.end(), isBlocking);
    m_apply->setEnabled(!isBlocked);
    m_apply->setToolTip(isBlocked ? tr("A conflict keeps it from acting.") : QString());
    m_apply->setDefault(rule.dryRun.has_value() && !isBlocked);
    m_dryRun->setDefault(!rule.dryRun && rule.canDryRun);
    m_dryRun->setEnabled(rule.canDryRun);
    m_dryRun->setToolTip(rule.canDryRun ? QString() : tr("A dry run is going on."));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_dryRun);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_failure);
    layout->addLayout(buttons);
    resize(applySize);
}

void ApplyRuleDialog::showFailure(const Error &error)
{
    const Explanation text = explain(error);
    const bool isOurs = error.kind == ErrorKind::Invalid && !error.message.isEmpty();
    m_failure->say(isOurs ? tr("Not done: %1").arg(error.message) : tr("Not done. %1 %2").arg(text.sentence, text.help),
                   FieldNote::Kind::Trouble);
}

void ApplyRuleDialog::accept()
{
    if (!m_apply->isEnabled())
        return;
    m_failure->say({});
    Q_EMIT applyRequested(m_rule);
    if (m_failure->text().isEmpty())
        QDialog::accept();
}

} // namespace wrapdesk
