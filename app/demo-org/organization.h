// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "authority.h"
#include "authorizations.h"
#include "channels.h"
#include "faults.h"
#include "gateway.h"
#include "ledger.h"
#include "router.h"
#include "routes.h"
#include "site.h"
#include "tokenbook.h"

#include <QObject>
#include <QUrl>

#include <chrono>

namespace demoorg {

class HttpServer;

// A simulated Genesys Cloud on 127.0.0.1: the site behind its HTTP and WebSocket surface.
// Made, used and destroyed on one thread, whose event loop drives it: best the main one, since OpenSSL, which
// QHttpServer starts, leaves its error state behind on any other (LeakSanitizer tells).
class Organization : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        SiteOptions site;
        quint16 port = 0; // 0: any free one
        TokenBook::Limits tokens;
        Channels::Limits channels;
        std::chrono::milliseconds latency{0};
        WritePolicy writePolicy = WritePolicy::Any;
        ClientCredentials clientCredentials = ClientCredentials::UserNeeded;
        PkceRefresh pkceRefresh = PkceRefresh::None;
        QString faults; // see Faults::help(); must be valid
    };

    explicit Organization(const Options &options, QObject *parent = nullptr);
    ~Organization() override;

    // Starts the site and its server. False if the port is taken.
    bool listen();

    QUrl api() const; // http://127.0.0.1:PORT, without a slash at the end
    QUrl login() const; // api() + "/login"
    QByteArray userToken() const { return m_userToken; }

    Site &site() { return *m_site; }
    TokenBook &tokens() { return m_tokens; }
    Channels &channels() { return *m_channels; }
    Faults &faults() { return m_faults; }
    Authority &authority() { return m_authority; } // who may sign in
    const Authority &authority() const { return m_authority; }
    QJsonObject stats() const { return m_ledger.toJson(); }

private:
    void publishConversation(const QString &conversationId, const QStringList &queueIds);
    void publishDetail(const Ledger::Leg &leg, const QString &kind);
    // What stands on the leg now, for the tally: after acwEnded or wrapupSet.
    void count(const Ledger::Leg &leg, std::optional<AcwTally::Author> codeBy);
    TopicRefusal topicRefusal(const QString &topic, const Caller &caller) const;

    Options m_options;
    TokenBook m_tokens;
    Faults m_faults;
    Ledger m_ledger;
    Router m_router;
    Site *m_site;
    Authority m_authority;
    Authorizations m_authorizations;
    Channels *m_channels;
    Gateway m_gateway;
    HttpServer *m_server;
    QByteArray m_userToken;
};

} // namespace demoorg
