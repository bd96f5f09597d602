// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissionwording.h"

#include <QStringList>

namespace wrapdesk {

namespace {

// What is to be asked for, each a line.
struct Wanted
{
    QStringList permissions;
    QStringList limited;
    QStringList scopes;
    QStringList optional;
};

QString itemOf(const QString &name, const char *meaning, const char *neededFor)
{
    return PermissionWording::tr("- %1: %2 Needed for %3.")
        .arg(name, PermissionWording::words(meaning), PermissionWording::words(neededFor));
}

Wanted wantedOf(const Permissions &permissions)
{
    Wanted wanted;
    for (const PermissionText &text : permissionTexts()) {
        const Reach reach = permissions.reachOf(text.permission);
        const QString item = itemOf(text.name(), text.meaning, text.neededFor);
        if (reach.kind == Reach::Kind::Nowhere)
            (text.isEssential ? wanted.permissions : wanted.optional) << item;
        else if (reach.kind == Reach::Kind::Divisions)
            wanted.limited << QStringLiteral("- %1: %2").arg(text.name(), PermissionWording::where(reach));
    }
    for (const ScopeText &text : scopeTexts()) {
        if (permissions.stateOf(text.scope) != ScopeState::Missing)
            continue;
        const QString name = text.isEssential ? QString(text.name) : PermissionWording::name(text);
        (text.isEssential ? wanted.scopes : wanted.optional) << itemOf(name, text.meaning, text.neededFor);
    }
    return wanted;
}

void add(QStringList &lines, const QString &title, const QStringList &items)
{
    if (items.isEmpty())
        return;
    lines << QString() << title << items;
}

bool isApplication(const Permissions &permissions) { return !permissions.facts().isPerson.value_or(true); }

} // namespace

QString PermissionWording::words(const char *text) { return QCoreApplication::translate("Permissions", text); }

PermissionWording::Mark PermissionWording::mark(const PermissionText &text, const Reach &reach)
{
    switch (reach.kind) {
    case Reach::Kind::NotKnown:
        return {Glyph::Unknown, tr("not known"), Tone::Pending, 1};
    case Reach::Kind::Nowhere:
        return text.isEssential ? Mark{Glyph::Refused, tr("missing"), Tone::Bad, 0}
                                : Mark{Glyph::Refused, tr("missing, optional"), Tone::Muted, 2};
    case Reach::Kind::Divisions:
        return {Glyph::Check, tr("in some divisions"), Tone::Good, 3};
    case Reach::Kind::Everywhere:
        break;
    }
    return {Glyph::Check, reach.isConditional ? tr("with conditions") : tr("granted"), Tone::Good, 4};
}

PermissionWording::Mark PermissionWording::mark(const ScopeText &text, ScopeState state)
{
    switch (state) {
    case ScopeState::NotKnown:
        return {Glyph::Unknown, tr("not known"), Tone::Pending, 1};
    case ScopeState::Missing:
        return text.isEssential ? Mark{Glyph::Refused, tr("missing"), Tone::Bad, 0}
                                : Mark{Glyph::Refused, tr("missing, optional"), Tone::Muted, 2};
    case ScopeState::NotApplicable:
        return {Glyph::Check, tr("not needed"), Tone::Muted, 5};
    case ScopeState::Granted:
        break;
    }
    return {Glyph::Check, tr("granted"), Tone::Good, 4};
}

QString PermissionWording::where(const Reach &reach)
{
    switch (reach.kind) {
    case Reach::Kind::NotKnown:
    case Reach::Kind::Nowhere:
        return QStringLiteral("–");
    case Reach::Kind::Everywhere:
        return tr("everywhere");
    case Reach::Kind::Divisions:
        break;
    }
    QStringList names;
    for (auto division = reach.divisions.cbegin(); division != reach.divisions.cend(); ++division)
        names << (division.value().isEmpty() ? division.key().text() : division.value());
    names.sort(Qt::CaseInsensitive);
    return names.join(QStringLiteral(", "));
}

QString PermissionWording::name(const ScopeText &text) { return tr("scope %1").arg(text.name); }

QString PermissionWording::notPermitted(const QString &name, const QString &meaning)
{
    if (meaning.isEmpty())
        return tr("Not permitted: %1.").arg(name);
    return tr("Not permitted: %1: %2").arg(name, meaning.left(1).toLower() + meaning.mid(1));
}

QString PermissionWording::summary(const Permissions &permissions)
{
    if (!permissions.facts().grants)
        return tr(
            "What the roles of this sign-in permit could not be read. Nothing is held back: Genesys Cloud decides "
            "each time.");
    const Wanted wanted = wantedOf(permissions);
    const qsizetype missing = wanted.permissions.size() + wanted.scopes.size();
    if (missing > 0)
        return missing == 1
                   ? tr("One thing that Wrapdesk needs is missing; what it is for does not work.")
                   : tr("%1 things that Wrapdesk needs are missing; what they are for does not work.").arg(missing);
    if (!wanted.limited.isEmpty())
        return tr("All that Wrapdesk needs is there, some of it only in some divisions.");
    return tr("All that Wrapdesk needs is there.");
}

QString PermissionWording::forAdministrator(const Permissions &permissions, const Asker &asker)
{
    const Permissions::Facts &facts = permissions.facts();
    const Wanted wanted = wantedOf(permissions);
    const QString unknown = tr("not known");
    const auto orUnknown = [&](const QString &text) { return text.isEmpty() ? unknown : text; };
    QStringList lines{tr("Permissions for Wrapdesk (wrap-up codes of ended conversations)"), QString(),
                      tr("Who: %1").arg(isApplication(permissions) ? tr("an application (client credentials)")
                                                                   : orUnknown(asker.user)),
                      tr("Organisation: %1").arg(orUnknown(asker.organization)),
                      tr("OAuth client id: %1").arg(orUnknown(facts.oauthClient))};
    const QString whose = isApplication(permissions) ? tr("Missing permissions (in the roles of the OAuth client):")
                                                     : tr("Missing permissions (in the roles of the person):");
    add(lines, whose, wanted.permissions);
    add(lines, tr("Missing scopes (of the OAuth client):"), wanted.scopes);
    add(lines, tr("Granted only in these divisions:"), wanted.limited);
    add(lines, tr("Missing, but not essential:"), wanted.optional);
    if (!facts.grants)
        add(lines, tr("The roles could not be read. Needed are:"), [] {
            QStringList all;
            for (const PermissionText &text : permissionTexts())
                all << itemOf(text.name(), text.meaning, text.neededFor);
            return all;
        }());
    if (facts.grants && wanted.permissions.isEmpty() && wanted.scopes.isEmpty())
        lines << QString() << tr("Nothing essential is missing.");
    return lines.join(u'\n') + u'\n';
}

} // namespace wrapdesk
