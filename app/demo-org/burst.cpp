// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "burst.h"

#include "tables.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace demoorg {

namespace {

template <typename List>
auto burstPlace(List &queues)
{
    return std::find_if(queues.begin(), queues.end(), [](const auto &queue) { return queue.name == burstQueueName(); });
}

QStringList shuffledAgents(const Centre &org, Random &random)
{
    QStringList agents;
    for (const User &user : org.users) {
        if (!org.supervisorIds.contains(user.id))
            agents.append(user.id);
    }
    for (qsizetype i = agents.size() - 1; i > 0; --i)
        agents.swapItemsAt(i, static_cast<qsizetype>(random.between(0, i)));
    return agents;
}

Script makeCall(const Centre &org, AcwScope scope, const QString &agentId, Random random)
{
    const QString voice = QStringLiteral("voice");
    const QString inbound = QStringLiteral("inbound");
    const Queue &queue = burstQueue(org);
    const std::chrono::milliseconds end = burstLead + random.between(0ms, 999ms);
    const AcwPlan plan = planBurstAcw(queue, random);
    ScriptWriter writer(org, {.acwScope = scope}, std::move(random));
    writer.open(inbound, queue.divisionId);
    const LegRef customer = writer.customer(voice, inbound);
    const LegRef waiting = writer.flow(QStringLiteral("acd"), voice, &queue);
    writer.pass(1s, 6s);
    const LegRef agent = writer.alert(&queue, agentId, voice, inbound);
    writer.pass(1s, 4s);
    writer.leave(waiting, QStringLiteral("transfer"));
    writer.answer(agent);
    writer.passUntil(end);
    writer.leave(customer, QStringLiteral("client"));
    writer.finish(agent, QStringLiteral("peer"), queue, plan);
    return writer.take();
}

} // namespace

const Queue &burstQueue(const Centre &org) { return *burstPlace(org.queues); }

void keepBurstTimeout(Centre &org) { burstPlace(org.queues)->timeoutMs = burstPlace(queuePlans())->timeoutMs; }

QList<Script> makeBurst(const Centre &org, AcwScope scope, int legs, Random &random)
{
    const QStringList agents = shuffledAgents(org, random);
    QList<Script> scripts;
    for (int i = 0; i < legs; ++i)
        scripts.append(makeCall(org, scope, agents.at(i % agents.size()), random.fork()));
    return scripts;
}

} // namespace demoorg
