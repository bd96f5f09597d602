// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rulesamples.h"
#include "store/storerig.h"
#include "support/runner.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

const RuleId a(text("a"));
const RuleId b(text("b"));

} // namespace

class StoreRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        folder = std::make_unique<QTemporaryDir>();
        path = folder->filePath(QStringLiteral("org"));
    }
    void givesRulesBackInTheirOrder();
    void changesNothingWithAWriteThatIsRefused();
    void numbersTheAuditOfRulesOnFromTheLast();
    void givesActsOfTheLastSevenDaysBack();
    void replacesTheActOfALeg();
    void forgetsOldActsAFewThousandAtATime();
    void givesDryRunsBack();
    void keepsWhatItWasGivenBeforeItWasOpen();

private:
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
};

void StoreRulesTest::givesRulesBackInTheirOrder()
{
    RuleVersion removed = versionOf("c", 2);
    removed.isRemoved = true;
    {
        OpenStore rig(path);
        rig.store.keep(KeepRules{.versions = {versionOf("a", 1), versionOf("b", 1), versionOf("c", 1)},
                                 .order = {a, b, RuleId(text("c"))}});
        rig.store.keep(KeepRules{.versions = {versionOf("b", 2)}, .order = {b, a, RuleId(text("c"))}});
        rig.store.keep(KeepRules{.versions = {removed}, .order = {b, a}});
        rig.store.keep(KeepActs{.lastMatched = {{a, at(4)}}});
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.rules, (QList<RuleVersion>{versionOf("b", 2), versionOf("a", 1)}));
    QCOMPARE(rig.state.ruleHistory,
             (QList<RuleVersion>{versionOf("a", 1), versionOf("b", 1), versionOf("c", 1), versionOf("b", 2), removed}));
    QCOMPARE(rig.state.lastMatched, (QHash<RuleId, QDateTime>{{a, at(4)}}));
}

void StoreRulesTest::changesNothingWithAWriteThatIsRefused()
{
    RuleVersion other = versionOf("a", 1);
    other.rule.mode = RuleMode::Off;
    {
        OpenStore rig(path);
        rig.store.keep(KeepRules{.versions = {versionOf("a", 1), versionOf("b", 1)}, .order = {a, b}});
        rig.store.keep(KeepRules{.versions = {versionOf("b", 2), other}, .order = {b, a}, .entries = {entryOf("no")}});
        rig.store.keep(KeepRules{.order = {b}, .entries = {entryOf("yes")}});
        QTRY_COMPARE(rig.refused.size(), 1);
        QVERIFY(rig.refused.at(0).at(1).value<Error>().kind == ErrorKind::Conflict);
        QTRY_COMPARE(rig.audited.size(), 1);
        QVERIFY(rig.store.isOpen());
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.rules, (QList<RuleVersion>{versionOf("b", 1)}));
    QCOMPARE(rig.state.ruleHistory, (QList<RuleVersion>{versionOf("a", 1), versionOf("b", 1)}));
    QCOMPARE(valueIn(rig.store.databasePath(), text("SELECT group_concat(detail) FROM audit")).toString(), text("yes"));
}

void StoreRulesTest::numbersTheAuditOfRulesOnFromTheLast()
{
    OpenStore rig(path);
    rig.store.record({}, {entryOf("one")});
    AuditEntry entry = entryOf("kept");
    entry.kind = AuditKind::Rule;
    entry.reason = {.kind = Reason::Kind::Rule, .rule = a.text()};
    rig.store.keep(KeepRules{.versions = {versionOf("a", 1)}, .order = {a}, .entries = {entry, entry}});
    rig.store.keep(KeepRules{.order = {a}});
    rig.store.record({}, {entryOf("four")});
    QTRY_COMPARE(rig.audited.size(), 3);
    const auto entries = rig.audited.at(1).at(0).value<QList<AuditEntry>>();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(0).id, qint64(2));
    QCOMPARE(entries.at(1).id, qint64(3));
    QCOMPARE(entries.at(1).reason, entry.reason);
    QCOMPARE(rig.audited.at(2).at(0).value<QList<AuditEntry>>().at(0).id, qint64(4));
    QCOMPARE(valueIn(rig.store.databasePath(), text("SELECT group_concat(kind) FROM audit")).toString(),
             text("write,rule,rule,write"));
}

void StoreRulesTest::givesActsOfTheLastSevenDaysBack()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    const RuleAct old = actOf("old", now.addDays(-8));
    const RuleAct recent = actOf("recent", now.addDays(-6));
    const RuleAct newest = actOf("newest", now);
    {
        OpenStore rig(path);
        rig.store.keep(KeepActs{.acts = {newest, old, recent}});
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.ruleActs, (QList<RuleAct>{recent, newest}));
}

void StoreRulesTest::replacesTheActOfALeg()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    RuleAct act = actOf("leg", now);
    {
        OpenStore rig(path);
        rig.store.keep(KeepActs{.acts = {act, actOf("another", now.addSecs(1))}});
        act.result = RuleResult::Corrected;
        act.why = {text("media is voice")};
        rig.store.keep(KeepActs{.acts = {act}});
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.state.ruleActs, (QList<RuleAct>{act, actOf("another", now.addSecs(1))}));
}

void StoreRulesTest::forgetsOldActsAFewThousandAtATime()
{
    KeepActs acts;
    for (int i = 0; i < 5000; ++i)
        acts.acts << actOf(QByteArray::number(i).constData(), at(i < 4999 ? 0 : 10));
    OpenStore rig(path);
    rig.store.keep(acts);
    rig.store.forgetActs(at(10));
    rig.store.record({}, {entryOf("last")});
    QTRY_COMPARE(rig.audited.size(), 1);
    QTRY_COMPARE(valueIn(rig.store.databasePath(), text("SELECT count(*) FROM rule_act")).toInt(), 1);
}

void StoreRulesTest::givesDryRunsBack()
{
    DryRunResult result{.rule = a, .version = 2, .at = at(0), .days = 7, .legs = 100, .coded = 9};
    result.byQueue = {{QueueId(text("q")), 9}};
    DryRunLeg leg{.stood = text("ININ-WRAP-UP-TIMEOUT"), .why = {text("queue is Billing")}};
    leg.leg.id = actOf("leg", at(0)).leg;
    leg.leg.customer = text("+4930123456");
    result.sample = {leg};
    {
        OpenStore rig(path);
        rig.store.keep(result);
    }
    OpenStore rig(path);
    QTRY_COMPARE(rig.opened.size(), 1);
    result.sample[0].leg.customer.clear();
    QCOMPARE(rig.state.dryRuns, (QList<DryRunResult>{result}));
}

void StoreRulesTest::keepsWhatItWasGivenBeforeItWasOpen()
{
    OpenStore rig(path);
    QVERIFY(!rig.store.isOpen());
    rig.store.keep(KeepRules{.versions = {versionOf("a", 1)}, .order = {a}, .entries = {entryOf("one")}});
    QTRY_COMPARE(rig.audited.size(), 1);
    QCOMPARE(valueIn(rig.store.databasePath(), text("SELECT count(*) FROM rule_order")).toInt(), 1);
}

WRAPDESK_TEST(StoreRulesTest)
#include "storerulestest.moc"
