// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/analytics.h"
#include "api/authorization.h"
#include "api/conversations.h"
#include "api/notifications.h"
#include "api/organizations.h"
#include "api/outbound.h"
#include "api/routing.h"
#include "api/tokens.h"
#include "api/users.h"
#include "golden.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

Q_DECLARE_METATYPE(wrapdesk::HttpRequest)

class ApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void sendsExactlyThis_data();
    void sendsExactlyThis();
    void writesToThePathOfTheMedia_data();
    void writesToThePathOfTheMedia();
    void hasNoPathForOldAndUnknownMedia();
    void leavesIdsUnescapedAsOnePathPart();
    void takesAnyAnswerToAWriteForAccepted();
    void decodesWithTheCodecOfTheResource();
};

namespace {

const LegId leg{ConversationId(QStringLiteral("conv")), ParticipantId(QStringLiteral("part")),
                CommunicationId(QStringLiteral("comm"))};
const QList<QueueId> twoQueues{QueueId(QStringLiteral("q1")), QueueId(QStringLiteral("q2"))};
const Interval twelveHours{QDateTime::fromString(QStringLiteral("2026-11-22T00:00:00Z"), Qt::ISODate),
                           QDateTime::fromString(QStringLiteral("2026-11-22T12:30:15.250Z"), Qt::ISODateWithMs)};

QString verbName(Verb verb)
{
    static const char *const names[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};
    return QLatin1String(names[int(verb)]);
}

QString textOf(const HttpRequest &http)
{
    QString text = QStringLiteral("%1 /%2\n").arg(verbName(http.verb), http.path.join(u'/'));
    const auto items = http.query.queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        text += QStringLiteral("  %1=%2\n").arg(key, value);
    text += QStringLiteral("route %1\n").arg(http.route);
    text += http.safeToRepeat ? QStringLiteral("safe to repeat\n") : QStringLiteral("never repeated\n");
    if (http.body)
        text += QString::fromUtf8(QJsonDocument::fromJson(*http.body).toJson());
    return text;
}

} // namespace

void ApiTest::sendsExactlyThis_data()
{
    QTest::addColumn<HttpRequest>("http");
    const QList<ConversationId> conversations{ConversationId(QStringLiteral("c1")),
                                              ConversationId(QStringLiteral("c2"))};
    const QList<UserId> users{UserId(QStringLiteral("u1")), UserId(QStringLiteral("u2"))};
    const QueueId queue(QStringLiteral("q1"));
    const CodeId code(QStringLiteral("code"));
    const ChannelId channel(QStringLiteral("ch"));
    const QStringList topics{QStringLiteral("v2.routing.queues.q1.conversations"),
                             QStringLiteral("v2.routing.queues.q2.conversations")};
    const auto row = [](const char *name, const HttpRequest &http) { QTest::newRow(name) << http; };
    row("routing-queues", api::routing::queues(2).http);
    row("routing-queue", api::routing::queue(queue).http);
    row("routing-queue-codes", api::routing::queueCodes(queue, 1).http);
    row("routing-codes", api::routing::codes(3).http);
    row("conversations-read", api::conversations::read(leg.conversation).http);
    row("conversations-settings", api::conversations::settings().http);
    row("conversations-wrapupcodes", api::conversations::wrapupCodes(leg.conversation, leg.participant).http);
    row("conversations-apply-wrapup",
        api::conversations::applyWrapup(Media::Voice, leg, {code, QStringLiteral("n")})->http);
    row("conversations-apply-wrapup-no-notes", api::conversations::applyWrapup(Media::Email, leg, {code, {}})->http);
    row("analytics-details", api::analytics::details({.interval = twelveHours}).http);
    row("analytics-details-of-queues",
        api::analytics::details({.interval = twelveHours, .queues = twoQueues, .pageSize = 50, .pageNumber = 4}).http);
    row("analytics-details-of-conversations", api::analytics::detailsOf(conversations).http);
    row("analytics-activity", api::analytics::activity(twoQueues).http);
    row("notifications-create", api::notifications::createChannel().http);
    row("notifications-subscribe", api::notifications::subscribe(channel, topics).http);
    row("notifications-subscribe-all-or-nothing", api::notifications::subscribe(channel, topics, false).http);
    row("notifications-topics", api::notifications::availableTopics().http);
    row("users-me", api::users::me().http);
    row("users-by-ids", api::users::byIds(users).http);
    row("tokens-me", api::tokens::me().http);
    row("organizations-me", api::organizations::me().http);
    row("outbound-code-mappings", api::outbound::codeMappings().http);
    row("authorization-my-grants", api::authorization::myGrants().http);
    row("authorization-divisions", api::authorization::divisions(1).http);
}

void ApiTest::sendsExactlyThis()
{
    QFETCH(HttpRequest, http);
    const QString name = QStringLiteral("requests/%1.txt").arg(QLatin1String(QTest::currentDataTag()));
    const QByteArray difference = differenceToGolden(textOf(http), name);
    QVERIFY2(difference.isEmpty(), difference.constData());
}

void ApiTest::writesToThePathOfTheMedia_data()
{
    QTest::addColumn<Media>("media");
    QTest::addColumn<QString>("part");
    QTest::newRow("voice") << Media::Voice << QStringLiteral("calls");
    QTest::newRow("callback") << Media::Callback << QStringLiteral("callbacks");
    QTest::newRow("email") << Media::Email << QStringLiteral("emails");
    QTest::newRow("message") << Media::Message << QStringLiteral("messages");
    QTest::newRow("social") << Media::Social << QStringLiteral("socials");
    QTest::newRow("video") << Media::Video << QStringLiteral("videos");
    QTest::newRow("cobrowse") << Media::Cobrowse << QStringLiteral("cobrowsesessions");
    QTest::newRow("screenshare") << Media::Screenshare << QStringLiteral("screenshares");
}

void ApiTest::writesToThePathOfTheMedia()
{
    QFETCH(Media, media);
    QFETCH(QString, part);
    const auto request = api::conversations::applyWrapup(media, leg, {CodeId(QStringLiteral("code")), {}});
    QVERIFY(request);
    QCOMPARE(request->http.path.join(u'/'),
             QStringLiteral("api/v2/conversations/%1/conv/participants/part/communications/comm/wrapup").arg(part));
    QVERIFY(request->http.route.contains(part));
    QVERIFY(!request->http.safeToRepeat);
}

void ApiTest::hasNoPathForOldAndUnknownMedia()
{
    for (const Media media : {Media::Unknown, Media::Chat, Media::InternalMessage}) {
        const auto request = api::conversations::applyWrapup(media, leg, {CodeId(QStringLiteral("code")), {}});
        QVERIFY(!request);
        QVERIFY(request.error().kind == ErrorKind::Invalid);
    }
}

void ApiTest::leavesIdsUnescapedAsOnePathPart()
{
    const auto request = api::routing::queue(QueueId(QStringLiteral("a/b c?{d}")));
    QCOMPARE(request.http.path.last(), QStringLiteral("a/b c?{d}"));
    QCOMPARE(request.http.path.size(), 5);
}

void ApiTest::takesAnyAnswerToAWriteForAccepted()
{
    const auto request = api::conversations::applyWrapup(Media::Voice, leg, {CodeId(QStringLiteral("code")), {}});
    QVERIFY(request);
    QVERIFY(request->decode({}).has_value());
    QVERIFY(request->decode("<html>").has_value());
}

void ApiTest::decodesWithTheCodecOfTheResource()
{
    QVERIFY(
        api::conversations::read(leg.conversation).decode(fixture(QStringLiteral("conversations/acw-pending.json"))));
    QVERIFY(api::routing::queues(1).decode(fixture(QStringLiteral("routing/queues.json"))));
    QVERIFY(!api::routing::queues(1).decode("<html>502</html>"));
}

WRAPDESK_TEST(ApiTest)
#include "apitest.moc"
