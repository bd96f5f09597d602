// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/rulecodec.h"
#include "mutilation.h"
#include "support/fullleg.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

QString text(const char *latin1) { return QString::fromLatin1(latin1); }

QDateTime at(qint64 milliseconds) { return QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + milliseconds, Qt::UTC); }

DryRunResult fullResult()
{
    return {.rule = RuleId(text("r")),
            .version = 3,
            .at = at(0),
            .days = 14,
            .legs = 1000,
            .coded = 100,
            .byQueue = {{QueueId(text("q")), 60}, {QueueId(QStringLiteral("Ω \"2\"")), 40}},
            .overtaken = 9,
            .comparable = 50,
            .agreed = 40,
            .chosenInstead = {{text("other"), 7}, {text("third"), 3}},
            .codesInAll = 900,
            .ofItsCode = 130,
            .sample = {{.leg = fullLeg(), .stood = text("ININ-WRAP-UP-TIMEOUT"), .why = {text("queue is Billing"), {}}},
                       {.leg = {.id = {.conversation = ConversationId(text("bare"))}}}},
            .incomplete = text("3 days could not be read")};
}

} // namespace

class DryRunCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsWhatItWrote();
    void keepsEveryWordOfALeg();
    void keepsNoCustomerAndNobodysNotes();
    void survivesMutilation();
};

void DryRunCodecTest::readsWhatItWrote()
{
    const QByteArray json = encodeDryRun(fullResult());
    const Result<DryRunResult> read = decodeDryRun(json);
    QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
    QCOMPARE(*read, fullResult());
    QCOMPARE(encodeDryRun(*read), json);
    QCOMPARE(*decodeDryRun(encodeDryRun({})), DryRunResult());
}

void DryRunCodecTest::keepsEveryWordOfALeg()
{
    DryRunResult result = fullResult();
    Leg &leg = result.sample[0].leg;
    for (int word = 0; word <= int(Media::InternalMessage); ++word) {
        leg.media = static_cast<Media>(word);
        leg.direction = static_cast<Direction>(word % 3);
        leg.phase = static_cast<LegPhase>(word % 4);
        leg.acw = static_cast<AcwState>(word % 5);
        leg.prompt = static_cast<WrapupPrompt>(word % 6);
        QCOMPARE(*decodeDryRun(encodeDryRun(result)), result);
    }
}

void DryRunCodecTest::keepsNoCustomerAndNobodysNotes()
{
    DryRunResult result = fullResult();
    result.sample[0].leg.customer = text("+4930123456");
    result.sample[0].leg.code->notes = text("call +4930123456 back");
    const QByteArray json = encodeDryRun(result);
    QVERIFY(!json.contains("4930123456"));
    QCOMPARE(*decodeDryRun(json), fullResult());
}

void DryRunCodecTest::survivesMutilation()
{
    const Essentials essentials{
        .required = {text("$.sample[0].leg"), text("$.sample[0].leg.conversation"), text("$.sample[1].leg"),
                     text("$.sample[1].leg.conversation")},
        .essential = {text("$.rule"), text("$.byQueue"), text("$.chosenInstead"), text("$.sample")}};
    const QByteArray mistake =
        firstMistake(encodeDryRun(fullResult()), essentials, errorOf<DryRunResult>(decodeDryRun));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

WRAPDESK_TEST(DryRunCodecTest)
#include "dryruncodectest.moc"
