// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace wrapdesk {

// Over the rules: the page's title and what can be done to the selected rule and to all of them. Where there is no room
// for one row it takes two. GUI thread.
class RulesHead : public QWidget
{
    Q_OBJECT

public:
    explicit RulesHead(QWidget *parent);

    // Whether rules can be kept at all, whether there are any, and whether one is selected.
    void allow(bool isReady, bool hasRules, bool hasSelection);

    QSize minimumSizeHint() const override; // in two rows, whatever it has now

Q_SIGNALS:
    void newRequested();
    void editRequested();
    void duplicateRequested();
    void removeRequested();
    void historyRequested();
    void importRequested();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *add(const char *name, const QString &text, const QString &tip, void (RulesHead::*request)());
    void addKey(const QKeySequence &key, QPushButton *button);
    void arrange();

    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_new;
    QPushButton *m_edit;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_history;
    QPushButton *m_import;
    QPushButton *m_export;
    QHBoxLayout *m_firstRow;
    QHBoxLayout *m_secondRow;
};

} // namespace wrapdesk
