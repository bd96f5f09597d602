// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace demoorg {

// One row of the site's plan: how a queue is set up. Codes are lists of names from codeNames().
struct QueuePlan
{
    QString name;
    QString division;
    QString wrapupPrompt;
    int timeoutMs;
    QStringList media;
    QStringList codes;
};

const QStringList &firstNames();
const QStringList &lastNames();
const QStringList &divisionNames(); // the home division first
const QStringList &teamNames();
const QStringList &externalTags();
const QStringList &codeNames(); // sixty; two of them differ only by case
const QStringList &unusedCodeNames(); // of these, the ones no queue has
const QList<QueuePlan> &queuePlans(); // twelve; every ACW prompt is there, one queue has no codes

// What codes set off in outbound dialing, by name; one of them nothing, whatever the default set says.
const QMap<QString, QStringList> &codeMappings();
QString burstQueueName(); // where --bursts end: on a queue of 15 s

const QStringList &agentNotes(); // what agents write beside a code, when they write anything

// Belongs to another division than the queue that lists it, as happens when a site is re-organised.
QString foreignCodeName();

} // namespace demoorg
