// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/pastleg.h"

#include "legs.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");

// Its time-out would come at 130; its ACW was over then, too.
Leg boxed(Leg leg = endedLeg())
{
    leg.prompt = WrapupPrompt::MandatoryTimeout;
    leg.acwTimeout = 30s;
    return leg;
}

Leg chosenAt(Leg leg, int second, const QString &code = QStringLiteral("id-sale"))
{
    leg.code = AssignedCode{.code = code, .setAt = at(second)};
    leg.acwEnd = at(second);
    return leg;
}

// "100 pending 130, 130 system-coded -": from, what it was, to.
QString shown(const std::optional<PastLeg> &past)
{
    if (!past)
        return QStringLiteral("none");
    const auto second = [](const QDateTime &time) {
        return time.isValid() ? QString::number(at(0).secsTo(time)) : QStringLiteral("-");
    };
    QStringList stages;
    for (const PastLeg::Stage &stage : past->stages) {
        stages << second(stage.from) + u' ' + stragglerClassName(stage.straggler.kind)
                      + (stage.straggler.byDesign ? QStringLiteral(" by design ") : QStringLiteral(" "))
                      + second(stage.to);
    }
    QString text = stages.join(QStringLiteral(", "));
    if (past->chosen)
        text += QStringLiteral("; chosen at ") + second(past->chosen->setAt);
    return text;
}

} // namespace

class PastLegTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isAsItWasBeforeAnybodyChose_data();
    void isAsItWasBeforeAnybodyChose();
    void theSharedWrapupIsOne_data();
    void theSharedWrapupIsOne();
    void tellsWhatStoodInTruth_data();
    void tellsWhatStoodInTruth();
};

void PastLegTest::isAsItWasBeforeAnybodyChose_data()
{
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Leg &leg, const char *expected) {
        QTest::newRow(name) << leg << QString::fromLatin1(expected);
    };
    row("closed without a code", endedLeg(), "100 pending 130, 130 missing -");
    row("timed out", coded(boxed(), timeout), "100 pending 130, 130 system-coded -");
    row("its agent chose before the time-out", chosenAt(boxed(), 110),
        "100 pending 130, 130 system-coded -; chosen at 110");
    row("its agent had more time than the queue gives now", chosenAt(boxed(), 200),
        "100 pending 200, 200 system-coded -; chosen at 200");
    row("without a time-out it ended when its agent chose", chosenAt(endedLeg(), 110),
        "100 pending 110, 110 missing -; chosen at 110");
    row("nobody says when: at the end of the ACW", with(chosenAt(boxed(), 110), [](Leg &leg) { leg.code->setAt = {}; }),
        "100 pending 130, 130 system-coded -; chosen at 110");
    row("a person came after the time-out", with(chosenAt(boxed(), 130), [](Leg &leg) { leg.code->setAt = at(500); }),
        "100 pending 130, 130 system-coded -; chosen at 500");
    row("a person came after an ACW that ended without a code",
        with(chosenAt(endedLeg(), 130), [](Leg &leg) { leg.code->setAt = at(500); }),
        "100 pending 130, 130 missing -; chosen at 500");
    row("still open", inAcw(boxed()), "100 pending -");
    row("saved for later is not chosen",
        with(inAcw(chosenAt(boxed(), 110)), [](Leg &leg) { leg.code->provisional = true; }), "100 pending -");
    row("no after-call work is known",
        with(endedLeg(),
             [](Leg &leg) {
                 leg.acw = AcwState::Unknown;
                 leg.acwStart = leg.acwEnd = {};
             }),
        "100 missing -");
    row("skipped",
        with(endedLeg(),
             [](Leg &leg) {
                 leg.acw = AcwState::Skipped;
                 leg.acwSkipped = true;
             }),
        "130 missing by design -");
    row("an optional prompt", chosenAt(withPrompt(endedLeg(), WrapupPrompt::Optional), 110),
        "100 pending by design 110, 110 missing by design -; chosen at 110");
    row("an orphaned code was chosen, too", chosenAt(boxed(), 110, QStringLiteral("id-retired")),
        "100 pending 130, 130 system-coded -; chosen at 110");
    row("the default code by its id is nobody's choice",
        coded(endedLeg(), QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66")),
        "100 pending 130, 130 system-coded -");
    row("still talking", talking(endedLeg()), "none");
    row("never answered", unanswered(endedLeg()), "none");
}

void PastLegTest::isAsItWasBeforeAnybodyChose()
{
    QFETCH(const Leg, leg);
    QFETCH(const QString, expected);
    const std::optional<PastLeg> past = pastLegOf(leg, {leg}, true, codeBook());
    QCOMPARE(shown(past), expected);
    for (const PastLeg::Stage &stage : past ? past->stages : QList<PastLeg::Stage>()) {
        QCOMPARE(stage.leg.isInAcw(), stage.straggler.kind == StragglerClass::Pending);
        QVERIFY(!stage.leg.code || isSystemCode(stage.leg.code->code));
    }
}

void PastLegTest::theSharedWrapupIsOne_data()
{
    QTest::addColumn<Leg>("callback");
    QTest::addColumn<Leg>("call");
    QTest::addColumn<QString>("ofCallback");
    QTest::addColumn<QString>("ofCall");
    const LegId first = legId(QStringLiteral("anna"), QStringLiteral("callback"));
    const Leg callback = during(boxed(endedLeg(first)), 10, 90);
    const Leg call = boxed();
    QTest::newRow("the later end carries it")
        << callback << call << QStringLiteral("none") << QStringLiteral("100 pending 130, 130 missing -");
    QTest::newRow("whichever the code stands on")
        << chosenAt(callback, 110) << call << QStringLiteral("none")
        << QStringLiteral("100 pending 130, 130 system-coded -; chosen at 110");
    QTest::newRow("the call still talks")
        << callback << talking(call) << QStringLiteral("none") << QStringLiteral("none");
    QTest::newRow("one that only listened has no say")
        << with(chosenAt(callback, 110), [](Leg &leg) { leg.monitoring = true; }) << call << QStringLiteral("none")
        << QStringLiteral("100 pending 130, 130 missing -");
}

void PastLegTest::theSharedWrapupIsOne()
{
    QFETCH(const Leg, callback);
    QFETCH(const Leg, call);
    QFETCH(const QString, ofCallback);
    QFETCH(const QString, ofCall);
    QCOMPARE(shown(pastLegOf(callback, {callback, call}, false, codeBook())), ofCallback);
    QCOMPARE(shown(pastLegOf(call, {callback, call}, false, codeBook())), ofCall);
}

void PastLegTest::tellsWhatStoodInTruth_data()
{
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QString>("stood");
    QTest::newRow("nothing") << endedLeg() << QString();
    QTest::newRow("a system code") << coded(endedLeg(), timeout) << timeout;
    QTest::newRow("a choice") << chosenAt(boxed(), 110) << QStringLiteral("id-sale");
    QTest::newRow("nothing but what was saved for later")
        << with(chosenAt(boxed(), 110), [](Leg &leg) { leg.code->provisional = true; }) << QString();
}

void PastLegTest::tellsWhatStoodInTruth()
{
    QFETCH(const Leg, leg);
    QFETCH(const QString, stood);
    const std::optional<PastLeg> past = pastLegOf(leg, {leg}, true, codeBook());
    QVERIFY(past);
    QCOMPARE(past->stood, stood);
}

WRAPDESK_TEST(PastLegTest)
#include "pastlegtest.moc"
