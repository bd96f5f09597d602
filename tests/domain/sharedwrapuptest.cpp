// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/straggler.h"
#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const LegId callback = legId(QStringLiteral("anna"), QStringLiteral("callback"));
const LegId call = legId(QStringLiteral("anna"), QStringLiteral("call"));
const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
const QString sale = QStringLiteral("id-sale");

using Expected = std::optional<Straggler>;

} // namespace

// A callback and its call: two communications of one participant, which share one wrap-up or carry one each.
class SharedWrapupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void oneOfTwoIsTheStraggler_data();
    void oneOfTwoIsTheStraggler();
    void aSharedCodeIsFoundOnEither_data();
    void aSharedCodeIsFoundOnEither();
};

void SharedWrapupTest::oneOfTwoIsTheStraggler_data()
{
    QTest::addColumn<Leg>("first");
    QTest::addColumn<Leg>("second");
    QTest::addColumn<bool>("each"); // a wrap-up each
    QTest::addColumn<Expected>("ofFirst");
    QTest::addColumn<Expected>("ofSecond");

    const Leg early = during(withMedia(endedLeg(callback), Media::Callback), 10, 100);
    const Leg late = during(endedLeg(call), 20, 101);
    const Leg ringing = with(unanswered(late), [](Leg &leg) { leg.phase = LegPhase::Contacting; });
    const Leg withoutAcw = with(late, [](Leg &leg) { leg.acw = AcwState::Unknown; });
    const auto row = [](const char *name, const Leg &first, const Leg &second, const Expected &ofFirst,
                        const Expected &ofSecond) {
        QTest::newRow(name) << first << second << false << ofFirst << ofSecond;
    };
    row("the later end carries it", early, late, none, missing);
    row("ended at once: the one connected last", early, during(late, 20, 100), none, missing);
    row("the call still talks", early, talking(late), none, none);
    row("an unanswered call does not count", early, unanswered(late), missing, none);
    row("nor does one that still rings", early, ringing, missing, none);
    row("a monitoring session does not count", early, with(late, [](Leg &leg) { leg.monitoring = true; }), missing,
        none);
    row("ACW was opened on the one that ended first", inAcw(early), withoutAcw, pending, none);
    row("ACW is over on the one that ended first", early, withoutAcw, missing, none);
    row("ACW is open on the first, over on the second", inAcw(early), late, none, pending);
    QTest::newRow("each: no code") << early << late << true << Expected(missing) << Expected(missing);
    QTest::newRow("each: the call still talks") << early << talking(late) << true << Expected(missing) << none;
    QTest::newRow("each: one is coded") << coded(early, sale) << late << true << none << Expected(missing);
    QTest::newRow("each: one has a time-out")
        << coded(early, sale) << coded(late, timeout) << true << none << Expected(systemCoded);
}

void SharedWrapupTest::oneOfTwoIsTheStraggler()
{
    QFETCH(const Leg, first);
    QFETCH(const Leg, second);
    QFETCH(const bool, each);
    QFETCH(const Expected, ofFirst);
    QFETCH(const Expected, ofSecond);
    const CodeBook codes = codeBook();
    QCOMPARE(shown(classify(first, {first, second}, each, codes)), shown(ofFirst));
    QCOMPARE(shown(classify(second, {first, second}, each, codes)), shown(ofSecond));
    QCOMPARE(shown(classify(second, {second, first}, each, codes)), shown(ofSecond));
}

void SharedWrapupTest::aSharedCodeIsFoundOnEither_data()
{
    QTest::addColumn<QString>("onFirst");
    QTest::addColumn<QString>("onLast");
    QTest::addColumn<QString>("expected"); // class of the last leg

    QTest::newRow("none") << QString() << QString() << QStringLiteral("missing");
    QTest::newRow("a person's on the first") << sale << QString() << QString();
    QTest::newRow("a person's on the last") << QString() << sale << QString();
    QTest::newRow("a time-out on the first") << timeout << QString() << QStringLiteral("system-coded");
    QTest::newRow("a person's beats a time-out") << sale << timeout << QString();
    QTest::newRow("an orphan beats a time-out")
        << QStringLiteral("id-retired") << timeout << QStringLiteral("orphaned");
}

void SharedWrapupTest::aSharedCodeIsFoundOnEither()
{
    QFETCH(const QString, onFirst);
    QFETCH(const QString, onLast);
    QFETCH(const QString, expected);
    const Leg first = coded(during(endedLeg(callback), 10, 100), onFirst);
    const Leg last = coded(during(endedLeg(call), 20, 101), onLast);

    const auto straggler = classify(last, {first, last}, false, codeBook());
    QCOMPARE(straggler ? stragglerClassName(straggler->kind) : QString(), expected);
    QVERIFY(!classify(first, {first, last}, false, codeBook()));
}

WRAPDESK_TEST(SharedWrapupTest)
#include "sharedwrapuptest.moc"
