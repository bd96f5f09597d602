// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trouble.h"

#include "errortext.h"
#include "wording.h"

#include <QCoreApplication>

namespace wrapdesk {

namespace {

using Remedy = Trouble::Remedy;

QString troubleText(const char *text) { return QCoreApplication::translate("Trouble", text); }

QString inWords(const Explanation &text) { return QStringLiteral("%1 %2").arg(text.sentence, text.help).trimmed(); }

Trouble offlineTrouble(const OfflineStart &offline, const QDateTime &now)
{
    const QString age = offline.asOf.isValid()
                            ? troubleText("Offline: lists as of %1.").arg(Wording::clockTime(offline.asOf, now))
                            : troubleText("Offline: no lists are known from before.");
    const QString cause = offline.isTrying ? troubleText("Trying again…") : inWords(explain(offline.error));
    return {.glyph = Glyph::Offline,
            .text = troubleText("%1 Nothing can be sent. %2").arg(age, cause),
            .remedy = offline.isTrying ? Remedy::None : Remedy::Retry,
            .tip = describe(offline.error)};
}

} // namespace

std::optional<Trouble> troubleOf(const Health &health, const std::optional<Error> &failed, bool canSignIn,
                                 const QDateTime &now)
{
    const auto trouble = [](Glyph glyph, const QString &text, const Error &error, Remedy remedy) {
        return Trouble{.glyph = glyph, .text = text, .remedy = remedy, .tip = describe(error)};
    };
    if (const std::optional<Error> error = health.signIn ? health.signIn : failed) {
        const bool signsIn = canSignIn && error->kind == ErrorKind::Unauthorized;
        return trouble(Glyph::Warning, inWords(explain(*error)), *error, signsIn ? Remedy::SignIn : Remedy::Retry);
    }
    if (health.storage) {
        const QString text = troubleText("Codes are not being written until this is mended. %1");
        return trouble(Glyph::Warning, text.arg(inWords(explain(*health.storage))), *health.storage,
                       Remedy::RetryStore);
    }
    if (health.offline)
        return offlineTrouble(*health.offline, now);
    if (health.live == LiveState::Failed && health.liveError) {
        const QString text = troubleText("Live updates have stopped. %1");
        return trouble(Glyph::Offline, text.arg(inWords(explain(*health.liveError))), *health.liveError, Remedy::Retry);
    }
    if (health.codingBarred) {
        const QString text = troubleText("No codes can be given. %1");
        return trouble(Glyph::Lock, text.arg(inWords(explain(*health.codingBarred))), *health.codingBarred,
                       Remedy::None);
    }
    if (health.writingStopped)
        return Trouble{.glyph = Glyph::Lock, .text = inWords(explain(Refusal::UserNeeded)), .tip = {}};
    return {};
}

QString remedyText(Trouble::Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::Retry:
    case Remedy::RetryStore:
        return troubleText("Try again");
    case Remedy::SignIn:
        return troubleText("Sign in…");
    }
    return {};
}

} // namespace wrapdesk
