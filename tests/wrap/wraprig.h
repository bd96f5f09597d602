// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/conversationcodec.h"
#include "demo-org/conversationjson.h"
#include "support/demosite.h"
#include "support/fakeclock.h"
#include "wrap/wrapper.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

namespace wrapdesk::test {

// The write path over a real organisation and a clock that stands still, from the outbox down.
struct WrapRig
{
    explicit WrapRig(const DemoSite::Options &options = DemoSite::quiet()) : WrapRig(options, {}) { }
    // An empty token: the supervisor's.
    WrapRig(const DemoSite::Options &options, const QByteArray &clientToken)
        : site(options),
          client(site, clock,
                 clientToken.isEmpty() ? site.organization().userToken()
                                       : site.organization().tokens().issue(QString::fromLatin1(clientToken), {})),
          outbox(store,
                 [](const Intent &intent) {
                     return AuditEntry{
                         .at = QDateTime::currentDateTimeUtc(), .leg = intent.leg, .outcome = intent.state};
                 }),
          wrapper(std::make_unique<Wrapper>(Wrapper::Means{.client = client.api,
                                                           .outbox = outbox,
                                                           .codes = codes,
                                                           .clock = clock,
                                                           .now = [this] { return client.local.platformNow(); },
                                                           .believed =
                                                               [this](const LegId &leg) {
                                                                   const auto known = believed.constFind(leg);
                                                                   return known == believed.cend()
                                                                              ? std::nullopt
                                                                              : std::optional(*known);
                                                               }}))
    {
        QSignalSpy opened(&store, &Store::opened);
        store.open(site.dataFolder());
        QVERIFY(opened.wait());
        QObject::connect(&outbox, &Outbox::changed, &outbox, [this](const Intent &intent) { history << intent; });
    }

    // From now on the wrapper hears of every change as a socket would tell it.
    void listen()
    {
        QObject::connect(&site.site(), &demoorg::Site::conversationChanged, wrapper.get(),
                         [this](const QString &id) { tellOf(id); });
    }
    void tellOf(const QString &conversation)
    {
        const demoorg::Site &centre = site.site();
        const QJsonObject event = demoorg::eventConversation(centre.conversations().value(conversation), centre);
        const auto legs = decodeConversation(QJsonDocument(event).toJson());
        QList<LegEvent> events;
        for (const Leg &leg : *legs)
            events << LegEvent{.leg = leg, .source = Source::Notification, .observedAt = client.local.platformNow()};
        wrapper->observe(events);
    }

    Intent intentFor(const LegId &leg, const CodeId &code, Reason::Kind reason = Reason::Kind::Hand) const
    {
        return {.leg = leg, .code = {.id = code}, .reason = {.kind = reason}, .replacesSystemCode = true};
    }
    IntentId wish(const Intent &intent) { return outbox.add({intent})->constFirst(); }
    IntentId wish(const LegId &leg, const CodeId &code, Reason::Kind reason = Reason::Kind::Hand)
    {
        return wish(intentFor(leg, code, reason));
    }
    QString state(const IntentId &id) const { return intentStateName(outbox.find(id)->state); }
    QString refusal(const IntentId &id) const { return refusalName(outbox.find(id)->refusal); }

    FakeClock clock;
    DemoSite site;
    SignedIn client;
    CodeBook codes;
    QHash<LegId, Leg> believed; // what the roster would say
    Store store;
    Outbox outbox;
    std::unique_ptr<Wrapper> wrapper;
    QList<Intent> history; // every step of every intent
};

} // namespace wrapdesk::test
