// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/apiclient.h"
#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/named.h"
#include "support/scriptedserver.h"

#include <QTest>

namespace wrapdesk::test {

using Server = ScriptedServer;

inline const QByteArray get = "GET /api/v2/thing";
inline const QByteArray post = "POST /api/v2/thing";
inline const Server::Reply good{.body = R"({"name":"Ada"})"};

// A client between a scripted server, an open gate and a clock that stands still.
class CallFixture : public QObject
{
protected:
    void setUp()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_server = std::make_unique<Server>();
        m_gate = std::make_unique<FakeGate>();
        m_clock = std::make_unique<FakeClock>();
        m_client = std::make_unique<ApiClient>(m_server->url(), *m_gate, *m_clock);
        m_finished = 0;
        m_name.clear();
        m_error.reset();
    }

    void tearDown()
    {
        m_client.reset();
        QCOMPARE(m_server->missing(), QByteArrayList());
        QCOMPARE(m_server->seen().size(), m_gate->requests.size()); // nothing goes out uncounted
    }

    template <typename T>
    Call *send(const Request<T> &request, Lane lane = Lane::Interactive)
    {
        return m_client->send(
            request, this,
            [this](const Result<T> &result) {
                ++m_finished;
                if (!result)
                    m_error = result.error();
                else if constexpr (std::is_same_v<T, QString>)
                    m_name = *result;
            },
            lane);
    }

    std::unique_ptr<Server> m_server;
    std::unique_ptr<FakeGate> m_gate;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ApiClient> m_client;
    int m_finished = 0;
    QString m_name;
    std::optional<Error> m_error;
};

} // namespace wrapdesk::test
