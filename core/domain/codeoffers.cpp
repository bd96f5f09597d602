// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/codeoffers.h"

namespace wrapdesk {

CodeOffers::CodeOffers(const QList<Rule> &rules, const QList<Queue> &queues, const CodeBook &codes)
    : m_isOrganizationKnown(!codes.codes().isEmpty())
{
    for (const Rule &rule : rules) {
        const CodeId code = codes.named(rule.code.text()).id;
        m_codeOf.push_back(m_places.try_emplace(code, m_codes.size()).first->second);
        if (m_codes.size() < m_places.size())
            m_codes.push_back({.isOffered = std::vector<char>(size_t(queues.size()))});
    }
    for (const WrapupCode &code : codes.codes())
        note(code.id, {});
    for (qsizetype queue = 0; queue < queues.size(); ++queue) {
        m_isKnown.push_back(codes.knowsCodesOf(queues[queue].id));
        for (const WrapupCode &code : codes.codesOf(queues[queue].id))
            note(code.id, queue);
    }
}

void CodeOffers::note(const CodeId &code, std::optional<qsizetype> queue)
{
    const auto found = m_places.find(code);
    if (found == m_places.end())
        return;
    m_codes[found->second].exists = true;
    if (queue)
        m_codes[found->second].isOffered[size_t(*queue)] = true;
}

} // namespace wrapdesk
