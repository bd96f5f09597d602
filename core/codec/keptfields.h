// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace wrapdesk {

// An object of JSON of our own that leaves out what says nothing: there are many legs with many fields.
class KeptFields
{
public:
    void put(QLatin1String key, const QString &text)
    {
        if (!text.isEmpty())
            m_object.insert(key, text);
    }
    void put(QLatin1String key, const QDateTime &time)
    {
        if (time.isValid())
            m_object.insert(key, time.toMSecsSinceEpoch());
    }
    void put(QLatin1String key, int number)
    {
        if (number != 0)
            m_object.insert(key, number);
    }
    void put(QLatin1String key, bool isSo)
    {
        if (isSo)
            m_object.insert(key, true);
    }
    void put(QLatin1String key, const QJsonObject &object)
    {
        if (!object.isEmpty())
            m_object.insert(key, object);
    }
    void put(QLatin1String key, const QJsonArray &array)
    {
        if (!array.isEmpty())
            m_object.insert(key, array);
    }
    const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

} // namespace wrapdesk
