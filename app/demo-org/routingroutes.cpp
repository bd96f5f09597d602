// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissions.h"
#include "router.h"
#include "routes.h"
#include "site.h"
#include "tables.h"

#include <algorithm>

namespace demoorg {

namespace {

QJsonObject divisionRef(const QString &id, const Site &site)
{
    const auto &all = site.divisions();
    const auto found = std::ranges::find(all, id, &Division::id);
    // The platform's mark for "every division".
    if (found == all.end())
        return {{QStringLiteral("id"), QStringLiteral("*")}};
    return {{QStringLiteral("id"), found->id},
            {QStringLiteral("name"), found->name},
            {QStringLiteral("selfUri"), QStringLiteral("/api/v2/authorization/divisions/") + found->id}};
}

QJsonObject queueJson(const Queue &queue, const Site &site)
{
    QJsonObject acw{{QStringLiteral("wrapupPrompt"), queue.wrapupPrompt}};
    if (queue.timeoutMs > 0)
        acw.insert(QStringLiteral("timeoutMs"), queue.timeoutMs);
    return {{QStringLiteral("id"), queue.id},
            {QStringLiteral("name"), queue.name},
            {QStringLiteral("division"), divisionRef(queue.divisionId, site)},
            {QStringLiteral("acwSettings"), acw},
            {QStringLiteral("memberCount"), queue.memberIds.size()},
            {QStringLiteral("selfUri"), QStringLiteral("/api/v2/routing/queues/") + queue.id}};
}

QJsonObject codeJson(const Code &code, const Site &site)
{
    QJsonObject result{{QStringLiteral("id"), code.id},
                       {QStringLiteral("name"), code.name},
                       {QStringLiteral("division"), divisionRef(code.divisionId, site)},
                       {QStringLiteral("selfUri"), QStringLiteral("/api/v2/routing/wrapupcodes/") + code.id}};
    if (!code.description.isEmpty())
        result.insert(QStringLiteral("description"), code.description);
    return result;
}

// The filters that queues and codes share: name, id and divisionId. Only what is in reach is there at all.
template <typename Thing>
QList<Thing> filtered(const ApiRequest &request, const QList<Thing> &all, const Reach &reach)
{
    const QString name = request.text(QStringLiteral("name"));
    const QStringList ids = request.list(QStringLiteral("id"));
    const QStringList divisions = request.list(QStringLiteral("divisionId"));
    QList<Thing> result;
    std::ranges::copy_if(all, std::back_inserter(result), [&](const Thing &thing) {
        return reach.has(thing.divisionId) && (name.isEmpty() || nameMatches(name, thing.name))
               && (ids.isEmpty() || ids.contains(thing.id))
               && (divisions.isEmpty() || divisions.contains(thing.divisionId));
    });
    return result;
}

template <typename Thing>
void sort(QList<Thing> &things, QString Thing::*key, bool descending)
{
    std::ranges::stable_sort(things, [key, descending](const Thing &one, const Thing &other) {
        const int order = (one.*key).compare(other.*key, Qt::CaseInsensitive);
        return descending ? order > 0 : order < 0;
    });
}

Answer queuesListing(const ApiRequest &request, const Premises &premises)
{
    const Site &site = premises.site;
    const Reach reach = premises.authority.reach(request.caller, {permission::viewQueue});
    QList<Queue> queues = filtered(request, site.queues(), reach);
    sort(queues, &Queue::name, request.text(QStringLiteral("sortOrder")).startsWith(QStringLiteral("desc")));
    QJsonArray all;
    for (const Queue &queue : std::as_const(queues))
        all.append(queueJson(queue, site));
    return listing(request, QStringLiteral("/api/v2/routing/queues"), all);
}

Answer codesListing(const ApiRequest &request, const Premises &premises)
{
    const Site &site = premises.site;
    const Reach reach = premises.authority.reach(request.caller, {permission::viewCode});
    QList<Code> codes = filtered(request, site.codes(), reach);
    const bool byId = request.text(QStringLiteral("sortBy")) == QStringLiteral("id");
    sort(codes, byId ? &Code::id : &Code::name,
         request.text(QStringLiteral("sortOrder")) == QStringLiteral("descending"));
    QJsonArray all;
    for (const Code &code : std::as_const(codes))
        all.append(codeJson(code, site));
    return listing(request, QStringLiteral("/api/v2/routing/wrapupcodes"), all);
}

std::variant<const Queue *, Problem> queueInReach(const ApiRequest &request, const Premises &premises)
{
    const QString id = request.id(QStringLiteral("queueId"));
    const Queue *queue = premises.site.queue(id);
    if (queue == nullptr)
        return notFound(QStringLiteral("Queue"), id);
    if (!premises.authority.reach(request.caller, {permission::viewQueue}).has(queue->divisionId))
        return forbidden(QStringLiteral("Queue"), id);
    return queue;
}

Answer oneQueue(const ApiRequest &request, const Premises &premises)
{
    const auto found = queueInReach(request, premises);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    return queueJson(*std::get<const Queue *>(found), premises.site);
}

// The queue's, whatever division a code is of.
Answer queueCodesListing(const ApiRequest &request, const Premises &premises)
{
    const auto found = queueInReach(request, premises);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const Queue &queue = *std::get<const Queue *>(found);
    QList<Code> codes;
    for (const QString &codeId : queue.codeIds)
        if (const Code *code = premises.site.code(codeId))
            codes.append(*code);
    Reach everywhere;
    everywhere.add(everyDivision);
    QJsonArray all;
    for (const Code &code : filtered(request, codes, everywhere))
        all.append(codeJson(code, premises.site));
    return listing(request, QStringLiteral("/api/v2/routing/queues/%1/wrapupcodes").arg(queue.id), all);
}

Answer divisionsListing(const ApiRequest &request, const Site &site)
{
    const QStringList ids = request.list(QStringLiteral("id"));
    const QString name = request.text(QStringLiteral("name"));
    QJsonArray all;
    for (const Division &division : site.divisions())
        if ((ids.isEmpty() || ids.contains(division.id)) && (name.isEmpty() || nameMatches(name, division.name)))
            all.append(QJsonObject{
                {QStringLiteral("id"), division.id},
                {QStringLiteral("name"), division.name},
                {QStringLiteral("description"), QString()},
                {QStringLiteral("homeDivision"), division.home},
                {QStringLiteral("selfUri"), QStringLiteral("/api/v2/authorization/divisions/") + division.id}});
    return listing(request, QStringLiteral("/api/v2/authorization/divisions"), all);
}

QJsonObject codeMappingsJson(const Site &site)
{
    QJsonObject mapping;
    for (const Code &code : site.codes()) {
        const auto flags = codeMappings().constFind(code.name);
        if (flags != codeMappings().cend())
            mapping.insert(code.id, QJsonArray::fromStringList(*flags));
    }
    return {{QStringLiteral("id"), site.organizationId()},
            {QStringLiteral("defaultSet"), QJsonArray{QStringLiteral("Right_Party_Contact")}},
            {QStringLiteral("mapping"), mapping},
            {QStringLiteral("version"), 1},
            {QStringLiteral("selfUri"), QStringLiteral("/api/v2/outbound/wrapupcodemappings")}};
}

Shape pagedQuery(std::vector<Shape::Field> more)
{
    more.emplace_back("pageSize", Shape::whole());
    more.emplace_back("pageNumber", Shape::whole());
    more.emplace_back("name", Shape::text());
    return Shape::object(more);
}

void addQueueRoutes(Router &router, const Premises &premises)
{
    const Shape ids = Shape::listOf(Shape::text());
    const Demand toView{
        .scopes = scopeToRead("routing"), .permissions = {permission::viewQueue}, .of = Demand::Of::All};
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/routing/queues"),
                .answer = [premises](const ApiRequest &request) { return queuesListing(request, premises); },
                .query = pagedQuery({{"sortOrder", Shape::text()},
                                     {"id", ids},
                                     {"divisionId", ids},
                                     {"peerId", ids},
                                     {"cannedResponseLibraryId", Shape::text()},
                                     {"hasPeer", Shape::truth()},
                                     {"expand", ids}}),
                .demand = {.scopes = toView.scopes, .permissions = toView.permissions}});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/routing/queues/{queueId}"),
                .answer = [premises](const ApiRequest &request) { return oneQueue(request, premises); },
                .query = Shape::object({{"expand", ids}}),
                .demand = toView});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/routing/queues/{queueId}/wrapupcodes"),
                .answer = [premises](const ApiRequest &request) { return queueCodesListing(request, premises); },
                .query = pagedQuery({}),
                .demand = toView});
}

} // namespace

void addRoutingRoutes(Router &router, const Premises &premises)
{
    const Site &site = premises.site;
    const Shape ids = Shape::listOf(Shape::text());
    addQueueRoutes(router, premises);
    router.add(
        {.method = "GET",
         .path = QStringLiteral("/api/v2/routing/wrapupcodes"),
         .answer = [premises](const ApiRequest &request) { return codesListing(request, premises); },
         .query = pagedQuery({{"sortBy", Shape::text({QStringLiteral("name"), QStringLiteral("id")})},
                              {"sortOrder", Shape::text({QStringLiteral("ascending"), QStringLiteral("descending")})},
                              {"id", ids},
                              {"divisionId", ids}}),
         .demand = {.scopes = scopeToRead("routing"), .permissions = {permission::viewCode}, .of = Demand::Of::All}});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/outbound/wrapupcodemappings"),
                .answer = [&site](const ApiRequest &) { return Answer(codeMappingsJson(site)); },
                .demand = {.scopes = scopeToRead("outbound"), .permissions = {permission::viewMapping}}});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/authorization/divisions"),
                .answer = [&site](const ApiRequest &request) { return divisionsListing(request, site); },
                .query = pagedQuery({{"sortBy", Shape::text()},
                                     {"expand", ids},
                                     {"nextPage", Shape::text()},
                                     {"previousPage", Shape::text()},
                                     {"objectCount", Shape::truth()},
                                     {"id", ids}}),
                .demand = {.scopes = scopeToRead("authorization")}});
}

} // namespace demoorg
