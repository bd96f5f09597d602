// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/permission.h"

#include <QRegularExpression>

#include <algorithm>

// The tables of what this program asks for, and how texts and routes of the platform are found in them.
namespace wrapdesk {

namespace {

#define SAY(text) QT_TRANSLATE_NOOP("Permissions", text)

// clang-format off
constexpr std::array permissions{
    PermissionText{Permission::CodeLegs, {QLatin1String("conversation:participant:wrapup"), QLatin1String()},
        SAY("Give an agent's leg its wrap-up code."), SAY("giving codes: by hand, in bulk and by rules"),
        true, true, Scope::Conversations},
    PermissionText{Permission::ReadConversations, {QLatin1String("conversation:communication:view"), QLatin1String()},
        SAY("Read any conversation, as it is at this moment."), SAY("giving codes: nobody's choice is written over unseen"),
        true, true, Scope::Conversations},
    PermissionText{Permission::FindStragglers,
        {QLatin1String("analytics:conversationDetail:view"), QLatin1String("analytics:agentConversationDetail:view")},
        SAY("Look up how past conversations went."), SAY("Stragglers: sweeps, and what was missed while offline"),
        true, true, Scope::Analytics},
    PermissionText{Permission::WatchQueues, {QLatin1String("analytics:queueObservation:view"), QLatin1String()},
        SAY("See which conversations are in the queues now."), SAY("Live: the legs of the moment"),
        true, true, Scope::Analytics},
    PermissionText{Permission::SeeQueues, {QLatin1String("routing:queue:view"), QLatin1String()},
        SAY("See queues, their after-call work and their codes."), SAY("Queues; which codes there are to choose from; names of queues"),
        true, true, Scope::Routing},
    PermissionText{Permission::NameCodes, {QLatin1String("routing:wrapupCode:view"), QLatin1String()},
        SAY("See all wrap-up codes of the organisation."), SAY("names of codes that no queue offers any more"),
        false, true, Scope::Routing},
    PermissionText{Permission::ReadAcwSettings, {QLatin1String("conversation:settings:view"), QLatin1String()},
        SAY("See the organisation's settings for conversations."), SAY("telling whether a callback and its call carry one code or two"),
        false, false, Scope::Conversations},
    PermissionText{Permission::SeeMappings, {QLatin1String("outbound:wrapUpCodeMapping:view"), QLatin1String()},
        SAY("See what codes set off in outbound dialing."), SAY("warnings about rules whose code ends a contact"),
        false, false, Scope::Outbound},
};

constexpr std::array scopes{
    ScopeText{Scope::Conversations, QLatin1String("conversations"), QLatin1String(),
        SAY("Read conversations and set their wrap-up codes."), SAY("giving codes"), true},
    ScopeText{Scope::Analytics, QLatin1String("analytics:readonly"), QLatin1String("analytics"),
        SAY("Look up conversations, past and present."), SAY("Stragglers and Live"), true},
    ScopeText{Scope::Routing, QLatin1String("routing:readonly"), QLatin1String("routing"),
        SAY("See queues and wrap-up codes."), SAY("Queues, names and the codes to choose from"), true},
    ScopeText{Scope::Notifications, QLatin1String("notifications"), QLatin1String(),
        SAY("Hear at once what happens in the queues."), SAY("Live: changes as they happen"), true},
    ScopeText{Scope::BasicInfo, QLatin1String("user-basic-info"), QLatin1String(),
        SAY("Tell who is signed in."), SAY("who decided, in the audit"), true},
    ScopeText{Scope::Users, QLatin1String("users:readonly"), QLatin1String("users"),
        SAY("See people's names and teams."), SAY("names of agents, rules about teams"), true},
    ScopeText{Scope::Authorization, QLatin1String("authorization:readonly"), QLatin1String("authorization"),
        SAY("Read what this sign-in may do."), SAY("this very list"), false},
    ScopeText{Scope::Organization, QLatin1String("organization:readonly"), QLatin1String("organization"),
        SAY("See the organisation itself."), SAY("its name as it is now"), false},
    ScopeText{Scope::Outbound, QLatin1String("outbound:readonly"), QLatin1String("outbound"),
        SAY("See the set-up of outbound dialing."), SAY("warnings about rules whose code ends a contact"), false},
};

// FACTS §2, as far as the program asks for it. A leg's code has a path for each kind of media.
constexpr std::array<std::pair<QLatin1String, Permission>, 9> routes{{
    {QLatin1String("/communications/{communicationId}/wrapup"), Permission::CodeLegs},
    {QLatin1String(" /api/v2/conversations/{conversationId}"), Permission::ReadConversations},
    {QLatin1String(" /api/v2/conversations/settings"), Permission::ReadAcwSettings},
    {QLatin1String(" /api/v2/analytics/conversations/details/query"), Permission::FindStragglers},
    {QLatin1String(" /api/v2/analytics/conversations/details"), Permission::FindStragglers},
    {QLatin1String(" /api/v2/analytics/conversations/activity/query"), Permission::WatchQueues},
    {QLatin1String(" /api/v2/routing/wrapupcodes"), Permission::NameCodes},
    {QLatin1String(" /api/v2/outbound/wrapupcodemappings"), Permission::SeeMappings},
    {QLatin1String(" /api/v2/routing/queues/{queueId}/wrapupcodes"), Permission::SeeQueues},
}};
// clang-format on

#undef SAY

} // namespace

QString PermissionText::name() const
{
    if (names[1].isEmpty())
        return names[0];
    return QStringLiteral("%1 or %2").arg(names[0], names[1]);
}

std::span<const PermissionText> permissionTexts() { return permissions; }

std::span<const ScopeText> scopeTexts() { return scopes; }

const PermissionText &textOf(Permission permission) { return permissions[static_cast<size_t>(permission)]; }

const ScopeText &textOf(Scope scope) { return scopes[static_cast<size_t>(scope)]; }

QStringList permissionNamesIn(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("\\b[A-Za-z]+:[A-Za-z]+:[A-Za-z]+\\b"));
    QStringList names;
    for (auto match = name.globalMatch(text); match.hasNext();)
        names << match.next().captured();
    names.removeDuplicates();
    return names;
}

std::optional<Permission> permissionNeededBy(const QString &where)
{
    if (where.endsWith(QLatin1String(" /api/v2/routing/queues")) || where.endsWith(QLatin1String("/queues/{queueId}")))
        return Permission::SeeQueues;
    for (const auto &[route, permission] : routes) {
        if (where.endsWith(route))
            return permission;
    }
    return {};
}

std::optional<Permission> permissionNamed(const QString &name)
{
    for (const PermissionText &text : permissions) {
        const bool isIt = std::any_of(text.names.begin(), text.names.end(), [&](QLatin1String each) {
            return !each.isEmpty() && name.compare(each, Qt::CaseInsensitive) == 0;
        });
        if (isIt)
            return text.permission;
    }
    return {};
}

} // namespace wrapdesk
