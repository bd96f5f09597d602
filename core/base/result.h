// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <version>

#ifdef __cpp_lib_expected
#include <expected>
#else
#include <utility>
#include <variant>
#endif

namespace wrapdesk {

#ifdef __cpp_lib_expected

using Failure = std::unexpected<Error>;
template <typename T>
using Result = std::expected<T, Error>;

#else

// The failing half of a Result, as std::unexpected<Error>: `return Failure(error);`
class Failure
{
public:
    explicit Failure(Error error) : m_error(std::move(error)) { }
    const Error &error() const & { return m_error; }
    Error &&error() && { return std::move(m_error); }

private:
    Error m_error;
};

// A value or the Error that stands in its place: a strict subset of std::expected<T, Error>.
// Asking for the half that is not there throws std::bad_variant_access, a bug in the caller.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Failure failure) : m_state(std::in_place_index<1>, std::move(failure).error()) { }

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Failure failure) : m_error(std::move(failure).error()) { }

    bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    const Error &error() const { return m_error.value(); }

private:
    std::optional<Error> m_error;
};

#endif

} // namespace wrapdesk
