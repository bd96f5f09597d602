// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"

#include <QRandomGenerator>

namespace wrapdesk::test {

// What a rule's condition says of a leg, read word by word; the oracle of the book that is made ready.
bool naivelyMet(const Rule &rule, RuleField field, const Leg &leg, const Straggler &straggler, const QDateTime &now,
                const RuleBook::World &world);
std::optional<qsizetype> naiveRule(const QList<Rule> &rules, const Leg &leg, const Straggler &straggler,
                                   const QDateTime &now, const RuleBook::World &world);

// Rules and legs that meet often: few values, many of them not known. The same ones for the same seed.
class RandomRules
{
public:
    explicit RandomRules(quint32 seed) : m_random(seed) { }

    static RuleBook::World world(); // in Berlin
    QList<Rule> rules(int most);
    Leg leg(); // ended on the weekend on which Berlin's clocks go back
    Straggler straggler();
    QDateTime time(); // within a day of the ends of the legs
    int below(int number) { return m_random.bounded(number); }

private:
    Rule rule(int number);
    QString word(QStringView kind);
    template <typename T, typename Make>
    Choice<T> choice(Make make);
    DurationRange range();
    WeekHours hours();

    QRandomGenerator m_random;
};

} // namespace wrapdesk::test
