// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "session/profile.h"
#include "session/savedprofile.h"

#include <QObject>

#include <functional>
#include <memory>

namespace wrapdesk {

class KeychainStore;
class KeptSecrets;
class SecretStore;

// The secrets of saved profiles, in this computer's keychain: refresh token, access token with its end, client secret.
// Where there is no keychain they last as long as the program; trouble() says so. Main thread.
class CredentialShelf : public QObject
{
    Q_OBJECT

public:
    // `clock` must outlive the shelf.
    explicit CredentialShelf(const Clock &clock, QObject *parent = nullptr);
    ~CredentialShelf() override;

    // What the profile was last signed in with, fit for a Session. Unauthorized with the code sign-in-needed where
    // there is nothing that is still good, or the keychain is locked. Answered later, once, unless `context` is gone.
    void fetch(const SavedProfile &profile, QObject *context,
               const std::function<void(const Result<Profile> &)> &handler);
    // Keeps what a sign-in brought, or a renewal; `settled` follows. The profile's organisation and account must be
    // known.
    void keep(const SavedProfile &profile, const Credentials &credentials);
    // Forgets all of it; answered when the keychain has let go of it, or says that it does not.
    void erase(const SavedProfile &profile, QObject *context, const std::function<void(const Result<void> &)> &handler);

    bool isKeeping() const { return m_keeping > 0; }
    // Where they lie, for other secrets of this computer.
    SecretStore &secrets();
    // Why secrets do not outlive this run; nothing: they do, as far as is known.
    const std::optional<Error> &trouble() const;

Q_SIGNALS:
    void troubleChanged();
    void settled(); // all that was to be kept is, or trouble() says why not

private:
    const Clock &m_clock;
    std::unique_ptr<KeychainStore> m_keychain;
    std::unique_ptr<KeptSecrets> m_kept;
    int m_keeping = 0;
};

// The hosts of a saved profile, with these credentials.
Profile profileFor(const SavedProfile &saved, const Credentials &credentials);

} // namespace wrapdesk
