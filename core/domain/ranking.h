// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/wrapupcode.h"

namespace wrapdesk {

// How often each code was used on each queue, from the legs that were seen: the picker's order.
class CodeHistory
{
public:
    void count(const QueueId &queue, const CodeId &code);
    int uses(const QueueId &queue, const CodeId &code) const;
    // The code a person chose last on the queue: stands first.
    void chosen(const QueueId &queue, const CodeId &code);
    std::optional<CodeId> lastChosen(const QueueId &queue) const;

private:
    QHash<QueueId, QHash<CodeId, int>> m_uses;
    QHash<QueueId, CodeId> m_last;
};

// `codes` that match what was typed, best first: last chosen, prefix matches before word and substring matches, then
// by use on the queue, then by name. All of them for an empty text.
QList<WrapupCode> ranked(const QList<WrapupCode> &codes, const QueueId &queue, const CodeHistory &history,
                         const QString &typed);

} // namespace wrapdesk
