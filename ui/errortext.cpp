// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "errortext.h"

#include "base/log.h"
#include "permissionwording.h"

#include <QCoreApplication>

namespace wrapdesk {

namespace {

constexpr char translationContext[] = "ErrorText";
constexpr char askAdministrator[] =
    QT_TRANSLATE_NOOP("ErrorText", "Ask an administrator for it; File > Sign-in has a text to copy.");

template <typename Key>
struct Text
{
    Key key;
    const char *sentence;
    const char *help;
};

#define SAY(key, sentence, help)                                                                                       \
    {                                                                                                                  \
        key, QT_TRANSLATE_NOOP("ErrorText", sentence), QT_TRANSLATE_NOOP("ErrorText", help)                            \
    }

// clang-format off
constexpr Text<ErrorKind> kindTexts[] = {
    SAY(ErrorKind::Cancelled, "This was stopped before it was done.", "Start it again when you need it."),
    SAY(ErrorKind::Offline, "Genesys Cloud cannot be reached.", "Check the network or the proxy; Wrapdesk tries again by itself."),
    SAY(ErrorKind::Timeout, "Genesys Cloud did not answer in time.", "Try again in a moment."),
    SAY(ErrorKind::Tls, "The server could not prove that it is Genesys Cloud.", "Something stands between you and the platform, often a proxy: ask your network team. Nothing was sent."),
    SAY(ErrorKind::Unauthorized, "The sign-in is no longer valid.", "Sign in again."),
    SAY(ErrorKind::Forbidden, "This sign-in is not allowed to do that.", "Ask an administrator for the permission."),
    SAY(ErrorKind::NotFound, "It is not there any more.", "Refresh the list."),
    SAY(ErrorKind::Conflict, "Somebody else changed it at the same moment.", "Look at it again before you go on."),
    SAY(ErrorKind::RateLimited, "Genesys Cloud asked us to slow down.", "Wrapdesk waits as long as it was told and goes on by itself."),
    SAY(ErrorKind::Invalid, "Genesys Cloud could not use the request.", "If it happens again, report it with the details."),
    SAY(ErrorKind::Server, "Genesys Cloud has a problem of its own.", "Try again in a few minutes."),
    SAY(ErrorKind::Decode, "The answer of Genesys Cloud could not be read.", "If it happens again, report it with the details."),
    SAY(ErrorKind::Storage, "Wrapdesk cannot keep its records on this computer.", "Check that the disk has room and that the folder can be written."),
    SAY(ErrorKind::Secret, "The keychain of this computer did not answer.", "Unlock the keychain and try again."),
};

constexpr Text<const char *> codeTexts[] = {
    SAY("bad.request", "Genesys Cloud could not make sense of the request.", "If it happens again, report it with the details."),
    SAY("invalid.value", "Genesys Cloud does not accept one of the values.", "The code or the queue may have been deleted: refresh and look again."),
    SAY("invalid.date", "Genesys Cloud does not accept the dates asked for.", "Check the clock of this computer and choose a shorter time."),
    SAY("not.a.user", "Genesys Cloud takes this only from a person; this sign-in is an application.", "Sign in as a supervisor."),
    SAY("required.field.missing", "Something the platform needs was missing in the request.", "If it happens again, report it with the details."),
    SAY("duplicate.name", "That name is already taken.", "Choose another name."),
    SAY("conversation.error.wrapup.code.required", "A wrap-up code is needed here.", "Choose a code."),
    SAY("conversation.error.wrapup.cannot.skip", "Wrap-up cannot be skipped on this leg.", "Choose a code."),
    SAY("conversation.error.participant.no.active.conversations", "The agent's part of the conversation is closed.", "The platform keeps closed legs as they are."),
    SAY("conversation.error.call.disconnected", "The call is already over.", "The platform keeps closed legs as they are."),
    SAY("conversation.error.not.conversation.participant", "Genesys Cloud lets only people of this conversation do that.", "The agent can still choose the code, or ask an administrator whether supervisors may."),
    SAY("conversation.error.conversation.not.found", "The conversation no longer exists.", "Refresh the list."),
    SAY("conversation.error.forbidden.not.active.participant", "Genesys Cloud lets only the agent in the conversation do that.", "Ask the agent to choose the code."),
    SAY("authentication.required", "Genesys Cloud wants a sign-in.", "Sign in again."),
    SAY("bad.credentials", "Genesys Cloud does not accept these credentials.", "Check the client id, the secret or the token, and the region."),
    SAY("missing.permissions", "A permission is missing.", "Ask an administrator for the permission named in the details."),
    SAY("missing.any.permissions", "One of several permissions is needed, and none is there.", "Ask an administrator for one of the permissions named in the details."),
    SAY("missing.scopes", "The OAuth client lacks a scope that is needed.", "Ask an administrator to add it to the OAuth client; File > Sign-in has a text to copy."),
    SAY("not.authorized", "Genesys Cloud does not let this sign-in touch that conversation.", "It may be closed, or in a division you do not have."),
    SAY("not.found", "It is not there any more.", "Refresh the list."),
    SAY("resource.not.found", "It is not there any more.", "Refresh the list."),
    SAY("unsupported.media.type", "Genesys Cloud does not take this kind of request here.", "If it happens again, report it with the details."),
    SAY("too.many.requests", "Genesys Cloud asked us to slow down.", "Wrapdesk waits as long as it was told and goes on by itself."),
    SAY("too.many.requests.retry.after", "Genesys Cloud asked us to slow down.", "Wrapdesk waits as long as it was told and goes on by itself."),
    SAY("internal.server.error", "Genesys Cloud has a problem of its own.", "Try again in a few minutes."),
    SAY("service.unavailable", "Genesys Cloud is not available at the moment.", "Try again in a few minutes."),
    SAY("request.timeout", "Genesys Cloud took too long.", "Try again in a moment."),
    SAY("authentication.request.timeout", "The sign-in service of Genesys Cloud took too long.", "Try again in a moment."),
    SAY("notification.invalid.topic", "A queue cannot be watched live.", "The list is kept up to date by sweeps instead."),
    SAY("notification.subscription.too.many.subscriptions", "More queues than one channel can watch.", "Watch fewer queues."),
    SAY("proxy.authentication.required", "The proxy does not accept the user name or the password.", "Give them again in the connection settings."),
    SAY("invalid_client", "Genesys Cloud does not know this OAuth client, or the secret is wrong.", "Check the client id, the secret and the region."),
    SAY("unauthorized_client", "This OAuth client may not sign in this way.", "Ask an administrator for a client with the right grant."),
    SAY("invalid_request", "The sign-in service could not use the request.", "Check the client id and the region."),
    SAY("invalid_scope", "The OAuth client lacks a scope that is needed.", "Ask an administrator to add the scopes to the client."),
    SAY("unsupported_response_type", "The OAuth client does not offer this way to sign in.", "Ask an administrator for a client with the right grant."),
    SAY("access_denied", "The sign-in was declined.", "Sign in again and agree."),
    SAY("server_error", "The sign-in service has a problem of its own.", "Try again in a few minutes."),
    SAY("temporarily_unavailable", "The sign-in service is not available at the moment.", "Try again in a few minutes."),
    SAY("web-page", "A web page came instead of Genesys Cloud's answer, as from a hotel's or a proxy's sign-in page.", "Open a browser, sign in there, then try again."),
    SAY("offline-start", "Nothing can be sent while Genesys Cloud cannot be reached.", "Wrapdesk tries again by itself; choose the code again once the lists are up to date."),
    SAY("invalid_grant", "The sign-in is no longer good.", "Sign in again."),
    SAY("unsupported_grant_type", "This OAuth client may not sign in this way.", "Ask an administrator for a client with the right grant."),
    SAY("not-signed-in", "Nobody is signed in here.", "Sign in to your organisation, or look around in the demo organisation."),
    SAY("sign-in-needed", "No sign-in to this organisation is kept on this computer.", "Sign in, or unlock the keychain and try again."),
    SAY("sign-in-ended", "The sign-in has ended.", "Sign in again: what waits to be sent stays and goes on."),
    SAY("sign-in-timeout", "No answer came from the browser within five minutes.", "Sign in again. If the page spoke of a redirect, have http://localhost registered at the OAuth client."),
    SAY("other-organisation", "That sign-in is to another organisation.", "Open it in a window of its own."),
    SAY("other-account", "Somebody else has signed in.", "Sign in as the same person, or sign out first."),
    SAY("invalid_pkce_package", "The sign-in could not be completed safely.", "Sign in again."),
};

// Why the records of this computer cannot be kept: the codes of an error of kind Storage.
constexpr Text<QLatin1String> storageTexts[] = {
    SAY(QLatin1String("disk-full"), "The disk is full, so Wrapdesk cannot keep its records.", "Make room on the disk."),
    SAY(QLatin1String("disk-failed"), "The disk refuses to keep the records of Wrapdesk.", "Make room on the disk, or have it checked."),
    SAY(QLatin1String("read-only"), "The records of Wrapdesk may only be read.", "Allow writing to the file and to its folder."),
    SAY(QLatin1String("corrupt"), "The records of Wrapdesk are damaged.", "Move the file away, or put a backup in its place."),
    SAY(QLatin1String("newer"), "The records were made by a newer Wrapdesk.", "Start that one, or update this one."),
    SAY(QLatin1String("in-use"), "Another program has the records of this organisation open.", "Close it, or go on working there."),
    SAY(QLatin1String("no-driver"), "What Wrapdesk needs to keep its records is not installed.", "Install Qt's SQLite driver (libqt6sql6-sqlite)."),
    SAY(QLatin1String("export"), "The file cannot be written.", "Choose another place, or make room on the disk."),
    SAY(QLatin1String("not-opened"), "The records of Wrapdesk cannot be opened.", "Check that the file is yours."),
};

// Why the keychain does not keep secrets: the codes of an error of kind Secret.
constexpr Text<QLatin1String> secretTexts[] = {
    SAY(QLatin1String("no-service"), "This computer has no keychain that Wrapdesk can use.", "You stay signed in until Wrapdesk ends. To be remembered, install GNOME Keyring, KWallet or another Secret Service."),
    SAY(QLatin1String("refused"), "The keychain of this computer is locked or refuses access.", "Unlock the keychain, allow Wrapdesk, and try again."),
    SAY(QLatin1String("no-answer"), "The keychain of this computer does not answer.", "It may be asking for its password in another window: unlock it and try again."),
};

constexpr Text<Refusal> refusalTexts[] = {
    SAY(Refusal::UserNeeded, "Genesys Cloud takes codes only from a person; this sign-in is an application.", "Sign in as a supervisor."),
    SAY(Refusal::PermissionMissing, "A permission is missing to code legs of other agents.", "Ask an administrator for Conversation > Participant > Wrapup."),
    SAY(Refusal::NotAParticipant, "Genesys Cloud lets only people of this conversation set its code.", "The agent can still choose it."),
    SAY(Refusal::Forbidden, "Genesys Cloud does not let you code this agent's leg.", "The agent can still choose the code; or ask an administrator whether supervisors may."),
    SAY(Refusal::Closed, "The leg is closed and Genesys Cloud does not let it be changed.", "Its code stays as it is."),
    SAY(Refusal::CodeNotValid, "The queue does not offer this code.", "Choose another code."),
    SAY(Refusal::CodeRequired, "A wrap-up code is needed here.", "Choose a code."),
    SAY(Refusal::ConversationGone, "The conversation no longer exists.", "There is nothing left to code."),
    SAY(Refusal::LegGone, "The agent's part of the conversation no longer exists.", "There is nothing left to code."),
    SAY(Refusal::StillTalking, "The agent is still talking.", "Code the leg once it has ended."),
    SAY(Refusal::NotWritable, "This leg cannot carry a code.", "It has no queue, or a kind of media without wrap-up."),
    SAY(Refusal::PersonsCode, "A person has chosen the code that stands there.", "Open the leg by itself to replace it."),
    SAY(Refusal::SystemCodeStands, "The platform has stamped its own code on the leg since you looked.", "Look at the row again and choose once more."),
    SAY(Refusal::RateLimited, "Genesys Cloud kept asking us to slow down.", "Try again in a minute."),
    SAY(Refusal::Other, "Genesys Cloud refused the code.", "The details say what it answered."),
    SAY(Refusal::TakenBack, "The code was taken back before it was sent.", "Choose again whenever you like."),
    SAY(Refusal::Interrupted, "Wrapdesk ended before the code was sent.", "Choose again if the leg still needs it."),
};

constexpr Text<IntentState> stateTexts[] = {
    SAY(IntentState::Held, "waiting", "The code waits to be sent."),
    SAY(IntentState::Checking, "checking…", "Reading the leg, so that nobody's choice is written over."),
    SAY(IntentState::Sending, "sending…", "The code is on its way."),
    SAY(IntentState::Accepted, "accepted…", "Genesys Cloud took the code; waiting to see it on the leg."),
    SAY(IntentState::Confirmed, "confirmed", "The code stands on the leg."),
    SAY(IntentState::Cancelled, "taken back", "The code was taken back before it was sent."),
    SAY(IntentState::HumanWon, "coded by a person", "A person coded the leg meanwhile; nothing was written."),
    SAY(IntentState::Refused, "refused", "Genesys Cloud refused the code."),
    SAY(IntentState::Locked, "locked", "The leg is closed and Genesys Cloud does not let it be changed."),
    SAY(IntentState::Unconfirmed, "unconfirmed", "Genesys Cloud took the code, but it has not shown on the leg yet. The next sweep will tell."),
    SAY(IntentState::Failed, "failed", "The code could not be sent. Nothing was changed as far as is known."),
};

constexpr Text<Ability> abilityTexts[] = {
    SAY(Ability::CodePending, "Pending legs: give a code while the agent's after-call work is still open.", "The agent can still choose the code; or ask an administrator whether supervisors may (Conversation > Participant > Wrapup)."),
    SAY(Ability::CodeClosed, "Closed legs: give or replace a code after the after-call work is over.", "The code stays as it is. A locked leg can be tagged instead (see the settings); legs that are still pending can be coded before they close."),
};

// What is no write; the second text is the word for a row.
constexpr Text<AuditKind> auditTexts[] = {
    SAY(AuditKind::Tag, "The code's name was set as an attribute of the locked leg; its wrap-up stays as it is.", "tagged"),
    SAY(AuditKind::Reveal, "Customer addresses were shown in clear.", "addresses shown"),
    SAY(AuditKind::Settings, "A setting of the organisation was changed.", "setting changed"),
    SAY(AuditKind::Rule, "An auto-apply rule was kept, switched, moved or removed.", "rule changed"),
};
// clang-format on

#undef SAY

template <typename Table, typename Key>
std::optional<Explanation> explanationOf(const Table &table, const Key &key)
{
    for (const auto &text : table) {
        if (text.key == key)
            return Explanation{QCoreApplication::translate(translationContext, text.sentence),
                               QCoreApplication::translate(translationContext, text.help)};
    }
    return {};
}

// What this program itself found wrong with what it was given says so in words of its own, with names in them.
std::optional<Explanation> ownWords(const Error &error)
{
    const bool isOurs = error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Secret;
    if (!isOurs || error.httpStatus != 0 || !error.code.isEmpty() || error.message.isEmpty())
        return {};
    QString sentence = redacted(error.message);
    sentence[0] = sentence[0].toUpper();
    if (!sentence.endsWith(u'.'))
        sentence += u'.';
    return Explanation{sentence, {}};
}

// By what the platform named, else by what was asked for: the permission itself, and what it means.
std::optional<Explanation> explainMissing(const Error &error)
{
    const QLatin1String permissionCodes[] = {QLatin1String("missing.permissions"),
                                             QLatin1String("missing.any.permissions")};
    const bool isMissing =
        error.kind == ErrorKind::Forbidden
        && std::find(std::begin(permissionCodes), std::end(permissionCodes), error.code) != std::end(permissionCodes);
    if (!isMissing)
        return {};
    const QStringList named = permissionNamesIn(error.message);
    const std::optional<Permission> needed =
        named.isEmpty() ? permissionNeededBy(error.where) : permissionNamed(named.constFirst());
    if (named.isEmpty() && !needed)
        return {};
    const QString name = needed ? textOf(*needed).name() : named.join(QStringLiteral(", "));
    const QString meaning = needed ? PermissionWording::words(textOf(*needed).meaning) : QString();
    return Explanation{PermissionWording::notPermitted(name, meaning),
                       QCoreApplication::translate(translationContext, askAdministrator)};
}

std::optional<Explanation> explainMissingScope(const Error &error)
{
    if (error.code != u"missing.scopes")
        return {};
    for (const ScopeText &text : scopeTexts()) {
        if (error.message.endsWith(text.name))
            return Explanation{
                PermissionWording::notPermitted(PermissionWording::name(text), PermissionWording::words(text.meaning)),
                QCoreApplication::translate(translationContext, askAdministrator)};
    }
    return {};
}

// Where it lies is half of the cure.
Explanation withFile(Explanation text, const Error &error)
{
    if (error.where.isEmpty())
        return text;
    text.help += text.help.isEmpty() ? QString() : QStringLiteral(" ");
    text.help += QCoreApplication::translate(translationContext, "The file: %1").arg(redacted(error.where));
    return text;
}

} // namespace

Explanation explain(const Error &error)
{
    if (const auto own = ownWords(error))
        return error.kind == ErrorKind::Secret ? withFile(*own, error) : *own;
    if (error.kind == ErrorKind::Storage)
        return withFile(explanationOf(storageTexts, error.code).value_or(*explanationOf(kindTexts, error.kind)), error);
    if (const auto missing = explainMissing(error))
        return *missing;
    if (const auto missing = explainMissingScope(error))
        return *missing;
    if (const auto secret = error.kind == ErrorKind::Secret ? explanationOf(secretTexts, error.code) : std::nullopt)
        return *secret;
    for (const auto &text : codeTexts) {
        if (error.code == QLatin1String(text.key))
            return {QCoreApplication::translate(translationContext, text.sentence),
                    QCoreApplication::translate(translationContext, text.help)};
    }
    return explanationOf(kindTexts, error.kind).value_or(Explanation{});
}

Explanation explain(Refusal refusal) { return explanationOf(refusalTexts, refusal).value_or(Explanation{}); }

Explanation explain(const Intent &intent)
{
    if (intent.refusal != Refusal::None && intent.refusal != Refusal::Other)
        return explain(intent.refusal);
    if (intent.error && isEnd(intent.state))
        return explain(*intent.error);
    const auto text = explanationOf(stateTexts, intent.state);
    return text ? Explanation{text->help, {}} : Explanation{};
}

Explanation explain(const AuditEntry &entry)
{
    const bool isWrite = entry.kind == AuditKind::Write || entry.outcome != IntentState::Confirmed;
    if (const auto text = isWrite ? std::nullopt : explanationOf(auditTexts, entry.kind))
        return {text->sentence, {}};
    return explain(Intent{.state = entry.outcome, .refusal = entry.refusal});
}

Explanation explain(Ability ability) { return explanationOf(abilityTexts, ability).value_or(Explanation{}); }

QString whyNoCodes(const Health &health)
{
    if (health.offline)
        return explain(Error{.kind = ErrorKind::Offline, .code = QStringLiteral("offline-start")}).sentence;
    if (health.codingBarred)
        return explain(*health.codingBarred).sentence;
    return health.writingStopped ? explain(Refusal::UserNeeded).sentence : QString();
}

QString outcomeText(const AuditEntry &entry)
{
    const bool isWrite = entry.kind == AuditKind::Write || entry.outcome != IntentState::Confirmed;
    const auto text = isWrite ? std::nullopt : explanationOf(auditTexts, entry.kind);
    return text ? text->help : intentText(entry.outcome);
}

QString intentText(IntentState state)
{
    const auto text = explanationOf(stateTexts, state);
    return text ? text->sentence : QString();
}

QStringList explainedCodes()
{
    QStringList result;
    for (const auto &text : codeTexts)
        result << QString::fromLatin1(text.key);
    return result;
}

} // namespace wrapdesk
