// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"

#include <bit>

namespace wrapdesk {

// Some of the rules of a book, by place. Like Decision::Rules, but sets can be ordered, and asked for each other,
// without one being copied: conflicts are looked for while somebody types.
class RuleSet
{
public:
    static RuleSet upTo(qsizetype count) // the first so many
    {
        RuleSet set;
        for (qsizetype place = 0; place < count; ++place)
            set.insert(place);
        return set;
    }

    void insert(qsizetype place) { m_words[place / 64] |= bitOf(place); }
    void remove(qsizetype place) { m_words[place / 64] &= ~bitOf(place); }
    bool contains(qsizetype place) const { return (m_words[place / 64] & bitOf(place)) != 0; }

    bool isEmpty() const { return (m_words[0] | m_words[1] | m_words[2] | m_words[3]) == 0; }
    bool isSubsetOf(const RuleSet &other) const
    {
        return ((m_words[0] & ~other.m_words[0]) | (m_words[1] & ~other.m_words[1]) | (m_words[2] & ~other.m_words[2])
                | (m_words[3] & ~other.m_words[3]))
               == 0;
    }
    bool intersects(const RuleSet &other) const
    {
        return ((m_words[0] & other.m_words[0]) | (m_words[1] & other.m_words[1]) | (m_words[2] & other.m_words[2])
                | (m_words[3] & other.m_words[3]))
               != 0;
    }
    int size() const
    {
        return std::popcount(m_words[0]) + std::popcount(m_words[1]) + std::popcount(m_words[2])
               + std::popcount(m_words[3]);
    }
    // The first at or after `place`; -1: none.
    qsizetype next(qsizetype place) const
    {
        for (; place < mostRules; ++place) {
            if (contains(place))
                return place;
        }
        return -1;
    }

    RuleSet &operator&=(const RuleSet &other)
    {
        for (int word = 0; word < wordCount; ++word)
            m_words[word] &= other.m_words[word];
        return *this;
    }
    RuleSet &operator|=(const RuleSet &other)
    {
        for (int word = 0; word < wordCount; ++word)
            m_words[word] |= other.m_words[word];
        return *this;
    }
    friend RuleSet operator&(RuleSet a, const RuleSet &b) { return a &= b; }
    friend auto operator<=>(const RuleSet &, const RuleSet &) = default;
    friend bool operator==(const RuleSet &, const RuleSet &) = default;

private:
    static constexpr int wordCount = 4;
    static_assert(mostRules == wordCount * 64);
    static quint64 bitOf(qsizetype place) { return quint64(1) << (place % 64); }

    quint64 m_words[wordCount]{};
};

} // namespace wrapdesk
