// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// The simulated contact centre as plain values, in the platform's own words (FACTS §3). Strings hold exactly what the
// REST answers spell; the JSON writers turn them into the three shapes (REST, notification, analytics).
namespace demoorg {

struct Division
{
    QString id;
    QString name;
    bool home = false;
};

struct Code
{
    QString id; // a GUID
    QString name;
    QString divisionId; // empty: all divisions
    QString description;
};

struct Queue
{
    QString id;
    QString name;
    QString divisionId;
    QString wrapupPrompt; // MANDATORY | OPTIONAL | MANDATORY_TIMEOUT | MANDATORY_FORCED_TIMEOUT | AGENT_REQUESTED
    int timeoutMs = 0; // 0 where the prompt has no time-out; already divided by --speed
    QStringList media; // voice, callback, email, message
    QStringList codeIds; // in the order the API lists them
    QStringList memberIds;
};

struct Team
{
    QString id;
    QString name;
};

struct User
{
    QString id;
    QString name;
    QString email;
    QString divisionId;
    QString teamId; // empty: none
};

struct Wrapup
{
    QString code; // a code id, or a built-in name (ININ-WRAP-UP-TIMEOUT …)
    QString name;
    QString notes;
    QStringList tags;
    int durationSeconds = 0;
    QDateTime endTime;
    bool provisional = false;
};

// One stretch of a session as analytics shows it; an open one has no end.
struct Segment
{
    QString type; // alert | interact | hold | wrapup | ivr | dialing …
    QDateTime start;
    QDateTime end;
    QString queueId;
    QString disconnectType;
    QString wrapUpCode; // id or built-in name; empty if none
    QString wrapUpNote;
    QStringList wrapUpTags;
};

struct AfterCallWork
{
    QString state; // unknown | notApplicable | skipped | pending | complete
    QDateTime start;
    QDateTime end;
};

struct Communication
{
    QString id; // also the analytics sessionId
    QString media; // voice | callback | email | message (analytics' mediaType)
    QString direction; // inbound | outbound
    QString state; // alerting | dialing | connected | disconnected | terminated …
    QString ani; // customer's address, as the media spells it
    QString dnis;
    QString provider;
    QDateTime startAlertingTime;
    QDateTime connectedTime;
    QDateTime disconnectedTime;
    QString disconnectType; // client | peer | transfer | endpoint | timeout …
    bool held = false;
    bool acwRequired = false; // afterCallWorkRequired: the agent asked for ACW on an AGENT_REQUESTED queue
    AfterCallWork acw;
    std::optional<Wrapup> wrapup;
    bool acwSkipped = false;
    QList<Segment> segments;
};

struct Participant
{
    QString id;
    QString purpose; // customer | external | ivr | acd | agent | user …
    QString name;
    QString userId;
    QString teamId; // of the user, when they came in
    QString queueId;
    QString address;
    QDateTime connectedTime;
    QDateTime endTime;
    bool wrapupRequired = false;
    bool wrapupExpected = false;
    bool wrapupSkipped = false;
    QString wrapupPrompt; // mandatory | optional | agentRequested | timeout | forcedTimeout
    int wrapupTimeoutMs = 0; // grows when the agent extends the ACW
    QDateTime startAcwTime;
    QDateTime endAcwTime;
    std::optional<Wrapup> wrapup;
    QMap<QString, QString> attributes; // by the name a client gave them
    QString monitoredParticipantId; // monitoring, coaching, barging supervisors
    QList<Communication> communications;
};

struct Conversation
{
    QString id;
    QDateTime startTime;
    QDateTime endTime; // null while anybody is left
    QString originatingDirection;
    QString externalTag; // empty: none
    QStringList divisionIds;
    QList<Participant> participants;
};

} // namespace demoorg
