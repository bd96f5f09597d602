// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/lastknowncodec.h"
#include "storerig.h"
#include "support/fullleg.h"
#include "support/runner.h"

#include <QFile>
#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

LastKnown fullLists()
{
    const WrapupCode sale{.id = CodeId(text("sale")), .name = text("Sale"), .division = DivisionId(text("home"))};
    const WrapupCode nameless{.id = CodeId(text("other"))};
    const Queue billing{.id = QueueId(text("q")),
                        .name = QStringLiteral("Rechnung Ω"),
                        .division = DivisionId(text("home")),
                        .divisionName = text("Home"),
                        .prompt = WrapupPrompt::AgentRequested,
                        .acwTimeout = std::chrono::milliseconds(60'000)};
    return {.user = UserId(text("me")),
            .userName = text("A. Supervisor"),
            .organization = text("Acme"),
            .communicationBasedAcw = true,
            .queuesAt = at(10),
            .queues = {billing, Queue{.id = QueueId(text("r"))}},
            .codes = {sale, nameless},
            .queueCodes = {{QueueId(text("q")), {.at = at(11), .codes = {sale}}},
                           {QueueId(text("r")), {.at = at(12), .codes = {}}}},
            .agents = {{UserId(text("u")), text("Ada")}},
            .teams = {{TeamId(text("t")), text("North")}},
            .legsAt = at(13),
            .legs = {{.leg = fullLeg(), .at = at(9)}},
            .legsLeftOut = 7};
}

} // namespace

class LastKnownTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!the last known lists|qUncompress).*")));
        folder = std::make_unique<QTemporaryDir>();
        path = folder->filePath(QStringLiteral("org"));
    }
    void givesBackWhatWasKept_data();
    void givesBackWhatWasKept();
    void theNewestTakesThePlaceOfTheLast();
    void letsGoOfThem();
    void areNotTakenWhileNothingCanBeKept();
    void ofAnotherVersionAreLeftOut();
    void damagedAreLeftOut_data();
    void damagedAreLeftOut();
    void neverHoldsAnAddressOrANote();
    void takesTheMostLegsInABlink();

private:
    // Keeps the lists, the last of them last.
    void keep(const QList<std::optional<LastKnown>> &lists)
    {
        OpenStore rig(path);
        QTRY_COMPARE(rig.opened.size(), 1);
        for (const std::optional<LastKnown> &one : lists)
            rig.store.keepLastKnown(one);
        file = rig.store.databasePath();
    }
    std::optional<LastKnown> kept()
    {
        OpenStore rig(path);
        return QTest::qWaitFor([&] { return rig.opened.size() == 1; }) ? rig.state.lastKnown : std::nullopt;
    }
    void put(int version, const QByteArray &body)
    {
        const auto database = Database::open(file, Database::Access::Writing);
        QVERIFY((*database)->run(text("UPDATE last_known SET version = ?, body = ?"), {version, body}));
    }

    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    QString file;
};

void LastKnownTableTest::givesBackWhatWasKept_data()
{
    QTest::addColumn<LastKnown>("lists");
    QTest::newRow("everything") << fullLists();
    QTest::newRow("nothing") << LastKnown();
}

void LastKnownTableTest::givesBackWhatWasKept()
{
    QFETCH(const LastKnown, lists);
    keep({lists});
    const std::optional<LastKnown> back = kept();
    QVERIFY(back.has_value());
    QCOMPARE(back->legs, lists.legs);
    QCOMPARE(back->queues, lists.queues);
    QVERIFY(*back == lists);
}

void LastKnownTableTest::theNewestTakesThePlaceOfTheLast()
{
    LastKnown newer = fullLists();
    newer.organization = text("Acme Ltd");
    newer.legs.clear();
    keep({LastKnown(), fullLists()});
    keep({fullLists(), newer});
    QVERIFY(kept() == newer);
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM last_known")).toInt(), 1);
}

void LastKnownTableTest::letsGoOfThem()
{
    keep({fullLists()});
    keep({std::nullopt});
    QVERIFY(!kept());
    QCOMPARE(valueIn(file, text("SELECT count(*) FROM last_known")).toInt(), 0);
}

void LastKnownTableTest::areNotTakenWhileNothingCanBeKept()
{
    {
        OpenStore rig(path);
        rig.store.keepLastKnown(fullLists()); // it is on its way open
        QTRY_COMPARE(rig.opened.size(), 1);
    }
    QVERIFY(!kept());
}

void LastKnownTableTest::ofAnotherVersionAreLeftOut()
{
    keep({fullLists()});
    put(lastKnownVersion + 1, encodeLastKnown(fullLists()));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the last known lists are of version 2")));
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QVERIFY(!rig.state.lastKnown);
    QVERIFY(rig.failures.isEmpty());
}

void LastKnownTableTest::damagedAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray whole = encodeLastKnown(fullLists());
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = char(flipped.at(whole.size() / 2) ^ 0x55);
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cut off") << whole.first(whole.size() / 2);
    QTest::newRow("a byte is another") << flipped;
    QTest::newRow("a length beyond all memory") << QByteArray("\xff\xff\xff\xff") + whole.mid(4);
    QTest::newRow("not ours") << QByteArray("what is this");
    QTest::newRow("no JSON") << qCompress("what is this");
    QTest::newRow("a list") << qCompress("[]");
    QTest::newRow("legs that are none") << qCompress(R"({"legs":[{"conversation":""}]})");
    QTest::newRow("legs that are text") << qCompress(R"({"legs":"many"})");
    QTest::newRow("a queue without an id") << qCompress(R"({"queues":[{"name":"Billing"}]})");
}

void LastKnownTableTest::damagedAreLeftOut()
{
    QFETCH(const QByteArray, body);
    keep({fullLists()});
    put(lastKnownVersion, body);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^the last known lists are damaged")));
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QVERIFY(!rig.state.lastKnown);
    QVERIFY(rig.failures.isEmpty());
}

void LastKnownTableTest::neverHoldsAnAddressOrANote()
{
    LastKnown lists = fullLists();
    lists.legs[0].leg.customer = text("+15550100999");
    lists.legs[0].leg.code->notes = text("call back at +15550100999");
    const QByteArray json = qUncompress(encodeLastKnown(lists));
    QVERIFY(json.contains("conversation"));
    QVERIFY(!json.contains("0100999"));
}

// The thread that writes intents does this, too.
void LastKnownTableTest::takesTheMostLegsInABlink()
{
    LastKnown lists = fullLists();
    Leg leg = fullLeg();
    for (qsizetype i = 1; i < LastKnown::mostLegs; ++i) {
        const QString number = QStringLiteral("00000000-0000-0000-0000-%1").arg(i, 12, 10, QLatin1Char('0'));
        leg.id = {ConversationId(number), ParticipantId(number), CommunicationId(number)};
        lists.legs.append({.leg = leg, .at = at(i)});
    }
    const auto cpuMs = [start = std::clock()] { return (std::clock() - start) * 1000 / CLOCKS_PER_SEC; };
    const QByteArray packed = encodeLastKnown(lists);
    const auto written = cpuMs();
    const Result<LastKnown> read = decodeLastKnown(packed);
    qInfo("20,000 legs: %lld bytes, written in %ld ms, read in %ld ms of processor time",
          static_cast<long long>(packed.size()), written, cpuMs() - written);
    QVERIFY(read);
    QVERIFY(*read == lists);
    QVERIFY(cpuMs() < 10'000);
}

WRAPDESK_TEST(LastKnownTableTest)
#include "lastknowntabletest.moc"
