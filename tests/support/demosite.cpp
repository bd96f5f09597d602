// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/demosite.h"

#include "auth/staticgrant.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace wrapdesk::test {

namespace {

// The word of the queue's setting on its participants (FACTS §3).
QString participantPrompt(const QString &queuePrompt)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("MANDATORY"), QStringLiteral("mandatory")},
        {QStringLiteral("OPTIONAL"), QStringLiteral("optional")},
        {QStringLiteral("MANDATORY_TIMEOUT"), QStringLiteral("timeout")},
        {QStringLiteral("MANDATORY_FORCED_TIMEOUT"), QStringLiteral("forcedTimeout")},
        {QStringLiteral("AGENT_REQUESTED"), QStringLiteral("agentRequested")}};
    return words.value(queuePrompt);
}

demoorg::Communication communicationOf(const LegPlan &plan, const QString &id, const QDateTime &now,
                                       const QString &queue)
{
    const bool isOpen = plan.stage == Stage::Talking;
    const QDateTime end = now.addSecs(-plan.ended.count());
    demoorg::Communication leg{.id = id, .media = plan.media, .direction = QStringLiteral("inbound")};
    leg.connectedTime = isOpen ? end : end.addSecs(-plan.talked.count());
    leg.startAlertingTime = leg.connectedTime.addSecs(-4);
    leg.state = isOpen ? QStringLiteral("connected") : QStringLiteral("disconnected");
    leg.ani = DemoSite::customerAddress;
    leg.acwSkipped = plan.acwSkipped;
    leg.segments.append({.type = QStringLiteral("interact"), .start = leg.connectedTime, .queueId = queue});
    if (isOpen)
        return leg;
    leg.disconnectedTime = end;
    leg.disconnectType = QStringLiteral("client");
    leg.segments.last().end = end;
    leg.segments.last().disconnectType = leg.disconnectType;
    leg.acw = {.state = plan.stage == Stage::InAcw ? QStringLiteral("pending") : QStringLiteral("complete"),
               .start = end};
    leg.segments.append({.type = QStringLiteral("wrapup"), .start = end, .queueId = queue});
    if (plan.stage == Stage::Closed) {
        leg.acw.end = end.addSecs(5);
        leg.segments.last().end = leg.acw.end;
        leg.segments.last().wrapUpCode = plan.code;
    }
    if (!plan.code.isEmpty())
        leg.wrapup = demoorg::Wrapup{.code = plan.code, .name = plan.code, .endTime = end.addSecs(5)};
    return leg;
}

demoorg::Participant customer(const QString &id, const QDateTime &from)
{
    demoorg::Communication own{.id = id + QStringLiteral("-line"), .media = QStringLiteral("voice")};
    own.state = QStringLiteral("connected");
    own.direction = QStringLiteral("inbound");
    own.ani = DemoSite::customerAddress;
    own.connectedTime = from;
    own.segments.append({.type = QStringLiteral("interact"), .start = from});
    return {.id = id,
            .purpose = QStringLiteral("customer"),
            .name = QStringLiteral("Customer Of Tests"),
            .address = DemoSite::customerAddress,
            .connectedTime = from,
            .communications = {own}};
}

QStringList divisionsOf(const demoorg::Conversation &conversation, const demoorg::Site &site)
{
    QStringList result;
    for (const demoorg::Participant &participant : conversation.participants) {
        const QString division = site.queue(participant.queueId)->divisionId;
        if (!result.contains(division))
            result.append(division);
    }
    return result;
}

// Everybody has left once the last agent's leg is over.
void close(demoorg::Conversation &conversation)
{
    QDateTime last;
    for (const demoorg::Participant &participant : std::as_const(conversation.participants)) {
        for (const demoorg::Communication &leg : participant.communications) {
            if (participant.purpose == QLatin1String("agent") && leg.disconnectedTime.isNull())
                return;
            last = std::max(last, leg.disconnectedTime);
        }
    }
    demoorg::Participant &left = conversation.participants.first();
    left.endTime = last;
    left.communications.first().disconnectedTime = last;
    left.communications.first().state = QStringLiteral("disconnected");
    left.communications.first().segments.first().end = last;
    conversation.endTime = last;
}

} // namespace

const QString DemoSite::customerAddress = QStringLiteral("+15550100999");
const QString DemoSite::readRoute = QStringLiteral("GET /api/v2/conversations/{conversationId}");
const QString DemoSite::writeRoute =
    QStringLiteral("POST /api/v2/conversations/calls/{conversationId}/participants/{participantId}/communications/"
                   "{communicationId}/wrapup");
const QString DemoSite::readBackRoute = QStringLiteral("GET /api/v2/analytics/conversations/details");
const QString DemoSite::sweepRoute = QStringLiteral("POST /api/v2/analytics/conversations/details/query");

DemoSite::Options DemoSite::quiet()
{
    Options options;
    options.site.backlog = 0;
    options.site.arrivalsPerMinute = 0;
    options.tokens.requests = 100'000;
    return options;
}

DemoSite::DemoSite(const Options &options) : m_organization(options), m_site(m_organization.site())
{
    if (!m_organization.listen())
        qFatal("the demo organisation cannot listen");
    if (options.site.backlog > 0)
        return;
    const QStringList ordinary = site().conversationIds(); // even without stragglers there was a day before
    for (const QString &id : ordinary)
        m_organization.site().remove(id);
}

Profile DemoSite::profile() const
{
    return {.api = m_organization.api(),
            .login = m_organization.login(),
            .credentials = AccessToken{Secret(m_organization.userToken())},
            .dataFolder = dataFolder()};
}

Profile DemoSite::clientCredentials() const
{
    return {.api = m_organization.api(),
            .login = m_organization.login(),
            .credentials = ClientCredentials{.clientId = QString::fromLatin1(demoorg::demoClientId),
                                             .clientSecret = Secret(demoorg::demoClientSecret)},
            .dataFolder = dataFolder()};
}

Profile DemoSite::profileOf(demoorg::Post post, const char *client)
{
    Profile person = profile();
    person.credentials = AccessToken{
        Secret(m_organization.tokens().issue(QString::fromLatin1(client), m_organization.authority().at(post).userId))};
    return person;
}

QString DemoSite::nameOf(demoorg::Post post) const
{
    return site().user(m_organization.authority().at(post).userId)->name;
}

QString DemoSite::dataFolder() const { return m_data.filePath(QString::number(++m_profiles)); }

QList<LegId> DemoSite::putTogether(const QList<LegPlan> &plans)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString id = QStringLiteral("conversation-%1").arg(++m_conversations);
    demoorg::Conversation conversation{.id = id, .originatingDirection = QStringLiteral("inbound")};
    QList<LegId> legs;
    for (const LegPlan &plan : plans) {
        const demoorg::Queue &queue = site().queues().at(plan.queue);
        const QString participant = QStringLiteral("%1-agent-%2").arg(id).arg(legs.size() + 1);
        const QString communication = participant + QStringLiteral("-leg");
        demoorg::Participant agent{.id = participant, .purpose = QStringLiteral("agent")};
        const demoorg::User &user = site().users().at(legs.size());
        agent.name = user.name;
        agent.userId = user.id;
        agent.queueId = queue.id;
        agent.wrapupPrompt = participantPrompt(queue.wrapupPrompt);
        agent.wrapupTimeoutMs = queue.timeoutMs;
        agent.communications = {communicationOf(plan, communication, now, queue.id)};
        const demoorg::Communication &leg = agent.communications.constFirst();
        agent.connectedTime = leg.connectedTime;
        agent.startAcwTime = leg.acw.start;
        agent.endAcwTime = leg.acw.end;
        agent.endTime = leg.acw.end;
        agent.wrapupRequired = plan.stage != Stage::Talking;
        agent.wrapup = leg.wrapup;
        if (conversation.startTime.isNull() || leg.connectedTime < conversation.startTime)
            conversation.startTime = leg.connectedTime;
        conversation.participants.append(agent);
        legs.append({ConversationId(id), ParticipantId(participant), CommunicationId(communication)});
    }
    conversation.divisionIds = divisionsOf(conversation, site());
    conversation.participants.prepend(customer(id + QStringLiteral("-customer"), conversation.startTime));
    close(conversation);
    site().put(conversation);
    return legs;
}

void DemoSite::agentCodes(const LegId &leg, const CodeId &code)
{
    site().agentCodes(leg.conversation.text(), leg.participant.text(), leg.communication.text(), code.text());
}

QueueId DemoSite::queue(qsizetype index) const { return QueueId(site().queues().at(index).id); }

CodeId DemoSite::code(int index, qsizetype queue) const { return codesOf(queue).at(index).id; }

QList<WrapupCode> DemoSite::codesOf(qsizetype queue) const
{
    QList<WrapupCode> codes;
    for (const QString &id : site().queues().at(queue).codeIds)
        codes.append({.id = CodeId(id), .name = site().code(id)->name});
    return codes;
}

QString DemoSite::codeOn(const LegId &leg) const
{
    const demoorg::Conversation conversation = site().conversations().value(leg.conversation.text());
    for (const demoorg::Participant &participant : conversation.participants) {
        for (const demoorg::Communication &communication : participant.communications) {
            if (communication.id == leg.communication.text() && communication.wrapup)
                return communication.wrapup->code;
        }
    }
    return {};
}

int DemoSite::requests(const QString &route) const
{
    return m_organization.stats()[u"requests"][u"byRoute"][route].toInt();
}

int DemoSite::requests() const { return m_organization.stats()[u"requests"][u"total"].toInt(); }

int DemoSite::writesTo(const LegId &leg) const
{
    const QJsonArray writes = m_organization.stats()[u"writes"].toArray();
    for (const auto &write : writes) {
        if (write[u"communicationId"].toString() == leg.communication.text()
            && write[u"conversationId"].toString() == leg.conversation.text())
            return write[u"count"].toInt();
    }
    return 0;
}

int DemoSite::humanCodesOverwritten() const
{
    const QJsonObject stats = m_organization.stats();
    return stats[u"humanCodesOverwritten"].toInt() + stats[u"raced"].toInt();
}

void WatchedGate::enter(Lane lane, QObject *context, Admitted admitted)
{
    lanes << lane;
    if (holds && holds(lanes.size()))
        m_held = Held{lane, context, std::move(admitted)};
    else
        m_gate.enter(lane, context, std::move(admitted));
}

void WatchedGate::renew(const Secret &refused, QObject *context, Admitted admitted)
{
    m_gate.renew(refused, context, std::move(admitted));
}

void WatchedGate::observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                          const QDateTime &date, const RoundTrip &trip)
{
    m_gate.observe(rate, retryAfter, date, trip);
}

void WatchedGate::sent(const QString &verbAndRoute)
{
    passed.append({verbAndRoute, m_clock.elapsed()});
    m_gate.sent(verbAndRoute);
}

void WatchedGate::release()
{
    const Held held = std::move(m_held).value();
    m_held.reset();
    if (held.context)
        m_gate.enter(held.lane, held.context, held.admitted);
}

SignedIn::SignedIn(const DemoSite &site, const Clock &clock)
    : SignedIn(site, clock, std::get<AccessToken>(site.profile().credentials).token.reveal())
{
}

SignedIn::SignedIn(const DemoSite &site, const Clock &clock, const QByteArray &token)
    : tokens(std::make_unique<StaticGrant>(Secret(token)), clock),
      local(tokens, clock),
      gate(local, clock),
      api(site.profile().api, gate, clock)
{
}

} // namespace wrapdesk::test
