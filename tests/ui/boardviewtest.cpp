// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/boardview.h"

#include "samples.h"
#include "support/runner.h"

#include <QScrollBar>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class BoardViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void theCurrentRowStaysWhereItIsWhileRowsComeAbove();
    void theTopmostRowStaysWhileRowsGoAbove();
    void atTheTopNewRowsComeIntoSight();
    void staysWhenTheCurrentRowGoesOutOfSight();
};

namespace {

// A board of 200 rows, newest end first.
struct Fixture
{
    StragglerModel model;
    BoardView board{QStringLiteral("board")};

    Fixture()
    {
        board.setModel(&model);
        board.sortByColumn(StragglerModel::State, Qt::AscendingOrder);
        QList<StragglerRow> rows;
        for (int number = 100; number < 300; ++number)
            rows.append(straggler(number));
        model.merge(rows);
        board.resize(900, 400);
        board.show();
    }
    int yOf(int number) const { return board.rowViewportPosition(model.indexOf(legId(number)).row()); }
};

} // namespace

void BoardViewTest::theCurrentRowStaysWhereItIsWhileRowsComeAbove()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.board));
    fixture.board.setCurrentIndex(fixture.model.indexOf(legId(103)));
    const int y = fixture.yOf(103);
    for (int number = 1; number <= 20; ++number)
        fixture.model.patch({straggler(number)}, {});
    QCOMPARE(fixture.yOf(103), y);
    QCOMPARE(fixture.board.currentIndex(), fixture.model.indexOf(legId(103)));
    QVERIFY(fixture.board.selectionModel()->isRowSelected(fixture.board.currentIndex().row()));
}

void BoardViewTest::theTopmostRowStaysWhileRowsGoAbove()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.board));
    fixture.board.scrollTo(fixture.model.indexOf(legId(200)), QAbstractItemView::PositionAtTop);
    const int y = fixture.yOf(200);
    fixture.model.patch({}, {legId(100), legId(101), legId(150)});
    QCOMPARE(fixture.yOf(200), y);
    fixture.model.patch({straggler(1), straggler(2)}, {});
    QCOMPARE(fixture.yOf(200), y);
}

void BoardViewTest::atTheTopNewRowsComeIntoSight()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.board));
    fixture.model.patch({straggler(1)}, {});
    QCOMPARE(fixture.yOf(1), 0);
    QCOMPARE(fixture.board.verticalScrollBar()->value(), 0);
}

void BoardViewTest::staysWhenTheCurrentRowGoesOutOfSight()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.board));
    fixture.board.setCurrentIndex(fixture.model.indexOf(legId(100)));
    fixture.board.scrollTo(fixture.model.indexOf(legId(200)), QAbstractItemView::PositionAtTop);
    const int y = fixture.yOf(200);
    fixture.model.patch({}, {legId(100)});
    QCOMPARE(fixture.yOf(200), y);
}

WRAPDESK_TEST(BoardViewTest)
#include "boardviewtest.moc"
