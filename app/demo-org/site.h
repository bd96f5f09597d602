// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace demoorg {

// The organisation's short name, as its people write it when they sign in.
inline const QString organizationDomain = QStringLiteral("demo");

struct SiteOptions
{
    quint32 seed = 1;
    double speed = 1.0; // divides talk, ACW and gaps between arrivals; never bursts
    int backlog = 120; // stragglers in the history
    double arrivalsPerMinute = 6; // live conversations; 0 = none
    int bursts = 0; // legs that end in the same second, besides arrivals; 0 = none
    std::chrono::milliseconds burstEvery{60'000}; // whatever the speed; >= 1 s
    bool communicationBasedAcw = false;
    bool closedLegsWritable = true; // --closed-legs
    std::chrono::milliseconds slowestEffect{300}; // of an accepted write
    QDateTime now; // null = the real time; everything before it is history
};

// The client side of WrapupInput (FACTS §2.2), already checked for unknown and ill-typed fields.
struct WrapupInput
{
    QString code;
    QString notes;
    QStringList tags;
    std::optional<int> durationSeconds;
    bool provisional = false;
    bool skipped = false; // wrapupSkipped on W2/W3
};

// Why the site did not take a wrap-up: the platform's code and status (FACTS §4), or accepted.
struct WriteAnswer
{
    int status = 202;
    QString code;
    QString message;
};

// The contact centre: who works there, what happened in the last day, and what happens from now on.
// One thread, its event loop drives arrivals, talk and ACW. Same options and same `now`: same site.
class Site : public QObject
{
    Q_OBJECT

public:
    explicit Site(SiteOptions options, QObject *parent = nullptr);
    ~Site() override;

    // Begins live arrivals and the timers of open ACW. Before it, only the history stands.
    void start();

    const SiteOptions &options() const;
    const QList<Division> &divisions() const;
    const QList<Code> &codes() const;
    const QList<Queue> &queues() const;
    const QList<User> &users() const;
    QString organizationId() const;
    QString organizationName() const;
    QString supervisorId() const; // the user the minted user token stands for; one of users()
    const QStringList &supervisorIds() const; // that one and four more, who are nobody's agents

    // All conversations, by id; ordered by start time in conversationIds().
    const QHash<QString, Conversation> &conversations() const;
    const QStringList &conversationIds() const;
    const Queue *queue(const QString &id) const;
    const Code *code(const QString &id) const;
    const User *user(const QString &id) const;
    const Team *team(const QString &id) const;

    // An API write of a wrap-up. Checks conversation, participant, communication (empty: the participant's last one)
    // and the code; if accepted it takes effect 20 ms to slowestEffect later (deterministic per seed), then emits as
    // below. `writerId` is the user of the token, empty for client credentials.
    WriteAnswer requestWrapup(const QString &conversationId, const QString &participantId,
                              const QString &communicationId, const WrapupInput &input, const QString &writerId);

    // Puts the attributes on the participant, beside those it has. False where there is no such participant.
    bool setAttributes(const QString &conversationId, const QString &participantId,
                       const QMap<QString, QString> &attributes);

    // For tests: a simulated agent codes a leg now; any conversation a test wants to stand in the site.
    void agentCodes(const QString &conversationId, const QString &participantId, const QString &communicationId,
                    const QString &codeId);
    // The agent asks for more ACW; the platform ends it when the new time-out comes. Nothing without a time-out.
    void agentExtends(const QString &conversationId, const QString &participantId, const QString &communicationId,
                      std::chrono::milliseconds more);
    // The agent saves a wrap-up for later; without a code where `codeId` is empty.
    void agentSavesProvisional(const QString &conversationId, const QString &participantId,
                               const QString &communicationId, const QString &codeId = {});
    void put(const Conversation &conversation);
    void remove(const QString &conversationId);

Q_SIGNALS:
    // The conversation's live state changed; queueIds: every queue any of its participants belongs to.
    void conversationChanged(const QString &conversationId, const QStringList &queueIds);
    // A client's write was taken and will take effect in a moment: whatever an agent does now comes before it.
    void writeAccepted(const QString &conversationId, const QString &participantId, const QString &communicationId);
    // ACW of a leg ended with or without a code (v2.detail.events.conversation.{id}.acw).
    void acwEnded(const QString &conversationId, const QString &participantId, const QString &communicationId);
    // A code stands on the leg (….wrapup). `byApi` false: an agent's own choice or the platform's time-out.
    // `before` is the code that stood there, empty if none.
    void wrapupSet(const QString &conversationId, const QString &participantId, const QString &communicationId,
                   bool byApi, const QString &writerId, const QString &before, const QString &after);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace demoorg
