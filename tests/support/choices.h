// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rule.h"

namespace wrapdesk::test {

template <typename T>
Choice<T> anyOf(QList<T> values)
{
    return {.kind = Choice<T>::Kind::AnyOf, .values = std::move(values)};
}

template <typename T>
Choice<T> noneOf(QList<T> values)
{
    return {.kind = Choice<T>::Kind::NoneOf, .values = std::move(values)};
}

} // namespace wrapdesk::test
