// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/jsonplaces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QStringDecoder>

namespace wrapdesk {

// One pass over the bytes. Depth is bounded by what QJsonDocument takes (1024).
class JsonPlaces::Scan
{
public:
    Scan(const QByteArray &json, JsonPlaces &places) : m_json(json), m_places(places) { }

    void value(const QString &path)
    {
        skipBlanks();
        if (!m_places.m_lines.contains(path))
            m_places.m_lines.insert(path, m_line); // a key's own line was noted before
        switch (current()) {
        case '{':
            object(path);
            break;
        case '[':
            array(path);
            break;
        case '"':
            string();
            break;
        default:
            while (!isAtEnd() && !QByteArrayView(",]} \t\r\n").contains(current()))
                ++m_at;
        }
    }

private:
    bool isAtEnd() const { return m_at >= m_json.size(); }
    char current() const { return isAtEnd() ? '\0' : m_json.at(m_at); }

    void skipBlanks()
    {
        for (; !isAtEnd() && QByteArrayView(" \t\r\n").contains(current()); ++m_at)
            m_line += current() == '\n' ? 1 : 0;
    }

    bool take(char wanted)
    {
        skipBlanks();
        const bool isThere = current() == wanted && !isAtEnd();
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    QString string()
    {
        const qsizetype begin = m_at++;
        while (!isAtEnd() && current() != '"')
            m_at += current() == '\\' ? 2 : 1;
        ++m_at;
        const QByteArray raw = m_json.mid(begin, m_at - begin);
        m_line += static_cast<int>(raw.count('\n')); // no good JSON, but Qt takes it
        // Its own reader for the escapes.
        return QJsonDocument::fromJson('[' + raw + ']').array().at(0).toString();
    }

    void object(const QString &path)
    {
        ++m_at;
        QSet<QString> keys;
        while (take('"')) {
            --m_at;
            const int line = m_line;
            const QString key = string();
            const QString place = path.isEmpty() ? key : path + u'.' + key;
            if (keys.contains(key) && m_places.m_repeated.isEmpty()) {
                m_places.m_repeated = place;
                m_places.m_repeatedLine = line;
            }
            keys.insert(key);
            m_places.m_lines.insert(place, line);
            if (!take(':'))
                return;
            value(place);
            if (!take(','))
                break;
        }
        take('}');
    }

    void array(const QString &path)
    {
        ++m_at;
        for (int i = 0; !isAtEnd() && !take(']'); ++i) {
            value(QStringLiteral("%1[%2]").arg(path).arg(i));
            if (!take(',')) {
                take(']');
                return;
            }
        }
    }

    const QByteArray &m_json;
    JsonPlaces &m_places;
    qsizetype m_at = 0;
    int m_line = 1;
};

JsonPlaces::JsonPlaces(const QByteArray &json) { Scan(json, *this).value({}); }

int JsonPlaces::lineOf(const QString &path) const
{
    for (QString place = path; !place.isEmpty();) {
        const auto found = m_lines.constFind(place);
        if (found != m_lines.constEnd())
            return *found;
        place.truncate(std::max<qsizetype>(0, std::max(place.lastIndexOf(u'.'), place.lastIndexOf(u'['))));
    }
    return m_lines.value({}, 1);
}

TextPosition positionOf(const QByteArray &text, qsizetype byte)
{
    const QByteArray before = text.first(std::clamp<qsizetype>(byte, 0, text.size()));
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    return {.line = static_cast<int>(before.count('\n')) + 1,
            .column = static_cast<int>(QString::fromUtf8(before.sliced(lineBegin)).size()) + 1};
}

int firstLineNotUtf8(const QByteArray &text)
{
    const QByteArrayList lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder.decode(lines.at(i));
        if (decoder.hasError())
            return static_cast<int>(i) + 1;
    }
    return 0;
}

} // namespace wrapdesk
