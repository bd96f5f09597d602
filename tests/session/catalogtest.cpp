// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/catalog.h"

#include "support/demosite.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const QString mappingsRoute = QStringLiteral("GET /api/v2/outbound/wrapupcodemappings");

struct CatalogRig
{
    void fetch()
    {
        catalog.fetch();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20'000);
    }

    const SystemClock clock;
    DemoSite site;
    SignedIn signedIn{site, clock};
    Catalog catalog{signedIn.api, [this] { return clock.wallTime(); }, nullptr};
    QSignalSpy ready{&catalog, &Catalog::ready};
    QSignalSpy mappings{&catalog, &Catalog::mappingsChanged};
};

} // namespace

// What rules need to know of the organisation: its teams, and which codes set off something in outbound dialing.
class CatalogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsTheCodesThatSetOffSomething();
    void doesWithoutMappingsItCannotHave_data();
    void doesWithoutMappingsItCannotHave();
    void learnsTeamsWithTheirPeople();
};

void CatalogTest::init()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!left out, this sign-in may not see it|outbound mappings).*")));
}

void CatalogTest::knowsTheCodesThatSetOffSomething()
{
    CatalogRig rig;
    QVERIFY(!rig.catalog.areMappingsKnown());
    rig.fetch();
    QVERIFY(rig.catalog.areMappingsKnown());
    QCOMPARE(rig.mappings.size(), 1);
    QStringList names;
    for (const CodeId &code : rig.catalog.mappedCodes())
        names << rig.catalog.codes().named(code.text()).name;
    names.sort();
    QCOMPARE(names.join(u'|'), QStringLiteral("Moved to competitor|Policy sold|Quote declined|Wrong number"));
}

void CatalogTest::doesWithoutMappingsItCannotHave_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("not permitted") << 403;
    QTest::newRow("no such thing") << 404;
    QTest::newRow("refused otherwise") << 409;
}

void CatalogTest::doesWithoutMappingsItCannotHave()
{
    QFETCH(const int, status);
    CatalogRig rig;
    QSignalSpy failed(&rig.catalog, &Catalog::failed);
    rig.site.organization().faults().failNext(mappingsRoute, {.status = status}, 1);
    rig.fetch();
    QCOMPARE(failed.size(), 0);
    QVERIFY(!rig.catalog.areMappingsKnown());
    QVERIFY(rig.catalog.mappedCodes().isEmpty());
    QCOMPARE(rig.mappings.size(), 0);
    QCOMPARE(rig.catalog.queues().size(), 12);
}

void CatalogTest::learnsTeamsWithTheirPeople()
{
    CatalogRig rig;
    rig.fetch();
    QVERIFY(rig.catalog.teams().isEmpty());
    QSignalSpy named(&rig.catalog, &Catalog::usersChanged);
    QSet<UserId> users;
    for (const demoorg::User &user : rig.site.site().users())
        users.insert(UserId(user.id));
    rig.catalog.fetchUsers(users);
    QTRY_COMPARE(named.size(), 1);
    QCOMPARE(rig.catalog.userNames().size(), users.size());
    QCOMPARE(rig.catalog.teams().size(), 5);
    for (const demoorg::User &user : rig.site.site().users()) {
        const TeamId team = rig.catalog.teamOf(UserId(user.id));
        QCOMPARE(team.text(), user.teamId);
        QCOMPARE(rig.catalog.userName(UserId(user.id)), user.name);
        if (!team.isEmpty())
            QCOMPARE(rig.catalog.teams().value(team), rig.site.site().team(user.teamId)->name);
    }
    rig.catalog.fetchUsers(users);
    QCOMPARE(rig.site.requests(QStringLiteral("GET /api/v2/users")), 1);
}

WRAPDESK_TEST(CatalogTest)
#include "catalogtest.moc"
