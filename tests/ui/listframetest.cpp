// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/listframe.h"

#include "samples.h"
#include "support/runner.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

class ListFrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void hasTheFaceOfItsState_data();
    void hasTheFaceOfItsState();
    void namesTheCauseOfAFailureAndOffersToTryAgain();
    void saysHowStaleARowsAreAfterAFailure();
    void saysWhatKeepsItFromBeingComplete();
    void offersToClearTheFiltersWhereNothingMatches();
};

namespace {

QString textOf(const QWidget &frame, const char *name)
{
    const auto *label = frame.findChild<QLabel *>(QString::fromLatin1(name));
    return label && label->isVisibleTo(&frame) ? label->text() : QString();
}

const ListState failed{.loading = Loading::Failed,
                       .asOf = noon().addSecs(-180),
                       .error = Error{.kind = ErrorKind::Forbidden, .code = QStringLiteral("missing.permissions")}};

} // namespace

void ListFrameTest::hasTheFaceOfItsState_data()
{
    QTest::addColumn<Loading>("loading");
    QTest::addColumn<int>("shown");
    QTest::addColumn<int>("total");
    QTest::addColumn<Face>("face");
    QTest::newRow("not asked") << Loading::NotAsked << 0 << 0 << Face::Loading;
    QTest::newRow("loading") << Loading::Loading << 0 << 0 << Face::Loading;
    QTest::newRow("loading more") << Loading::Loading << 3 << 3 << Face::Ready;
    QTest::newRow("empty") << Loading::Ready << 0 << 0 << Face::Empty;
    QTest::newRow("all hidden") << Loading::Ready << 0 << 7 << Face::NoMatch;
    QTest::newRow("failed") << Loading::Failed << 0 << 0 << Face::Failed;
    QTest::newRow("stale") << Loading::Failed << 5 << 7 << Face::Ready;
    QTest::newRow("ready") << Loading::Ready << 7 << 7 << Face::Ready;
}

void ListFrameTest::hasTheFaceOfItsState()
{
    QFETCH(Loading, loading);
    QFETCH(int, shown);
    QFETCH(int, total);
    QFETCH(Face, face);
    ListFrame frame(QStringLiteral("frame"), new QWidget);
    frame.show({.loading = loading}, shown, total, noon());
    QCOMPARE(frame.face(), face);
}

void ListFrameTest::namesTheCauseOfAFailureAndOffersToTryAgain()
{
    ListFrame frame(QStringLiteral("frame"), new QWidget);
    const QSignalSpy retried(&frame, &ListFrame::retryRequested);
    frame.show(failed, 0, 0, noon());
    QVERIFY(textOf(frame, "listTitle").contains(QStringLiteral("permission")));
    frame.findChild<QPushButton *>(QStringLiteral("listAction"))->click();
    QCOMPARE(retried.count(), 1);
}

void ListFrameTest::saysHowStaleARowsAreAfterAFailure()
{
    ListFrame frame(QStringLiteral("frame"), new QWidget);
    frame.show(failed, 2, 2, noon());
    QVERIFY(textOf(frame, "listNote").contains(QStringLiteral("Stale for 3:00")));
    frame.show(ready(), 2, 2, noon());
    QCOMPARE(textOf(frame, "listNote"), QString());
}

void ListFrameTest::saysWhatKeepsItFromBeingComplete()
{
    ListFrame frame(QStringLiteral("frame"), new QWidget);
    frame.show({.loading = Loading::Ready, .incomplete = QStringLiteral("one queue refused")}, 2, 2, noon());
    QVERIFY(textOf(frame, "listNote").contains(QStringLiteral("one queue refused")));
}

void ListFrameTest::offersToClearTheFiltersWhereNothingMatches()
{
    ListFrame frame(QStringLiteral("frame"), new QWidget);
    const QSignalSpy cleared(&frame, &ListFrame::clearFiltersRequested);
    frame.show(ready(), 0, 7, noon());
    frame.findChild<QPushButton *>(QStringLiteral("listAction"))->click();
    QCOMPARE(cleared.count(), 1);
}

WRAPDESK_TEST(ListFrameTest)
#include "listframetest.moc"
