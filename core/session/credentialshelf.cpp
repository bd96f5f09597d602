// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/credentialshelf.h"

#include "auth/keptsecrets.h"
#include "auth/keychainstore.h"
#include "auth/region.h"

#include <array>

namespace wrapdesk {

namespace {

enum Part
{
    RefreshToken,
    DatedAccessToken,
    ClientSecret,
    Parts
};
const std::array<QString, Parts> partNames{QStringLiteral("refresh-token"), QStringLiteral("access-token"),
                                           QStringLiteral("client-secret")};

SecretKey keyOf(const SavedProfile &profile, Part part)
{
    return {.region = profile.place(),
            .organization = profile.organization.text(),
            .account = profile.account,
            .name = partNames[part]};
}

// An access token is kept with its end, in seconds since 1970, before it: "1764115200 token".
Secret dated(const Token &token, const QDateTime &now)
{
    if (token.secret.isEmpty() || !token.lifetime)
        return Secret();
    const qint64 end = now.toSecsSinceEpoch() + token.lifetime->count();
    return Secret(QByteArray::number(end) + ' ' + token.secret.reveal());
}

Token undated(const Secret &kept, const QDateTime &now)
{
    const QByteArray &bytes = kept.reveal();
    const qsizetype blank = bytes.indexOf(' ');
    const qint64 left = bytes.left(std::max<qsizetype>(blank, 0)).toLongLong() - now.toSecsSinceEpoch();
    if (blank <= 0 || left <= 0)
        return {};
    return {.secret = Secret(bytes.mid(blank + 1)), .lifetime = std::chrono::seconds(left), .refresh = {}};
}

// Reads the parts one after another, then answers.
struct Reading
{
    SavedProfile profile;
    std::array<Secret, Parts> found;
    int next = 0;
};

Result<Credentials> credentialsFrom(const Reading &reading, const QDateTime &now)
{
    const Failure nothing(Error{.kind = ErrorKind::Unauthorized,
                                .code = QStringLiteral("sign-in-needed"),
                                .message = QStringLiteral("no sign-in to %1 is kept on this computer, or its keychain "
                                                          "is locked")
                                               .arg(reading.profile.name)});
    const ClientCredentials client{.clientId = reading.profile.clientId, .clientSecret = reading.found[ClientSecret]};
    if (reading.profile.grant != GrantKind::Person && client.clientSecret.isEmpty())
        return nothing;
    if (reading.profile.grant == GrantKind::Application)
        return Credentials(client);
    Token token = undated(reading.found[DatedAccessToken], now);
    token.refresh = reading.found[RefreshToken];
    if (token.secret.isEmpty() && token.refresh.isEmpty())
        return nothing;
    return Credentials(SignedInPerson{.client = client, .token = token});
}

} // namespace

Profile profileFor(const SavedProfile &saved, const Credentials &credentials)
{
    Profile profile{.api = saved.apiUrl,
                    .login = saved.loginUrl,
                    .credentials = credentials,
                    .dataFolder = sharedDataFolder(),
                    .organization = saved.organization};
    if (saved.grant != GrantKind::Application)
        profile.user = UserId(saved.account);
    if (const Result<Region> region = regionNamed(saved.region); !saved.region.isEmpty() && region) {
        profile.api = region->hosts().api;
        profile.login = region->hosts().login;
    }
    return profile;
}

CredentialShelf::CredentialShelf(const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_keychain(std::make_unique<KeychainStore>(clock)),
      m_kept(std::make_unique<KeptSecrets>(*m_keychain))
{
    connect(m_kept.get(), &KeptSecrets::troubleChanged, this, &CredentialShelf::troubleChanged);
}

CredentialShelf::~CredentialShelf() = default;

void CredentialShelf::fetch(const SavedProfile &profile, QObject *context,
                            const std::function<void(const Result<Profile> &)> &handler)
{
    const auto reading = std::make_shared<Reading>(Reading{.profile = profile, .found = {}, .next = 0});
    for (int part = 0; part < Parts; ++part) {
        m_kept->read(keyOf(profile, Part(part)), context,
                     [this, reading, part, handler](const Result<std::optional<Secret>> &secret) {
                         if (secret && *secret)
                             reading->found[static_cast<size_t>(part)] = **secret;
                         if (++reading->next < Parts)
                             return;
                         const Result<Credentials> credentials = credentialsFrom(*reading, m_clock.wallTime());
                         handler(credentials ? Result<Profile>(profileFor(reading->profile, *credentials))
                                             : Result<Profile>(Failure(credentials.error())));
                     });
    }
}

void CredentialShelf::keep(const SavedProfile &profile, const Credentials &credentials)
{
    Q_ASSERT(!profile.account.isEmpty());
    std::array<Secret, Parts> secrets;
    if (const auto *application = std::get_if<ClientCredentials>(&credentials)) {
        secrets[ClientSecret] = application->clientSecret;
    } else if (const auto *person = std::get_if<SignedInPerson>(&credentials)) {
        secrets[ClientSecret] = person->client.clientSecret;
        secrets[RefreshToken] = person->token.refresh;
        secrets[DatedAccessToken] = dated(person->token, m_clock.wallTime());
    }
    const auto done = [this](const Result<void> &) {
        if (--m_keeping == 0)
            Q_EMIT settled();
    };
    for (int part = 0; part < Parts; ++part) {
        const Secret &secret = secrets[static_cast<size_t>(part)];
        ++m_keeping;
        if (secret.isEmpty())
            m_kept->erase(keyOf(profile, Part(part)), this, done);
        else
            m_kept->write(keyOf(profile, Part(part)), secret, this, done);
    }
}

void CredentialShelf::erase(const SavedProfile &profile, QObject *context,
                            const std::function<void(const Result<void> &)> &handler)
{
    const auto left = std::make_shared<int>(Parts);
    const auto outcome = std::make_shared<Result<void>>();
    for (int part = 0; part < Parts; ++part) {
        m_kept->erase(keyOf(profile, Part(part)), context, [left, outcome, handler](const Result<void> &erased) {
            if (!erased)
                *outcome = erased;
            if (--*left == 0)
                handler(*outcome);
        });
    }
}

SecretStore &CredentialShelf::secrets() { return *m_kept; }

const std::optional<Error> &CredentialShelf::trouble() const { return m_kept->trouble(); }

} // namespace wrapdesk
