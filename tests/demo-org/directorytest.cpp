// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace demoorg;

// Users, organisation, queues, codes and divisions, as their endpoints list them.
class DirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsWhoIsSignedIn();
    void listsUsersByIds();
    void namesTeamsWhereAskedFor();
    void tellsWhatCodesSetOffInDialing();
    void pagesEveryListing_data();
    void pagesEveryListing();
    void refusesOddPages();
    void filtersByName_data();
    void filtersByName();
    void filtersQueuesByIdAndDivision();
    void sortsCodes();
    void listsTheCodesOfAQueue();
    void describesAQueueWithItsAcwSettings();
    void tellsTheAcwSetting();

private:
    std::unique_ptr<Organization> m_organization;
    std::unique_ptr<Client> m_client;
};

void DirectoryTest::initTestCase()
{
    m_organization = std::make_unique<Organization>(quietOptions());
    QVERIFY(m_organization->listen());
    m_client = std::make_unique<Client>(*m_organization);
}

void DirectoryTest::tellsWhoIsSignedIn()
{
    const Site &site = m_organization->site();
    QCOMPARE(m_client->get(QStringLiteral("/api/v2/users/me")).json.value(QStringLiteral("id")).toString(),
             site.supervisorId());
    QCOMPARE(m_client->get(QStringLiteral("/api/v2/organizations/me")).json.value(QStringLiteral("name")).toString(),
             site.organizationName());
    const QJsonObject token = m_client->get(QStringLiteral("/api/v2/tokens/me")).json;
    QCOMPARE(token.value(QStringLiteral("organization")).toObject().value(QStringLiteral("id")).toString(),
             site.organizationId());
}

void DirectoryTest::listsUsersByIds()
{
    const auto &users = m_organization->site().users();
    const Reply reply = m_client->get(
        QStringLiteral("/api/v2/users?id=%1,%2,unknown&pageSize=100").arg(users.at(0).id, users.at(7).id));
    QCOMPARE(reply.entities().size(), 2);
    QCOMPARE(reply.entities().first().toObject().value(QStringLiteral("name")).toString(), users.at(0).name);
}

void DirectoryTest::namesTeamsWhereAskedFor()
{
    const Site &site = m_organization->site();
    const QString path = QStringLiteral("/api/v2/users?pageSize=100");
    QSet<QString> teams;
    int inNone = 0;
    for (const auto &entity : m_client->get(path + QStringLiteral("&expand=team")).entities()) {
        const User *user = site.user(entity[u"id"].toString());
        QCOMPARE(entity[u"team"][u"id"].toString(), user->teamId);
        QCOMPARE(entity[u"team"].isUndefined(), user->teamId.isEmpty());
        if (user->teamId.isEmpty())
            ++inNone;
        else
            teams.insert(entity[u"team"][u"name"].toString());
    }
    QCOMPARE(teams.size(), 5);
    QVERIFY(inNone > 5 && inNone < 25);
    for (const auto &entity : m_client->get(path).entities())
        QVERIFY(entity[u"team"].isUndefined());
}

void DirectoryTest::tellsWhatCodesSetOffInDialing()
{
    const QJsonObject mappings = m_client->get(QStringLiteral("/api/v2/outbound/wrapupcodemappings")).json;
    QVERIFY(!mappings[u"defaultSet"].toArray().isEmpty());
    QStringList mapped;
    QStringList unmapped;
    const QJsonObject mapping = mappings[u"mapping"].toObject();
    for (auto it = mapping.begin(); it != mapping.end(); ++it) {
        const Code *code = m_organization->site().code(it.key());
        QVERIFY(code);
        (it.value().toArray().isEmpty() ? unmapped : mapped) += code->name;
    }
    mapped.sort();
    QCOMPARE(mapped.join(u'|'), QStringLiteral("Moved to competitor|Policy sold|Quote declined|Wrong number"));
    QCOMPARE(unmapped, QStringList{QStringLiteral("Question answered")});
}

void DirectoryTest::pagesEveryListing_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("total");
    const Site &site = m_organization->site();
    QTest::newRow("users") << QStringLiteral("/api/v2/users") << int(site.users().size());
    QTest::newRow("queues") << QStringLiteral("/api/v2/routing/queues") << int(site.queues().size());
    QTest::newRow("codes") << QStringLiteral("/api/v2/routing/wrapupcodes") << int(site.codes().size());
    QTest::newRow("divisions") << QStringLiteral("/api/v2/authorization/divisions") << int(site.divisions().size());
}

// Follows nextUri from the first page to the last and meets everything once.
void DirectoryTest::pagesEveryListing()
{
    QFETCH(QString, path);
    QFETCH(const int, total);
    path += QStringLiteral("?pageSize=2");
    QSet<QString> seen;
    int pages = 0;
    while (!path.isEmpty()) {
        const Reply reply = m_client->get(path);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json.value(QStringLiteral("total")).toInt(), total);
        QCOMPARE(reply.json.value(QStringLiteral("pageCount")).toInt(), (total + 1) / 2);
        QCOMPARE(reply.json.value(QStringLiteral("pageNumber")).toInt(), ++pages);
        QCOMPARE(reply.json.contains(QStringLiteral("previousUri")), pages > 1);
        for (const auto &entity : reply.entities())
            seen.insert(entity.toObject().value(QStringLiteral("id")).toString());
        path = reply.json.value(QStringLiteral("nextUri")).toString();
    }
    QCOMPARE(pages, (total + 1) / 2);
    QCOMPARE(seen.size(), total);
}

void DirectoryTest::refusesOddPages()
{
    const QString queues = QStringLiteral("/api/v2/routing/queues?");
    for (const char *query : {"pageSize=0", "pageSize=101", "pageNumber=0", "pageNumber=x", "pageSize="})
        QCOMPARE(m_client->get(queues + QLatin1String(query)).code(), QStringLiteral("invalid.value"));
    QVERIFY(m_client->get(queues + QStringLiteral("pageNumber=99")).entities().isEmpty());
}

void DirectoryTest::filtersByName_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("matches");
    const QString name = m_organization->site().queues().first().name;
    QTest::newRow("the name") << name << true;
    QTest::newRow("in capitals") << name.toUpper() << true;
    QTest::newRow("a part of it") << name.left(3) << false;
    QTest::newRow("its beginning and *") << name.left(3) + u'*' << true;
    QTest::newRow("* and its end") << u'*' + name.right(3) << true;
    QTest::newRow("its middle between *") << u'*' + name.mid(1, 3) + u'*' << true;
    QTest::newRow("its end and *") << name.right(3) + u'*' << false;
}

void DirectoryTest::filtersByName()
{
    QFETCH(const QString, pattern);
    const QString name = m_organization->site().queues().first().name;
    const QByteArray encoded = QUrl::toPercentEncoding(pattern, "*");
    const Reply reply =
        m_client->get(QStringLiteral("/api/v2/routing/queues?pageSize=100&name=") + QString::fromLatin1(encoded));
    bool isFound = false;
    for (const auto &entity : reply.entities())
        isFound |= entity.toObject().value(QStringLiteral("name")).toString() == name;
    QTEST(isFound, "matches");
}

void DirectoryTest::filtersQueuesByIdAndDivision()
{
    const auto &queues = m_organization->site().queues();
    const QString path = QStringLiteral("/api/v2/routing/queues?pageSize=100");
    QCOMPARE(m_client->get(path + QStringLiteral("&id=%1,%2").arg(queues.at(0).id, queues.at(1).id)).entities().size(),
             2);
    QCOMPARE(
        m_client->get(path + QStringLiteral("&id=%1&id=%2").arg(queues.at(0).id, queues.at(1).id)).entities().size(),
        2);
    const QString division = queues.first().divisionId;
    const auto ofDivision =
        std::count_if(queues.cbegin(), queues.cend(), [&](const Queue &each) { return each.divisionId == division; });
    QCOMPARE(m_client->get(path + QStringLiteral("&divisionId=") + division).entities().size(), ofDivision);
}

void DirectoryTest::sortsCodes()
{
    const QString path = QStringLiteral("/api/v2/routing/wrapupcodes?pageSize=100&sortBy=");
    for (const char *key : {"name", "id"}) {
        const auto all = m_client->get(path + QLatin1String(key) + QStringLiteral("&sortOrder=descending")).entities();
        QVERIFY(all.size() > 50);
        for (qsizetype i = 1; i < all.size(); ++i) {
            const QString before = all.at(i - 1).toObject().value(QLatin1String(key)).toString();
            const QString after = all.at(i).toObject().value(QLatin1String(key)).toString();
            QVERIFY(before.compare(after, Qt::CaseInsensitive) >= 0);
        }
    }
}

void DirectoryTest::listsTheCodesOfAQueue()
{
    for (const Queue &queue : m_organization->site().queues()) {
        const QString path = QStringLiteral("/api/v2/routing/queues/%1/wrapupcodes?pageSize=100").arg(queue.id);
        QStringList ids;
        for (const auto &code : m_client->get(path).entities())
            ids.append(code.toObject().value(QStringLiteral("id")).toString());
        QCOMPARE(ids, queue.codeIds);
    }
}

void DirectoryTest::describesAQueueWithItsAcwSettings()
{
    for (const Queue &queue : m_organization->site().queues()) {
        const QJsonObject json = m_client->get(QStringLiteral("/api/v2/routing/queues/") + queue.id).json;
        QCOMPARE(json.value(QStringLiteral("name")).toString(), queue.name);
        const QJsonObject acw = json.value(QStringLiteral("acwSettings")).toObject();
        QCOMPARE(acw.value(QStringLiteral("wrapupPrompt")).toString(), queue.wrapupPrompt);
        QCOMPARE(acw.contains(QStringLiteral("timeoutMs")), queue.timeoutMs > 0);
    }
}

void DirectoryTest::tellsTheAcwSetting()
{
    const QString path = QStringLiteral("/api/v2/conversations/settings");
    QCOMPARE(m_client->get(path).json.value(QStringLiteral("communicationBasedACW")), QJsonValue(false));
}

WRAPDESK_TEST(DirectoryTest)
#include "directorytest.moc"
