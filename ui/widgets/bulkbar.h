// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/writing.h"
#include "widgets/leggroups.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace wrapdesk {

class NoticeLine;

// At the foot of the inbox while several legs are selected: which code they shall get, and exactly what would happen,
// before it happens. Above Writing::typedCountAbove the count must be typed first. GUI thread.
class BulkBar : public QFrame
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget *parent = nullptr);

    // `hasGrown`: legs came in that nobody has agreed to yet.
    void setSelected(qsizetype legs, bool hasGrown);
    void setCode(const std::optional<WrapupCode> &code);
    const std::optional<WrapupCode> &code() const { return m_code; }
    QString notes() const;
    bool includesAcw() const;
    void setNames(const LegNames &names) { m_names = names; }
    // The answer to previewWanted.
    void showPreview(const BulkPlan &plan, std::chrono::seconds eta, const QDateTime &now);
    // Why nothing was started; empty: no trouble.
    void showTrouble(const QString &trouble);
    // Why no codes can be given at all; empty: they can.
    void setBarred(const QString &reason);
    void apply(); // if it may
    void focusCode(); // and asks for the picker
    void focusNext(); // what there is to do after the code was chosen
    // Where the picker opens, in the coordinates of `of`.
    QRect codePlace(const QWidget *of) const;
    void restore(const BulkOrder &order); // notes and choices of an order that was taken back
    void reset(); // for another selection: no notes, none in ACW, nothing typed; the code stays

Q_SIGNALS:
    void codeWanted();
    void previewWanted();
    void applyRequested();
    void legChosen(const wrapdesk::LegId &leg);
    void left(); // Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QLayout *buildOrder();
    QLayout *buildPlan();
    QLayout *buildWarning();
    void wire();
    void showWords();
    void showSkipped();
    void noteTyped();
    void gate();
    bool needsTypedCount() const;

    std::optional<WrapupCode> m_code;
    std::optional<BulkPlan> m_plan; // nothing: the one shown before is out of date
    LegNames m_names;
    QString m_barred;
    qsizetype m_selected = 0;
    qsizetype m_agreed = 0; // the count that was typed; rows that leave do not take it back
    QLabel *m_count;
    QPushButton *m_choose;
    QLineEdit *m_notes;
    QPushButton *m_apply;
    QLabel *m_words;
    QToolButton *m_why;
    QLabel *m_typedLabel;
    QLineEdit *m_typed;
    QLabel *m_acwGlyph;
    QLabel *m_acw;
    QCheckBox *m_include;
    NoticeLine *m_doubts;
    NoticeLine *m_trouble;
    LegGroups *m_skipped;
};

} // namespace wrapdesk
