// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokensource.h"

#include "auth/staticgrant.h"
#include "support/fakeclock.h"
#include "support/runner.h"
#include "support/scriptedgrant.h"

#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class TokenSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void fetchesOnceForEverybodyWhoAsks();
    void renewsBeforeExpiry_data();
    void renewsBeforeExpiry();
    void keepsATokenOfUnknownLifetime();
    void renewsOnceForAllWhoWereRefused();
    void asksAgainAfterATransientFailure();
    void asksNoMoreAfterTheLastWord();
    void whoWaitsForASignInIsServedByTheNextOne();
    void aNewSignInReplacesTheOld();
    void forgetsWhoIsGone();
    void isSilentOnceDeleted();
    void staticTokenIsHandedOutUntilItIsRefused();

private:
    TokenSource::Handler take()
    {
        return [this](const Result<Secret> &token) {
            m_got << (token ? token->reveal() : QByteArray("-"));
            if (!token)
                m_error = token.error();
        };
    }
    void ask() { m_source->token(this, take()); }

    FakeClock m_clock;
    std::unique_ptr<TokenSource> m_source;
    ScriptedGrant *m_grant = nullptr;
    QByteArrayList m_got;
    std::optional<Error> m_error;
};

void TokenSourceTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    auto grant = std::make_unique<ScriptedGrant>();
    m_grant = grant.get();
    m_source = std::make_unique<TokenSource>(std::move(grant), m_clock);
    m_got.clear();
    m_error.reset();
}

void TokenSourceTest::fetchesOnceForEverybodyWhoAsks()
{
    for (int i = 0; i < 5; ++i)
        ask();
    QCOMPARE(m_grant->fetches, 1);
    m_grant->answer("one", 1h);
    QVERIFY(m_got.isEmpty()); // never from within
    QTRY_COMPARE(m_got, QByteArrayList(5, "one"));
    ask();
    QVERIFY(m_got.size() == 5);
    QTRY_COMPARE(m_got.size(), 6);
    QCOMPARE(m_grant->fetches, 1);
}

void TokenSourceTest::renewsBeforeExpiry_data()
{
    QTest::addColumn<std::chrono::seconds>("lifetime");
    QTest::addColumn<std::chrono::milliseconds>("good");
    QTest::addRow("a day") << std::chrono::seconds(24h) << std::chrono::milliseconds(24h - 30s);
    QTest::addRow("five minutes") << std::chrono::seconds(300s) << std::chrono::milliseconds(270s);
    QTest::addRow("shorter than the margin") << std::chrono::seconds(20s) << std::chrono::milliseconds(10s);
}

void TokenSourceTest::renewsBeforeExpiry()
{
    QFETCH(std::chrono::seconds, lifetime);
    QFETCH(std::chrono::milliseconds, good);
    ask();
    m_grant->answer("one", lifetime);
    m_clock.advance(good - 1ms);
    ask();
    QCOMPARE(m_grant->fetches, 1);
    m_clock.advance(1ms);
    ask();
    QCOMPARE(m_grant->fetches, 2);
    m_grant->answer("two", lifetime);
    QTRY_COMPARE(m_got, (QByteArrayList{"one", "one", "two"}));
}

void TokenSourceTest::keepsATokenOfUnknownLifetime()
{
    ask();
    m_grant->answer("one");
    m_clock.advance(1000h);
    ask();
    QTRY_COMPARE(m_got, (QByteArrayList{"one", "one"}));
}

void TokenSourceTest::renewsOnceForAllWhoWereRefused()
{
    ask();
    m_grant->answer("one", 1h);
    for (int i = 0; i < 5; ++i)
        m_source->renewed(Secret("one"), this, take());
    ask(); // in the middle of it
    QCOMPARE(m_grant->fetches, 2);
    m_grant->answer("two", 1h);
    m_source->renewed(Secret("one"), this, take()); // a latecomer
    QTRY_COMPARE(m_got, (QByteArrayList{"one"} + QByteArrayList(7, "two")));
    QCOMPARE(m_grant->fetches, 2);
}

void TokenSourceTest::asksAgainAfterATransientFailure()
{
    for (const ErrorKind kind : {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Server, ErrorKind::RateLimited,
                                 ErrorKind::Tls, ErrorKind::Decode}) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no token")));
        ask();
        m_grant->answer(Failure(Error{.kind = kind}));
        QTRY_COMPARE(m_got, QByteArrayList{"-"});
        m_got.clear();
    }
    const QSignalSpy asked(m_source.get(), &TokenSource::signInRequested);
    ask();
    m_grant->answer("one");
    QTRY_COMPARE(m_got, QByteArrayList{"one"});
    QCOMPARE(asked.size(), 0);
}

void TokenSourceTest::asksNoMoreAfterTheLastWord()
{
    const QSignalSpy asked(m_source.get(), &TokenSource::signInRequested);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no token: unauthorized")));
    ask();
    ask();
    m_grant->answer(Failure(Error{.kind = ErrorKind::Unauthorized, .code = QStringLiteral("invalid_client")}));
    ask();
    m_source->renewed(Secret("one"), this, take());
    QTRY_COMPARE(m_got, QByteArrayList(4, "-"));
    QCOMPARE(m_error->code, QStringLiteral("invalid_client"));
    QCOMPARE(m_grant->fetches, 1);
    QCOMPARE(asked.size(), 1);
}

void TokenSourceTest::whoWaitsForASignInIsServedByTheNextOne()
{
    QSignalSpy wanted(m_source.get(), &TokenSource::signInRequested);
    m_source->setWaitsForSignIn(true);
    ask();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no token")));
    m_grant->answer(Failure(Error{.kind = ErrorKind::Unauthorized}));
    ask();
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(m_got.isEmpty());
    QCOMPARE(m_grant->fetches, 1); // it is not asked again

    auto next = std::make_unique<ScriptedGrant>();
    m_grant = next.get();
    m_source->adopt(std::move(next));
    QCOMPARE(m_grant->fetches, 1);
    m_grant->answer("new");
    QTRY_COMPARE(m_got, (QByteArrayList{"new", "new"}));
    QCOMPARE(wanted.size(), 1);
}

void TokenSourceTest::aNewSignInReplacesTheOld()
{
    ask();
    m_grant->answer("old");
    QTRY_COMPARE(m_got, (QByteArrayList{"old"}));
    auto next = std::make_unique<ScriptedGrant>();
    m_grant = next.get();
    m_source->adopt(std::move(next));
    QCOMPARE(m_grant->fetches, 0); // nobody waits
    ask();
    m_grant->answer("new");
    QTRY_COMPARE(m_got, (QByteArrayList{"old", "new"}));
}

void TokenSourceTest::forgetsWhoIsGone()
{
    {
        QObject gone;
        m_source->token(&gone, take());
    }
    ask();
    m_grant->answer("one");
    {
        QObject gone;
        m_source->token(&gone, take()); // answered, but not delivered yet
    }
    QTRY_COMPARE(m_got, QByteArrayList{"one"});
    QCoreApplication::processEvents();
    QCOMPARE(m_got.size(), 1);
}

void TokenSourceTest::isSilentOnceDeleted()
{
    ask();
    QVERIFY(m_grant->isAsked());
    m_source.reset();
    QCoreApplication::processEvents();
    QVERIFY(m_got.isEmpty());
}

void TokenSourceTest::staticTokenIsHandedOutUntilItIsRefused()
{
    m_source = std::make_unique<TokenSource>(std::make_unique<StaticGrant>(Secret("given")), m_clock);
    const QSignalSpy asked(m_source.get(), &TokenSource::signInRequested);
    ask();
    QTRY_COMPARE(m_got.size(), 1);
    ask();
    QTRY_COMPARE(m_got, (QByteArrayList{"given", "given"}));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("refuses the access token")));
    m_source->renewed(Secret("given"), this, take());
    QTRY_COMPARE(m_got.size(), 3);
    QVERIFY(m_error->kind == ErrorKind::Unauthorized);
    QVERIFY(!describe(*m_error).contains(u"given\""));
    QCOMPARE(asked.size(), 1);
}

WRAPDESK_TEST(TokenSourceTest)
#include "tokensourcetest.moc"
