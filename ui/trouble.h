// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"
#include "session/session.h"

namespace wrapdesk {

// What the banner on top says, and what its button does.
struct Trouble
{
    enum class Remedy
    {
        None, // no button
        Retry,
        RetryStore, // the records, not the platform
        SignIn
    };

    Glyph glyph = Glyph::Warning;
    QString text;
    Remedy remedy = Remedy::None;
    QString tip;
};

// The one thing that keeps the most from working; nothing: all is well. `failed`: why there is no session at all.
// `canSignIn`: a person can sign in again here.
std::optional<Trouble> troubleOf(const Health &health, const std::optional<Error> &failed, bool canSignIn,
                                 const QDateTime &now);

QString remedyText(Trouble::Remedy remedy); // of the button

} // namespace wrapdesk
