// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/legcodec.h"

#include "codec/keptfields.h"
#include "codec/vocabulary.h"
#include "domain/named.h"

namespace wrapdesk {

namespace {

constexpr std::array acwNames{
    std::pair(AcwState::Unknown, QLatin1String("")),
    std::pair(AcwState::NotApplicable, QLatin1String("notApplicable")),
    std::pair(AcwState::Pending, QLatin1String("pending")),
    std::pair(AcwState::Skipped, QLatin1String("skipped")),
    std::pair(AcwState::Complete, QLatin1String("complete")),
};

constexpr std::array promptNames{
    std::pair(WrapupPrompt::Unknown, QLatin1String("")),
    std::pair(WrapupPrompt::Mandatory, QLatin1String("mandatory")),
    std::pair(WrapupPrompt::Optional, QLatin1String("optional")),
    std::pair(WrapupPrompt::MandatoryTimeout, QLatin1String("timeout")),
    std::pair(WrapupPrompt::MandatoryForcedTimeout, QLatin1String("forcedTimeout")),
    std::pair(WrapupPrompt::AgentRequested, QLatin1String("agentRequested")),
};

constexpr std::array phaseNames{
    std::pair(LegPhase::Unknown, QLatin1String("")),
    std::pair(LegPhase::Contacting, QLatin1String("contacting")),
    std::pair(LegPhase::Talking, QLatin1String("talking")),
    std::pair(LegPhase::Ended, QLatin1String("ended")),
};

QJsonObject codeObject(const std::optional<AssignedCode> &code)
{
    KeptFields fields;
    if (code) {
        fields.put(QLatin1String("code"), code->code);
        fields.put(QLatin1String("setAt"), code->setAt);
        fields.put(QLatin1String("provisional"), code->provisional);
    }
    return fields.object();
}

std::optional<AssignedCode> readCode(const JsonCursor &json)
{
    AssignedCode code{.code = json.text(QLatin1String("code")),
                      .setAt = json.time(QLatin1String("setAt")),
                      .provisional = json.isTrue(QLatin1String("provisional"))};
    return code.code.isEmpty() ? std::nullopt : std::optional(code);
}

} // namespace

QString wrapupPromptWord(WrapupPrompt prompt) { return nameIn(promptNames, prompt); }

QJsonObject legObject(const Leg &leg)
{
    KeptFields fields;
    fields.put(QLatin1String("conversation"), leg.id.conversation.text());
    fields.put(QLatin1String("participant"), leg.id.participant.text());
    fields.put(QLatin1String("communication"), leg.id.communication.text());
    fields.put(QLatin1String("queue"), leg.queue.text());
    fields.put(QLatin1String("agent"), leg.agent.text());
    fields.put(QLatin1String("agentName"), leg.agentName);
    fields.put(QLatin1String("team"), leg.team.text());
    fields.put(QLatin1String("media"), leg.media == Media::Unknown ? QString() : mediaName(leg.media));
    fields.put(QLatin1String("direction"),
               leg.direction == Direction::Unknown ? QString() : directionName(leg.direction));
    fields.put(QLatin1String("monitoring"), leg.monitoring);
    fields.put(QLatin1String("conversationStart"), leg.conversationStart);
    fields.put(QLatin1String("externalTag"), leg.externalTag);
    fields.put(QLatin1String("phase"), nameIn(phaseNames, leg.phase));
    fields.put(QLatin1String("alertingAt"), leg.alertingAt);
    fields.put(QLatin1String("connectedAt"), leg.connectedAt);
    fields.put(QLatin1String("endedAt"), leg.endedAt);
    fields.put(QLatin1String("held"), leg.held);
    fields.put(QLatin1String("disconnectType"), leg.disconnectType);
    fields.put(QLatin1String("acw"), nameIn(acwNames, leg.acw));
    fields.put(QLatin1String("acwStart"), leg.acwStart);
    fields.put(QLatin1String("acwEnd"), leg.acwEnd);
    fields.put(QLatin1String("prompt"), wrapupPromptWord(leg.prompt));
    fields.put(QLatin1String("acwTimeout"),
               static_cast<int>(leg.acwTimeout.value_or(std::chrono::milliseconds(0)).count()));
    fields.put(QLatin1String("acwSkipped"), leg.acwSkipped);
    fields.put(QLatin1String("code"), codeObject(leg.code));
    return fields.object();
}

Leg readLeg(const JsonCursor &json)
{
    const auto text = [&json](const char *key) { return json.text(QLatin1String(key)); };
    Leg leg;
    leg.id = {.conversation = ConversationId(json.requiredText(QLatin1String("conversation"))),
              .participant = ParticipantId(text("participant")),
              .communication = CommunicationId(text("communication"))};
    leg.queue = QueueId(text("queue"));
    leg.agent = UserId(text("agent"));
    leg.agentName = text("agentName");
    leg.team = TeamId(text("team"));
    leg.media = mediaFromName(text("media")).value_or(Media::Unknown);
    leg.direction = directionFromName(text("direction")).value_or(Direction::Unknown);
    leg.monitoring = json.isTrue(QLatin1String("monitoring"));
    leg.conversationStart = json.time(QLatin1String("conversationStart"));
    leg.externalTag = text("externalTag");
    leg.phase = valueIn(phaseNames, text("phase")).value_or(LegPhase::Unknown);
    leg.alertingAt = json.time(QLatin1String("alertingAt"));
    leg.connectedAt = json.time(QLatin1String("connectedAt"));
    leg.endedAt = json.time(QLatin1String("endedAt"));
    leg.held = json.isTrue(QLatin1String("held"));
    leg.disconnectType = text("disconnectType");
    leg.acw = acwStateFromWord(text("acw"));
    leg.acwStart = json.time(QLatin1String("acwStart"));
    leg.acwEnd = json.time(QLatin1String("acwEnd"));
    leg.prompt = wrapupPromptFromWord(text("prompt"));
    if (const std::optional<qint64> timeout = json.number(QLatin1String("acwTimeout")))
        leg.acwTimeout = std::chrono::milliseconds(*timeout);
    leg.acwSkipped = json.isTrue(QLatin1String("acwSkipped"));
    leg.code = readCode(json.object(QLatin1String("code")));
    return leg;
}

} // namespace wrapdesk
