// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleconflicts.h"
#include "models/cell.h"
#include "session/rulewords.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace wrapdesk {

// What is wrong or worth knowing about one rule, as it is being edited; blocking first. GUI thread.
class ConflictList : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictList(QWidget *parent = nullptr);

    // The conflicts of one rule; `rules` to name others, `reach`: the queues it can mean.
    void show(const QList<Conflict> &conflicts, const QList<Rule> &rules, const QList<Queue> &reach,
              const RuleWords &words);
    void showNothing(); // no rule
    void setLinksShown(bool areShown); // where there is no going to another rule

    static Glyph glyph(const Conflict &conflict);
    static Tone tone(const Conflict &conflict);

Q_SIGNALS:
    void ruleActivated(const wrapdesk::RuleId &rule);

private:
    struct Line
    {
        Glyph glyph = Glyph::None;
        Tone tone = Tone::Normal;
        QString text;
        QList<std::pair<RuleId, QString>> links; // to other rules, by name

        bool operator==(const Line &) const = default;
    };
    void showLines(const QList<Line> &lines);
    QWidget *rowOf(const Line &line, int place);

    bool m_areLinksShown = true;
    QList<Line> m_lines; // as shown: what is the same stays, and the focus with it
    QLabel *m_head;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_layout;
};

} // namespace wrapdesk
