// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>

namespace wrapdesk::test {

// An intent as it lies on disk, in the database's own words.
struct FiledIntent
{
    LegId leg;
    QString code;
    QString reason;
    QString state;
    QString refusal;
    bool unwatched = false;

    bool isOpen() const;
};

// What a program left in its data folder, read straight from the file, without any code of the program.
class OutboxFile final
{
public:
    // The one database below `dataFolder`; empty if there is none, fatal if there are several.
    static QString pathBelow(const QString &dataFolder);

    explicit OutboxFile(const QString &path);

    QList<FiledIntent> intents() const { return m_intents; } // in order of arrival
    QList<FiledIntent> of(const LegId &leg) const;
    bool isAudited(const LegId &leg) const { return m_audited.contains(leg); }
    QMap<QString, int> byState() const;
    QString integrity() const { return m_integrity; } // "ok", else what SQLite found

private:
    QList<FiledIntent> m_intents;
    QSet<LegId> m_audited;
    QString m_integrity;
};

} // namespace wrapdesk::test
