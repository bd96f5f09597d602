// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"

namespace wrapdesk {

// Which rules a value is right for, of those that ask for one of some values or for none of them: one look-up, however
// many rules there are. A value.
template <typename T>
class ChoiceTable
{
public:
    // `part` gives a rule's choice; `notKnown` is what a leg has that does not tell: it is none of the values.
    template <typename Part>
    ChoiceTable(const QList<Rule> &rules, Part part, const std::optional<T> &notKnown = T())
    {
        for (qsizetype place = 0; place < rules.size(); ++place) {
            const Choice<T> &choice = part(rules.at(place).when);
            m_otherwise.set(static_cast<size_t>(place), choice.isEmpty() || choice.kind == Choice<T>::Kind::NoneOf);
        }
        for (qsizetype place = 0; place < rules.size(); ++place) {
            const Choice<T> &choice = part(rules.at(place).when);
            for (const T &value : choice.values)
                named(value).set(static_cast<size_t>(place), choice.kind == Choice<T>::Kind::AnyOf);
        }
        if (notKnown)
            m_named.remove(*notKnown);
    }

    const Decision::Rules &of(const T &value) const
    {
        const auto found = m_named.constFind(value);
        return found != m_named.cend() ? *found : m_otherwise;
    }

private:
    Decision::Rules &named(const T &value)
    {
        const auto found = m_named.find(value);
        return found != m_named.end() ? *found : *m_named.insert(value, m_otherwise);
    }

    QHash<T, Decision::Rules> m_named;
    Decision::Rules m_otherwise; // for what no rule names, and what is not known
};

} // namespace wrapdesk
