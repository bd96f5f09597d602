// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/jsonreader.h"
#include "codec/rulecodec.h"
#include "codec/vocabulary.h"
#include "domain/named.h"

#include <QJsonArray>
#include <QJsonDocument>

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

// Leaves out what says nothing: there are many legs with many fields.
class Fields
{
public:
    void put(QLatin1String key, const QString &text)
    {
        if (!text.isEmpty())
            m_object.insert(key, text);
    }
    void put(QLatin1String key, const QDateTime &time)
    {
        if (time.isValid())
            m_object.insert(key, time.toMSecsSinceEpoch());
    }
    void put(QLatin1String key, int number)
    {
        if (number != 0)
            m_object.insert(key, number);
    }
    void put(QLatin1String key, bool isSo)
    {
        if (isSo)
            m_object.insert(key, true);
    }
    void put(QLatin1String key, const QJsonObject &object)
    {
        if (!object.isEmpty())
            m_object.insert(key, object);
    }
    void put(QLatin1String key, const QJsonArray &array)
    {
        if (!array.isEmpty())
            m_object.insert(key, array);
    }
    const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

// Without its notes: whoever wrote them may have named the customer there.
QJsonObject codeObject(const std::optional<AssignedCode> &code)
{
    Fields fields;
    if (code) {
        fields.put(QLatin1String("code"), code->code);
        fields.put(QLatin1String("setAt"), code->setAt);
        fields.put(QLatin1String("provisional"), code->provisional);
    }
    return fields.object();
}

// Without the customer's address.
QJsonObject legObject(const Leg &leg)
{
    Fields fields;
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
    fields.put(QLatin1String("prompt"), nameIn(promptNames, leg.prompt));
    fields.put(QLatin1String("acwTimeout"),
               static_cast<int>(leg.acwTimeout.value_or(std::chrono::milliseconds(0)).count()));
    fields.put(QLatin1String("acwSkipped"), leg.acwSkipped);
    fields.put(QLatin1String("code"), codeObject(leg.code));
    return fields.object();
}

std::optional<AssignedCode> readCode(const JsonCursor &json)
{
    AssignedCode code{.code = json.text(QLatin1String("code")),
                      .setAt = json.time(QLatin1String("setAt")),
                      .provisional = json.isTrue(QLatin1String("provisional"))};
    return code.code.isEmpty() ? std::nullopt : std::optional(code);
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

QJsonArray sampleArray(const QList<DryRunLeg> &sample)
{
    QJsonArray legs;
    for (const DryRunLeg &one : sample) {
        Fields fields;
        fields.put(QLatin1String("leg"), legObject(one.leg));
        fields.put(QLatin1String("stood"), one.stood);
        fields.put(QLatin1String("why"), QJsonArray::fromStringList(one.why));
        legs.append(fields.object());
    }
    return legs;
}

// How often each was counted, as pairs: an id may be any text, a key of ours may not.
template <typename Key, typename Name>
QJsonArray countsArray(const QMap<Key, int> &counts, Name name)
{
    QJsonArray pairs;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        pairs.append(QJsonObject{{QStringLiteral("id"), name(it.key())}, {QStringLiteral("count"), it.value()}});
    return pairs;
}

int count(const JsonCursor &json, QLatin1String key) { return static_cast<int>(json.number(key).value_or(0)); }

template <typename Key>
QMap<Key, int> readCounts(const QList<JsonCursor> &pairs)
{
    QMap<Key, int> counts;
    for (const JsonCursor &pair : pairs)
        counts.insert(Key(pair.text(QLatin1String("id"))), count(pair, QLatin1String("count")));
    return counts;
}

DryRunResult readResult(const JsonCursor &json)
{
    DryRunResult result{.rule = RuleId(json.essentialText(QLatin1String("rule"))),
                        .version = count(json, QLatin1String("version")),
                        .at = json.time(QLatin1String("at")),
                        .days = count(json, QLatin1String("days")),
                        .legs = count(json, QLatin1String("legs")),
                        .coded = count(json, QLatin1String("coded")),
                        .byQueue = readCounts<QueueId>(json.items(QLatin1String("byQueue"))),
                        .overtaken = count(json, QLatin1String("overtaken")),
                        .comparable = count(json, QLatin1String("comparable")),
                        .agreed = count(json, QLatin1String("agreed")),
                        .chosenInstead = readCounts<QString>(json.items(QLatin1String("chosenInstead"))),
                        .codesInAll = count(json, QLatin1String("codesInAll")),
                        .ofItsCode = count(json, QLatin1String("ofItsCode")),
                        .incomplete = json.text(QLatin1String("incomplete"))};
    const QList<JsonCursor> sample = json.items(QLatin1String("sample"));
    for (const JsonCursor &one : sample)
        result.sample << DryRunLeg{.leg = readLeg(one.requiredObject(QLatin1String("leg"))),
                                   .stood = one.text(QLatin1String("stood")),
                                   .why = one.texts(QLatin1String("why"))};
    return result;
}

} // namespace

QByteArray encodeDryRun(const DryRunResult &result)
{
    Fields fields;
    fields.put(QLatin1String("rule"), result.rule.text());
    fields.put(QLatin1String("version"), result.version);
    fields.put(QLatin1String("at"), result.at);
    fields.put(QLatin1String("days"), result.days);
    fields.put(QLatin1String("legs"), result.legs);
    fields.put(QLatin1String("coded"), result.coded);
    fields.put(QLatin1String("byQueue"),
               countsArray(result.byQueue, [](const QueueId &queue) { return queue.text(); }));
    fields.put(QLatin1String("overtaken"), result.overtaken);
    fields.put(QLatin1String("comparable"), result.comparable);
    fields.put(QLatin1String("agreed"), result.agreed);
    fields.put(QLatin1String("chosenInstead"),
               countsArray(result.chosenInstead, [](const QString &code) { return code; }));
    fields.put(QLatin1String("codesInAll"), result.codesInAll);
    fields.put(QLatin1String("ofItsCode"), result.ofItsCode);
    fields.put(QLatin1String("sample"), sampleArray(result.sample));
    fields.put(QLatin1String("incomplete"), result.incomplete);
    return QJsonDocument(fields.object()).toJson(QJsonDocument::Compact);
}

Result<DryRunResult> decodeDryRun(const QByteArray &json) { return readJson<DryRunResult>(json, readResult); }

} // namespace wrapdesk
