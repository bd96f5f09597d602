// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace wrapdesk {

namespace {

template <typename Value>
struct Word
{
    QLatin1String word;
    Value value;
};

template <typename Value, size_t Size>
Value valueOf(const Word<Value> (&words)[Size], QStringView word)
{
    const auto found = std::find_if(std::begin(words), std::end(words), [word](const Word<Value> &known) {
        return word.compare(known.word, Qt::CaseInsensitive) == 0;
    });
    return found == std::end(words) ? Value::Unknown : found->value;
}

constexpr Word<Media> mediaWords[] = {
    {QLatin1String("voice"), Media::Voice},
    {QLatin1String("callback"), Media::Callback},
    {QLatin1String("email"), Media::Email},
    {QLatin1String("message"), Media::Message},
    {QLatin1String("video"), Media::Video},
    {QLatin1String("cobrowse"), Media::Cobrowse},
    {QLatin1String("screenshare"), Media::Screenshare},
    {QLatin1String("chat"), Media::Chat},
    {QLatin1String("internalmessage"), Media::InternalMessage},
};

constexpr Word<Direction> directionWords[] = {
    {QLatin1String("inbound"), Direction::Inbound},
    {QLatin1String("outbound"), Direction::Outbound},
};

constexpr Word<AcwState> acwWords[] = {
    {QLatin1String("notApplicable"), AcwState::NotApplicable},
    {QLatin1String("pending"), AcwState::Pending},
    {QLatin1String("skipped"), AcwState::Skipped},
    {QLatin1String("complete"), AcwState::Complete},
};

constexpr Word<WrapupPrompt> promptWords[] = {
    {QLatin1String("mandatory"), WrapupPrompt::Mandatory},
    {QLatin1String("optional"), WrapupPrompt::Optional},
    {QLatin1String("timeout"), WrapupPrompt::MandatoryTimeout},
    {QLatin1String("mandatory_timeout"), WrapupPrompt::MandatoryTimeout},
    {QLatin1String("forcedTimeout"), WrapupPrompt::MandatoryForcedTimeout},
    {QLatin1String("mandatory_forced_timeout"), WrapupPrompt::MandatoryForcedTimeout},
    {QLatin1String("agentRequested"), WrapupPrompt::AgentRequested},
    {QLatin1String("agent_requested"), WrapupPrompt::AgentRequested},
};

} // namespace

Media mediaFromWord(QStringView word) { return valueOf(mediaWords, word); }
Direction directionFromWord(QStringView word) { return valueOf(directionWords, word); }
AcwState acwStateFromWord(QStringView word) { return valueOf(acwWords, word); }
WrapupPrompt wrapupPromptFromWord(QStringView word) { return valueOf(promptWords, word); }

bool isAgentSide(QStringView purpose, const UserId &user)
{
    if (purpose == QLatin1String("agent"))
        return true;
    // A source that leaves the purpose out but names a user must not make the leg disappear.
    return !user.isEmpty() && (purpose.isEmpty() || purpose == QLatin1String("user"));
}

bool isCustomer(QStringView purpose)
{
    return purpose == QLatin1String("customer") || purpose == QLatin1String("external");
}

QDateTime firstOf(std::initializer_list<QDateTime> times)
{
    const auto found = std::find_if(times.begin(), times.end(), [](const QDateTime &time) { return time.isValid(); });
    return found == times.end() ? QDateTime() : *found;
}

} // namespace wrapdesk
