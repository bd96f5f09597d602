// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QHash>
#include <QList>

#include <optional>

namespace wrapdesk {

struct WrapupCode
{
    CodeId id; // a GUID; for a system code its name
    QString name;
    DivisionId division;

    bool operator==(const WrapupCode &) const = default;
};

enum class Validity
{
    Valid,
    NotValid,
    Unknown
};

// Codes the platform stamps itself: ININ-…, "Default Wrap-up Code" by name and by its fixed id (FACTS §3, §11.1).
bool isSystemCode(QStringView codeOrName);

// What the organisation's codes are called and which queue offers which: the map without which ids and names of codes
// are never compared (FEATURES, trap 6). A value.
class CodeBook
{
public:
    void setCodes(const QList<WrapupCode> &codes);
    void setQueueCodes(const QueueId &queue, const QList<WrapupCode> &codes);

    bool knowsCodesOf(const QueueId &queue) const;
    // In the order of the platform's list; empty also where unknown.
    QList<WrapupCode> codesOf(const QueueId &queue) const;
    QList<WrapupCode> codes() const { return m_codes; } // the organisation's, by name

    // The code meant by an id, a system name or an exact code name; a text unknown to the book comes back as id and
    // name.
    WrapupCode named(const QString &codeOrName) const;
    // Same code, whichever way each is spelt.
    bool same(const QString &a, const QString &b) const;
    // Whether the queue offers the code; Unknown while the queue's list has not been fetched.
    Validity onQueue(const QueueId &queue, const QString &codeOrName) const;

    // What a person typed: an id or an exact name. Invalid with the nearest names if unknown, with the ids if
    // ambiguous.
    Result<WrapupCode> resolve(const QString &idOrName) const;

private:
    void remember(const WrapupCode &code);
    QList<CodeId> idsOf(const QString &codeOrName) const; // never empty, sorted

    QList<WrapupCode> m_codes;
    QHash<CodeId, WrapupCode> m_byId; // also codes that left the organisation's list: an orphan still has its name
    QMultiHash<QString, CodeId> m_byName;
    QHash<QueueId, QList<CodeId>> m_byQueue;
};

// Up to `count` of `names` nearest to `text` by edit distance, case folded, nearest first: "did you mean".
QStringList nearestNames(const QString &text, const QStringList &names, qsizetype count = 3);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::WrapupCode)
