// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults.h"

#include <QStringList>

namespace demoorg {

namespace {

std::optional<Fault> faultNamed(const QString &name)
{
    static const QHash<QString, Fault::Kind> kinds{{QStringLiteral("reset"), Fault::Kind::Reset},
                                                   {QStringLiteral("truncate"), Fault::Kind::Truncate},
                                                   {QStringLiteral("slow"), Fault::Kind::Slow},
                                                   {QStringLiteral("expire"), Fault::Kind::Expire},
                                                   {QStringLiteral("vanish-write"), Fault::Kind::VanishWrite},
                                                   {QStringLiteral("html"), Fault::Kind::Html}};
    if (const auto kind = kinds.constFind(name); kind != kinds.constEnd())
        return Fault{.kind = *kind};
    bool isNumber = false;
    const int status = name.toInt(&isNumber);
    if (isNumber && status >= 400 && status <= 599)
        return Fault{.kind = Fault::Kind::Status, .status = status};
    return {};
}

} // namespace

QString Faults::help()
{
    return QStringLiteral("what goes wrong, as NAME[:PERCENT] joined by commas (5 percent if not said): a status from "
                          "400 to 599, reset, truncate, slow, expire, vanish-write, html, nonsense-frames");
}

std::optional<QString> Faults::add(const QString &spec)
{
    const QStringList parts = spec.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString name = part.section(u':', 0, 0).trimmed();
        bool isNumber = true;
        const int percent = part.contains(u':') ? part.section(u':', 1).toInt(&isNumber) : 5;
        if (!isNumber || percent < 0 || percent > 100)
            return QStringLiteral("%1: the percentage must be 0 to 100").arg(part);
        if (name == QStringLiteral("nonsense-frames")) {
            m_nonsensePercent = percent;
            continue;
        }
        const auto fault = faultNamed(name);
        if (!fault)
            return QStringLiteral("%1: no such fault").arg(name);
        m_likely.append({*fault, percent});
    }
    return {};
}

void Faults::failNext(const QString &route, const Fault &fault, int times) { m_planned[route].append({fault, times}); }

std::optional<Fault> Faults::next(const QString &route, bool isWrite)
{
    if (const auto planned = m_planned.find(route); planned != m_planned.end()) {
        const Fault fault = planned->first().fault;
        if (--planned->first().times <= 0)
            planned->removeFirst();
        if (planned->isEmpty())
            m_planned.erase(planned);
        return fault;
    }
    for (const Likely &likely : std::as_const(m_likely)) {
        if (likely.fault.kind == Fault::Kind::VanishWrite && !isWrite)
            continue;
        if (m_chance.bounded(100) < likely.percent)
            return likely.fault;
    }
    return {};
}

bool Faults::nextFrameIsNonsense() { return m_nonsensePercent > 0 && m_chance.bounded(100) < m_nonsensePercent; }

} // namespace demoorg
