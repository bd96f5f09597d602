// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nudgelist.h"

#include "base/csv.h"
#include "wording.h"

#include <QLocale>

#include <algorithm>
#include <tuple>

namespace wrapdesk {

namespace {

void orderNudges(QList<Nudge> &nudges)
{
    std::sort(nudges.begin(), nudges.end(), [](const Nudge &a, const Nudge &b) {
        const int byAgent = a.agent.localeAwareCompare(b.agent);
        return byAgent != 0
                   ? byAgent < 0
                   : std::tie(a.agent, a.endedAt, a.conversation) < std::tie(b.agent, b.endedAt, b.conversation);
    });
}

QString endedText(const QDateTime &endedAt, const QString &format)
{
    return endedAt.isValid() ? QLocale().toString(endedAt.toLocalTime(), format) : QStringLiteral("–");
}

} // namespace

QString nudgeText(QList<Nudge> nudges)
{
    orderNudges(nudges);
    QStringList lines;
    QString agent;
    for (const Nudge &nudge : std::as_const(nudges)) {
        if (lines.isEmpty() || nudge.agent != agent) {
            if (!lines.isEmpty())
                lines << QString();
            agent = nudge.agent;
            lines << (agent.isEmpty() ? Wording::tr("Unknown agent") : agent) + u':';
        }
        lines << QStringLiteral("  %1 · %2 · %3 · %4")
                     .arg(nudge.queue, Wording::media(nudge.media),
                          Wording::tr("ended %1").arg(endedText(nudge.endedAt, QStringLiteral("d MMM HH:mm"))),
                          nudge.conversation.text());
    }
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

QByteArray nudgeCsv(QList<Nudge> nudges)
{
    orderNudges(nudges);
    QByteArray table = csv::row({Wording::tr("Agent"), Wording::tr("Queue"), Wording::tr("Media"), Wording::tr("Ended"),
                                 Wording::tr("Conversation")});
    for (const Nudge &nudge : std::as_const(nudges))
        table += csv::row({nudge.agent, nudge.queue, Wording::media(nudge.media),
                           endedText(nudge.endedAt, QStringLiteral("yyyy-MM-dd HH:mm")), nudge.conversation.text()});
    return table;
}

} // namespace wrapdesk
