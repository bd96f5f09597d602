// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"

#include <QTextStream>

#include <algorithm>

using namespace demoorg;

namespace observer {

namespace {

bool canBeLeg(const Participant &participant)
{
    return participant.purpose == QLatin1String("agent") && !participant.queueId.isEmpty()
           && participant.monitoredParticipantId.isEmpty();
}

bool canBeLeg(const Communication &communication)
{
    static const QStringList media = {QStringLiteral("voice"), QStringLiteral("callback"), QStringLiteral("email"),
                                      QStringLiteral("message")};
    return media.contains(communication.media) && !communication.connectedTime.isNull();
}

QString text(const QDateTime &time) { return time.isNull() ? QStringLiteral("-") : time.toString(Qt::ISODateWithMs); }

QString text(const std::optional<Wrapup> &wrapup)
{
    if (!wrapup)
        return QStringLiteral("-");
    return wrapup->code + u'/' + wrapup->name + u'/' + QString::number(wrapup->durationSeconds) + u'/'
           + text(wrapup->endTime);
}

} // namespace

QList<SeenLeg> legs(const Site &site)
{
    QList<SeenLeg> all;
    for (const QString &id : site.conversationIds()) {
        const Conversation &conversation = *site.conversations().constFind(id);
        for (const Participant &participant : conversation.participants) {
            QList<SeenLeg> own;
            for (const Communication &communication : participant.communications) {
                if (canBeLeg(participant) && canBeLeg(communication))
                    own.append({&conversation, &participant, &communication});
            }
            if (own.size() > 1 && !site.options().communicationBasedAcw) {
                own = {*std::max_element(own.cbegin(), own.cend(), [](const SeenLeg &a, const SeenLeg &b) {
                    return a.communication->disconnectedTime < b.communication->disconnectedTime;
                })};
            }
            all += own;
        }
    }
    return all;
}

Class classOf(const Site &site, const SeenLeg &leg)
{
    if (leg.communication->disconnectedTime.isNull())
        return Class::None;
    const std::optional<Wrapup> &wrapup = leg.communication->wrapup;
    const QString code = wrapup && !wrapup->provisional ? wrapup->code : QString();
    if (code.isEmpty())
        return leg.communication->acw.state == QLatin1String("pending") ? Class::Pending : Class::Missing;
    if (code.startsWith(QLatin1String("ININ-")) || code == QLatin1String("7fb334b0-0e9e-11e4-9191-0800200c9a66"))
        return Class::SystemCoded;
    return site.queue(leg.participant->queueId)->codeIds.contains(code) ? Class::Coded : Class::Orphaned;
}

QByteArray transcript(const Conversation &conversation)
{
    QByteArray bytes;
    QTextStream out(&bytes);
    out << conversation.id << ' ' << text(conversation.startTime) << ' ' << text(conversation.endTime) << '\n';
    for (const Participant &p : conversation.participants) {
        out << p.id << ' ' << p.purpose << ' ' << p.name << ' ' << p.userId << ' ' << p.queueId << ' ' << p.address
            << ' ' << text(p.connectedTime) << ' ' << text(p.endTime) << ' ' << p.wrapupRequired << p.wrapupSkipped
            << ' ' << text(p.startAcwTime) << ' ' << text(p.endAcwTime) << ' ' << text(p.wrapup) << '\n';
        for (const Communication &c : p.communications) {
            out << c.id << ' ' << c.media << ' ' << c.state << ' ' << c.ani << ' ' << c.dnis << ' '
                << text(c.connectedTime) << ' ' << text(c.disconnectedTime) << ' ' << c.disconnectType << ' '
                << c.acw.state << ' ' << text(c.wrapup) << '\n';
            for (const Segment &s : c.segments)
                out << s.type << ' ' << text(s.start) << ' ' << text(s.end) << ' ' << s.wrapUpCode << '\n';
        }
    }
    out.flush();
    return bytes;
}

QByteArray transcript(const Site &site)
{
    QByteArray all;
    for (const QString &id : site.conversationIds())
        all += transcript(*site.conversations().constFind(id));
    return all;
}

} // namespace observer
