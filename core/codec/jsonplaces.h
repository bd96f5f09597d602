// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace wrapdesk {

// On which line of a JSON text its values stand: QJsonDocument keeps no positions, and the last of two equal keys. A
// value.
class JsonPlaces
{
public:
    // `json`: what QJsonDocument has read without an error; of anything else there are as many places as can be seen.
    explicit JsonPlaces(const QByteArray &json);

    // The line, from 1, of the value at the path, "rules[3].when.talk"; of a key the key's own. Where nothing stands,
    // the line of the nearest that could hold it.
    int lineOf(const QString &path) const;
    // The first key that its object has already, and the line where it comes again; empty: every key comes once.
    const QString &repeatedPath() const { return m_repeated; }
    int repeatedLine() const { return m_repeatedLine; }

private:
    class Scan;

    QHash<QString, int> m_lines;
    QString m_repeated;
    int m_repeatedLine = 0;
};

// Where a byte of a UTF-8 text stands, for people: both from 1, the column in characters.
struct TextPosition
{
    int line = 1;
    int column = 1;
};
TextPosition positionOf(const QByteArray &text, qsizetype byte);

// The first line, from 1, that is not UTF-8; 0: all of it is.
int firstLineNotUtf8(const QByteArray &text);

} // namespace wrapdesk
