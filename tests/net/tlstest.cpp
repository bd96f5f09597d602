// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/apiclient.h"
#include "net/trust.h"
#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/named.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(WRAPDESK_TEST_DATA "/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<QTcpServer> selfSigned()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(fixture(QStringLiteral("selfsigned.crt"))));
    configuration.setPrivateKey(QSslKey(fixture(QStringLiteral("selfsigned.key")), QSsl::Ec));
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    return server;
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void talksToAServerItTrusts();
    void refusesASelfSignedCertificate();
    void believesTheFileOfAnotherAuthority();
    void refusesAFileThatHoldsNone_data();
    void refusesAFileThatHoldsNone();

private:
    // What a self-signed server gets to see, and what comes back.
    Result<QString> ask(ScriptedServer &server)
    {
        const FakeClock clock;
        ApiClient client(server.url(QStringLiteral("https")), m_gate, clock);
        std::optional<Result<QString>> answer;
        client.send(named(), this, [&answer](const Result<QString> &result) { answer = result; });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return answer.value_or(Failure(Error{}));
    }

    FakeGate m_gate;
};

// Shows that the refusal below is about trust and nothing else.
void TlsTest::talksToAServerItTrusts()
{
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.setCaCertificates({QSslCertificate(fixture(QStringLiteral("selfsigned.crt")))});
    QSslConfiguration::setDefaultConfiguration(trusting);
    ScriptedServer server(selfSigned());
    server.expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    const Result<QString> answer = ask(server);
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(describe(answer.error())));
    QCOMPARE(*answer, QStringLiteral("Ada"));
}

void TlsTest::refusesASelfSignedCertificate()
{
    ScriptedServer server(selfSigned());
    m_gate.requests.clear();
    const Result<QString> answer = ask(server);
    QVERIFY(!answer);
    QVERIFY2(answer.error().kind == ErrorKind::Tls, qPrintable(describe(answer.error())));
    QVERIFY(!answer.error().message.isEmpty());
    QVERIFY(server.seen().isEmpty()); // the token went nowhere
    QCOMPARE(m_gate.requests.size(), 1); // and was not offered again
}

void TlsTest::believesTheFileOfAnotherAuthority()
{
    QVERIFY(trustAlso(QStringLiteral(WRAPDESK_TEST_DATA "/tls/selfsigned.crt")));
    ScriptedServer server(selfSigned());
    server.expect("GET /api/v2/thing", {.body = R"({"name":"Ada"})"});
    const Result<QString> answer = ask(server);
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(describe(answer.error())));
    const qsizetype all = QSslConfiguration::defaultConfiguration().caCertificates().size();
    QCOMPARE(all, QSslConfiguration::systemCaCertificates().size() + 1); // besides the system's
    QVERIFY(trustAlso({}));
    refusesASelfSignedCertificate();
}

void TlsTest::refusesAFileThatHoldsNone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("word");
    QTest::newRow("none there") << "/nonexistent/ca.pem"
                                << "cannot be read";
    QTest::newRow("a folder") << WRAPDESK_TEST_DATA "/tls"
                              << "is a folder";
    QTest::newRow("a key") << WRAPDESK_TEST_DATA "/tls/selfsigned.key"
                           << "holds no certificate";
    QTest::newRow("other text") << WRAPDESK_TEST_DATA "/requests/users-me.txt"
                                << "holds no certificate";
}

void TlsTest::refusesAFileThatHoldsNone()
{
    QFETCH(const QString, path);
    QFETCH(const QString, word);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    const Result<void> result = trustAlso(path);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY2(result.error().message.contains(word), qPrintable(result.error().message));
    QVERIFY(result.error().message.contains(path));
    QCOMPARE(QSslConfiguration::defaultConfiguration(), before);
}

WRAPDESK_TEST(TlsTest)
#include "tlstest.moc"
