// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/conflictlist.h"

#include "theme.h"
#include "wording.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr int conflictGlyph = 16;
constexpr qsizetype mostNamed = 3;

QString reachText(const QList<Queue> &reach)
{
    if (reach.isEmpty())
        return ConflictList::tr("It can reach no queue.");
    QStringList names;
    for (const Queue &queue : reach)
        names << queue.name;
    if (reach.size() == 1)
        return ConflictList::tr("It can reach one queue: %1.").arg(names.constFirst());
    const QString reached = ConflictList::tr("It can reach %1 queues").arg(Wording::count(reach.size()));
    if (names.size() <= mostNamed)
        return ConflictList::tr("%1: %2.").arg(reached, names.join(QStringLiteral(", ")));
    return reached + u'.';
}

} // namespace

ConflictList::ConflictList(QWidget *parent) : QWidget(parent), m_head(new QLabel(this)), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("conflictList"));
    setAccessibleName(tr("Conflicts"));
    m_head->setObjectName(QStringLiteral("conflictHead"));
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_head);
    m_layout->addStretch(1);
    showNothing();
}

Glyph ConflictList::glyph(const Conflict &conflict)
{
    if (conflict.isBlocking)
        return Glyph::Refused;
    return conflict.kind == ConflictKind::NeverMatched || conflict.kind == ConflictKind::MappedCode ? Glyph::Info
                                                                                                    : Glyph::Warning;
}

Tone ConflictList::tone(const Conflict &conflict)
{
    if (conflict.isBlocking)
        return Tone::Bad;
    return glyph(conflict) == Glyph::Info ? Tone::Muted : Tone::Pending;
}

void ConflictList::showNothing()
{
    m_head->setText(tr("Choose a rule to see its conflicts."));
    showLines({});
}

void ConflictList::show(const QList<Conflict> &conflicts, const QList<Rule> &rules, const QList<Queue> &reach,
                        const RuleWords &words)
{
    QList<Conflict> sorted = conflicts;
    std::stable_partition(sorted.begin(), sorted.end(), [](const Conflict &each) { return each.isBlocking; });
    const auto blocking = std::count_if(sorted.begin(), sorted.end(), [](const auto &each) { return each.isBlocking; });
    if (sorted.isEmpty())
        m_head->setText(tr("No conflicts. %1").arg(reachText(reach)));
    else if (blocking > 0)
        m_head->setText(tr("It can only be kept switched off like this. %1").arg(reachText(reach)));
    else
        m_head->setText(reachText(reach));
    QList<Line> lines;
    for (const Conflict &conflict : std::as_const(sorted)) {
        Line line{glyph(conflict), tone(conflict), words.conflict(conflict, rules), {}};
        for (const RuleId &other : conflict.others) {
            const auto found =
                std::find_if(rules.begin(), rules.end(), [&](const Rule &rule) { return rule.id == other; });
            if (found != rules.end())
                line.links.append({other, found->name});
        }
        lines.append(line);
    }
    showLines(lines);
}

void ConflictList::showLines(const QList<Line> &lines)
{
    if (lines == m_lines && m_rows)
        return;
    m_lines = lines;
    if (m_rows)
        m_rows->deleteLater();
    m_rows = new QWidget(this);
    auto *layout = new QVBoxLayout(m_rows);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (qsizetype place = 0; place < lines.size(); ++place)
        layout->addWidget(rowOf(lines[place], int(place)));
    m_layout->insertWidget(1, m_rows);
    m_rows->setVisible(!lines.isEmpty());
}

void ConflictList::setLinksShown(bool areShown)
{
    m_areLinksShown = areShown;
    const auto lines = std::exchange(m_lines, {});
    showLines(lines);
}

QWidget *ConflictList::rowOf(const Line &line, int place)
{
    auto *row = new QWidget(m_rows);
    auto *mark = new QLabel(row);
    mark->setObjectName(QStringLiteral("conflictGlyph%1").arg(place));
    mark->setPixmap(
        theme::pixmap(line.glyph, theme::colours().of(line.tone), conflictGlyph, mark->devicePixelRatioF()));
    mark->setAccessibleName(line.tone == Tone::Bad ? tr("blocks the rule") : tr("worth knowing"));
    auto *text = new QLabel(line.text, row);
    text->setObjectName(QStringLiteral("conflictText%1").arg(place));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(text);
    for (qsizetype each = 0; m_areLinksShown && each < line.links.size(); ++each) {
        const auto &[rule, name] = line.links[each];
        auto *link = new QToolButton(row);
        link->setObjectName(QStringLiteral("conflictLink%1-%2").arg(place).arg(each));
        link->setProperty("link", true);
        link->setText(tr("Show “%1”").arg(fontMetrics().elidedText(name, Qt::ElideRight, 240)));
        link->setFocusPolicy(Qt::StrongFocus);
        connect(link, &QToolButton::clicked, this, [this, id = rule] { Q_EMIT ruleActivated(id); });
        words->addWidget(link, 0, Qt::AlignLeft);
    }
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return row;
}

} // namespace wrapdesk
