// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "legtext.h"

#include <QStringList>

namespace wrapdesk::test {

namespace {

QString nameOf(Media media)
{
    static const char *const names[] = {"Unknown", "Voice",    "Callback",    "Email", "Message",        "Social",
                                        "Video",   "Cobrowse", "Screenshare", "Chat",  "InternalMessage"};
    return QLatin1String(names[int(media)]);
}

QString nameOf(Direction direction)
{
    static const char *const names[] = {"Unknown", "Inbound", "Outbound"};
    return QLatin1String(names[int(direction)]);
}

QString nameOf(WrapupPrompt prompt)
{
    static const char *const names[] = {
        "Unknown", "Mandatory", "Optional", "MandatoryTimeout", "MandatoryForcedTimeout", "AgentRequested"};
    return QLatin1String(names[int(prompt)]);
}

QString nameOf(AcwState state)
{
    static const char *const names[] = {"Unknown", "NotApplicable", "Pending", "Skipped", "Complete"};
    return QLatin1String(names[int(state)]);
}

QString nameOf(LegPhase phase)
{
    static const char *const names[] = {"Unknown", "Contacting", "Talking", "Ended"};
    return QLatin1String(names[int(phase)]);
}

// Collects "key value" lines and leaves out what says nothing.
class Lines
{
public:
    void add(const char *key, const QString &value)
    {
        if (!value.isEmpty() && value != u"Unknown")
            m_text += QStringLiteral("  %1 %2\n").arg(QLatin1String(key), value);
    }
    void add(const char *key, const QDateTime &time)
    {
        add(key, time.isValid() ? time.toString(Qt::ISODateWithMs) : QString());
    }
    void add(const char *key, bool isSo) { add(key, isSo ? QStringLiteral("yes") : QString()); }
    const QString &text() const { return m_text; }

private:
    QString m_text;
};

} // namespace

QString textOf(const Leg &leg)
{
    Lines lines;
    lines.add("queue", leg.queue.text());
    lines.add("agent", leg.agent.text());
    lines.add("agentName", leg.agentName);
    lines.add("team", leg.team.text());
    lines.add("media", nameOf(leg.media));
    lines.add("direction", nameOf(leg.direction));
    lines.add("customer", leg.customer);
    lines.add("externalTag", leg.externalTag);
    lines.add("monitoring", leg.monitoring);
    lines.add("conversationStart", leg.conversationStart);
    lines.add("phase", nameOf(leg.phase));
    lines.add("alertingAt", leg.alertingAt);
    lines.add("connectedAt", leg.connectedAt);
    lines.add("endedAt", leg.endedAt);
    lines.add("held", leg.held);
    lines.add("disconnectType", leg.disconnectType);
    lines.add("acw", nameOf(leg.acw));
    lines.add("acwStart", leg.acwStart);
    lines.add("acwEnd", leg.acwEnd);
    lines.add("prompt", nameOf(leg.prompt));
    lines.add("acwTimeout", leg.acwTimeout ? QString::number(leg.acwTimeout->count()) : QString());
    lines.add("acwSkipped", leg.acwSkipped);
    if (leg.code) {
        lines.add("code", leg.code->code);
        lines.add("notes", leg.code->notes);
        lines.add("setAt", leg.code->setAt);
        lines.add("provisional", leg.code->provisional);
    }
    return QStringLiteral("leg %1 / %2 / %3\n")
               .arg(leg.id.conversation.text(), leg.id.participant.text(), leg.id.communication.text())
           + lines.text();
}

QString textOf(const QList<Leg> &legs)
{
    QString text = QStringLiteral("%1 legs\n").arg(legs.size());
    for (const Leg &leg : legs)
        text += textOf(leg);
    return text;
}

} // namespace wrapdesk::test
