// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"

#include <memory>
#include <utility>
#include <vector>

namespace demoorg {

// What a body or a query may look like: unknown fields and wrong types are refused with the field's name.
class Shape
{
public:
    using Field = std::pair<const char *, Shape>;

    static Shape anything();
    static Shape text(const QStringList &oneOf = {});
    static Shape whole();
    static Shape number();
    static Shape truth();
    static Shape time();
    static Shape listOf(const Shape &element);
    static Shape object(const std::vector<Field> &fields, const QStringList &required = {});
    static Shape mapOf(const Shape &element); // an object with names of the caller's choice

    // JSON null counts as absent, as on the platform.
    std::optional<Problem> fault(const QJsonValue &value, const QString &where = {}) const;
    // Query values are text: numbers, truth values and lists in their written form.
    std::optional<Problem> fault(const QUrlQuery &query) const;

private:
    enum class Kind
    {
        Anything,
        Text,
        Whole,
        Number,
        Truth,
        Time,
        List,
        Map,
        Object
    };

    explicit Shape(Kind kind) : m_kind(kind) { }
    bool holds(const QJsonValue &value) const;
    QString expected() const;
    std::optional<Problem> objectFault(const QJsonObject &object, const QString &where) const;
    std::optional<Problem> mapFault(const QJsonObject &map, const QString &where) const;

    Kind m_kind;
    QStringList m_oneOf;
    QStringList m_required;
    std::shared_ptr<const Shape> m_element;
    std::shared_ptr<const QHash<QString, Shape>> m_fields;
};

} // namespace demoorg
