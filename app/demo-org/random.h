// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <chrono>

namespace demoorg {

// The site's dice: the same seed gives the same throws on every machine. Not for secrets.
class Random
{
public:
    explicit Random(quint32 seed);

    qint64 between(qint64 low, qint64 high); // both ends included
    // A span of time, as long as it takes at that speed.
    std::chrono::milliseconds between(std::chrono::milliseconds low, std::chrono::milliseconds high, double speed = 1);
    double fraction(); // [0, 1)
    bool chance(double probability);
    QString guid(); // a version 4 UUID, lower case, without braces
    Random fork(); // a stream of its own, so that one conversation's throws do not move the next one's

    template <typename List>
    const typename List::value_type &pick(const List &list)
    {
        return list.at(static_cast<qsizetype>(between(0, list.size() - 1)));
    }

private:
    QRandomGenerator m_generator;
};

} // namespace demoorg
