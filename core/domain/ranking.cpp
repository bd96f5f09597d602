// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ranking.h"

#include <algorithm>
#include <tuple>

namespace wrapdesk {

namespace {

enum class Match
{
    Prefix,
    Word,
    Substring,
    None
};

Match matchOf(const QString &foldedName, const QString &foldedText)
{
    if (foldedName.startsWith(foldedText))
        return Match::Prefix;
    const qsizetype first = foldedName.indexOf(foldedText);
    for (qsizetype at = first; at >= 0; at = foldedName.indexOf(foldedText, at + 1)) {
        if (!foldedName[at - 1].isLetterOrNumber())
            return Match::Word;
    }
    return first < 0 ? Match::None : Match::Substring;
}

struct Candidate
{
    const WrapupCode *code;
    QString folded;
    Match match;
    bool isLast;
    int uses;

    auto order() const { return std::tuple(!isLast, match, -uses, std::cref(folded), std::cref(code->name)); }
};

} // namespace

void CodeHistory::count(const QueueId &queue, const CodeId &code) { ++m_uses[queue][code]; }

int CodeHistory::uses(const QueueId &queue, const CodeId &code) const
{
    const auto found = m_uses.constFind(queue);
    return found == m_uses.constEnd() ? 0 : found->value(code);
}

void CodeHistory::chosen(const QueueId &queue, const CodeId &code) { m_last.insert(queue, code); }

std::optional<CodeId> CodeHistory::lastChosen(const QueueId &queue) const
{
    const auto found = m_last.constFind(queue);
    return found == m_last.constEnd() ? std::nullopt : std::optional(*found);
}

QList<WrapupCode> ranked(const QList<WrapupCode> &codes, const QueueId &queue, const CodeHistory &history,
                         const QString &typed)
{
    const QString text = typed.trimmed().toCaseFolded();
    const std::optional<CodeId> last = history.lastChosen(queue);
    QList<Candidate> candidates;
    for (const WrapupCode &code : codes) {
        const QString folded = code.name.toCaseFolded();
        const Match match = matchOf(folded, text);
        if (match != Match::None)
            candidates.append({&code, folded, match, last == code.id, history.uses(queue, code.id)});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.order() < b.order(); });
    QList<WrapupCode> result;
    for (const Candidate &candidate : std::as_const(candidates))
        result.append(*candidate.code);
    return result;
}

} // namespace wrapdesk
