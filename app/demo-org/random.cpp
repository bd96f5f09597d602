// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random.h"

#include <QUuid>

namespace demoorg {

Random::Random(quint32 seed) : m_generator(seed) { }

qint64 Random::between(qint64 low, qint64 high)
{
    return low + static_cast<qint64>(m_generator.bounded(static_cast<quint64>(high - low + 1)));
}

std::chrono::milliseconds Random::between(std::chrono::milliseconds low, std::chrono::milliseconds high, double speed)
{
    const qint64 ms = between(low.count(), high.count());
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(ms) / speed));
}

double Random::fraction() { return m_generator.generateDouble(); }

bool Random::chance(double probability) { return fraction() < probability; }

QString Random::guid()
{
    const quint32 a = m_generator.generate();
    const quint64 b = m_generator.generate64();
    const quint32 c = m_generator.generate();
    const auto byte = [b](int index) { return static_cast<uchar>(b >> (8 * index)); };
    const QUuid id(a, static_cast<ushort>(c >> 16), static_cast<ushort>((c & 0x0fffU) | 0x4000U),
                   static_cast<uchar>((byte(0) & 0x3fU) | 0x80U), byte(1), byte(2), byte(3), byte(4), byte(5), byte(6),
                   byte(7));
    return id.toString(QUuid::WithoutBraces);
}

Random Random::fork() { return Random(m_generator.generate()); }

} // namespace demoorg
