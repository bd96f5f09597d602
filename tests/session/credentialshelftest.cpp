// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/credentialshelf.h"

#include "support/fakeclock.h"
#include "support/keyring.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Against a real Secret Service of its own.
class CredentialShelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void handsBackWhatAPersonsSignInBrought();
    void anAccessTokenIsGoodUntilItsEnd();
    void anApplicationNeedsItsSecretAlone();
    void asksForASignInWhereNothingIsKept();
    void profilesDoNotMix();
    void erasesAllOfIt();
    void aRenewalReplacesWhatWasKept();

private:
    SavedProfile profile(GrantKind grant = GrantKind::Person) const
    {
        SavedProfile saved =
            *profileOf({.region = QStringLiteral("eu-west-1"), .grant = grant, .clientId = QStringLiteral("client")});
        saved.organization = OrganizationId(QString::fromLatin1(QTest::currentTestFunction()));
        saved.account = QStringLiteral("user-1");
        return saved;
    }
    static SignedInPerson person(const QByteArray &access, const QByteArray &refresh, const QByteArray &secret = {})
    {
        return {.client = {.clientId = QStringLiteral("client"), .clientSecret = Secret(secret)},
                .token = {.secret = Secret(access), .lifetime = 1h, .refresh = Secret(refresh)}};
    }
    void keep(const SavedProfile &saved, const Credentials &credentials)
    {
        CredentialShelf shelf(m_clock); // another program
        QSignalSpy settled(&shelf, &CredentialShelf::settled);
        shelf.keep(saved, credentials);
        QVERIFY(settled.wait());
        QVERIFY(!shelf.trouble());
    }
    Result<Profile> fetch(const SavedProfile &saved)
    {
        CredentialShelf shelf(m_clock);
        std::optional<Result<Profile>> answer;
        shelf.fetch(saved, this, [&answer](const Result<Profile> &kept) { answer = kept; });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return answer.value_or(Failure(Error{}));
    }
    static QByteArray accessOf(const Result<Profile> &profile)
    {
        return std::get<SignedInPerson>(profile->credentials).token.secret.reveal();
    }

    std::unique_ptr<Keyring> m_keyring;
    FakeClock m_clock; // no limit ever ends here
};

void CredentialShelfTest::initTestCase()
{
    m_keyring = std::make_unique<Keyring>();
    QVERIFY(m_keyring->isRunning());
}

void CredentialShelfTest::init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

void CredentialShelfTest::handsBackWhatAPersonsSignInBrought()
{
    const SavedProfile saved = profile(GrantKind::PersonWithSecret);
    keep(saved, person("access", "refresh", "secret"));
    const Result<Profile> kept = fetch(saved);
    QVERIFY(kept.has_value());
    QCOMPARE(kept->api, QUrl(QStringLiteral("https://api.mypurecloud.ie")));
    QCOMPARE(kept->login, QUrl(QStringLiteral("https://login.mypurecloud.ie")));
    const auto &back = std::get<SignedInPerson>(kept->credentials);
    QCOMPARE(back.client.clientId, QStringLiteral("client"));
    QCOMPARE(back.client.clientSecret.reveal(), "secret");
    QCOMPARE(back.token.secret.reveal(), "access");
    QCOMPARE(back.token.refresh.reveal(), "refresh");
    QCOMPARE(back.token.lifetime, std::optional<std::chrono::seconds>(1h));
}

void CredentialShelfTest::anAccessTokenIsGoodUntilItsEnd()
{
    keep(profile(), person("access", {}));
    m_clock.setWallTime(m_clock.wallTime().addSecs(3599));
    QCOMPARE(accessOf(fetch(profile())), "access");
    m_clock.setWallTime(m_clock.wallTime().addSecs(1));
    const Result<Profile> late = fetch(profile());
    QVERIFY(!late && late.error().kind == ErrorKind::Unauthorized);
    QCOMPARE(late.error().code, QStringLiteral("sign-in-needed"));
}

void CredentialShelfTest::anApplicationNeedsItsSecretAlone()
{
    keep(profile(GrantKind::Application),
         ClientCredentials{.clientId = QStringLiteral("client"), .clientSecret = Secret("secret")});
    const Result<Profile> kept = fetch(profile(GrantKind::Application));
    QCOMPARE(std::get<ClientCredentials>(kept->credentials).clientSecret.reveal(), "secret");
}

void CredentialShelfTest::asksForASignInWhereNothingIsKept()
{
    const Result<Profile> none = fetch(profile());
    QVERIFY(!none);
    QCOMPARE(none.error().code, QStringLiteral("sign-in-needed"));
    QVERIFY2(none.error().message.contains(u"mypurecloud.ie"), qPrintable(none.error().message));
}

void CredentialShelfTest::profilesDoNotMix()
{
    keep(profile(), person("access", "refresh"));
    for (int other = 0; other < 3; ++other) {
        SavedProfile saved = profile();
        if (other == 0)
            saved.region = QStringLiteral("mypurecloud.de");
        else if (other == 1)
            saved.organization = OrganizationId(QStringLiteral("another"));
        else
            saved.account = QStringLiteral("user-2");
        QVERIFY(!fetch(saved));
    }
    QVERIFY(fetch(profile()).has_value());
}

void CredentialShelfTest::erasesAllOfIt()
{
    const SavedProfile saved = profile(GrantKind::PersonWithSecret);
    keep(saved, person("access", "refresh", "secret"));
    CredentialShelf shelf(m_clock);
    std::optional<Result<void>> erased;
    shelf.erase(saved, this, [&erased](const Result<void> &done) { erased = done; });
    QTRY_VERIFY(erased.has_value());
    QVERIFY(erased->has_value());
    QVERIFY(!fetch(saved));
}

void CredentialShelfTest::aRenewalReplacesWhatWasKept()
{
    keep(profile(), person("first", "r1"));
    keep(profile(), person("second", {})); // no refresh token came this time: the old one is used up
    const Result<Profile> kept = fetch(profile());
    QCOMPARE(accessOf(kept), "second");
    QVERIFY(std::get<SignedInPerson>(kept->credentials).token.refresh.isEmpty());
}

WRAPDESK_TEST(CredentialShelfTest)
#include "credentialshelftest.moc"
