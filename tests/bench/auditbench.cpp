// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the audit stands a million entries: time and size to keep them, and the median time to a first page of 500 for
// filters that match much, little and nothing.
//   bench_audit [ENTRIES=1000000] [FOLDER=a temporary one]

#include "store/auditquery.h"
#include "store/database.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QUuid>

#include <cstdio>

using namespace wrapdesk;

namespace {

constexpr int people = 40;
constexpr int queues = 25;
constexpr int batch = 5000;
const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
// One entry every 30 s, so that a million fill most of a year.
constexpr qint64 apart = 30'000;

QString guid(QStringView kind, int number)
{
    return QUuid::createUuidV5(QUuid(), QStringLiteral("%1 %2").arg(kind).arg(number)).toString(QUuid::WithoutBraces);
}

// Person 0 does half of everything, by bulk runs; person `people` - 1 left after the first tenth.
AuditEntry entryOf(int number, int count, QRandomGenerator &random)
{
    const bool isBusy = random.bounded(2) == 0;
    const bool isEarly = number < count / 10;
    const int person = isBusy ? 0 : 1 + random.bounded(isEarly ? people - 1 : people - 2);
    const int queue = isBusy ? random.bounded(queues / 2) : random.bounded(queues);
    const int luck = random.bounded(1000);
    AuditEntry entry;
    entry.at = start.addMSecs(number * apart);
    entry.by = UserId(guid(u"person", person));
    entry.byName = QStringLiteral("Person %1").arg(person);
    entry.leg = {ConversationId(guid(u"conversation", number)), ParticipantId(guid(u"participant", number)),
                 CommunicationId(guid(u"communication", number))};
    entry.media = Media::Voice;
    entry.queue = QueueId(guid(u"queue", queue));
    entry.queueName = QStringLiteral("Queue %1").arg(queue);
    entry.agent = UserId(guid(u"agent", random.bounded(200)));
    entry.agentName = QStringLiteral("Agent");
    entry.after = WrapupCode{.id = CodeId(guid(u"code", random.bounded(30))), .name = QStringLiteral("No code chosen")};
    entry.reason.kind = isBusy ? Reason::Kind::Bulk : luck % 7 == 0 ? Reason::Kind::Rule : Reason::Kind::Hand;
    entry.outcome = luck < 900 ? IntentState::Confirmed : luck < 998 ? IntentState::Refused : IntentState::HumanWon;
    entry.correlationIds = {guid(u"correlation", number)};
    return entry;
}

void fill(const QString &folder, int count)
{
    Store store;
    QEventLoop loop;
    QObject::connect(&store, &Store::failed, &loop,
                     [](const Error &error) { qFatal("%s", qPrintable(describe(error))); });
    QRandomGenerator random(7);
    QElapsedTimer timer;
    timer.start();
    qint64 writing = 0;
    store.open(folder);
    for (int first = 0; first < count; first += batch) {
        QList<AuditEntry> entries;
        for (int number = first; number < std::min(count, first + batch); ++number)
            entries << entryOf(number, count, random);
        const qint64 before = timer.elapsed();
        QObject::connect(&store, &Store::audited, &loop, &QEventLoop::quit, Qt::UniqueConnection);
        store.record({}, entries);
        loop.exec();
        writing += timer.elapsed() - before;
    }
    std::printf("kept %d entries in %.1f s (%.0f a second in batches of %d)\n", count,
                static_cast<double>(writing) / 1000, count * 1000.0 / static_cast<double>(std::max<qint64>(1, writing)),
                batch);
    QList<double> singles;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer one;
        one.start();
        store.record({}, {entryOf(count + i, count, random)});
        loop.exec();
        singles << static_cast<double>(one.nsecsElapsed()) / 1e6;
    }
    std::sort(singles.begin(), singles.end());
    std::printf("one more: median %.2f ms, worst %.2f ms\n", singles.at(100), singles.last());
}

struct Case
{
    const char *name;
    AuditFilter filter;
};

QList<Case> casesOf(int count)
{
    const UserId busy(guid(u"person", 0));
    const UserId left(guid(u"person", people - 1));
    const UserId usual(guid(u"person", 5));
    const QueueId quiet(guid(u"queue", queues - 1)); // the busy one never codes there
    const QueueId lively(guid(u"queue", 1));
    const QDateTime end = start.addMSecs(count * apart);
    const auto humanWon = IntentState::HumanWon;
    const auto never = IntentState::Locked;
    const auto rule = Reason::Kind::Rule;
    const auto confirmed = IntentState::Confirmed;
    return {
        {"everything", {}},
        {"the oldest hour", {.to = start.addSecs(3600)}},
        {"a week in the middle", {.from = start.addDays(100), .to = start.addDays(107)}},
        {"a person", {.by = usual}},
        {"a person who left long ago", {.by = left}},
        {"a queue", {.queue = lively}},
        {"a rare outcome", {.outcome = humanWon}},
        {"an outcome that never was", {.outcome = never}},
        {"a reason", {.reason = rule}},
        {"a reason that never was", {.reason = Reason::Kind::Sweeper}},
        {"outcome and reason, none", {.outcome = never, .reason = Reason::Kind::Bulk}},
        {"the busy person by rule, none", {.by = busy, .outcome = confirmed, .reason = rule}},
        {"the busy person in a quiet queue, none", {.by = busy, .queue = quiet}},
        {"a person in a queue", {.by = usual, .queue = lively}},
        {"a queue, rare outcome, by rule", {.queue = lively, .outcome = humanWon, .reason = rule}},
        {"who left, in the newest half, none", {.from = start.addMSecs(count * apart / 2), .by = left}},
        {"never was, before the newest week", {.to = end.addDays(-7), .outcome = never}},
        {"somebody nobody knows", {.by = UserId(QStringLiteral("nobody"))}},
    };
}

void measure(const QString &path, int count)
{
    const auto database = Database::open(path, Database::Access::Reading);
    if (!database)
        qFatal("%s", qPrintable(describe(database.error())));
    constexpr int rounds = 7;
    for (const Case &one : casesOf(count)) {
        QList<double> times;
        qsizetype hits = 0;
        for (int round = 0; round < rounds; ++round) {
            QElapsedTimer timer;
            timer.start();
            const auto page = auditquery::page(**database, one.filter, 0, 500);
            times << static_cast<double>(timer.nsecsElapsed()) / 1e6;
            if (!page)
                qFatal("%s", qPrintable(describe(page.error())));
            hits = page->size();
        }
        std::sort(times.begin(), times.end());
        std::printf("%-42s %4lld entries, median %6.1f ms, worst %6.1f ms\n", one.name, static_cast<long long>(hits),
                    times.at(rounds / 2), times.last());
    }
    QElapsedTimer timer;
    timer.start();
    const auto found = auditquery::people(**database);
    std::printf("%-42s %4lld people,  %6.1f ms\n", "who ever wrote", static_cast<long long>(found ? found->size() : -1),
                static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const QTemporaryDir temporary;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : temporary.path();
    const QString path = QDir(folder).filePath(QStringLiteral("wrapdesk.sqlite"));
    if (!QFileInfo::exists(path))
        fill(folder, count);
    std::printf("%.0f MB on disk, %.0f bytes an entry\n", static_cast<double>(QFileInfo(path).size()) / 1e6,
                static_cast<double>(QFileInfo(path).size()) / count);
    measure(path, count);
    return 0;
}
