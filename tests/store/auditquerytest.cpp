// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/auditquery.h"

#include "store/audittable.h"
#include "support/runner.h"
#include "tablerig.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

QString numbered(const char *kind, int number) { return QStringLiteral("%1%2").arg(text(kind)).arg(number); }

// Few values of each, so that every combination occurs; names change, times repeat and go back.
AuditEntry anyEntry(qint64 id, QRandomGenerator &random)
{
    AuditEntry entry;
    entry.id = id;
    entry.at = at(id / 3 + random.bounded(20));
    entry.kind = static_cast<AuditKind>(random.bounded(4));
    entry.by = UserId(random.bounded(4) == 0 ? QString() : numbered("user", random.bounded(3)));
    entry.byName = numbered("Name", random.bounded(2));
    entry.leg = {ConversationId(numbered("c", random.bounded(9))), ParticipantId(text("p")),
                 CommunicationId(text("m"))};
    entry.media = Media::Email;
    entry.queue = QueueId(numbered("queue", random.bounded(3)));
    entry.queueName = numbered("Queue", random.bounded(2));
    entry.agent = UserId(numbered("agent", random.bounded(3)));
    entry.agentName = text("Agent");
    if (random.bounded(2) == 0)
        entry.before = WrapupCode{.id = CodeId(text("old")), .name = text("Old")};
    if (random.bounded(2) == 0)
        entry.after = WrapupCode{.id = CodeId(text("new")), .name = text("New")};
    entry.reason = {static_cast<Reason::Kind>(random.bounded(5)), text("rule")};
    entry.outcome = static_cast<IntentState>(random.bounded(11));
    entry.refusal = static_cast<Refusal>(random.bounded(17));
    entry.detail = QStringLiteral("détail “%1”").arg(id);
    entry.correlationIds = {text("x"), text("y")};
    return entry;
}

AuditFilter anyFilter(QRandomGenerator &random)
{
    AuditFilter filter;
    if (random.bounded(3) == 0)
        filter.from = at(random.bounded(150));
    if (random.bounded(3) == 0)
        filter.to = at(random.bounded(150));
    if (random.bounded(3) == 0)
        filter.by = UserId(random.bounded(4) == 0 ? QString() : numbered("user", random.bounded(4)));
    if (random.bounded(3) == 0)
        filter.queue = QueueId(numbered("queue", random.bounded(4)));
    if (random.bounded(4) == 0)
        filter.outcome = static_cast<IntentState>(random.bounded(11));
    if (random.bounded(4) == 0)
        filter.reason = static_cast<Reason::Kind>(random.bounded(5));
    return filter;
}

bool matches(const AuditEntry &entry, const AuditFilter &filter)
{
    return (!filter.from.isValid() || entry.at >= filter.from) && (!filter.to.isValid() || entry.at < filter.to)
           && (!filter.by || entry.by == *filter.by) && (!filter.queue || entry.queue == *filter.queue)
           && (!filter.outcome || entry.outcome == *filter.outcome)
           && (!filter.reason || entry.reason.kind == *filter.reason);
}

} // namespace

class AuditQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        rig = std::make_unique<TableRig>();
        database = rig->database.get();
    }
    void cleanup() { rig.reset(); }
    void findsWhatANaiveSearchFindsPageByPage();
    void endsWhereTheEntryItGoesOnFromWasLetGo();
    void namesPeopleByTheirNewestName();

private:
    std::unique_ptr<TableRig> rig;
    Database *database = nullptr; // the rig's
};

void AuditQueryTest::findsWhatANaiveSearchFindsPageByPage()
{
    QRandomGenerator random(3);
    QList<AuditEntry> entries;
    for (qint64 id = 1; id <= 400; ++id) {
        entries << anyEntry(id, random);
        QVERIFY(audittable::add(*database, entries.last()));
    }
    std::sort(entries.begin(), entries.end(),
              [](const AuditEntry &a, const AuditEntry &b) { return std::tie(a.at, a.id) > std::tie(b.at, b.id); });
    for (int round = 0; round < 200; ++round) {
        const AuditFilter filter = anyFilter(random);
        QList<AuditEntry> expected;
        std::copy_if(entries.cbegin(), entries.cend(), std::back_inserter(expected),
                     [&filter](const AuditEntry &entry) { return matches(entry, filter); });
        QList<AuditEntry> found;
        for (;;) {
            const auto page = auditquery::page(*database, filter, found.isEmpty() ? 0 : found.last().id, 17);
            QVERIFY(page);
            found << *page;
            if (page->size() < 17)
                break;
        }
        QCOMPARE(found.size(), expected.size());
        QVERIFY(found == expected);
    }
}

void AuditQueryTest::endsWhereTheEntryItGoesOnFromWasLetGo()
{
    for (qint64 id = 1; id <= 3; ++id) {
        AuditEntry entry = entryOf("one", at(id));
        entry.id = id;
        QVERIFY(audittable::add(*database, entry));
    }
    QVERIFY(audittable::forget(*database, at(3), 100));
    QCOMPARE(auditquery::page(*database, {}, 0, 10)->size(), 1);
    QCOMPARE(auditquery::page(*database, {}, 2, 10)->size(), 0);
}

void AuditQueryTest::namesPeopleByTheirNewestName()
{
    const QList<std::pair<const char *, const char *>> history{
        {"u1", "Berta"}, {"u2", "Ada"}, {"u1", "Berta K."}, {"u1", "Berta"}, {"", "Robot"}};
    qint64 id = 0;
    for (const auto &[user, name] : history) {
        AuditEntry entry = entryOf("one", at(id));
        entry.id = ++id;
        entry.by = UserId(text(user));
        entry.byName = text(name);
        entry.agent = UserId(text("never by"));
        QVERIFY(audittable::add(*database, entry));
    }
    const auto people = auditquery::people(*database);
    QVERIFY(people);
    const QList<std::pair<UserId, QString>> expected{
        {UserId(text("u2")), text("Ada")}, {UserId(text("u1")), text("Berta")}, {UserId(), text("Robot")}};
    QCOMPARE(*people, expected);
}

WRAPDESK_TEST(AuditQueryTest)
#include "auditquerytest.moc"
