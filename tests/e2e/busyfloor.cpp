// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "busyfloor.h"

#include <QJsonArray>
#include <QJsonObject>

namespace wrapdesk::test {

namespace {

const QString confirmedState = QStringLiteral("confirmed");

// A person's code is put back within this, once it is seen that a write has replaced it.
constexpr std::chrono::milliseconds promise{2'000};

LegId legOf(const QJsonValue &entry)
{
    return {ConversationId(entry[u"conversationId"].toString()), ParticipantId(entry[u"participantId"].toString()),
            CommunicationId(entry[u"communicationId"].toString())};
}

QString told(const LegId &leg, const OutboxFile &outbox)
{
    QStringList texts;
    for (const FiledIntent &intent : outbox.of(leg)) {
        texts << QStringLiteral("%1 %2 %3%4")
                     .arg(intent.reason, intent.state, intent.refusal,
                          intent.unwatched ? QStringLiteral(" unwatched") : QString());
    }
    return QStringLiteral("%1 [%2]").arg(leg.conversation.text(), texts.join(QStringLiteral("; ")));
}

} // namespace

BusyFloor::BusyFloor(DemoSite &site, int legs, Manner manner, quint32 seed)
    : m_site(site), m_manner(manner), m_random(seed)
{
    for (int i = 0; i < legs; ++i)
        m_legs << site.put(
            {.stage = i % 4 == 0 ? Stage::InAcw : Stage::Closed, .ended = std::chrono::seconds(600 + i)});
    m_clock.start();
    connect(&site.site(), &demoorg::Site::wrapupSet, this,
            [this](const QString &conversation, const QString &participant, const QString &communication, bool byApi,
                   const QString &, const QString &before, const QString &after) {
                if (byApi)
                    codeSet({ConversationId(conversation), ParticipantId(participant), CommunicationId(communication)},
                            before, after);
            });
    connect(
        &site.site(), &demoorg::Site::writeAccepted, this,
        [this](const QString &conversation, const QString &participant, const QString &communication) {
            writeAccepted({ConversationId(conversation), ParticipantId(participant), CommunicationId(communication)});
        });
}

void BusyFloor::writeAccepted(const LegId &leg)
{
    ++m_accepted;
    m_written.insert(leg);
    // Putting back a person's code is no occasion to choose again: else a race would have no end.
    if (m_random.bounded(100) < m_manner.racePercent && !m_chosen.contains(leg))
        agentCodes(leg);
    if (m_random.bounded(100) < m_manner.elsewherePercent)
        agentCodes(m_legs.at(m_random.bounded(m_legs.size())));
}

void BusyFloor::agentCodes(const LegId &leg)
{
    const CodeId code = m_site.code(1);
    if (m_chosen.contains(leg))
        return;
    m_chosen.insert(leg, code.text());
    m_chosenAt.insert(leg, m_clock.elapsed());
    if (m_isDead)
        m_unseen.insert(leg);
    m_site.agentCodes(leg, code);
}

void BusyFloor::programDied()
{
    m_isDead = true;
    for (const auto &[leg, at] : m_chosenAt.asKeyValueRange()) {
        if (m_clock.elapsed() - at < (promise + m_site.site().options().slowestEffect).count())
            m_unseen.insert(leg);
    }
}

void BusyFloor::codeSet(const LegId &leg, const QString &before, const QString &after)
{
    const auto chosen = m_chosen.constFind(leg);
    if (chosen == m_chosen.cend() || before == after)
        return;
    if (before == *chosen)
        m_replacedAt.insert(leg, m_clock.elapsed());
    else if (after == *chosen && m_replacedAt.contains(leg))
        m_slowestPutBack =
            std::max(m_slowestPutBack, std::chrono::milliseconds(m_clock.elapsed() - m_replacedAt.take(leg)));
}

QStringList BusyFloor::faultsIn(const OutboxFile &outbox) const
{
    QStringList faults;
    if (outbox.integrity() != QLatin1String("ok"))
        faults << outbox.integrity();
    for (const FiledIntent &intent : outbox.intents()) {
        if (intent.isOpen())
            faults << QStringLiteral("open: ") + told(intent.leg, outbox);
    }
    for (const LegId &leg : m_written) {
        if (outbox.of(leg).isEmpty())
            faults << QStringLiteral("written without an intent: ") + told(leg, outbox);
        if (!outbox.isAudited(leg))
            faults << QStringLiteral("written without an audit entry: ") + told(leg, outbox);
    }
    return faults + faultsOfLegs(outbox) + faultsOfRaces(outbox);
}

// The agent's choice stands where there was one, ours elsewhere; what is said to be confirmed is.
QStringList BusyFloor::faultsOfLegs(const OutboxFile &outbox) const
{
    QStringList faults;
    for (const LegId &leg : m_legs) {
        const QString stands = m_site.codeOn(leg);
        const bool isAgents = m_chosen.contains(leg);
        if (isAgents && stands != m_chosen.value(leg) && !wasUnseen(leg, outbox))
            faults << QStringLiteral("the agent's choice is gone: ") + told(leg, outbox);
        const QList<FiledIntent> intents = outbox.of(leg);
        if (intents.isEmpty()) {
            if (!isAgents)
                faults << QStringLiteral("forgotten: ") + told(leg, outbox);
            continue;
        }
        const FiledIntent &last = intents.last();
        if (last.state == confirmedState && !isAgents && stands != last.code)
            faults << QStringLiteral("confirmed, but another code stands: ") + told(leg, outbox);
        if (last.state == QLatin1String("cancelled"))
            faults << QStringLiteral("cancelled by nobody: ") + told(leg, outbox);
    }
    return faults;
}

// The program was dead when the agent chose, or died before it could put that back; and it says so.
bool BusyFloor::wasUnseen(const LegId &leg, const OutboxFile &outbox) const
{
    const QList<FiledIntent> intents = outbox.of(leg);
    return m_unseen.contains(leg)
           && std::any_of(intents.cbegin(), intents.cend(), [](const FiledIntent &intent) { return intent.unwatched; });
}

QStringList BusyFloor::faultsOfRaces(const OutboxFile &outbox) const
{
    const QJsonObject stats = m_site.stats();
    QStringList faults;
    if (const int twice = stats[u"writtenTwiceWithoutRead"].toInt(); twice != 0)
        faults << QStringLiteral("%1 written twice without a read").arg(twice);
    const QJsonArray overwritten = stats[u"overwrittenLegs"].toArray();
    for (const auto &entry : overwritten)
        faults << QStringLiteral("overwritten though seen: ") + told(legOf(entry), outbox);
    const QJsonArray raced = stats[u"racedLegs"].toArray();
    for (const auto &entry : raced) {
        if (!entry[u"restored"].toBool() && !wasUnseen(legOf(entry), outbox))
            faults << QStringLiteral("raced and not put back: ") + told(legOf(entry), outbox);
    }
    return faults;
}

QString BusyFloor::summary(const OutboxFile &outbox) const
{
    int unwatched = 0;
    const QJsonObject stats = m_site.stats();
    const QJsonArray raced = stats[u"racedLegs"].toArray();
    for (const auto &entry : raced)
        unwatched += int(!entry[u"restored"].toBool() && wasUnseen(legOf(entry), outbox));
    QStringList states;
    for (const auto &[state, count] : outbox.byState().asKeyValueRange())
        states << QStringLiteral("%1 %2").arg(count).arg(state);
    return QStringLiteral("%1 legs, %2 writes accepted, %3 coded by agents; raced %4: put back %5 (slowest %6 ms), "
                          "unwatched %7; intents: %8")
        .arg(m_legs.size())
        .arg(m_accepted)
        .arg(m_chosen.size())
        .arg(raced.size())
        .arg(stats[u"racedRestored"].toInt())
        .arg(m_slowestPutBack.count())
        .arg(unwatched)
        .arg(states.join(QStringLiteral(", ")));
}

} // namespace wrapdesk::test
