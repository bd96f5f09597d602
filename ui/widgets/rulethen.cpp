// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rulethen.h"

#include "widgets/choicebutton.h"
#include "widgets/fieldnote.h"
#include "widgets/flowlayout.h"
#include "widgets/typedfield.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace wrapdesk {

namespace {

constexpr int notesHeight = 64;

struct PlaceholderText
{
    QLatin1String placeholder;
    const char *meaning;
};
constexpr PlaceholderText placeholderTexts[] = {
    {QLatin1String("{rule}"), QT_TRANSLATE_NOOP("RuleThen", "the rule's name")},
    {QLatin1String("{queue}"), QT_TRANSLATE_NOOP("RuleThen", "the queue's name")},
    {QLatin1String("{agent}"), QT_TRANSLATE_NOOP("RuleThen", "the agent's name")},
    {QLatin1String("{media}"), QT_TRANSLATE_NOOP("RuleThen", "voice, email, …")},
    {QLatin1String("{class}"), QT_TRANSLATE_NOOP("RuleThen", "pending, missing, …")},
    {QLatin1String("{ended}"), QT_TRANSLATE_NOOP("RuleThen", "when the leg ended")},
    {QLatin1String("{talk}"), QT_TRANSLATE_NOOP("RuleThen", "how long the talk was")},
};

QString meaningOf(const QString &placeholder)
{
    for (const PlaceholderText &text : placeholderTexts) {
        if (text.placeholder == placeholder)
            return QCoreApplication::translate("RuleThen", text.meaning);
    }
    return {};
}

// A check box does not break its line: a long name of a code is cut.
QString overrideText(const QString &code)
{
    constexpr int longest = 28;
    const QString name = code.size() > longest ? code.left(longest - 1) + u'…' : code;
    return RuleThen::tr("Give “%1” all the same").arg(QString(name).replace(u'&', QStringLiteral("&&")));
}

} // namespace

RuleThen::RuleThen(QWidget *parent)
    : QWidget(parent),
      m_span(new DurationField(QStringLiteral("ruleSpan"), tr("How long before or after"), this)),
      m_kind(new QComboBox(this)),
      m_spanTrouble(new FieldNote(QStringLiteral("ruleSpanTrouble"), this)),
      m_mode(new QLabel(this)),
      m_chosen(new ChoiceButton(QStringLiteral("ruleCode"), tr("Code"), ChoiceKind::One, tr("choose a code"), this)),
      m_onlyOffering(new QPushButton(tr("Only queues with this code"), this)),
      m_offering(new FieldNote(QStringLiteral("ruleOffering"), this)),
      m_mapped(new FieldNote(QStringLiteral("ruleMapped"), this)),
      m_override(new QCheckBox(this)),
      m_notes(new QPlainTextEdit(this)),
      m_insert(new QToolButton(this))
{
    setObjectName(QStringLiteral("ruleThen"));
    m_span->setRequired();
    build();
    connect(m_span, &DurationField::edited, this, [this] {
        tell();
        Q_EMIT edited();
    });
    connect(m_kind, &QComboBox::activated, this, &RuleThen::edited);
    connect(m_chosen, &ChoiceButton::edited, this, &RuleThen::takeCode);
    connect(m_override, &QCheckBox::clicked, this, &RuleThen::edited);
    connect(m_onlyOffering, &QPushButton::clicked, this, &RuleThen::onlyOfferingQueuesRequested);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &RuleThen::edited);
}

void RuleThen::build()
{
    m_kind->setObjectName(QStringLiteral("ruleTiming"));
    m_kind->setAccessibleName(tr("When it acts"));
    m_kind->addItem(tr("before the time-out"), int(RuleTiming::Kind::BeforeTimeout));
    m_kind->addItem(tr("after the leg's end"), int(RuleTiming::Kind::AfterGrace));
    m_kind->setItemData(0, tr("Where no time-out comes, once the after-call work is over"), Qt::ToolTipRole);
    m_kind->setItemData(1, tr("Whether its after-call work is over or not"), Qt::ToolTipRole);
    m_mode->setObjectName(QStringLiteral("ruleMode"));
    m_mode->setToolTip(tr("Off, suggest or apply is chosen in the list of rules."));
    m_onlyOffering->setObjectName(QStringLiteral("ruleOnlyOffering"));
    m_onlyOffering->setToolTip(tr("Takes every queue out of the rule that does not offer the code"));
    m_onlyOffering->setAutoDefault(false);
    m_override->setObjectName(QStringLiteral("ruleOverride"));
    m_override->hide();

    auto *flow = new FlowLayout;
    flow->addWidget(m_span);
    flow->addWidget(m_kind);
    flow->addWidget(m_mode);
    flow->addWidget(m_chosen);
    flow->addWidget(m_onlyOffering);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(flow);
    layout->addWidget(m_spanTrouble);
    layout->addWidget(m_offering);
    layout->addWidget(m_mapped);
    layout->addWidget(m_override);
    buildNote(layout);
}

void RuleThen::buildNote(QVBoxLayout *layout)
{
    m_notes->setObjectName(QStringLiteral("ruleNotes"));
    m_notes->setAccessibleName(tr("Note"));
    m_notes->setPlaceholderText(tr("A note for each leg (optional)"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(notesHeight);
    m_insert->setObjectName(QStringLiteral("ruleInsert"));
    m_insert->setText(tr("Insert"));
    m_insert->setAccessibleName(tr("Insert into the note"));
    m_insert->setProperty("button", true);
    m_insert->setFocusPolicy(Qt::StrongFocus);
    m_insert->setPopupMode(QToolButton::InstantPopup);
    fillPlaceholders();
    auto *lead = new QHBoxLayout;
    lead->setSpacing(8);
    auto *label = new QLabel(tr("with the note"), this);
    label->setBuddy(m_notes);
    lead->addWidget(label);
    lead->addStretch(1);
    lead->addWidget(m_insert);
    layout->addLayout(lead);
    layout->addWidget(m_notes);
    setTabOrder(m_override, m_notes);
    setTabOrder(m_notes, m_insert);
}

void RuleThen::fillPlaceholders()
{
    auto *menu = new QMenu(m_insert);
    for (const QString &placeholder : notePlaceholders()) {
        QAction *action = menu->addAction(QStringLiteral("%1\t%2").arg(placeholder, meaningOf(placeholder)));
        action->setObjectName(placeholder);
        connect(action, &QAction::triggered, this, [this, placeholder] {
            m_notes->insertPlainText(placeholder);
            m_notes->setFocus(Qt::OtherFocusReason);
        });
    }
    m_insert->setMenu(menu);
}

void RuleThen::show(const Rule &rule, const RuleVocabulary &vocabulary, const RuleWords &words)
{
    m_code = rule.code;
    m_codeName = rule.codeName;
    m_codes = vocabulary.codes;
    m_span->show(rule.timing.span);
    m_kind->setCurrentIndex(m_kind->findData(int(rule.timing.kind)));
    m_mode->setText(rule.mode == RuleMode::Off ? tr("give (it is off)") : words.mode(rule.mode));
    QList<ChoiceOption> options;
    for (const WrapupCode &code : vocabulary.codes)
        options.append({code.id.text(), code.name, {}});
    const bool isThere =
        std::any_of(m_codes.begin(), m_codes.end(), [&](const auto &code) { return code.id == m_code; });
    if (!isThere && !m_code.isEmpty())
        options.prepend({m_code.text(), codeName(), tr("not there any more")});
    m_chosen->show(options, {false, m_code.isEmpty() ? QStringList() : QStringList(m_code.text())});
    const QSignalBlocker quiet(m_notes);
    m_notes->setPlainText(rule.notes);
    m_override->setChecked(rule.mayUseMappedCode);
    m_offering->say({});
    tell();
}

void RuleThen::write(Rule &rule) const
{
    rule.timing.kind = static_cast<RuleTiming::Kind>(m_kind->currentData().toInt());
    rule.timing.span = m_span->value().value_or(rule.timing.span);
    rule.code = m_code;
    rule.codeName = m_codeName;
    rule.notes = m_notes->toPlainText();
    rule.mayUseMappedCode = m_override->isChecked();
}

QString RuleThen::trouble() const { return m_span->trouble(); }

void RuleThen::setMapped(bool isMapped)
{
    m_isMapped = isMapped;
    tell();
}

void RuleThen::sayOffering(const QString &answer, bool isTrouble)
{
    m_offering->say(answer, isTrouble ? FieldNote::Kind::Trouble : FieldNote::Kind::Hint);
}

// The override was given for one code, not for whatever comes after it.
void RuleThen::takeCode()
{
    const CodeId code(m_chosen->selection().keys.value(0));
    if (code == m_code)
        return;
    m_code = code;
    m_codeName.clear();
    m_codeName = codeName();
    m_override->setChecked(false);
    m_offering->say({});
    tell();
    Q_EMIT edited();
}

QString RuleThen::codeName() const
{
    for (const WrapupCode &code : m_codes) {
        if (code.id == m_code)
            return code.name;
    }
    return m_codeName.isEmpty() ? m_code.text() : m_codeName;
}

void RuleThen::tell()
{
    m_spanTrouble->say(m_span->trouble(), FieldNote::Kind::Trouble);
    m_onlyOffering->setEnabled(!m_code.isEmpty());
    m_override->setText(overrideText(codeName()));
    m_mapped->say(m_isMapped ? tr("The code sets off outbound mappings: it can change contacts and stop calls of "
                                  "campaigns.")
                             : QString());
    m_override->setVisible(m_isMapped);
}

} // namespace wrapdesk
