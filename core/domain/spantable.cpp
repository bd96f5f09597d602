// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/spantable.h"

#include <algorithm>

namespace wrapdesk {

SpanTable::SpanTable(const std::vector<Span> &spans, const Decision::Rules &free) : m_free(free)
{
    for (const Span &span : spans) {
        m_bounds.push_back(span.from);
        if (span.to)
            m_bounds.push_back(*span.to);
    }
    std::sort(m_bounds.begin(), m_bounds.end());
    m_bounds.erase(std::unique(m_bounds.begin(), m_bounds.end()), m_bounds.end());
    m_within.assign(m_bounds.size() + 1, free);
    m_bounded.resize(m_bounds.size());
    for (const Span &span : spans) {
        const auto place = static_cast<size_t>(span.place);
        const size_t first = countUpTo(span.from);
        const size_t last = span.to ? countUpTo(*span.to) : m_within.size();
        for (size_t each = first; each < last; ++each)
            m_within[each].set(place);
        m_bounded[first - 1].set(place);
        if (span.to)
            m_bounded[last - 1].set(place);
        m_asking.set(place);
    }
}

std::optional<qint64> SpanTable::nextBound(qint64 number, const Decision::Rules &rules) const
{
    if ((rules & m_asking).none())
        return {};
    for (size_t each = countUpTo(number); each < m_bounds.size(); ++each) {
        if ((m_bounded[each] & rules).any())
            return m_bounds[each];
    }
    return {};
}

size_t SpanTable::countUpTo(qint64 number) const
{
    return static_cast<size_t>(std::upper_bound(m_bounds.begin(), m_bounds.end(), number) - m_bounds.begin());
}

} // namespace wrapdesk
