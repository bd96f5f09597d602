// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/recovery.h"

#include "api/analytics.h"
#include "api/conversations.h"
#include "net/apiclient.h"

#include <QThread>

namespace wrapdesk {

namespace {

constexpr std::chrono::seconds secondLookAfter{3}; // a write that was on its way has taken effect by then
constexpr qsizetype idsPerRequest = 100; // details?id= (FACTS §2.3)

// A write begins only when that is on disk; how far it came then may not have been written down in time.
bool mayHaveGoneOut(const Intent &intent) { return intent.state != IntentState::Held; }

} // namespace

Recovery::Recovery(const QList<Intent> &open, Means means, QObject *parent) : QObject(parent), m_means(std::move(means))
{
    for (const Intent &intent : open)
        m_open.insert(intent.leg, intent);
}

void Recovery::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    look();
}

void Recovery::look()
{
    QSet<ConversationId> conversations;
    const QHash<LegId, Intent> open = m_open;
    for (const Intent &intent : open) {
        if (intent.what == Intent::What::Tag)
            giveUp(intent); // may simply be sent again
        else
            conversations.insert(intent.leg.conversation);
    }
    if (conversations.isEmpty())
        return lookedAt();
    const QList<ConversationId> ids = conversations.values();
    for (qsizetype from = 0; from < ids.size(); from += idsPerRequest)
        readMany(ids.mid(from, idsPerRequest));
}

void Recovery::readMany(const QList<ConversationId> &ids)
{
    ++m_outstanding;
    m_means.client.send(
        api::analytics::detailsOf(ids), this,
        [this, ids](const Result<DetailsPage> &answer) {
            QSet<ConversationId> answered;
            if (answer) {
                answered = {answer->ids.cbegin(), answer->ids.cend()};
                heard(answer->legs, Source::Snapshot);
            }
            for (const ConversationId &id : ids) {
                if (!answered.contains(id))
                    m_single << id;
            }
            if (--m_outstanding == 0)
                readNext();
        },
        Lane::Paced);
}

void Recovery::readNext()
{
    if (m_single.isEmpty())
        return lookedAt();
    m_means.client.send(
        api::conversations::read(m_single.takeFirst()), this,
        [this](const Result<QList<Leg>> &answer) {
            if (answer)
                heard(*answer, Source::Read);
            readNext();
        },
        Lane::Paced);
}

void Recovery::heard(const QList<Leg> &legs, Source source)
{
    QList<LegEvent> events;
    for (const Leg &leg : legs) {
        events << LegEvent{.leg = leg, .source = source, .observedAt = m_means.now()};
        const auto open = m_open.constFind(leg.id);
        if (open != m_open.cend() && leg.code && judge(open.value(), leg))
            m_open.remove(leg.id);
    }
    Q_EMIT received(events);
}

// Whether the code that stands on the leg settles the intent.
bool Recovery::judge(const Intent &intent, const Leg &leg)
{
    const AssignedCode &standing = *leg.code;
    // What never went out is not proven by a code that stood there before: it may have wanted other notes.
    const bool isDone = mayHaveGoneOut(intent)
                            ? proves(intent, standing, m_means.codes)
                            : permitOver(intent, standing, m_means.codes).state == IntentState::Confirmed;
    if (isDone) {
        Intent proven = intent;
        // Unless it was known to be accepted and watched until the end, what slipped in meanwhile went unseen.
        proven.unwatched = mayHaveGoneOut(intent) && intent.reason.kind != Reason::Kind::PutBack && !intent.replaced;
        settle(proven, IntentState::Confirmed);
        return true;
    }
    const bool standsOurs = intent.seen && m_means.codes.same(intent.seen->code, standing.code);
    if (intent.reason.kind == Reason::Kind::PutBack && standsOurs) {
        Q_EMIT resumed(intent);
        return true;
    }
    if (permitOver(intent, standing, m_means.codes).state != IntentState::HumanWon)
        return false;
    if (mayHaveGoneOut(intent) && !m_isLastLook) { // our write may yet take effect over it: then it is put back
        m_open[leg.id].replaced = standing;
        return false;
    }
    Intent lost = intent;
    lost.found = standing;
    lost.replaced.reset();
    settle(lost, IntentState::HumanWon);
    return true;
}

void Recovery::lookedAt()
{
    const QHash<LegId, Intent> open = m_open;
    for (const Intent &intent : open) {
        if (m_isLastLook || !mayHaveGoneOut(intent))
            giveUp(intent);
    }
    if (m_open.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    m_isLastLook = true;
    m_means.clock.later(secondLookAfter, this, [this] { look(); });
}

void Recovery::giveUp(Intent intent)
{
    m_open.remove(intent.leg);
    const bool wasSent = intent.state == IntentState::Sending || intent.state == IntentState::Accepted;
    if (wasSent)
        settle(std::move(intent), IntentState::Unconfirmed);
    else
        settle(std::move(intent), IntentState::Cancelled, Refusal::Interrupted);
}

void Recovery::settle(Intent intent, IntentState state, Refusal refusal)
{
    intent.state = state;
    intent.refusal = refusal;
    intent.settledAt = m_means.now();
    Q_EMIT settled(intent);
}

} // namespace wrapdesk
