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
    QTest::addColumn<ErrorOf>("decode");
    const QStringList id{QStringLiteral("$.id")};
    const QStringList entityIds{QStringLiteral("$.entities"), QStringLiteral("$.entities[0].id"),
                                QStringLiteral("$.entities[1].id")};
    const QStringList organizationId{QStringLiteral("$.organization"), QStringLiteral("$.organization.id")};
    QTest::newRow("user") << QStringLiteral("user") << id << errorOf<User>(decodeUser);
    QTest::newRow("users") << QStringLiteral("users") << entityIds << errorOf<QList<User>>(decodeUsers);
    QTest::newRow("organization") << QStringLiteral("organization") << id << errorOf<Organization>(decodeOrganization);
    QTest::newRow("divisions") << QStringLiteral("divisions") << entityIds << errorOf<Page<Division>>(decodeDivisions);
    QTest::newRow("token") << QStringLiteral("token") << organizationId << errorOf<TokenInfo>(decodeTokenInfo);
}

void IdentityCodecTest::survivesMutilation()
{
    QFETCH(QString, name);
    QFETCH(QStringList, required);
    QFETCH(ErrorOf, decode);
    const QByteArray mistake =
        firstMistake(fixture(QStringLiteral("identity/%1.json").arg(name)), {.required = required}, decode);
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

WRAPDESK_TEST(IdentityCodecTest)
#include "identitycodectest.moc"
