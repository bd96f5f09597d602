// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"
#include "domain/straggler.h"

// Legs for tables: an ended, answered voice leg on the queue "support" with a mandatory prompt, closed without a code.
// Tests change what they are about.
namespace wrapdesk::test {

inline QDateTime at(int second) { return QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC).addSecs(second); }

inline LegId legId(const QString &participant = QStringLiteral("anna"),
                   const QString &communication = QStringLiteral("call"),
                   const QString &conversation = QStringLiteral("conversation"))
{
    return {ConversationId(conversation), ParticipantId(participant), CommunicationId(communication)};
}

inline Leg endedLeg(const LegId &id = legId())
{
    Leg leg;
    leg.id = id;
    leg.queue = QueueId(QStringLiteral("support"));
    leg.media = Media::Voice;
    leg.direction = Direction::Inbound;
    leg.conversationStart = at(0);
    leg.phase = LegPhase::Ended;
    leg.alertingAt = at(5);
    leg.connectedAt = at(10);
    leg.endedAt = at(100);
    leg.acw = AcwState::Complete;
    leg.acwStart = at(100);
    leg.acwEnd = at(130);
    leg.prompt = WrapupPrompt::Mandatory;
    return leg;
}

inline AssignedCode assigned(const QString &code) { return {.code = code, .setAt = at(130)}; }

inline Leg coded(Leg leg, const QString &code)
{
    leg.code = assigned(code);
    return leg;
}

inline Leg talking(Leg leg)
{
    leg.phase = LegPhase::Talking;
    leg.endedAt = {};
    leg.acw = AcwState::Unknown;
    leg.acwStart = {};
    leg.acwEnd = {};
    return leg;
}

// Ended, its agent still choosing.
inline Leg inAcw(Leg leg)
{
    leg.acw = AcwState::Pending;
    leg.acwEnd = {};
    return leg;
}

inline Leg unanswered(Leg leg)
{
    leg.connectedAt = {};
    leg.acw = AcwState::Unknown;
    leg.acwStart = {};
    leg.acwEnd = {};
    return leg;
}

template <typename Change>
Leg with(Leg leg, Change change)
{
    change(leg);
    return leg;
}

inline Leg withPrompt(Leg leg, WrapupPrompt prompt)
{
    leg.prompt = prompt;
    return leg;
}

inline Leg withMedia(Leg leg, Media media)
{
    leg.media = media;
    return leg;
}

inline Leg during(Leg leg, int from, int to)
{
    leg.connectedAt = at(from);
    leg.endedAt = at(to);
    return leg;
}

// "Sale" and "Complaint" are offered on "support", "Retired" only in the organisation.
inline CodeBook codeBook()
{
    const WrapupCode sale{.id = CodeId(QStringLiteral("id-sale")), .name = QStringLiteral("Sale")};
    const WrapupCode complaint{.id = CodeId(QStringLiteral("id-complaint")), .name = QStringLiteral("Complaint")};
    const WrapupCode retired{.id = CodeId(QStringLiteral("id-retired")), .name = QStringLiteral("Retired")};
    CodeBook book;
    book.setCodes({sale, complaint, retired});
    book.setQueueCodes(QueueId(QStringLiteral("support")), {sale, complaint});
    return book;
}

inline constexpr std::optional<Straggler> none;
inline constexpr Straggler pending{.kind = StragglerClass::Pending};
inline constexpr Straggler missing{.kind = StragglerClass::Missing};
inline constexpr Straggler systemCoded{.kind = StragglerClass::SystemCoded};
inline constexpr Straggler orphaned{.kind = StragglerClass::Orphaned};

inline QString shown(const std::optional<Straggler> &straggler)
{
    if (!straggler)
        return QStringLiteral("none");
    return QStringLiteral("%1, by design %2, unwritable %3")
        .arg(stragglerClassName(straggler->kind))
        .arg(straggler->byDesign)
        .arg(static_cast<int>(straggler->unwritable));
}

inline QString shown(const Permit &permit)
{
    return intentStateName(permit.state) + QLatin1Char(' ') + refusalName(permit.refusal);
}

} // namespace wrapdesk::test
