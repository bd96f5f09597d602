// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace wrapdesk {

struct ChoiceOption
{
    QString key;
    QString label;
    QString remark; // beside it: "not there any more"

    bool operator==(const ChoiceOption &) const = default;
};

// What is chosen, in the order in which it was.
struct ChoiceSelection
{
    bool isNoneOf = false; // none of the keys rather than any of them
    QStringList keys;

    bool operator==(const ChoiceSelection &) const = default;
};

enum class ChoiceKind
{
    Several, // any or none of them
    SeveralOrOthers, // and what is typed, if it is not among them
    One,
};

// Opens at a button: type to filter, arrows, Space checks, Enter takes the row that was searched for and closes, Esc
// closes. What is checked counts at once. Deletes itself once closed. GUI thread.
class ChoicePopup : public QFrame
{
    Q_OBJECT

public:
    ChoicePopup(ChoiceKind kind, QList<ChoiceOption> options, const ChoiceSelection &selection, QWidget *parent);

    void open(const QString &title);

Q_SIGNALS:
    void chosen(const wrapdesk::ChoiceSelection &selection);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QToolButton *addToggle(const char *name, const QString &text, bool isNoneOf);
    void fill();
    void addRow(const ChoiceOption &option);
    void mark();
    bool press(int key);
    bool spaceChecks() const;
    void toggleCurrent();
    void choose(bool isNoneOf, const QStringList &keys);

    const ChoiceKind m_kind;
    QList<ChoiceOption> m_options;
    ChoiceSelection m_selection;
    bool m_hasMoved = false; // by the arrows, since something was typed
    QLineEdit *m_typed;
    QListWidget *m_list;
    QLabel *m_nothing;
    QToolButton *m_anyOf = nullptr;
    QToolButton *m_noneOf = nullptr;
    QToolButton *m_clear = nullptr;
};

} // namespace wrapdesk
