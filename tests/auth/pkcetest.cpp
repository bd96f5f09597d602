// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/pkce.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class PkceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void challengesAsTheRfcShows();
    void isFreshEachTime();
};

// RFC 7636, appendix B.
void PkceTest::challengesAsTheRfcShows()
{
    const Pkce pkce = Pkce::of(Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    QCOMPARE(pkce.challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

void PkceTest::isFreshEachTime()
{
    static const QRegularExpression unreserved(QStringLiteral("^[A-Za-z0-9._~-]{43,128}$"));
    QSet<QByteArray> seen;
    for (int i = 0; i < 100; ++i) {
        const Pkce pkce = Pkce::fresh();
        QVERIFY(unreserved.match(QString::fromLatin1(pkce.verifier.reveal())).hasMatch());
        QCOMPARE(pkce.challenge, Pkce::of(pkce.verifier).challenge);
        seen << pkce.verifier.reveal();
    }
    QCOMPARE(seen.size(), 100);
}

WRAPDESK_TEST(PkceTest)
#include "pkcetest.moc"
