// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "client.h"
#include "support/approval.h"

#include <QUrl>

// A client's parameters by name; an empty value leaves one out.
using Parameters = QList<QPair<QString, QString>>;

// An organisation that stands still, and what a client of the code grant does with it.
class OAuthStage
{
public:
    explicit OAuthStage(const demoorg::Organization::Options &options = quietOptions());

    // What the desk's client would send; `changes` replace parameters of the same name or are added.
    QUrl authorizeUrl(const Parameters &changes = {}) const;
    // Signs the person in and answers the code.
    QString codeFor(demoorg::Post post, const Parameters &changes = {}) const;
    QString nameOf(demoorg::Post post) const;

    // Redeems a code as the desk's client would; `basic` as "id:secret".
    Reply redeem(const QString &code, const Parameters &changes = {}, const QByteArray &basic = {});
    // The access token of a person who signed in with this public client.
    QByteArray tokenOf(demoorg::Post post, const QString &clientId = QString::fromLatin1(demoorg::demoDeskId));
    // The client with such a token.
    Client &as(demoorg::Post post, const QString &clientId = QString::fromLatin1(demoorg::demoDeskId));

    // The division of the supervisor who has only one, and an ended, coded call of that division or of another.
    const demoorg::Division &limited() { return organization.site().divisions().at(1); }
    Leg put(const QString &name, bool isWithin);

    // As the confidential client: the whole answer, and a renewal.
    Reply signInSweeper();
    Reply renew(const QString &refreshToken, const QByteArray &basic = sweeperBasic());
    static QByteArray sweeperBasic();

    // Bodies of the analytics queries: everything of the last day; all that is connected now, by queue.
    static QByteArray detailsQuery();
    static QByteArray activityQuery();

    demoorg::Organization organization;
    Client client;

    static const QString redirect;
    static const QString verifier; // of RFC 7636, appendix B
    static const QString challenge;
};

QByteArray formOf(const Parameters &parameters);
