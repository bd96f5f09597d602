// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/conditionphrase.h"

#include "theme.h"
#include "widgets/choicebutton.h"
#include "widgets/conditionchoice.h"
#include "widgets/fieldnote.h"
#include "widgets/flowlayout.h"
#include "widgets/typedfield.h"
#include "widgets/weekhoursfield.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace wrapdesk {

namespace {

struct PhraseText
{
    RuleField field;
    const char *title; // in the menu
    const char *lead; // before its controls
};

// clang-format off
constexpr PhraseText phraseTexts[] = {
    {RuleField::Directions, QT_TRANSLATE_NOOP("ConditionPhrase", "Direction"), QT_TRANSLATE_NOOP("ConditionPhrase", "and it is")},
    {RuleField::Agents, QT_TRANSLATE_NOOP("ConditionPhrase", "Agent"), QT_TRANSLATE_NOOP("ConditionPhrase", "and the agent is")},
    {RuleField::Teams, QT_TRANSLATE_NOOP("ConditionPhrase", "Team"), QT_TRANSLATE_NOOP("ConditionPhrase", "and the agent's team is")},
    {RuleField::Divisions, QT_TRANSLATE_NOOP("ConditionPhrase", "Division"), QT_TRANSLATE_NOOP("ConditionPhrase", "and the queue's division is")},
    {RuleField::DisconnectTypes, QT_TRANSLATE_NOOP("ConditionPhrase", "Disconnect type"), QT_TRANSLATE_NOOP("ConditionPhrase", "and the disconnect type is")},
    {RuleField::ExternalTags, QT_TRANSLATE_NOOP("ConditionPhrase", "External tag"), QT_TRANSLATE_NOOP("ConditionPhrase", "and the external tag is")},
    {RuleField::Talk, QT_TRANSLATE_NOOP("ConditionPhrase", "Talk duration"), QT_TRANSLATE_NOOP("ConditionPhrase", "and talk lasted from")},
    {RuleField::AcwAge, QT_TRANSLATE_NOOP("ConditionPhrase", "ACW age"), QT_TRANSLATE_NOOP("ConditionPhrase", "and ACW lasted from")},
    {RuleField::ConversationAge, QT_TRANSLATE_NOOP("ConditionPhrase", "Conversation age"), QT_TRANSLATE_NOOP("ConditionPhrase", "and the conversation began from")},
    {RuleField::Hours, QT_TRANSLATE_NOOP("ConditionPhrase", "Hours and weekdays"), QT_TRANSLATE_NOOP("ConditionPhrase", "and it ended on")},
    {RuleField::ByDesign, QT_TRANSLATE_NOOP("ConditionPhrase", "By design"), QT_TRANSLATE_NOOP("ConditionPhrase", "and it may be without a code by design (an optional prompt, skipped ACW)")},
};
// clang-format on

const PhraseText &textOf(RuleField field)
{
    const auto *found = std::find_if(std::begin(phraseTexts), std::end(phraseTexts),
                                     [field](const PhraseText &text) { return text.field == field; });
    return found != std::end(phraseTexts) ? *found : phraseTexts[0];
}

QString translated(const char *text) { return QCoreApplication::translate("ConditionPhrase", text); }

class ChoicePhrase : public ConditionPhrase
{
public:
    ChoicePhrase(RuleField field, QWidget *parent) : ConditionPhrase(field, translated(textOf(field).lead), parent)
    {
        const bool isText = field == RuleField::DisconnectTypes || field == RuleField::ExternalTags;
        m_button = new ChoiceButton(partName(), title(field),
                                    isText ? ChoiceKind::SeveralOrOthers : ChoiceKind::Several, tr("anything"), this);
        setParts({m_button});
        connect(m_button, &ChoiceButton::edited, this, &ConditionPhrase::edited);
    }

    bool isSet(const RuleConditions &when) const override { return !choiceIn(when, field()).keys.isEmpty(); }
    void show(const RuleConditions &when, const RuleVocabulary &vocabulary, const RuleWords &words) override
    {
        m_button->show(choiceOptions(field(), when, vocabulary, words), choiceIn(when, field()));
    }
    void write(RuleConditions &when) const override { setChoice(when, field(), m_button->selection()); }
    void begin() override
    {
        m_button->setFocus(Qt::OtherFocusReason);
        m_button->openPopup();
    }

private:
    ChoiceButton *m_button;
};

class RangePhrase : public ConditionPhrase
{
public:
    RangePhrase(RuleField field, QWidget *parent) : ConditionPhrase(field, translated(textOf(field).lead), parent)
    {
        m_from = new DurationField(partName("From"), tr("%1: from").arg(title(field)), this);
        m_to = new DurationField(partName("To"), tr("%1: to").arg(title(field)), this);
        m_from->setPlaceholderText(tr("0 s"));
        m_to->setPlaceholderText(tr("no limit"));
        auto *until = new QWidget(this); // kept together where the line breaks
        auto *row = new QHBoxLayout(until);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        row->addWidget(new QLabel(tr("to"), until));
        row->addWidget(m_to);
        if (field == RuleField::ConversationAge)
            row->addWidget(new QLabel(tr("ago"), until));
        setParts({m_from, until});
        for (DurationField *end : {m_from, m_to})
            connect(end, &DurationField::edited, this, &RangePhrase::tell);
    }

    bool isSet(const RuleConditions &when) const override { return !rangeIn(when, field())->isEmpty(); }
    void show(const RuleConditions &when, const RuleVocabulary &, const RuleWords &) override
    {
        m_from->show(rangeIn(when, field())->from);
        m_to->show(rangeIn(when, field())->to);
        complain({});
    }
    void write(RuleConditions &when) const override { *rangeIn(when, field()) = {m_from->value(), m_to->value()}; }
    void begin() override { m_from->setFocus(Qt::OtherFocusReason); }
    QString trouble() const override
    {
        if (!m_from->trouble().isEmpty() || !m_to->trouble().isEmpty())
            return m_from->trouble().isEmpty() ? m_to->trouble() : m_from->trouble();
        const bool isEmpty = m_to->value() && m_from->value().value_or(std::chrono::seconds{0}) >= *m_to->value();
        return isEmpty ? tr("It ends before it begins: “from” must be less than “to”.") : QString();
    }

private:
    void tell()
    {
        complain(trouble());
        Q_EMIT edited();
    }

    DurationField *m_from;
    DurationField *m_to;
};

class HoursPhrase : public ConditionPhrase
{
public:
    explicit HoursPhrase(QWidget *parent)
        : ConditionPhrase(RuleField::Hours, translated(textOf(RuleField::Hours).lead), parent)
    {
        m_hours = new WeekHoursField(partName(), title(RuleField::Hours), this);
        m_hours->setNothingText(tr("any day, at any time"));
        setParts({m_hours});
        connect(m_hours, &WeekHoursField::edited, this, &ConditionPhrase::edited);
    }

    bool isSet(const RuleConditions &when) const override { return !when.hours.isEmpty(); }
    void show(const RuleConditions &when, const RuleVocabulary &, const RuleWords &) override
    {
        m_hours->show(when.hours);
    }
    void write(RuleConditions &when) const override { when.hours = m_hours->hours(); }
    void begin() override { m_hours->first()->setFocus(Qt::OtherFocusReason); }
    QString trouble() const override { return m_hours->trouble(); }

private:
    WeekHoursField *m_hours;
};

// There it is said and done: it is set as long as it stands in the sentence.
class ByDesignPhrase : public ConditionPhrase
{
public:
    explicit ByDesignPhrase(QWidget *parent)
        : ConditionPhrase(RuleField::ByDesign, translated(textOf(RuleField::ByDesign).lead), parent)
    {
        setParts({});
    }

    bool isSet(const RuleConditions &when) const override { return when.byDesign; }
    void show(const RuleConditions &, const RuleVocabulary &, const RuleWords &) override { }
    void write(RuleConditions &when) const override { when.byDesign = !isHidden(); }
    void begin() override { Q_EMIT edited(); }
};

} // namespace

ConditionPhrase *ConditionPhrase::of(RuleField field, QWidget *parent)
{
    switch (field) {
    case RuleField::Talk:
    case RuleField::AcwAge:
    case RuleField::ConversationAge:
        return new RangePhrase(field, parent);
    case RuleField::Hours:
        return new HoursPhrase(parent);
    case RuleField::ByDesign:
        return new ByDesignPhrase(parent);
    default:
        return new ChoicePhrase(field, parent);
    }
}

QString ConditionPhrase::title(RuleField field) { return translated(textOf(field).title); }

ConditionPhrase::ConditionPhrase(RuleField field, const QString &lead, QWidget *parent)
    : QWidget(parent),
      m_field(field),
      m_lead(new QLabel(lead, this)),
      m_trouble(new FieldNote(partName("Trouble"), this))
{
    setObjectName(partName("Phrase"));
}

QString ConditionPhrase::partName(const char *suffix) const
{
    QString name = ruleFieldName(m_field);
    name.replace(0, 1, name.at(0).toUpper());
    return QStringLiteral("condition%1%2").arg(name, QLatin1String(suffix));
}

void ConditionPhrase::setParts(const QList<QWidget *> &parts)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    if (parts.isEmpty()) {
        m_lead->setWordWrap(true);
        row->addWidget(m_lead, 1);
    } else {
        auto *flow = new FlowLayout;
        flow->addWidget(m_lead);
        for (QWidget *part : parts)
            flow->addWidget(part);
        row->addLayout(flow, 1);
    }
    auto *remove = new QToolButton(this);
    remove->setObjectName(partName("Remove"));
    remove->setIcon(theme::icon(Glyph::Close));
    remove->setToolTip(tr("Take this condition out"));
    remove->setAccessibleName(tr("Take out: %1").arg(title(m_field)));
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(remove, &QToolButton::clicked, this, &ConditionPhrase::removeRequested);
    row->addWidget(remove, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_trouble);
}

void ConditionPhrase::complain(const QString &trouble) { m_trouble->say(trouble, FieldNote::Kind::Trouble); }

} // namespace wrapdesk
