// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

#include <QWidget>

class QLabel;

namespace wrapdesk {

class FieldNote;

// One further condition of a rule, as a part of its sentence with a button that takes it out: "and the agent is [not A.
// Okafor] ×". GUI thread.
class ConditionPhrase : public QWidget
{
    Q_OBJECT

public:
    // The phrase for a field; owned by `parent`.
    static ConditionPhrase *of(RuleField field, QWidget *parent);
    // How the menu offers the field.
    static QString title(RuleField field);

    RuleField field() const { return m_field; }
    virtual bool isSet(const RuleConditions &when) const = 0; // the rule asks something of the field
    virtual void show(const RuleConditions &when, const RuleVocabulary &vocabulary, const RuleWords &words) = 0;
    virtual void write(RuleConditions &when) const = 0; // its own field alone
    virtual void begin() = 0; // it was just added: where the person goes on
    virtual QString trouble() const { return {}; } // with what was typed

Q_SIGNALS:
    void edited();
    void removeRequested();

protected:
    ConditionPhrase(RuleField field, const QString &lead, QWidget *parent);
    // Its controls in their order, between lead and ×.
    void setParts(const QList<QWidget *> &parts);
    QString partName(const char *suffix = "") const; // "conditionTalkFrom"
    void complain(const QString &trouble); // under it

private:
    const RuleField m_field;
    QLabel *m_lead;
    FieldNote *m_trouble;
};

} // namespace wrapdesk
