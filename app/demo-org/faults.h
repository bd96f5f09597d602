// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <optional>

namespace demoorg {

// One thing that goes wrong with one request.
struct Fault
{
    enum class Kind
    {
        Status, // an error in the platform's shape, before anything is done
        Reset, // done, but the connection breaks instead of an answer
        Truncate, // done, but the answer ends in the middle
        Slow, // done, but the answer takes five seconds
        Expire, // the token dies with this request
        VanishWrite, // a write is answered with 202 and never takes effect
        Html, // a page of HTML with 200, as a captive portal sends it
        Redirect, // sent elsewhere instead of an answer
    };

    Kind kind = Kind::Status;
    int status = 503; // of Kind::Status; of Kind::Redirect one of 301, 302, 303, 307, 308, else 302
    QString target = {}; // of Kind::Redirect: the Location
};

// What goes wrong and how often: by chance from --faults, repeatable for a seed, or planned by a test.
class Faults
{
public:
    explicit Faults(quint32 seed) : m_chance(seed) { }

    // "name[:percent]" joined by commas, see help(). Answers what is wrong with it, or nothing.
    std::optional<QString> add(const QString &spec);
    static QString help();

    // The next `times` requests of this route ("GET /api/v2/users/me", as in the statistics) fail so.
    void failNext(const QString &route, const Fault &fault, int times);

    std::optional<Fault> next(const QString &route, bool isWrite);
    // True when the next frame on a socket is to be preceded by nonsense.
    bool nextFrameIsNonsense();

private:
    struct Likely
    {
        Fault fault;
        int percent = 0;
    };
    struct Planned
    {
        Fault fault;
        int times = 0;
    };

    QRandomGenerator m_chance;
    QList<Likely> m_likely;
    QHash<QString, QList<Planned>> m_planned;
    int m_nonsensePercent = 0;
};

} // namespace demoorg
