// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void playsPlannedFaults_data();
    void playsPlannedFaults();
    void losesTheAnswerButNotTheWork();
    void sendsElsewhere_data();
    void sendsElsewhere();
    void strikesTheTokenEndpointToo();
    void faultsAreTheSameForASeed();
    void refusesMeaninglessFaults();
};

void FaultsTest::playsPlannedFaults_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("failed");
    QTest::newRow("503") << Fault{.kind = Fault::Kind::Status, .status = 503} << 503 << false;
    QTest::newRow("403") << Fault{.kind = Fault::Kind::Status, .status = 403} << 403 << false;
    QTest::newRow("429") << Fault{.kind = Fault::Kind::Status, .status = 429} << 429 << false;
    QTest::newRow("expired") << Fault{.kind = Fault::Kind::Expire} << 401 << false;
    QTest::newRow("HTML") << Fault{.kind = Fault::Kind::Html} << 200 << false;
    QTest::newRow("truncated") << Fault{.kind = Fault::Kind::Truncate} << 200 << true;
    QTest::newRow("reset") << Fault{.kind = Fault::Kind::Reset} << 0 << true;
}

void FaultsTest::playsPlannedFaults()
{
    QFETCH(const Fault, fault);
    QFETCH(const int, status);
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    // Qt itself repeats a request whose connection broke before any answer, a POST too: once is not enough for a reset.
    const int times = fault.kind == Fault::Kind::Reset ? 10 : 1;
    organization.faults().failNext(QStringLiteral("POST /api/v2/notifications/channels"), fault, times);
    Client client(organization);
    QCOMPARE(client.get(QStringLiteral("/api/v2/tokens/me")).status, 200); // another route is spared
    const Reply reply = client.send("POST", QStringLiteral("/api/v2/notifications/channels"));
    QCOMPARE(reply.status, status);
    QTEST(reply.failed, "failed");
    QCOMPARE(reply.body.startsWith("<!DOCTYPE html>"), fault.kind == Fault::Kind::Html);
    QCOMPARE(reply.headers.contains("retry-after"), status == 429);
    if (fault.kind != Fault::Kind::Expire && times == 1)
        QCOMPARE(client.send("POST", QStringLiteral("/api/v2/notifications/channels")).status, 200);
}

void FaultsTest::losesTheAnswerButNotTheWork()
{
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    const QString channels = QStringLiteral("/api/v2/notifications/channels");
    organization.faults().failNext(QStringLiteral("POST ") + channels, {.kind = Fault::Kind::Truncate}, 1);
    Client client(organization);
    QVERIFY(client.send("POST", channels).failed);
    QCOMPARE(client.get(channels).entities().size(), 1);
}

void FaultsTest::sendsElsewhere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("answered");
    QTest::newRow("unsaid") << Fault().status << 302;
    QTest::newRow("307") << 307 << 307;
}

void FaultsTest::sendsElsewhere()
{
    QFETCH(const int, status);
    const Fault fault{
        .kind = Fault::Kind::Redirect, .status = status, .target = QStringLiteral("http://127.0.0.1:9/x")};
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    organization.faults().failNext(QStringLiteral("GET /api/v2/users/me"), fault, 1);
    organization.faults().failNext(QStringLiteral("POST /login/oauth/token"), fault, 1);
    Client client(organization);
    for (const Reply &reply : {client.get(QStringLiteral("/api/v2/users/me")),
                               client.logIn("demo-client:demo-secret", "grant_type=client_credentials")}) {
        QTEST(reply.status, "answered");
        QCOMPARE(reply.headers.value("location"), QByteArray("http://127.0.0.1:9/x"));
        QVERIFY(reply.body.isEmpty());
    }
}

void FaultsTest::strikesTheTokenEndpointToo()
{
    const QString route = QStringLiteral("POST /login/oauth/token");
    Organization organization(quietOptions());
    QVERIFY(organization.listen());
    organization.faults().failNext(route, {.kind = Fault::Kind::Html}, 1);
    organization.faults().failNext(route, {.kind = Fault::Kind::Status, .status = 503}, 1);
    Client client(organization);
    const auto logIn = [&] { return client.logIn("demo-client:demo-secret", "grant_type=client_credentials"); };
    const Reply portal = logIn();
    QCOMPARE(portal.status, 200);
    QCOMPARE(portal.headers.value("content-type"), QByteArray("text/html"));
    QVERIFY(portal.body.startsWith("<!DOCTYPE html>"));
    QCOMPARE(logIn().status, 503);
    QCOMPARE(logIn().status, 200);
}

void FaultsTest::faultsAreTheSameForASeed()
{
    const auto sequence = [](quint32 seed) {
        Faults faults(seed);
        if (faults.add(QStringLiteral("503:20,reset:20")))
            return QString();
        QString result;
        for (int i = 0; i < 200; ++i) {
            const auto fault = faults.next(QStringLiteral("GET /x"), false);
            result += !fault ? u'.' : fault->kind == Fault::Kind::Reset ? u'r' : u's';
        }
        return result;
    };
    QCOMPARE(sequence(7), sequence(7));
    QVERIFY(sequence(7) != sequence(8));
    QVERIFY(sequence(7).count(u'.') > 80 && sequence(7).count(u'.') < 170);
}

void FaultsTest::refusesMeaninglessFaults()
{
    for (const char *spec : {"teapot", "503:many", "reset:101", "200"})
        QVERIFY2(Faults(1).add(QString::fromLatin1(spec)).has_value(), spec);
    QVERIFY(!Faults(1).add(QStringLiteral("503,reset:0,nonsense-frames:100,vanish-write")));
}

WRAPDESK_TEST(FaultsTest)
#include "faultstest.moc"
