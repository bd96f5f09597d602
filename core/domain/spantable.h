// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"

#include <vector>

namespace wrapdesk {

// Which rules a number is right for, of those that ask for spans of numbers: between two bounds it is always the same
// ones. A value.
class SpanTable
{
public:
    struct Span
    {
        qsizetype place = 0; // of the rule; it may have several
        qint64 from = 0;
        std::optional<qint64> to; // exclusive
    };

    SpanTable() = default;
    // `free`: rules that ask for nothing, and so are right for what is not known, too.
    SpanTable(const std::vector<Span> &spans, const Decision::Rules &free);

    bool isAsked() const { return !m_bounds.empty(); }
    const Decision::Rules &of(qint64 number) const { return isAsked() ? m_within[countUpTo(number)] : m_free; }
    const Decision::Rules &ofUnknown() const { return m_free; }
    // The first bound above `number` of one of these rules.
    std::optional<qint64> nextBound(qint64 number, const Decision::Rules &rules) const;

private:
    size_t countUpTo(qint64 number) const; // bounds

    std::vector<qint64> m_bounds; // sorted, each once
    std::vector<Decision::Rules> m_within; // below the first bound, then from each bound on
    std::vector<Decision::Rules> m_bounded; // whose bound it is
    Decision::Rules m_asking;
    Decision::Rules m_free;
};

} // namespace wrapdesk
