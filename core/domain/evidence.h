// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"

namespace wrapdesk {

// What is not certain of a sign-in before it was tried (FACTS §4).
enum class Ability
{
    CodePending, // legs of other agents while their ACW is open
    CodeClosed, // legs whose ACW is over
};

QString abilityName(Ability ability); // code-pending, code-closed
std::optional<Ability> abilityFromName(QStringView name);

// What one answer of the platform has shown.
struct Evidence
{
    UserId by; // the sign-in it is about; empty: client credentials
    Ability ability = Ability::CodePending;
    Media media = Media::Unknown;
    bool isAble = false;
    QDateTime at; // platform time
    QString code; // the platform's code of the refusal; empty when able
    QString correlationId;

    bool operator==(const Evidence &) const = default;
};

// What the end of an intent shows; nothing where it says nothing about the sign-in (offline, humanWon, own leg …).
std::optional<Evidence> evidenceOf(const Intent &ended, const Leg &leg);

// The newest evidence for each ability and medium of one sign-in. A value.
class Capabilities
{
public:
    void learn(const Evidence &evidence);
    std::optional<Evidence> of(Ability ability, Media media) const;
    QList<Evidence> all() const; // by ability, then medium

private:
    QList<Evidence> m_known;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::Evidence)
