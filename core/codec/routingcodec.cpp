// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/routingcodec.h"

#include "codec/pagecodec.h"
#include "codec/vocabulary.h"

namespace wrapdesk {

namespace {

Queue readQueue(const JsonCursor &json)
{
    const JsonCursor division = json.object(QLatin1String("division"));
    const JsonCursor acw = json.object(QLatin1String("acwSettings"));
    Queue queue{.id = QueueId(json.requiredText(QLatin1String("id"))),
                .name = json.text(QLatin1String("name")),
                .division = DivisionId(division.text(QLatin1String("id"))),
                .divisionName = division.text(QLatin1String("name")),
                .prompt = wrapupPromptFromWord(acw.text(QLatin1String("wrapupPrompt")))};
    if (const std::optional<qint64> timeout = acw.number(QLatin1String("timeoutMs")))
        queue.acwTimeout = std::chrono::milliseconds(*timeout);
    return queue;
}

WrapupCode readCode(const JsonCursor &json)
{
    return {.id = CodeId(json.requiredText(QLatin1String("id"))),
            .name = json.text(QLatin1String("name")),
            .division = DivisionId(json.object(QLatin1String("division")).text(QLatin1String("id")))};
}

} // namespace

Result<Queue> decodeQueue(const QByteArray &body) { return readJson<Queue>(body, readQueue); }

Result<Page<Queue>> decodeQueues(const QByteArray &body) { return readPage<Queue>(body, readQueue); }

Result<Page<WrapupCode>> decodeWrapupCodes(const QByteArray &body) { return readPage<WrapupCode>(body, readCode); }

Result<QList<WrapupCode>> decodeWrapupCodeList(const QByteArray &body)
{
    const auto read = [](const JsonCursor &root) {
        QList<WrapupCode> codes;
        const QList<JsonCursor> elements = root.elements();
        for (const JsonCursor &element : elements)
            codes.append(readCode(element));
        return codes;
    };
    return readJson<QList<WrapupCode>>(body, read, QJsonValue::Array);
}

} // namespace wrapdesk
