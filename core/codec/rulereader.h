// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/rulecodec.h"
#include "codec/strictcursor.h"

namespace wrapdesk {

// Reads rules from the JSON of the rule file or, without `names`, of the database. Lives inside one reading.
class RuleReader
{
public:
    // What a rule names and the organisation does not have.
    struct Stranger
    {
        QString path;
        QString what; // "queue “Billing”"
    };

    explicit RuleReader(const RuleNames *names) : m_names(names) { }

    Rule read(const StrictCursor &json);
    // Of the rule read last.
    const QList<Stranger> &strangers() const { return m_strangers; }

private:
    bool isFile() const { return m_names != nullptr; }
    void readConditions(const StrictCursor &json, RuleConditions &when);
    template <typename T>
    T named(const StrictCursor &json, const QString &kind, RuleNames::Find<T> RuleNames::*find,
            QString *name = nullptr);
    QString fromText(const StrictCursor &json);
    template <typename T, typename Read>
    Choice<T> choice(const StrictCursor &json, Read read) const;

    const RuleNames *m_names;
    QList<Stranger> m_strangers;
};

} // namespace wrapdesk
