// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/queue.h"
#include "domain/rule.h"

#include <map>
#include <vector>

namespace wrapdesk {

// Where the codes of rules are offered. What each queue offers is gone through once for all rules.
class CodeOffers
{
public:
    CodeOffers(const QList<Rule> &rules, const QList<Queue> &queues, const CodeBook &codes);

    // The organisation has the code of the rule at this place, or its codes are not known.
    bool exists(qsizetype rule) const { return !m_isOrganizationKnown || codeOf(rule).exists; }
    // The queue at this place is known not to offer it.
    bool lacks(qsizetype rule, qsizetype queue) const
    {
        return m_isKnown[size_t(queue)] && !codeOf(rule).isOffered[size_t(queue)];
    }

private:
    struct Code
    {
        bool exists = false;
        std::vector<char> isOffered; // by place of the queue
    };
    const Code &codeOf(qsizetype rule) const { return m_codes[m_codeOf[size_t(rule)]]; }
    void note(const CodeId &code, std::optional<qsizetype> queue);

    std::map<CodeId, size_t> m_places; // in m_codes
    std::vector<Code> m_codes;
    std::vector<size_t> m_codeOf; // by place of the rule
    std::vector<char> m_isKnown; // by place of the queue
    bool m_isOrganizationKnown = false;
};

} // namespace wrapdesk
