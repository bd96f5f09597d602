// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/keyedtablemodel.h"

#include "support/runner.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <map>

using namespace wrapdesk;

namespace {

struct Row
{
    int key = 0;
    int rank = 0;
    QString name;

    bool operator==(const Row &) const = default;
    QString searchText() const { return name; }
};

constexpr std::array<Column<Row>, 2> columns{{
    {"Rank", [](const Row &row, const QDateTime &) { return QString::number(row.rank); },
     [](const Row &row) {
         return SortKey{row.rank, {}};
     }},
    {"Name", [](const Row &row, const QDateTime &) { return row.name; },
     [](const Row &row) {
         return SortKey{0, row.name.toCaseFolded()};
     }},
}};

using Model = KeyedTableModel<Row>;

// What the model must show, worked out the slow and obvious way.
struct Oracle
{
    std::map<int, Row> rows;
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    int leastRank = 0;
    QString typed;

    QList<Row> shown() const
    {
        QList<Row> result;
        for (const auto &[key, row] : rows) {
            if (row.rank >= leastRank && row.name.contains(typed, Qt::CaseInsensitive))
                result.append(row);
        }
        std::stable_sort(result.begin(), result.end(), [this](const Row &a, const Row &b) {
            const auto before = [this](const Row &x, const Row &y) {
                return column == 0 ? x.rank < y.rank : x.name.toCaseFolded() < y.name.toCaseFolded();
            };
            return order == Qt::AscendingOrder ? before(a, b) : before(b, a);
        });
        return result;
    }
};

QList<Row> shownBy(const Model &model)
{
    QList<Row> result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.at(row));
    return result;
}

} // namespace

class KeyedTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void agreesWithANaiveOneAndNeverResets();
    void insertsNeighboursInOneRun();
    void removesNeighboursInOneRun();
    void saysNothingOfRowsThatDidNotChange();
    void changesOneRunAtATime();
    void aRowThatMovesKeepsTheSelection();
    void aFilterChangeIsOneRemovalAndOneInsertion();
    void aTickRepaintsOnlyWhatTicks();
};

void KeyedTableModelTest::agreesWithANaiveOneAndNeverResets()
{
    QRandomGenerator random(20261122);
    Model model(columns);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QPersistentModelIndex held; // a row a person looks at
    int heldKey = -1;
    Oracle oracle;
    const auto randomRow = [&] {
        return Row{random.bounded(120), random.bounded(12), QStringLiteral("Name %1").arg(random.bounded(30))};
    };
    for (int step = 0; step < 1500; ++step) {
        bool mayGo = true;
        switch (random.bounded(8)) {
        case 0: {
            QList<Row> snapshot;
            oracle.rows.clear();
            for (int i = random.bounded(60); i > 0; --i)
                snapshot.append(randomRow());
            for (const Row &row : std::as_const(snapshot))
                oracle.rows[row.key] = row;
            model.merge(snapshot);
            break;
        }
        case 1:
            oracle.column = random.bounded(2);
            oracle.order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
            model.sort(oracle.column, oracle.order);
            mayGo = false;
            break;
        case 2:
            oracle.leastRank = random.bounded(6);
            oracle.typed = random.bounded(2) ? QStringLiteral("name 1") : QString();
            model.setFilter([least = oracle.leastRank](const Row &row) { return row.rank >= least; }, oracle.typed);
            break;
        default: {
            QList<int> removed;
            for (int i = random.bounded(6); i > 0; --i)
                removed.append(random.bounded(120));
            QList<Row> changed;
            for (int i = random.bounded(12); i > 0; --i)
                changed.append(randomRow());
            for (const int key : std::as_const(removed))
                oracle.rows.erase(key);
            for (const Row &row : std::as_const(changed))
                oracle.rows[row.key] = row;
            model.patch(changed, removed);
            mayGo = removed.contains(heldKey);
            break;
        }
        }
        QCOMPARE(shownBy(model), oracle.shown());
        QCOMPARE(model.total(), int(oracle.rows.size()));
        const bool isShown = model.indexOf(heldKey).isValid();
        if (held.isValid())
            QCOMPARE(model.at(held.row()).key, heldKey);
        else
            QVERIFY(mayGo || !isShown || heldKey == -1);
        if (!held.isValid() && model.rowCount() > 0)
            held = model.index(random.bounded(model.rowCount()), 0);
        heldKey = held.isValid() ? model.at(held.row()).key : -1;
    }
    QCOMPARE(resets.count(), 0);
}

void KeyedTableModelTest::insertsNeighboursInOneRun()
{
    Model model(columns);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.patch({{1, 1, {}}, {2, 2, {}}, {3, 9, {}}}, {});
    QCOMPARE(inserted.count(), 1);
    model.patch({{4, 3, {}}, {5, 4, {}}, {6, 10, {}}}, {});
    QCOMPARE(inserted.count(), 3); // 3 and 4 together before 9, 10 behind it
}

void KeyedTableModelTest::removesNeighboursInOneRun()
{
    Model model(columns);
    model.patch({{1, 1, {}}, {2, 2, {}}, {3, 3, {}}, {4, 4, {}}, {5, 5, {}}}, {});
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.patch({}, {2, 1, 4});
    QCOMPARE(removed.count(), 2);
}

void KeyedTableModelTest::saysNothingOfRowsThatDidNotChange()
{
    Model model(columns);
    model.patch({{1, 1, {}}, {2, 2, {}}}, {});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.merge({{1, 1, {}}, {2, 2, {}}});
    QCOMPARE(changed.count(), 0);
}

void KeyedTableModelTest::changesOneRunAtATime()
{
    Model model(columns);
    for (int key = 0; key < 10; ++key)
        model.patch({{key, key, {}}}, {});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QString other = QStringLiteral("other");
    model.patch({{2, 2, other}, {3, 3, other}, {4, 4, other}, {8, 8, other}}, {});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    QCOMPARE(changed[0][1].toModelIndex().row(), 4);
}

void KeyedTableModelTest::aRowThatMovesKeepsTheSelection()
{
    Model model(columns);
    model.patch({{1, 1, {}}, {2, 2, {}}, {3, 3, {}}}, {});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.patch({{1, 7, {}}}, {});
    QCOMPARE(selection.currentIndex().row(), 2);
    QVERIFY(selection.isRowSelected(2));
    QCOMPARE(removed.count(), 0);
}

void KeyedTableModelTest::aFilterChangeIsOneRemovalAndOneInsertion()
{
    Model model(columns);
    QList<Row> rows;
    for (int key = 0; key < 1000; ++key)
        rows.append({key, key, {}});
    model.merge(rows);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setFilter([](const Row &row) { return row.key % 2 == 0; });
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(removed.count(), 1);
    model.setFilter({});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(shownBy(model), rows);
}

void KeyedTableModelTest::aTickRepaintsOnlyWhatTicks()
{
    static constexpr std::array<Column<Row>, 2> ticking{{
        columns[1],
        {.title = "Age", .cell = columns[0].cell, .sortKey = columns[0].sortKey, .ticks = true},
    }};
    Model model(ticking);
    model.patch({{1, 1, {}}, {2, 2, {}}}, {});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(QDateTime::currentDateTimeUtc());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model.index(0, 1));
    QCOMPARE(changed[0][1].toModelIndex(), model.index(1, 1));
}

WRAPDESK_TEST(KeyedTableModelTest)
#include "keyedtablemodeltest.moc"
