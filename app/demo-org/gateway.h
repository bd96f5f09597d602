// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "faults.h"
#include "httpserver.h"
#include "ledger.h"
#include "router.h"
#include "tokenbook.h"

namespace demoorg {

// From an HTTP request to its answer: finds the route, admits the token, counts it against its rate, asks for the
// route's scopes and permissions, plays the faults, checks query and body, and puts on every answer the headers the
// platform puts there.
class Gateway
{
public:
    Gateway(const Router &router, const Authority &authority, TokenBook &tokens, Faults &faults, Ledger &ledger,
            std::chrono::milliseconds latency)
        : m_router(router),
          m_authority(authority),
          m_tokens(tokens),
          m_faults(faults),
          m_ledger(ledger),
          m_latency(latency)
    {
    }

    HttpAnswer answer(const HttpRequest &request);

private:
    // What is known of one request on its way.
    struct Passage
    {
        TokenBook::Rate rate;
        Caller caller;
        QByteArray token;
    };

    Answer pass(const HttpRequest &request, const Router::Match &match, const std::optional<Fault> &fault,
                Passage &passage);
    std::optional<Problem> admit(const HttpRequest &request, Passage &passage);
    Answer perform(const HttpRequest &request, const Router::Match &match, const Caller &caller,
                   std::optional<int> failure = {});
    HttpAnswer dressed(const Answer &answer, const TokenBook::Rate &rate) const;

    const Router &m_router;
    const Authority &m_authority;
    TokenBook &m_tokens;
    Faults &m_faults;
    Ledger &m_ledger;
    std::chrono::milliseconds m_latency;
};

} // namespace demoorg
