// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/savedprofile.h"

#include <QSettings>

namespace wrapdesk {

// The organisations people sign in to, as both programs remember them on this computer: never a secret. What another
// program has written there since is read anew with every question. Main thread.
class ProfileBook
{
public:
    ProfileBook(); // the file both programs share
    explicit ProfileBook(const QString &file);

    // By name. Entries that make no sense (somebody edited the file) are left out and stay in the file.
    QList<SavedProfile> all();
    std::optional<SavedProfile> byId(const QString &id);
    // The one called so (case does not count), or with that id. Invalid, with the names there are, where it is none.
    Result<SavedProfile> named(const QString &nameOrId);

    // Keeps a new one (it gets an id) or what has changed of one; answers it as kept. Storage where the file cannot be
    // written.
    Result<SavedProfile> keep(SavedProfile profile);
    void remove(const QString &id);

    // The one used last; empty: none, or the demo organisation.
    QString last();
    void setLast(const QString &id);

private:
    QSettings m_settings;
};

} // namespace wrapdesk
