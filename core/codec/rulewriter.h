// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/rulecodec.h"

#include <QJsonValue>

namespace wrapdesk {

// The fields of a JSON object in the order in which a person reads them.
using JsonFields = QList<std::pair<QString, QJsonValue>>;

// Makes the JSON of rules for the rule file or, without `names`, for the database.
class RuleWriter
{
public:
    explicit RuleWriter(const RuleNames *names) : m_names(names) { }

    JsonFields conditions(const RuleConditions &when) const; // only what is asked for
    JsonFields beforeConditions(const Rule &rule) const;
    JsonFields afterConditions(const Rule &rule) const;

private:
    template <typename T>
    QJsonValue named(const T &id, RuleNames::Name<T> RuleNames::*name) const;
    QJsonValue code(const Rule &rule) const;
    template <typename T, typename Write>
    QJsonValue choice(const Choice<T> &choice, Write write) const;

    const RuleNames *m_names;
};

} // namespace wrapdesk
