// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/identitycodec.h"

#include "golden.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class IdentityCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsUsers();
    void readsTheOrganization();
    void readsDivisions();
    void readsWhatTheRolesGrant();
    void takesASubjectWithoutRoles();
    void readsWhatTheTokenStandsFor();
    void survivesMutilation_data();
    void survivesMutilation();
};

namespace {

const Organization example{.id = OrganizationId(QStringLiteral("e0000000-0000-4000-8000-000000000001")),
                           .name = QStringLiteral("Example GmbH")};

} // namespace

void IdentityCodecTest::readsUsers()
{
    const auto users = decodeUsers(fixture(QStringLiteral("identity/users.json")));
    QVERIFY(users);
    QCOMPARE(users->size(), 2);
    QCOMPARE(users->at(1), (User{.id = UserId(QStringLiteral("c3f1a5d2-8a60-4f5e-9f3a-6d2a10b7e002")),
                                 .name = QStringLiteral("Bela Costa"),
                                 .team = {}}));
    QCOMPARE(users->at(0).team, (Team{.id = TeamId(QStringLiteral("d0000000-0000-4000-8000-000000000001")),
                                      .name = QStringLiteral("Morning shift")}));
    QCOMPARE(decodeUser(fixture(QStringLiteral("identity/user.json")))->name, QStringLiteral("Ada Berger"));
}

void IdentityCodecTest::readsTheOrganization()
{
    QCOMPARE(decodeOrganization(fixture(QStringLiteral("identity/organization.json"))).value(), example);
}

void IdentityCodecTest::readsDivisions()
{
    const auto page = decodeDivisions(fixture(QStringLiteral("identity/divisions.json")));
    QVERIFY(page);
    QCOMPARE(page->entities.size(), 2);
    QCOMPARE(page->entities.at(1).name, QStringLiteral("North"));
}

void IdentityCodecTest::readsWhatTheRolesGrant()
{
    const auto grants = decodeGrants(fixture(QStringLiteral("identity/subject.json")));
    QVERIFY(grants);
    const PermissionGrant north{.division = DivisionId(QStringLiteral("b1000000-0000-4000-8000-000000000002")),
                                .divisionName = QStringLiteral("North"),
                                .policies = {{.domain = QStringLiteral("conversation"),
                                              .entity = QStringLiteral("participant"),
                                              .actions = {QStringLiteral("wrapup"), QStringLiteral("pull")}},
                                             {.domain = QStringLiteral("routing"),
                                              .entity = QStringLiteral("queue"),
                                              .actions = {QStringLiteral("view")},
                                              .isConditional = true}}};
    const QString any = QStringLiteral("*");
    const PermissionGrant everywhere{
        .division = DivisionId(any),
        .divisionName = any,
        .policies = {{.domain = QStringLiteral("analytics"), .entity = any, .actions = {any}, .isConditional = true}}};
    QCOMPARE(*grants, (QList<PermissionGrant>{north, everywhere}));
}

void IdentityCodecTest::takesASubjectWithoutRoles()
{
    QVERIFY(decodeGrants("{\"id\":\"x\",\"grants\":[]}")->isEmpty());
    const auto bare = decodeGrants("{\"grants\":[{},{\"role\":null,\"division\":null}]}");
    QVERIFY(bare);
    QCOMPARE(*bare, (QList<PermissionGrant>{{}, {}}));
}

void IdentityCodecTest::readsWhatTheTokenStandsFor()
{
    QCOMPARE(decodeTokenInfo(fixture(QStringLiteral("identity/token.json"))).value(),
             (TokenInfo{.organization = example,
                        .clientId = QStringLiteral("f0000000-0000-4000-8000-000000000001"),
                        .scopes = {QStringLiteral("conversations"), QStringLiteral("routing:readonly")}}));
}

void IdentityCodecTest::survivesMutilation_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<QStringList>("essential");
    QTest::addColumn<ErrorOf>("decode");
    const QStringList id{QStringLiteral("$.id")};
    const QStringList entityIds{QStringLiteral("$.entities"), QStringLiteral("$.entities[0].id"),
                                QStringLiteral("$.entities[1].id")};
    const QStringList organizationId{QStringLiteral("$.organization"), QStringLiteral("$.organization.id")};
    const auto row = [](const char *name, const QStringList &required, const ErrorOf &decode,
                        const QStringList &essential = {}) {
        QTest::newRow(name) << QString::fromLatin1(name) << required << essential << decode;
    };
    row("user", id, errorOf<User>(decodeUser));
    row("users", entityIds, errorOf<QList<User>>(decodeUsers));
    row("organization", id, errorOf<Organization>(decodeOrganization));
    row("divisions", entityIds, errorOf<Page<Division>>(decodeDivisions));
    row("token", organizationId, errorOf<TokenInfo>(decodeTokenInfo));
    QStringList ofGrants;
    for (const char *field :
         {"[0].division", "[0].division.id", "[0].role", "[0].role.policies", "[0].role.policies[0].domain",
          "[0].role.policies[0].entityName", "[0].role.policies[0].actions", "[0].role.policies[1].domain",
          "[0].role.policies[1].entityName", "[0].role.policies[1].actions", "[1].division", "[1].division.id",
          "[1].role", "[1].role.policies", "[1].role.policies[0].domain", "[1].role.policies[0].entityName",
          "[1].role.policies[0].actions"})
        ofGrants << QStringLiteral("$.grants") + QString::fromLatin1(field);
    row("subject", {QStringLiteral("$.grants")}, errorOf<QList<PermissionGrant>>(decodeGrants), ofGrants);
}

void IdentityCodecTest::survivesMutilation()
{
    QFETCH(QString, name);
    QFETCH(QStringList, required);
    QFETCH(QStringList, essential);
    QFETCH(ErrorOf, decode);
    const QByteArray mistake = firstMistake(fixture(QStringLiteral("identity/%1.json").arg(name)),
                                            {.required = required, .essential = essential}, decode);
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

WRAPDESK_TEST(IdentityCodecTest)
#include "identitycodectest.moc"
