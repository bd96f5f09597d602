// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/apiclient.h"
#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/named.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Every way a call can end before or while it finishes: silence afterwards, and nothing touched that is gone.
class CallEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isSilentOnceItsContextIsGone_data() { stages(); }
    void isSilentOnceItsContextIsGone();
    void isSilentOnceItIsDeleted_data() { stages(); }
    void isSilentOnceItIsDeleted();
    void isSilentOnceItsClientIsGone_data() { stages(); }
    void isSilentOnceItsClientIsGone();
    void mayBeDeletedInItsOwnHandler();
    void mayLoseItsContextInItsOwnHandler();
    void mayLoseItsClientInItsOwnHandler();
    void leavesOthersAlone();
    void deletesItselfWhenDone();

private:
    static void stages();
    void sendAndReach(const QString &stage);
    void settle();

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeGate> m_gate;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<QObject> m_context;
    QPointer<Call> m_call;
    QSemaphore m_decoding;
    QSemaphore m_mayDecode;
    int m_finished = 0;
};

void CallEndTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<ScriptedServer>();
    m_gate = std::make_unique<FakeGate>();
    m_clock = std::make_unique<FakeClock>();
    m_client = std::make_unique<ApiClient>(m_server->url(), *m_gate, *m_clock);
    m_context = std::make_unique<QObject>();
    m_finished = 0;
}

void CallEndTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    m_client.reset();
    m_context.reset();
}

void CallEndTest::stages()
{
    QTest::addColumn<QString>("stage");
    for (const char *stage : {"in the gate", "in flight", "on the ladder", "while decoding"})
        QTest::addRow("%s", stage) << QString::fromLatin1(stage);
}

// Sends one request and returns when it stands at `stage`.
void CallEndTest::sendAndReach(const QString &stage)
{
    Request<QString> request = named();
    if (stage == u"in flight")
        m_server->expect("GET /api/v2/thing", {.held = true});
    if (stage == u"on the ladder")
        m_server->expect("GET /api/v2/thing", {.status = 503});
    if (stage == u"while decoding") {
        m_server->expect("GET /api/v2/thing", {.body = QByteArray(100'000, ' ')});
        request.decode = [this](const QByteArray &) -> Result<QString> {
            m_decoding.release();
            m_mayDecode.acquire();
            return QString();
        };
    }
    m_call = m_client->send(request, m_context.get(), [this](const Result<QString> &) { ++m_finished; });
    if (stage == u"in flight")
        QTRY_COMPARE(m_server->seen().size(), 1);
    if (stage == u"on the ladder")
        QTRY_COMPARE(m_clock->next(), 500ms);
    if (stage == u"while decoding") {
        QTRY_COMPARE(m_decoding.available(), 1);
        m_decoding.acquire();
    }
}

// Lets everything happen that still could.
void CallEndTest::settle()
{
    m_mayDecode.release();
    QThreadPool::globalInstance()->waitForDone();
    m_mayDecode.tryAcquire();
    QTRY_COMPARE(m_clock->waiting(), 0);
    m_clock->advance(10min);
    m_server->release();
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(m_finished, 0);
    QVERIFY(!m_call);
}

void CallEndTest::isSilentOnceItsContextIsGone()
{
    QFETCH(QString, stage);
    sendAndReach(stage);
    m_context.reset();
    settle();
}

void CallEndTest::isSilentOnceItIsDeleted()
{
    QFETCH(QString, stage);
    sendAndReach(stage);
    delete m_call;
    settle();
}

void CallEndTest::isSilentOnceItsClientIsGone()
{
    QFETCH(QString, stage);
    sendAndReach(stage);
    m_client.reset();
    settle();
}

void CallEndTest::mayBeDeletedInItsOwnHandler()
{
    m_server->expect("GET /api/v2/thing", {});
    m_call = m_client->send(named(), m_context.get(), [this](const Result<QString> &) {
        ++m_finished;
        delete m_call;
    });
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(!m_call);
}

void CallEndTest::mayLoseItsContextInItsOwnHandler()
{
    m_server->expect("GET /api/v2/thing", {});
    m_call = m_client->send(named(), m_context.get(), [this](const Result<QString> &) {
        ++m_finished;
        m_context.reset();
    });
    QTRY_VERIFY(!m_call);
    QCOMPARE(m_finished, 1);
}

void CallEndTest::mayLoseItsClientInItsOwnHandler()
{
    m_server->expect("GET /api/v2/thing", {});
    m_call = m_client->send(named(), m_context.get(), [this](const Result<QString> &) {
        ++m_finished;
        m_client.reset();
    });
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(!m_call);
}

void CallEndTest::leavesOthersAlone()
{
    m_server->expect("GET /api/v2/thing", 2, {.body = R"({"name":"Ada"})", .held = true});
    m_call = m_client->send(named(), m_context.get(), [this](const Result<QString> &) { m_finished += 100; });
    m_client->send(named(), m_context.get(), [this](const Result<QString> &) { ++m_finished; });
    QTRY_COMPARE(m_server->seen().size(), 2);
    delete m_call;
    m_server->release();
    QTRY_COMPARE(m_finished, 1);
}

void CallEndTest::deletesItselfWhenDone()
{
    m_server->expect("GET /api/v2/thing", {});
    m_call = m_client->send(named(), m_context.get(), [this](const Result<QString> &) { ++m_finished; });
    QTRY_VERIFY(!m_call);
    QCOMPARE(m_finished, 1);
}

WRAPDESK_TEST(CallEndTest)
#include "callendtest.moc"
