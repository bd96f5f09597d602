// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/oauthclients.h"
#include "session/signinattempt.h"
#include "support/browser.h"
#include "support/runner.h"
#include "writingrig.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using demoorg::Post;

// Signing in to the demo organisation as somebody would, and what becomes of the work when a sign-in ends.
class SessionSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPersonSignsInAndCodes();
    void aDeclinedSignInIsSaid();
    void anApplicationIsToldWhatIsWrongWithItsSecret();
    void aWrongKindOfClientIsToldSo_data();
    void aWrongKindOfClientIsToldSo();
    void renewsItselfWithTheRefreshTokenAndTellsWhatToKeep();
    void aRevokedSignInLosesNothing();
    void anIdleSignInLosesNothing();
    void nobodyElseGoesOnWithWhatWaits();
    void whatWaitsForOneOrganizationNeverGoesToAnother();
    void signingOutRevokesTheToken();
    void aPortalsPageEndsTheAttempt();

private:
    SavedProfile profileAt(const DemoSite &site, GrantKind grant, const QString &clientId) const
    {
        return *profileOf({.apiUrl = site.profile().api.toString(),
                           .loginUrl = site.profile().login.toString(),
                           .grant = grant,
                           .clientId = clientId});
    }
    // A person in the browser; what the attempt ends with.
    Result<Profile> signIn(DemoSite &site, const std::function<Visit(const QUrl &)> &answer,
                           GrantKind grant = GrantKind::Person,
                           const QString &clientId = QString::fromLatin1(demoorg::demoDeskId),
                           const QByteArray &secret = {})
    {
        SignInAttempt attempt(profileAt(site, grant, clientId), Secret(secret), m_clock);
        QSignalSpy browser(&attempt, &SignInAttempt::browserWanted);
        std::optional<Result<Profile>> end;
        connect(&attempt, &SignInAttempt::finished, this, [&end](const Result<Profile> &profile) { end = profile; });
        attempt.start();
        if (!browser.isEmpty()) {
            const Visit visit = answer(browser[0][0].toUrl());
            if (!visit.redirect.isEmpty())
                m_page = Browser().open(visit.redirect);
        }
        [&] { QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 10'000); }();
        Result<Profile> result = end.value_or(Failure(Error{}));
        if (result)
            result->dataFolder = site.dataFolder();
        return result;
    }
    Result<Profile> signIn(DemoSite &site, Post post)
    {
        return signIn(site, [&](const QUrl &url) { return approve(url, site.nameOf(post)); });
    }
    static QByteArray tokenOf(const Profile &profile)
    {
        return std::get<SignedInPerson>(profile.credentials).token.secret.reveal();
    }

    const SystemClock m_clock;
    Browser::Page m_page;
};

void SessionSignInTest::init() { failOnOtherWarnings(); }

void SessionSignInTest::aPersonSignsInAndCodes()
{
    DemoSite site;
    const LegId leg = site.put({});
    const Result<Profile> profile = signIn(site, Post::Supervisor);
    QVERIFY2(profile.has_value(), profile ? "" : qPrintable(describe(profile.error())));
    QVERIFY(m_page.text.contains("You can close this page."));
    Supervisor supervisor(site, *profile, atOnce);
    supervisor.begin();
    QCOMPARE(supervisor.session.health().user, site.nameOf(Post::Supervisor));
    QVERIFY(supervisor.wrap(leg, site.code(0)).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(supervisor.state(leg), QStringLiteral("confirmed"), 15'000);
}

void SessionSignInTest::aDeclinedSignInIsSaid()
{
    DemoSite site;
    const Result<Profile> profile = signIn(site, [](const QUrl &url) { return deny(url); });
    QVERIFY(!profile);
    QCOMPARE(profile.error().code, QStringLiteral("access_denied"));
    QVERIFY(m_page.text.contains("Not signed in"));
}

void SessionSignInTest::anApplicationIsToldWhatIsWrongWithItsSecret()
{
    DemoSite site;
    const auto nobody = [](const QUrl &) { return Visit(); };
    const Result<Profile> wrong =
        signIn(site, nobody, GrantKind::Application, QString::fromLatin1(demoorg::demoClientId), "of-another-region");
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, QStringLiteral("invalid_client"));
    QVERIFY2(wrong.error().message.contains(u"another region"), qPrintable(wrong.error().message));
    QVERIFY(!describe(wrong.error()).contains(u"of-another-region"));
    QVERIFY(signIn(site, nobody, GrantKind::Application, QString::fromLatin1(demoorg::demoClientId),
                   demoorg::demoClientSecret)
                .has_value());
}

void SessionSignInTest::aWrongKindOfClientIsToldSo_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown") << QStringLiteral("nobody") << 400;
    QTest::newRow("registered elsewhere") << QString::fromLatin1(demoorg::demoElsewhereId) << 400;
}

// The sign-in page keeps such browsers to itself, so nothing comes back: the dialog tells what to register meanwhile.
void SessionSignInTest::aWrongKindOfClientIsToldSo()
{
    QFETCH(QString, client);
    QFETCH(int, status);
    DemoSite site;
    SignInAttempt attempt(profileAt(site, GrantKind::Person, client), {}, m_clock);
    QSignalSpy browser(&attempt, &SignInAttempt::browserWanted);
    QSignalSpy finished(&attempt, &SignInAttempt::finished);
    attempt.start();
    const Visit page = visit(browser[0][0].toUrl());
    QCOMPARE(page.status, status);
    QVERIFY(page.redirect.isEmpty());
    QVERIFY(finished.isEmpty());
    QCOMPARE(SignInAttempt::redirectToRegister(), QStringLiteral("http://localhost"));
}

void SessionSignInTest::renewsItselfWithTheRefreshTokenAndTellsWhatToKeep()
{
    DemoSite site;
    const Result<Profile> profile = signIn(
        site, [&](const QUrl &url) { return approve(url, site.nameOf(Post::Supervisor)); }, GrantKind::PersonWithSecret,
        QString::fromLatin1(demoorg::demoSweeperId), demoorg::demoSweeperSecret);
    QVERIFY2(profile.has_value(), profile ? "" : qPrintable(describe(profile.error())));
    const Secret first = std::get<SignedInPerson>(profile->credentials).token.refresh;
    QVERIFY(!first.isEmpty());
    Supervisor supervisor(site, *profile, deafAtOnce);
    QList<Token> kept;
    connect(&supervisor.session, &Session::tokenChanged, this, [&kept](const Token &token) { kept << token; });
    supervisor.begin();
    site.organization().tokens().expire(tokenOf(*profile));
    supervisor.swept.clear();
    supervisor.session.sweepNow();
    QTRY_COMPARE(supervisor.swept.size(), 1);
    QVERIFY(!supervisor.session.health().sweep.error);
    QCOMPARE(kept.size(), 1);
    QVERIFY(!(kept[0].refresh == first));
    QVERIFY(!supervisor.session.health().signIn);
}

void SessionSignInTest::aRevokedSignInLosesNothing()
{
    DemoSite site;
    const LegId leg = site.put({});
    const Result<Profile> profile = signIn(site, Post::Supervisor);
    QVERIFY(profile.has_value());
    Supervisor supervisor(site, *profile, atOnce);
    supervisor.begin();
    site.organization().tokens().revoke(tokenOf(*profile));
    QVERIFY(supervisor.wrap(leg, site.code(0), QStringLiteral("a note")).has_value());
    QTRY_VERIFY(supervisor.session.health().signIn.has_value());
    QCOMPARE(supervisor.session.health().openIntents, 1);

    QSignalSpy again(&supervisor.session, &Session::signedInAgain);
    supervisor.session.signInAgain(*signIn(site, Post::Supervisor));
    QTRY_COMPARE(again.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(supervisor.state(leg), QStringLiteral("confirmed"), 15'000);
    QCOMPARE(site.writesTo(leg), 1);
    QVERIFY(!supervisor.session.health().signIn);
}

void SessionSignInTest::anIdleSignInLosesNothing()
{
    DemoSite::Options options = DemoSite::quiet();
    options.tokens.idle = std::chrono::milliseconds(2'000);
    DemoSite site(options);
    const LegId leg = site.put({});
    const Result<Profile> profile = signIn(site, Post::Supervisor);
    QVERIFY(profile.has_value());
    Supervisor supervisor(site, *profile, deafAtOnce);
    supervisor.begin();
    QTRY_VERIFY(!site.organization().tokens().caller(tokenOf(*profile)));
    supervisor.swept.clear();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^sweep stopped: unauthorized")));
    supervisor.session.sweepNow(); // a headless run has nobody to ask: it is told
    QTRY_COMPARE(supervisor.swept.size(), 1);
    QVERIFY(supervisor.session.health().sweep.error.has_value());
    QTRY_VERIFY(supervisor.session.health().signIn.has_value());
    QCOMPARE(supervisor.session.health().signIn->code, QStringLiteral("sign-in-ended"));
}

void SessionSignInTest::nobodyElseGoesOnWithWhatWaits()
{
    DemoSite site;
    const LegId leg = site.put({});
    const Result<Profile> profile = signIn(site, Post::Supervisor);
    Supervisor supervisor(site, *profile, atOnce);
    supervisor.begin();
    site.organization().tokens().revoke(tokenOf(*profile));
    QVERIFY(supervisor.wrap(leg, site.code(0)).has_value());
    QTRY_VERIFY(supervisor.session.health().signIn.has_value());
    QSignalSpy refused(&supervisor.session, &Session::signInRefused);
    supervisor.session.signInAgain(*signIn(site, Post::Administrator));
    QTRY_COMPARE(refused.size(), 1);
    const auto error = refused[0][0].value<Error>();
    QCOMPARE(error.code, QStringLiteral("other-account"));
    QVERIFY2(error.message.contains(site.nameOf(Post::Supervisor)), qPrintable(error.message));
    QCOMPARE(site.writesTo(leg), 0);
    QCOMPARE(supervisor.session.health().openIntents, 1);
}

void SessionSignInTest::whatWaitsForOneOrganizationNeverGoesToAnother()
{
    DemoSite site;
    DemoSite::Options options = DemoSite::quiet();
    options.site.seed = 2;
    DemoSite other(options);
    QVERIFY(site.site().organizationId() != other.site().organizationId());
    Supervisor supervisor(site, *signIn(site, Post::Supervisor), atOnce);
    supervisor.begin();
    // The same host as far as the program can tell, and a token that host takes for another organisation.
    Profile mixed = *signIn(other, Post::Supervisor);
    QSignalSpy refused(&supervisor.session, &Session::signInRefused);
    supervisor.session.signInAgain(mixed);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<Error>().code, QStringLiteral("other-organisation"));
}

void SessionSignInTest::signingOutRevokesTheToken()
{
    DemoSite site;
    const Result<Profile> profile = signIn(site, Post::Supervisor);
    Supervisor supervisor(site, *profile, atOnce);
    supervisor.begin();
    QVERIFY(site.organization().tokens().caller(tokenOf(*profile)).has_value());
    QSignalSpy out(&supervisor.session, &Session::signedOut);
    supervisor.session.signOut();
    QTRY_COMPARE(out.size(), 1);
    QVERIFY(out[0][0].value<Result<void>>().has_value());
    QVERIFY(!site.organization().tokens().caller(tokenOf(*profile)));
    QCOMPARE(site.requests(QStringLiteral("DELETE /api/v2/tokens/me")), 1);
}

void SessionSignInTest::aPortalsPageEndsTheAttempt()
{
    DemoSite site;
    site.organization().faults().failNext(QStringLiteral("POST /login/oauth/token"), {.kind = Kind::Html}, 1);
    const Result<Profile> profile = signIn(site, Post::Supervisor);
    QVERIFY(!profile && profile.error().kind == ErrorKind::Decode);
    QVERIFY2(profile.error().message.contains(u"web page"), qPrintable(profile.error().message));
}

WRAPDESK_TEST(SessionSignInTest)
#include "sessionsignintest.moc"
