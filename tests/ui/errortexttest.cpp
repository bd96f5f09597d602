// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "errortext.h"

#include "domain/permission.h"
#include "support/runner.h"
#include "support/sensitive.h"

#include <QTest>

using namespace wrapdesk;

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyKindHasASentenceAndHelp();
    void everyPlatformCodeHasItsOwnWords_data();
    void everyPlatformCodeHasItsOwnWords();
    void everyRefusalHasASentenceAndHelp();
    void everyAbilityHasAMeaningAndHelp();
    void everyCauseTheRecordsCannotBeKeptHasItsOwnWords_data();
    void everyCauseTheRecordsCannotBeKeptHasItsOwnWords();
    void everyTroubleOfTheKeychainHasItsOwnWords();
    void aSecretThatCannotBeUsedIsSaidWithItsFile();
    void nothingSensitiveIsExplained();
    void everyStateOfAWriteHasAWord();
    void aMissingPermissionIsNamedWithItsMeaning_data();
    void aMissingPermissionIsNamedWithItsMeaning();
    void aCodeUnknownToUsFallsBackToItsKind();
    void aRefusedWriteSaysWhy();
    void whatWeFoundWrongOurselvesIsSaidInItsOwnWords();
};

void ErrorTextTest::everyKindHasASentenceAndHelp()
{
    for (int kind = 0; kind <= int(ErrorKind::Secret); ++kind) {
        const Explanation text = explain(Error{.kind = static_cast<ErrorKind>(kind)});
        const QByteArray name = errorKindName(static_cast<ErrorKind>(kind)).toUtf8();
        QVERIFY2(text.sentence.endsWith(u'.'), name.constData());
        QVERIFY2(text.help.endsWith(u'.'), name.constData());
    }
}

void ErrorTextTest::everyPlatformCodeHasItsOwnWords_data()
{
    QTest::addColumn<QString>("code");
    // FACTS §4, the table of codes and the OAuth errors under it.
    for (const char *code : {"bad.request",
                             "invalid.value",
                             "invalid.date",
                             "not.a.user",
                             "conversation.error.wrapup.code.required",
                             "conversation.error.wrapup.cannot.skip",
                             "conversation.error.participant.no.active.conversations",
                             "conversation.error.call.disconnected",
                             "duplicate.name",
                             "required.field.missing",
                             "authentication.required",
                             "bad.credentials",
                             "missing.permissions",
                             "missing.any.permissions",
                             "missing.scopes",
                             "not.authorized",
                             "conversation.error.forbidden.not.active.participant",
                             "not.found",
                             "resource.not.found",
                             "conversation.error.conversation.not.found",
                             "conversation.error.not.conversation.participant",
                             "unsupported.media.type",
                             "too.many.requests",
                             "internal.server.error",
                             "service.unavailable",
                             "request.timeout",
                             "authentication.request.timeout",
                             "notification.invalid.topic",
                             "notification.subscription.too.many.subscriptions",
                             "invalid_client",
                             "unauthorized_client",
                             "invalid_request",
                             "invalid_scope",
                             "unsupported_response_type",
                             "access_denied",
                             "server_error",
                             "temporarily_unavailable",
                             "invalid_pkce_package",
                             "invalid_grant",
                             "unsupported_grant_type",
                             "not-signed-in",
                             "sign-in-needed",
                             "sign-in-ended",
                             "sign-in-timeout",
                             "other-organisation",
                             "other-account",
                             "web-page",
                             "offline-start"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void ErrorTextTest::everyPlatformCodeHasItsOwnWords()
{
    QFETCH(QString, code);
    QVERIFY(explainedCodes().contains(code));
    const Explanation text = explain(Error{.kind = ErrorKind::Invalid, .code = code});
    QVERIFY(text.sentence.endsWith(u'.'));
    QVERIFY(text.help.endsWith(u'.'));
}

void ErrorTextTest::everyRefusalHasASentenceAndHelp()
{
    for (int refusal = int(Refusal::None) + 1; refusal <= int(Refusal::Interrupted); ++refusal) {
        const Explanation text = explain(static_cast<Refusal>(refusal));
        const QByteArray name = refusalName(static_cast<Refusal>(refusal)).toUtf8();
        QVERIFY2(text.sentence.endsWith(u'.'), name.constData());
        QVERIFY2(text.help.endsWith(u'.'), name.constData());
    }
}

void ErrorTextTest::everyAbilityHasAMeaningAndHelp()
{
    for (const Ability ability : {Ability::CodePending, Ability::CodeClosed}) {
        QVERIFY(explain(ability).sentence.endsWith(u'.'));
        QVERIFY(explain(ability).help.endsWith(u'.'));
    }
}

void ErrorTextTest::everyCauseTheRecordsCannotBeKeptHasItsOwnWords_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code :
         {"disk-full", "disk-failed", "read-only", "corrupt", "newer", "in-use", "no-driver", "not-opened", "export"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void ErrorTextTest::everyCauseTheRecordsCannotBeKeptHasItsOwnWords()
{
    QFETCH(QString, code);
    const Explanation text = explain(Error{.kind = ErrorKind::Storage, .code = code});
    QVERIFY(text.sentence.endsWith(u'.'));
    QVERIFY(text.help.endsWith(u'.'));
    QVERIFY(text.sentence != explain(Error{.kind = ErrorKind::Storage}).sentence);
}

void ErrorTextTest::everyTroubleOfTheKeychainHasItsOwnWords()
{
    QSet<QString> sentences{explain(Error{.kind = ErrorKind::Secret}).sentence};
    for (const char *code : {"no-service", "refused", "no-answer"}) {
        const Explanation text = explain(
            Error{.kind = ErrorKind::Secret, .code = QString::fromLatin1(code), .message = QStringLiteral("words")});
        QVERIFY(text.sentence.endsWith(u'.'));
        QVERIFY(text.help.endsWith(u'.'));
        sentences.insert(text.sentence);
    }
    QCOMPARE(sentences.size(), 4);
}

void ErrorTextTest::aSecretThatCannotBeUsedIsSaidWithItsFile()
{
    const Explanation text = explain(Error{.kind = ErrorKind::Secret,
                                           .message = QStringLiteral("the access token file is empty; write the token "
                                                                     "into it"),
                                           .where = QStringLiteral("/home/ada/token")});
    QCOMPARE(text.sentence, QStringLiteral("The access token file is empty; write the token into it."));
    QCOMPARE(text.help, QStringLiteral("The file: /home/ada/token"));
}

void ErrorTextTest::nothingSensitiveIsExplained()
{
    const test::Sensitive sensitive;
    for (const QByteArray &bytes : sensitive.texts()) {
        const QString text = QString::fromUtf8(bytes);
        for (int kind = 0; kind <= int(ErrorKind::Secret); ++kind) {
            for (const QString &code : {QString(), text, QStringLiteral("bad.request")}) {
                const Error error{.kind = static_cast<ErrorKind>(kind), .code = code, .message = text, .where = text};
                const Explanation said = explain(error);
                QCOMPARE(sensitive.leakIn((said.sentence + said.help).toUtf8()), QByteArray());
            }
        }
    }
}

void ErrorTextTest::everyStateOfAWriteHasAWord()
{
    for (int state = 0; state <= int(IntentState::Failed); ++state) {
        const auto named = static_cast<IntentState>(state);
        QVERIFY2(!intentText(named).isEmpty(), intentStateName(named).toUtf8().constData());
        QVERIFY2(!explain(Intent{.state = named}).sentence.isEmpty(), intentStateName(named).toUtf8().constData());
    }
}

void ErrorTextTest::aMissingPermissionIsNamedWithItsMeaning_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("sentence");
    const auto forbidden = [](const char *code, const char *message, const char *where = "") {
        return Error{.kind = ErrorKind::Forbidden,
                     .httpStatus = 403,
                     .code = QString::fromLatin1(code),
                     .message = QString::fromLatin1(message),
                     .where = QString::fromLatin1(where)};
    };
    const auto row = [](const char *name, const Error &error, const char *sentence) {
        QTest::newRow(name) << error << QString::fromLatin1(sentence);
    };
    row("the platform names it",
        forbidden("missing.permissions", "You are missing the following permission(s): routing:wrapupCode:view"),
        "Not permitted: routing:wrapupCode:view: see all wrap-up codes of the organisation.");
    row("it names one that is not ours",
        forbidden("missing.permissions", "You are missing the following permission(s): telephony:phone:view"),
        "Not permitted: telephony:phone:view.");
    row("it names none",
        forbidden("missing.any.permissions", "Unable to perform the requested action.",
                  "POST /api/v2/analytics/conversations/activity/query"),
        "Not permitted: analytics:queueObservation:view: see which conversations are in the queues now.");
    row("nobody knows", forbidden("missing.permissions", "No.", "GET /api/v2/whatever"), "A permission is missing.");
    row("known beforehand", Lack{.permission = Permission::SeeQueues, .scope = {}}.error(),
        "Not permitted: routing:queue:view: see queues, their after-call work and their codes.");
    row("a scope", Lack{.permission = {}, .scope = Scope::Notifications}.error(),
        "Not permitted: scope notifications: hear at once what happens in the queues.");
}

void ErrorTextTest::aMissingPermissionIsNamedWithItsMeaning()
{
    QFETCH(const Error, error);
    QFETCH(const QString, sentence);
    QCOMPARE(explain(error).sentence, sentence);
    QVERIFY(explain(error).help.contains(QStringLiteral("administrator")));
}

void ErrorTextTest::aCodeUnknownToUsFallsBackToItsKind()
{
    const Error error{.kind = ErrorKind::Forbidden, .code = QStringLiteral("something.new")};
    QCOMPARE(explain(error).sentence, explain(Error{.kind = ErrorKind::Forbidden}).sentence);
}

void ErrorTextTest::aRefusedWriteSaysWhy()
{
    const Intent intent{.state = IntentState::Refused, .refusal = Refusal::PermissionMissing};
    QCOMPARE(explain(intent).sentence, explain(Refusal::PermissionMissing).sentence);
}

void ErrorTextTest::whatWeFoundWrongOurselvesIsSaidInItsOwnWords()
{
    const Error ours{.kind = ErrorKind::Invalid, .message = QStringLiteral("unknown region “eu-west-9”")};
    QCOMPARE(explain(ours).sentence, QStringLiteral("Unknown region “eu-west-9”."));
    const Error theirs{.kind = ErrorKind::Invalid, .httpStatus = 400, .message = QStringLiteral("java.lang.Oops")};
    QVERIFY(!explain(theirs).sentence.contains(QStringLiteral("Oops")));
}

WRAPDESK_TEST(ErrorTextTest)
#include "errortexttest.moc"
