// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rulesmodel.h"

#include "rulepagesamples.h"
#include "support/runner.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <numeric>

using namespace wrapdesk;
using namespace wrapdesk::test;

Q_DECLARE_METATYPE(wrapdesk::RuleStatus)

class RulesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheRulesInTheirOrder();
    void aMovedRuleMovesAlone_data();
    void aMovedRuleMovesAlone();
    void whatDidNotChangeIsNotPaintedAgain();
    void theSelectionStaysOnItsRule();
    void anyChangeOfManyEndsAsTheOrderWanted();
    void tellsHowARuleIsDoing_data();
    void tellsHowARuleIsDoing();
    void marksConflictsByShapeAndWords();
    void isReadOutWithItsSentence();
    void isDraggedByItsId();

private:
    void show(const QList<int> &numbers);
    QList<int> shown() const;
    QVariant cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role);
    }

    std::unique_ptr<RulesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

namespace {

RuleRow row(int number)
{
    RuleRow row{.rule = rule(number), .sentence = {}, .doing = {}, .conflictText = {}};
    row.sentence = ruleWords().sentence(row.rule);
    return row;
}

} // namespace

void RulesModelTest::init()
{
    failOnOurWarnings();
    m_model = std::make_unique<RulesModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
}

void RulesModelTest::cleanup()
{
    QCOMPARE(m_resets->count(), 0);
    m_resets.reset();
    m_tester.reset();
    m_model.reset();
}

void RulesModelTest::show(const QList<int> &numbers)
{
    QList<RuleRow> rows;
    for (const int number : numbers)
        rows.append(row(number));
    m_model->show(rows);
}

QList<int> RulesModelTest::shown() const
{
    QList<int> numbers;
    for (int row = 0; row < m_model->rowCount(); ++row)
        numbers.append(m_model->at(row).rule.name.section(u' ', 1).toInt());
    return numbers;
}

void RulesModelTest::showsTheRulesInTheirOrder()
{
    show({3, 1, 2});
    QCOMPARE(shown(), (QList<int>{3, 1, 2}));
    QCOMPARE(cell(0, RulesModel::Place).toString(), QStringLiteral("1"));
    QCOMPARE(cell(2, RulesModel::Place).toString(), QStringLiteral("3"));
    QCOMPARE(cell(0, RulesModel::Name).toString(), QStringLiteral("Rule 3"));
    QCOMPARE(cell(0, RulesModel::Mode).toString(), QStringLiteral("Suggest"));
    QCOMPARE(cell(0, RulesModel::Code).toString(), QStringLiteral("Resolved"));
    QVERIFY(cell(0, RulesModel::Name, RulesModel::SecondLineRole).toString().startsWith(QStringLiteral("When ")));
}

void RulesModelTest::aMovedRuleMovesAlone_data()
{
    QTest::addColumn<QList<int>>("after");
    QTest::newRow("one down") << QList<int>{2, 1, 3, 4, 5};
    QTest::newRow("one up") << QList<int>{1, 2, 4, 3, 5};
    QTest::newRow("first to last") << QList<int>{2, 3, 4, 5, 1};
    QTest::newRow("last to first") << QList<int>{5, 1, 2, 3, 4};
    QTest::newRow("down in the middle") << QList<int>{1, 3, 4, 2, 5};
}

void RulesModelTest::aMovedRuleMovesAlone()
{
    QFETCH(QList<int>, after);
    show({1, 2, 3, 4, 5});
    const QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    show(after);
    QCOMPARE(shown(), after);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(inserted.count(), 0);
}

void RulesModelTest::whatDidNotChangeIsNotPaintedAgain()
{
    show({1, 2, 3});
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    show({1, 2, 3});
    QCOMPARE(changed.count(), 0);
    RuleRow other = row(2);
    other.doing.now = QStringLiteral("3 waiting");
    m_model->show({row(1), other, row(3)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
}

void RulesModelTest::theSelectionStaysOnItsRule()
{
    show({1, 2, 3});
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    show({3, 4, 1, 2});
    QCOMPARE(selection.currentIndex().row(), 0);
    QVERIFY(selection.isRowSelected(0));
    show({4, 1, 3});
    QCOMPARE(selection.currentIndex().row(), 2);
}

void RulesModelTest::anyChangeOfManyEndsAsTheOrderWanted()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 200; ++round) {
        QList<int> numbers(12);
        std::iota(numbers.begin(), numbers.end(), 1);
        std::shuffle(numbers.begin(), numbers.end(), random);
        numbers.resize(random.bounded(13));
        show(numbers);
        QCOMPARE(shown(), numbers);
    }
}

void RulesModelTest::tellsHowARuleIsDoing_data()
{
    QTest::addColumn<RuleMode>("mode");
    QTest::addColumn<RuleStatus>("status");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("under");
    QTest::addColumn<Glyph>("glyph");
    RuleStatus status;
    QTest::newRow("new") << RuleMode::Apply << status << QStringLiteral("Has not met a leg yet") << QString()
                         << Glyph::None;
    status.lastMatched = noon();
    QTest::newRow("idle") << RuleMode::Apply << status << QStringLiteral("Nothing waits") << QString() << Glyph::None;
    status.waiting = 3;
    status.today = {{RuleResult::Coded, 41}, {RuleResult::Refused, 2}};
    QTest::newRow("at work") << RuleMode::Apply << status << QStringLiteral("3 waiting")
                             << QStringLiteral("41 coded · 2 refused in 24 h") << Glyph::Pending;
    status.willMiss = 1;
    QTest::newRow("misses") << RuleMode::Apply << status << QStringLiteral("3 waiting, 1 will be missed")
                            << QStringLiteral("41 coded · 2 refused in 24 h") << Glyph::Warning;
    status.stop = RuleStop::HourCap;
    status.until = noon();
    QTest::newRow("stopped") << RuleMode::Apply << status << QStringLiteral("Stopped until 12:00")
                             << QStringLiteral("its hour's cap is reached") << Glyph::Warning;
    status = {.means = 5, .stop = RuleStop::Suggests};
    QTest::newRow("suggests") << RuleMode::Suggest << status << QStringLiteral("5 suggested") << QString()
                              << Glyph::Rules;
    status.stop = RuleStop::RulesOff;
    QTest::newRow("master switch") << RuleMode::Suggest << status << QStringLiteral("Stopped")
                                   << QStringLiteral("all rules are switched off") << Glyph::Warning;
    QTest::newRow("off") << RuleMode::Off << status << QStringLiteral("Does nothing") << QString() << Glyph::None;
}

void RulesModelTest::tellsHowARuleIsDoing()
{
    QFETCH(RuleMode, mode);
    QFETCH(RuleStatus, status);
    RuleRow told = row(1);
    told.doing = RuleWording::doing(rule(1, mode), status, ruleWords(), noon());
    m_model->show({told});
    QTEST(cell(0, RulesModel::Doing).toString(), "now");
    QTEST(cell(0, RulesModel::Doing, RulesModel::SecondLineRole).toString(), "under");
    QTEST(cell(0, RulesModel::Doing, GlyphRole).value<Glyph>(), "glyph");
    QVERIFY(cell(0, RulesModel::Doing, Qt::ToolTipRole).toString().contains(RuleWording::lately(status.today)));
}

void RulesModelTest::marksConflictsByShapeAndWords()
{
    RuleRow marked = row(1);
    marked.conflicts = 2;
    marked.conflictText = QStringLiteral("It overlaps.");
    RuleRow blocked = row(2);
    blocked.conflicts = 3;
    blocked.blocking = 1;
    m_model->show({marked, blocked, row(3)});
    QCOMPARE(cell(0, RulesModel::Conflicts).toString(), QStringLiteral("2"));
    QCOMPARE(cell(0, RulesModel::Conflicts, GlyphRole).value<Glyph>(), Glyph::Warning);
    QCOMPARE(cell(0, RulesModel::Conflicts, Qt::ToolTipRole).toString(), QStringLiteral("It overlaps."));
    QCOMPARE(cell(1, RulesModel::Conflicts).toString(), QStringLiteral("3, blocked"));
    QCOMPARE(cell(1, RulesModel::Conflicts, GlyphRole).value<Glyph>(), Glyph::Refused);
    QCOMPARE(cell(2, RulesModel::Conflicts).toString(), QString());
    QCOMPARE(cell(2, RulesModel::Conflicts, GlyphRole).value<Glyph>(), Glyph::None);
}

void RulesModelTest::isReadOutWithItsSentence()
{
    show({1});
    const QString name = cell(0, RulesModel::Name, Qt::AccessibleTextRole).toString();
    QVERIFY(name.startsWith(QStringLiteral("Rule: Rule 1. When ")));
    QCOMPARE(cell(0, RulesModel::Mode, Qt::AccessibleTextRole).toString(), QStringLiteral("Mode: Suggest."));
    QCOMPARE(cell(0, RulesModel::Conflicts, Qt::AccessibleTextRole).toString(), QStringLiteral("Conflicts: none."));
}

void RulesModelTest::isDraggedByItsId()
{
    show({1, 2});
    const std::unique_ptr<QMimeData> mime(m_model->mimeData({m_model->index(1, 0), m_model->index(1, 2)}));
    QCOMPARE(RulesModel::dragged(*mime), std::optional(ruleId(2)));
    QMimeData other;
    other.setText(QStringLiteral("rule-2"));
    QCOMPARE(RulesModel::dragged(other), std::nullopt);
}

WRAPDESK_TEST(RulesModelTest)
#include "rulesmodeltest.moc"
