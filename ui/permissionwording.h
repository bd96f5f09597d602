// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/permission.h"
#include "models/cell.h"

#include <QCoreApplication>

namespace wrapdesk {

// Who asks an administrator, and for which sign-in.
struct Asker
{
    QString organization;
    QString user; // empty: an application, or nobody is signed in
};

// How it is said what a sign-in may do. What permissions and scopes mean: see domain/permission.
class PermissionWording
{
    Q_DECLARE_TR_FUNCTIONS(PermissionWording)

public:
    // How it stands with a permission or scope, as shape, word and colour.
    struct Mark
    {
        Glyph glyph = Glyph::Unknown;
        QString word;
        Tone tone = Tone::Muted;
        int rank = 0; // what is missing first

        bool operator==(const Mark &) const = default;
    };
    static QString words(const char *text); // of domain/permission, in the person's language
    static Mark mark(const PermissionText &text, const Reach &reach);
    static Mark mark(const ScopeText &text, ScopeState state);
    static QString where(const Reach &reach); // "everywhere", "North, South"
    static QString name(const ScopeText &text); // "scope routing:readonly"

    // "Not permitted: routing:queue:view: see queues, their after-call work and their codes."
    static QString notPermitted(const QString &name, const QString &meaning);
    // How many of the essential ones are missing, in one line.
    static QString summary(const Permissions &permissions);
    // Plain text to paste into an e-mail: who asks for what, and what for. Holds no secret.
    static QString forAdministrator(const Permissions &permissions, const Asker &asker);
};

} // namespace wrapdesk
