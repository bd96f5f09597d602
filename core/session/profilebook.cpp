// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/profilebook.h"

#include "auth/region.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>

namespace wrapdesk {

namespace {

const QString lastKey = QStringLiteral("last");
const QString group = QStringLiteral("organisation-%1");

QString sharedFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + QStringLiteral("/wrapdesk/organisations.ini");
}

bool isId(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9-]{1,64}$"));
    return plain.match(text).hasMatch();
}

std::optional<SavedProfile> read(QSettings &settings, const QString &id)
{
    settings.beginGroup(group.arg(id));
    const auto text = [&settings](const char *key) { return settings.value(QLatin1String(key)).toString(); };
    const SignInForm form{.name = text("name"),
                          .colour = settings.value(QLatin1String("colour")).toInt(),
                          .region = text("region"),
                          .apiUrl = text("api-url"),
                          .loginUrl = text("login-url"),
                          .grant = grantFromName(text("grant")).value_or(GrantKind::Person),
                          .clientId = text("client-id")};
    Result<SavedProfile> profile = profileOf(form);
    if (profile) {
        profile->id = id;
        profile->organization = OrganizationId(text("organisation-id"));
        profile->account = text("account");
    }
    settings.endGroup();
    return profile ? std::optional(*profile) : std::nullopt;
}

void write(QSettings &settings, const SavedProfile &profile)
{
    settings.beginGroup(group.arg(profile.id));
    const auto put = [&settings](const char *key, const QString &value) {
        if (value.isEmpty())
            settings.remove(QLatin1String(key));
        else
            settings.setValue(QLatin1String(key), value);
    };
    put("name", profile.name);
    settings.setValue(QLatin1String("colour"), profile.colour);
    put("region", profile.region);
    put("api-url", profile.apiUrl.toString());
    put("login-url", profile.loginUrl.toString());
    put("grant", grantName(profile.grant));
    put("client-id", profile.clientId);
    put("organisation-id", profile.organization.text());
    put("account", profile.account);
    settings.endGroup();
}

} // namespace

ProfileBook::ProfileBook() : ProfileBook(sharedFile()) { }

ProfileBook::ProfileBook(const QString &file) : m_settings(file, QSettings::IniFormat) { }

QList<SavedProfile> ProfileBook::all()
{
    m_settings.sync();
    QList<SavedProfile> profiles;
    const QString prefix = group.arg(QString());
    for (const QString &name : m_settings.childGroups()) {
        const QString id = name.startsWith(prefix) ? name.sliced(prefix.size()) : QString();
        const std::optional<SavedProfile> profile = isId(id) ? read(m_settings, id) : std::nullopt;
        if (profile)
            profiles << *profile;
    }
    std::sort(profiles.begin(), profiles.end(), [](const SavedProfile &a, const SavedProfile &b) {
        return std::pair(a.name.toCaseFolded(), a.id) < std::pair(b.name.toCaseFolded(), b.id);
    });
    return profiles;
}

std::optional<SavedProfile> ProfileBook::byId(const QString &id)
{
    const QList<SavedProfile> profiles = all();
    const auto found = std::find_if(profiles.cbegin(), profiles.cend(),
                                    [&id](const SavedProfile &profile) { return profile.id == id; });
    return found == profiles.cend() ? std::nullopt : std::optional(*found);
}

Result<SavedProfile> ProfileBook::named(const QString &nameOrId)
{
    QStringList names;
    QList<SavedProfile> found;
    for (const SavedProfile &profile : all()) {
        names << profile.name;
        if (profile.id == nameOrId || profile.name.compare(nameOrId.trimmed(), Qt::CaseInsensitive) == 0)
            found << profile;
    }
    if (found.size() == 1)
        return found.first();
    QString message = QStringLiteral("there is no organisation called \"%1\" here; ").arg(nameOrId);
    if (found.size() > 1)
        message = QStringLiteral("%1 organisations are called \"%2\"; ").arg(found.size()).arg(nameOrId);
    message += names.isEmpty() ? QStringLiteral("none has been signed in to yet")
                               : QStringLiteral("known are %1").arg(names.join(QStringLiteral(", ")));
    return Failure(Error{.kind = ErrorKind::Invalid, .message = message, .where = QStringLiteral("--organisation")});
}

Result<SavedProfile> ProfileBook::keep(SavedProfile profile)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Q_ASSERT(isId(profile.id));
    write(m_settings, profile);
    m_settings.sync();
    if (m_settings.status() == QSettings::NoError)
        return profile;
    return Failure(Error{.kind = ErrorKind::Storage,
                         .code = QStringLiteral("read-only"),
                         .message = QStringLiteral("the list of organisations cannot be written"),
                         .where = m_settings.fileName()});
}

void ProfileBook::remove(const QString &id)
{
    m_settings.remove(group.arg(id));
    if (last() == id)
        m_settings.remove(lastKey);
    m_settings.sync();
}

QString ProfileBook::last() { return m_settings.value(lastKey).toString(); }

void ProfileBook::setLast(const QString &id)
{
    m_settings.setValue(lastKey, id);
    m_settings.sync();
}

} // namespace wrapdesk
