// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/permission.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

Q_DECLARE_METATYPE(QList<PermissionGrant>)
Q_DECLARE_METATYPE(Permissions::Facts)

namespace {

const DivisionId north(QStringLiteral("north"));
const DivisionId south(QStringLiteral("south"));

// "conversation:participant:wrapup,view": one policy.
GrantedPolicy policy(const QString &text, bool isConditional = false)
{
    const QStringList parts = text.split(u':');
    return {.domain = parts.at(0),
            .entity = parts.at(1),
            .actions = parts.at(2).split(u','),
            .isConditional = isConditional};
}

PermissionGrant in(const DivisionId &division, const QStringList &policies)
{
    PermissionGrant grant{.division = division, .divisionName = division.text().toUpper(), .policies = {}};
    for (const QString &text : policies)
        grant.policies << policy(text);
    return grant;
}

PermissionGrant everywhere(const QStringList &policies) { return in(DivisionId(QStringLiteral("*")), policies); }

Permissions with(const QList<PermissionGrant> &grants)
{
    Permissions::Facts facts;
    facts.grants = grants;
    return Permissions(facts);
}

Permissions withScopes(const QStringList &scopes, std::optional<bool> isPerson = true)
{
    Permissions::Facts facts;
    facts.grants = QList<PermissionGrant>{everywhere({QStringLiteral("*:*:*")})};
    facts.scopes = scopes;
    facts.isPerson = isPerson;
    return Permissions(facts);
}

Queue queueIn(const char *name, const DivisionId &division)
{
    return {.id = QueueId(QString::fromLatin1(name)), .name = QString::fromLatin1(name), .division = division};
}

const QString wrapup = QStringLiteral("conversation:participant:wrapup");
const QString reading = QStringLiteral("conversation:communication:view");
const QString details = QStringLiteral("analytics:conversationDetail:view");

} // namespace

class PermissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyPermissionSaysWhatItIsFor();
    void everyScopeSaysWhatItIsFor();
    void readsGrants_data();
    void readsGrants();
    void anyOfSeveralWillDo();
    void isReachedInAllDivisionsItWasGrantedFor();
    void aGrantAnywhereIsEnoughForWhatHasNoDivisions();
    void tellsConditionsApart();
    void knowsNothingWithoutTheGrants();
    void readsScopes_data();
    void readsScopes();
    void saysWhatIsMissingForTheWork_data();
    void saysWhatIsMissingForTheWork();
    void findsItsPermissionsInWhatThePlatformSays();
    void knowsWhatARequestNeeds_data();
    void knowsWhatARequestNeeds();
    void barsLegsOfOtherDivisions();
    void barsNothingThatIsNotKnown();
    void barsEverythingWhereNoCodeCanBeGiven();
};

void PermissionTest::everyPermissionSaysWhatItIsFor()
{
    QCOMPARE(permissionTexts().size(), size_t(Permission::SeeMappings) + 1);
    for (size_t place = 0; place < permissionTexts().size(); ++place) {
        const PermissionText &text = permissionTexts()[place];
        QCOMPARE(size_t(text.permission), place); // textOf() goes by it
        QCOMPARE(QString(text.names[0]).count(u':'), 2);
        QVERIFY2(QString::fromLatin1(text.meaning).endsWith(u'.'), text.meaning);
        QVERIFY2(!QString::fromLatin1(text.neededFor).isEmpty(), text.meaning);
        QCOMPARE(permissionNamed(text.names[0]), std::optional(text.permission));
    }
    QVERIFY(textOf(Permission::FindStragglers).name().contains(QStringLiteral(" or ")));
    QVERIFY(!permissionNamed(QString()));
}

void PermissionTest::everyScopeSaysWhatItIsFor()
{
    QCOMPARE(scopeTexts().size(), size_t(Scope::Outbound) + 1);
    for (size_t place = 0; place < scopeTexts().size(); ++place) {
        const ScopeText &text = scopeTexts()[place];
        QCOMPARE(size_t(text.scope), place);
        QVERIFY(!QString(text.name).isEmpty());
        QVERIFY2(QString::fromLatin1(text.meaning).endsWith(u'.'), text.meaning);
        QVERIFY2(!QString::fromLatin1(text.neededFor).isEmpty(), text.meaning);
    }
}

void PermissionTest::readsGrants_data()
{
    QTest::addColumn<QStringList>("policies");
    QTest::addColumn<bool>("isGranted");
    const auto row = [](const char *name, const QStringList &policies, bool isGranted) {
        QTest::newRow(name) << policies << isGranted;
    };
    row("no policy", {}, false);
    row("itself", {wrapup}, true);
    row("among other actions", {QStringLiteral("conversation:participant:pull,wrapup,whatever")}, true);
    row("another action", {QStringLiteral("conversation:participant:pull")}, false);
    row("another entity", {QStringLiteral("conversation:communication:wrapup")}, false);
    row("another domain", {QStringLiteral("routing:participant:wrapup")}, false);
    row("all actions", {QStringLiteral("conversation:participant:*")}, true);
    row("all entities", {QStringLiteral("conversation:*:wrapup")}, true);
    row("the whole domain", {QStringLiteral("conversation:*:*")}, true);
    row("everything", {QStringLiteral("*:*:*")}, true);
    row("spelt otherwise", {QStringLiteral("Conversation:Participant:wrapUp")}, true);
    row("a word that only begins so", {QStringLiteral("conversation:participant:wrapups")}, false);
    row("in a later policy", {reading, wrapup}, true);
}

void PermissionTest::readsGrants()
{
    QFETCH(const QStringList, policies);
    QFETCH(const bool, isGranted);
    const Reach reach = with({everywhere(policies)}).reachOf(Permission::CodeLegs);
    QVERIFY(reach.kind == (isGranted ? Reach::Kind::Everywhere : Reach::Kind::Nowhere));
    QVERIFY(!reach.isConditional);
}

void PermissionTest::anyOfSeveralWillDo()
{
    for (const char *one : {"analytics:conversationDetail:view", "analytics:agentConversationDetail:view"}) {
        const Permissions permissions = with({everywhere({QString::fromLatin1(one)})});
        QVERIFY(permissions.reachOf(Permission::FindStragglers).kind == Reach::Kind::Everywhere);
    }
}

void PermissionTest::isReachedInAllDivisionsItWasGrantedFor()
{
    const Reach some =
        with({in(north, {wrapup}), in(south, {wrapup}), in(DivisionId(QStringLiteral("west")), {reading})})
            .reachOf(Permission::CodeLegs);
    QVERIFY(some.kind == Reach::Kind::Divisions);
    QCOMPARE(some.divisions,
             (QMap<DivisionId, QString>{{north, QStringLiteral("NORTH")}, {south, QStringLiteral("SOUTH")}}));
    const Reach all = with({in(north, {wrapup}), everywhere({wrapup})}).reachOf(Permission::CodeLegs);
    QVERIFY(all.kind == Reach::Kind::Everywhere);
    QVERIFY(all.divisions.isEmpty());
    QVERIFY(with({in({}, {wrapup})}).reachOf(Permission::CodeLegs).kind == Reach::Kind::Everywhere);
}

void PermissionTest::aGrantAnywhereIsEnoughForWhatHasNoDivisions()
{
    const Permissions permissions = with({in(north, {QStringLiteral("*:*:*")})});
    QVERIFY(permissions.reachOf(Permission::ReadAcwSettings).kind == Reach::Kind::Everywhere);
    QVERIFY(permissions.reachOf(Permission::SeeQueues).kind == Reach::Kind::Divisions);
}

void PermissionTest::tellsConditionsApart()
{
    PermissionGrant grant = everywhere({});
    grant.policies << policy(wrapup, true);
    const Reach conditional = with({grant}).reachOf(Permission::CodeLegs);
    QVERIFY(conditional.kind == Reach::Kind::Everywhere);
    QVERIFY(conditional.isConditional);
    QVERIFY(!with({grant, everywhere({wrapup})}).reachOf(Permission::CodeLegs).isConditional);
}

void PermissionTest::knowsNothingWithoutTheGrants()
{
    QVERIFY(Permissions().reachOf(Permission::CodeLegs).kind == Reach::Kind::NotKnown);
    QVERIFY(Permissions().stateOf(Scope::Conversations) == ScopeState::NotKnown);
    for (const Work work : {Work::GiveCodes, Work::FindStragglers, Work::WatchLive, Work::SeeQueues})
        QVERIFY(!Permissions().lackFor(work));
    QVERIFY(with({}).reachOf(Permission::CodeLegs).kind == Reach::Kind::Nowhere);
}

void PermissionTest::readsScopes_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("isPerson");
    QTest::addColumn<int>("conversations");
    QTest::addColumn<int>("routing");
    const auto row = [](const char *name, const QStringList &scopes, const QString &person, ScopeState conversations,
                        ScopeState routing) {
        QTest::newRow(name) << scopes << person << int(conversations) << int(routing);
    };
    const QString yes = QStringLiteral("yes");
    const auto granted = ScopeState::Granted;
    const auto missing = ScopeState::Missing;
    row("both", {QStringLiteral("conversations"), QStringLiteral("routing:readonly")}, yes, granted, granted);
    row("wider than needed", {QStringLiteral("routing")}, yes, missing, granted);
    row("reading is not writing", {QStringLiteral("conversations:readonly")}, yes, missing, missing);
    row("none told", {}, yes, ScopeState::NotKnown, ScopeState::NotKnown);
    row("not known who", {QStringLiteral("conversations")}, {}, granted, missing);
    row("an application", {QStringLiteral("routing")}, QStringLiteral("no"), ScopeState::NotApplicable,
        ScopeState::NotApplicable);
}

void PermissionTest::readsScopes()
{
    QFETCH(const QStringList, scopes);
    QFETCH(const QString, isPerson);
    QFETCH(const int, conversations);
    QFETCH(const int, routing);
    const Permissions permissions =
        withScopes(scopes, isPerson.isEmpty() ? std::nullopt : std::optional(isPerson == QStringLiteral("yes")));
    QCOMPARE(int(permissions.stateOf(Scope::Conversations)), conversations);
    QCOMPARE(int(permissions.stateOf(Scope::Routing)), routing);
}

void PermissionTest::saysWhatIsMissingForTheWork_data()
{
    QTest::addColumn<Permissions::Facts>("facts");
    QTest::addColumn<int>("work");
    QTest::addColumn<QString>("lack");
    const auto row = [](const char *name, const Permissions &permissions, Work work, const QString &lack = {}) {
        QTest::newRow(name) << permissions.facts() << int(work) << lack;
    };
    const QStringList all{QStringLiteral("conversations"), QStringLiteral("analytics:readonly"),
                          QStringLiteral("notifications")};
    row("codes: nothing", with({everywhere({wrapup, reading})}), Work::GiveCodes);
    row("codes: in one division", with({in(north, {wrapup, reading})}), Work::GiveCodes);
    row("codes: the permission", with({everywhere({reading})}), Work::GiveCodes, wrapup);
    row("codes: reading first", with({everywhere({wrapup})}), Work::GiveCodes, reading);
    row("codes: the scope", withScopes({QStringLiteral("routing")}), Work::GiveCodes, QStringLiteral("conversations"));
    row("codes: scopes of an application", withScopes({QStringLiteral("routing")}, false), Work::GiveCodes);
    row("stragglers: nothing", withScopes(all), Work::FindStragglers);
    row("stragglers: the permission", with({everywhere({wrapup})}), Work::FindStragglers,
        textOf(Permission::FindStragglers).name());
    row("live: the snapshot", with({everywhere({details})}), Work::WatchLive,
        QStringLiteral("analytics:queueObservation:view"));
    row("live: the changes", withScopes(all.first(2)), Work::WatchLive, QStringLiteral("notifications"));
    row("queues", with({}), Work::SeeQueues, QStringLiteral("routing:queue:view"));
}

void PermissionTest::saysWhatIsMissingForTheWork()
{
    QFETCH(const Permissions::Facts, facts);
    QFETCH(const int, work);
    QFETCH(const QString, lack);
    const std::optional<Lack> missing = Permissions(facts).lackFor(Work(work));
    QCOMPARE(missing.has_value(), !lack.isEmpty());
    if (!missing)
        return;
    QCOMPARE(missing->name(), lack);
    QVERIFY(missing->meaning().endsWith(u'.'));
    const Error error = missing->error();
    QVERIFY(error.kind == ErrorKind::Forbidden);
    QVERIFY(error.message.contains(lack));
    QCOMPARE(error.code, missing->scope ? QStringLiteral("missing.scopes") : QStringLiteral("missing.permissions"));
}

void PermissionTest::findsItsPermissionsInWhatThePlatformSays()
{
    QCOMPARE(permissionNamesIn(QStringLiteral("You are missing the following permission(s): analytics:queueObservation:"
                                              "view, routing:queue:view, routing:queue:view")),
             (QStringList{QStringLiteral("analytics:queueObservation:view"), QStringLiteral("routing:queue:view")}));
    QVERIFY(permissionNamesIn(QStringLiteral("at 10:04:07 http://a:80 urn:x")).isEmpty());
    QVERIFY(permissionNamed(QStringLiteral("outbound:wrapupCodeMapping:view")) == Permission::SeeMappings);
    QVERIFY(!permissionNamed(QStringLiteral("telephony:phone:view")));
}

void PermissionTest::knowsWhatARequestNeeds_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *where, const char *name) {
        QTest::newRow(where) << QString::fromLatin1(where) << QString::fromLatin1(name);
    };
    row("POST /api/v2/conversations/emails/{conversationId}/participants/{participantId}/communications/"
        "{communicationId}/wrapup",
        "conversation:participant:wrapup");
    row("GET /api/v2/conversations/{conversationId}", "conversation:communication:view");
    row("GET /api/v2/conversations/settings", "conversation:settings:view");
    row("POST /api/v2/analytics/conversations/details/query",
        "analytics:conversationDetail:view or analytics:agentConversationDetail:view");
    row("GET /api/v2/analytics/conversations/details",
        "analytics:conversationDetail:view or analytics:agentConversationDetail:view");
    row("POST /api/v2/analytics/conversations/activity/query", "analytics:queueObservation:view");
    row("GET /api/v2/routing/queues", "routing:queue:view");
    row("GET /api/v2/routing/queues/{queueId}", "routing:queue:view");
    row("GET /api/v2/routing/queues/{queueId}/wrapupcodes", "routing:queue:view");
    row("GET /api/v2/routing/wrapupcodes", "routing:wrapupCode:view");
    row("GET /api/v2/outbound/wrapupcodemappings", "outbound:wrapUpCodeMapping:view");
    row("GET /api/v2/users/me", "");
    row("$.entities[0].id", "");
}

void PermissionTest::knowsWhatARequestNeeds()
{
    QFETCH(const QString, where);
    QFETCH(const QString, name);
    const std::optional<Permission> needed = permissionNeededBy(where);
    QCOMPARE(needed ? textOf(*needed).name() : QString(), name);
}

void PermissionTest::barsLegsOfOtherDivisions()
{
    const QHash<QueueId, Queue> queues{{QueueId(QStringLiteral("a")), queueIn("a", north)},
                                       {QueueId(QStringLiteral("b")), queueIn("b", south)},
                                       {QueueId(QStringLiteral("c")), queueIn("c", {})}};
    const CodingLimits limits = codingLimits(with({in(north, {wrapup}), everywhere({reading})}), queues);
    QVERIFY(!limits.isBarred);
    QVERIFY(limits.of(QueueId(QStringLiteral("a"))) == Unwritable::No);
    QVERIFY(limits.of(QueueId(QStringLiteral("b"))) == Unwritable::OtherDivision);
    QVERIFY(limits.of(QueueId(QStringLiteral("c"))) == Unwritable::No); // its division is not told
    QVERIFY(limits.of(QueueId(QStringLiteral("not listed"))) == Unwritable::No);
}

void PermissionTest::barsNothingThatIsNotKnown()
{
    const QHash<QueueId, Queue> queues{{QueueId(QStringLiteral("a")), queueIn("a", north)}};
    QCOMPARE(codingLimits({}, queues), CodingLimits());
    QCOMPARE(codingLimits(with({everywhere({wrapup, reading})}), queues), CodingLimits());
}

void PermissionTest::barsEverythingWhereNoCodeCanBeGiven()
{
    const CodingLimits limits = codingLimits(with({everywhere({details})}), {});
    QVERIFY(limits.of(QueueId(QStringLiteral("any"))) == Unwritable::NotPermitted);
}

WRAPDESK_TEST(PermissionTest)
#include "permissiontest.moc"
