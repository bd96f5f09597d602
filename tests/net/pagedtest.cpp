// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/paged.h"

#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/runner.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

Request<Page<int>> numbers(int page)
{
    Request<Page<int>> request;
    request.http.path = {QStringLiteral("numbers")};
    request.http.query.addQueryItem(QStringLiteral("pageNumber"), QString::number(page));
    request.decode = [](const QByteArray &body) -> Result<Page<int>> {
        const QJsonObject object = QJsonDocument::fromJson(body).object();
        Page<int> result{.pageCount = object.value(u"pageCount").toInt()};
        for (const QJsonValue number : object.value(u"entities").toArray())
            result.entities << number.toInt();
        return result;
    };
    return request;
}

} // namespace

class PagedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fetchesAllPagesInOrder();
    void isDoneWithAnEmptyFirstPage();
    void stopsAtAnEmptyPage();
    void givesTheFirstError();
    void isSilentOnceDeleted();
    void isSilentOnceItsContextIsGone();
    void mayBeDeletedInItsOwnHandler();

private:
    void start()
    {
        m_paged = new Paged<int>(
            *m_client, numbers, m_context.get(),
            [this](const Result<QList<int>> &result) {
                ++m_finished;
                m_result = result;
            },
            Lane::Paced);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<FakeGate> m_gate;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<QObject> m_context;
    QPointer<QObject> m_paged;
    int m_finished = 0;
    Result<QList<int>> m_result = QList<int>();
};

void PagedTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<ScriptedServer>();
    m_gate = std::make_unique<FakeGate>();
    m_clock = std::make_unique<FakeClock>();
    m_client = std::make_unique<ApiClient>(m_server->url(), *m_gate, *m_clock);
    m_context = std::make_unique<QObject>();
    m_finished = 0;
}

void PagedTest::cleanup()
{
    QCOMPARE(m_server->missing(), QByteArrayList());
    m_context.reset();
    m_client.reset();
}

void PagedTest::fetchesAllPagesInOrder()
{
    m_server->expect("GET /numbers?pageNumber=1", {.body = R"({"entities":[1,2],"pageCount":3})"});
    m_server->expect("GET /numbers?pageNumber=2", {.body = R"({"entities":[3],"pageCount":3})"});
    m_server->expect("GET /numbers?pageNumber=3", {.body = R"({"entities":[4],"pageCount":3})"});
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_result.value(), (QList<int>{1, 2, 3, 4}));
    QCOMPARE(m_gate->lanes, QList<Lane>(3, Lane::Paced));
    QTRY_VERIFY(!m_paged);
}

void PagedTest::isDoneWithAnEmptyFirstPage()
{
    m_server->expect("GET /numbers?pageNumber=1", {.body = R"({"entities":[],"pageCount":0})"});
    start();
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(m_result.value().isEmpty());
}

void PagedTest::stopsAtAnEmptyPage()
{
    m_server->expect("GET /numbers?pageNumber=1", {.body = R"({"entities":[1],"pageCount":1000000})"});
    m_server->expect("GET /numbers?pageNumber=2", {.body = R"({"entities":[],"pageCount":1000000})"});
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_result.value(), QList<int>{1});
}

void PagedTest::givesTheFirstError()
{
    m_server->expect("GET /numbers?pageNumber=1", {.body = R"({"entities":[1],"pageCount":3})"});
    m_server->expect("GET /numbers?pageNumber=2", {.status = 403, .body = R"({"code":"missing.permissions"})"});
    start();
    QTRY_COMPARE(m_finished, 1);
    QCOMPARE(m_result.error().code, QStringLiteral("missing.permissions"));
}

void PagedTest::isSilentOnceDeleted()
{
    m_server->expect("GET /numbers?pageNumber=1", {.held = true});
    start();
    QTRY_COMPARE(m_server->seen().size(), 1);
    delete m_paged;
    QTRY_COMPARE(m_server->connections(), 0);
    QCOMPARE(m_finished, 0);
}

void PagedTest::isSilentOnceItsContextIsGone()
{
    m_server->expect("GET /numbers?pageNumber=1", {.held = true});
    start();
    QTRY_COMPARE(m_server->seen().size(), 1);
    m_context.reset();
    QVERIFY(!m_paged);
    QTRY_COMPARE(m_server->connections(), 0);
    QCOMPARE(m_finished, 0);
}

void PagedTest::mayBeDeletedInItsOwnHandler()
{
    m_server->expect("GET /numbers?pageNumber=1", {.body = R"({"entities":[1],"pageCount":1})"});
    m_paged = new Paged<int>(*m_client, numbers, m_context.get(), [this](const Result<QList<int>> &) {
        ++m_finished;
        m_context.reset();
    });
    QTRY_COMPARE(m_finished, 1);
    QVERIFY(!m_paged);
}

WRAPDESK_TEST(PagedTest)
#include "pagedtest.moc"
