// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace wrapdesk {

class ChoiceButton;
class DurationField;
class FieldNote;

// The second half of a rule's sentence, what it does and when: "3 s before the time-out apply No code chosen with the
// note …". GUI thread.
class RuleThen : public QWidget
{
    Q_OBJECT

public:
    explicit RuleThen(QWidget *parent);

    void show(const Rule &rule, const RuleVocabulary &vocabulary, const RuleWords &words);
    void write(Rule &rule) const; // timing, code, notes, override
    QString trouble() const;
    // Whether the code that is chosen sets off outbound mappings: then its override is offered.
    void setMapped(bool isMapped);
    void sayOffering(const QString &answer, bool isTrouble); // beside onlyOfferingQueuesRequested()

Q_SIGNALS:
    void edited();
    void onlyOfferingQueuesRequested();

private:
    void build();
    void buildNote(QVBoxLayout *layout);
    void fillPlaceholders();
    void takeCode();
    void tell();
    QString codeName() const;

    CodeId m_code;
    QString m_codeName;
    QList<WrapupCode> m_codes;
    bool m_isMapped = false;
    DurationField *m_span;
    QComboBox *m_kind;
    FieldNote *m_spanTrouble;
    QLabel *m_mode;
    ChoiceButton *m_chosen;
    QPushButton *m_onlyOffering;
    FieldNote *m_offering;
    FieldNote *m_mapped;
    QCheckBox *m_override;
    QPlainTextEdit *m_notes;
    QToolButton *m_insert;
};

} // namespace wrapdesk
