// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/backoff.h"

#include <algorithm>

namespace wrapdesk {

Backoff::Backoff(std::function<double()> random, Milliseconds first, Milliseconds last)
    : m_random(std::move(random)), m_first(first), m_last(last), m_ceiling(first)
{
}

Backoff::Milliseconds Backoff::next(Milliseconds stood)
{
    if (stood >= stable)
        m_ceiling = m_first;
    const Milliseconds wait(static_cast<Milliseconds::rep>(m_random() * static_cast<double>(m_ceiling.count())));
    m_ceiling = std::min(m_ceiling * 2, m_last);
    return wait;
}

} // namespace wrapdesk
