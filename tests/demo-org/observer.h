// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo-org/site.h"

#include <QByteArray>

// How these tests look at a site: a plain reading of its conversations, written apart from the desk's own
// classification so that the two can disagree.
namespace observer {

enum class Class
{
    None,
    Pending,
    Missing,
    SystemCoded,
    Orphaned,
    Coded
};

struct SeenLeg
{
    const demoorg::Conversation *conversation = nullptr;
    const demoorg::Participant *participant = nullptr;
    const demoorg::Communication *communication = nullptr;
};

// Legs a supervisor could code: agents on a queue who did talk, in a medium that can be written. Where ACW belongs to
// the participant, its last communication stands for all.
QList<SeenLeg> legs(const demoorg::Site &site);
Class classOf(const demoorg::Site &site, const SeenLeg &leg);

// All there is in a conversation, one line per participant, communication and segment.
QByteArray transcript(const demoorg::Conversation &conversation);
QByteArray transcript(const demoorg::Site &site);

} // namespace observer
