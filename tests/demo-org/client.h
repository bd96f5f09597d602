// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo-org/organization.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>

struct Reply
{
    int status = 0; // 0: no answer, see failed
    bool failed = false;
    QByteArray body;
    QJsonObject json;
    QJsonArray list; // where the answer is one
    QHash<QByteArray, QByteArray> headers; // names in lower case

    QString code() const { return json.value(QStringLiteral("code")).toString(); }
    QJsonArray entities() const { return json.value(QStringLiteral("entities")).toArray(); }
};

// A plain HTTP client of the organisation that waits for every answer.
class Client
{
public:
    explicit Client(const demoorg::Organization &organization);

    QByteArray token; // the organisation's user token unless changed; empty: none is sent

    Reply get(const QString &path) { return send("GET", path); }
    Reply post(const QString &path, const QJsonValue &body) { return send("POST", path, written(body)); }
    Reply patch(const QString &path, const QJsonValue &body) { return send("PATCH", path, written(body)); }
    Reply send(const QByteArray &method, const QString &path, const QByteArray &body = {},
               const QByteArray &contentType = "application/json");
    // A token of client credentials.
    Reply logIn(const QByteArray &basic, const QByteArray &form);
    QByteArray clientCredentialsToken();

    static QByteArray written(const QJsonValue &body);

private:
    Reply finish(QNetworkReply *reply);

    QUrl m_api;
    QNetworkAccessManager m_network;
};

// An agent's answered and ended voice leg of the first queue that has codes; `code` empty: none was set.
struct Leg
{
    demoorg::Conversation conversation;
    QString participantId;
    QString communicationId;
    QStringList codeIds; // of its queue

    QString w1() const;
    QString w2() const;
    QString w3() const;
};

Leg makeLeg(const demoorg::Site &site, const QString &name, const QString &code = {});

// Options of a site that stands still: nothing in it happens unless a test does it.
demoorg::Organization::Options quietOptions();
