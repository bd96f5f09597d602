// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/livepage.h"
#include "pages/queuespage.h"
#include "pages/stragglerspage.h"
#include "samples.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/drawer.h"
#include "widgets/listframe.h"
#include "widgets/statusitem.h"
#include "windowrig.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

// The real window on a real session against the demo organisation, in one process: nothing between them is a fake.
class EndToEndTest : public QObject, private WindowRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { close(); }
    void theInboxFillsAndSaysSo();
    void aCodePickedInTheWindowArrivesExactlyOnce();
    void aRefusedCodeSaysWhyOnItsRow();
    void theQueuesPageShowsEveryQueueWithItsCodes();
    void thePickerOffersOnlyCodesOfTheQueue();
    void theDrawerShowsTheWholeConversation();
    void anUnreachablePlatformIsNamedInTheWindow();
    void wrongCredentialsAreNamedInTheWindow();

private:
    void open(const demoorg::Organization::Options &options = {});
    bool isFilled() const;
    int firstWritableRow() const;
    QString outcomeOf(const LegId &leg) const;
    QString bannerText() const;
};

void EndToEndTest::open(const demoorg::Organization::Options &options)
{
    openOn(quiet(options));
    QTRY_VERIFY_WITH_TIMEOUT(isFilled(), patience);
}

bool EndToEndTest::isFilled() const
{
    return m_session->stragglerListState().loading == Loading::Ready && firstWritableRow() >= 0;
}

int EndToEndTest::firstWritableRow() const
{
    const StragglerModel &rows = m_window->stragglers().rows();
    for (int row = 0; row < rows.rowCount(); ++row) {
        const StragglerRow &straggler = rows.at(row);
        const demoorg::Queue *queue = m_organization->site().queue(straggler.leg.queue.text());
        if (straggler.straggler.unwritable == Unwritable::No && straggler.straggler.kind == StragglerClass::Missing
            && queue && queue->codeIds.size() > 1) // some queues offer none
            return row;
    }
    return -1;
}

QString EndToEndTest::outcomeOf(const LegId &leg) const
{
    return m_window->stragglers().rows().indexOf(leg, StragglerModel::Outcome).data().toString();
}

QString EndToEndTest::bannerText() const
{
    const auto *label = find<QLabel>("failureBannerText");
    return label->isVisible() ? label->text() : QString();
}

void EndToEndTest::theInboxFillsAndSaysSo()
{
    open();
    QCOMPARE(find<ListFrame>("stragglerFrame")->face(), Face::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(find<StatusItem>("healthSweep")->text().startsWith(QStringLiteral("swept")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(find<StatusItem>("healthLive")->text().startsWith(QStringLiteral("live")), patience);
    QCOMPARE(bannerText(), QString());
}

void EndToEndTest::aCodePickedInTheWindowArrivesExactlyOnce()
{
    open();
    BoardView &board = m_window->stragglers().board();
    board.setFocus();
    const int row = firstWritableRow();
    board.setCurrentIndex(board.model()->index(row, 0));
    const LegId leg = m_window->stragglers().rows().at(row).key;
    QTest::keyClick(&board, Qt::Key_W);
    auto *codes = find<QListWidget>("pickerCodes");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->stragglers().picker().isVisible() && codes->count() > 1, patience);
    auto *typed = find<QLineEdit>("pickerTyped");
    QTest::keyClick(typed, Qt::Key_Down);
    const QString code = codes->currentItem()->data(Qt::UserRole).toString();
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(!outcomeOf(leg).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(outcomeOf(leg).startsWith(QStringLiteral("confirmed")), patience);

    const QJsonArray writes = m_organization->stats().value(u"writes").toArray();
    QCOMPARE(writes.size(), 1);
    const QJsonObject write = writes.first().toObject();
    QCOMPARE(write.value(u"communicationId").toString(), leg.communication.text());
    QCOMPARE(write.value(u"count").toInt(), 1);
    QCOMPARE(write.value(u"after").toString(), code);
}

void EndToEndTest::aRefusedCodeSaysWhyOnItsRow()
{
    open({.writePolicy = demoorg::WritePolicy::OwnLeg});
    BoardView &board = m_window->stragglers().board();
    board.setFocus();
    board.setCurrentIndex(board.model()->index(firstWritableRow(), 0));
    const LegId leg = m_window->stragglers().rows().at(firstWritableRow()).key;
    QTest::keyClick(&board, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<QListWidget>("pickerCodes")->count() > 0, patience);
    QTest::keyClick(find<QLineEdit>("pickerTyped"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(outcomeOf(leg).startsWith(QStringLiteral("refused:")), patience);
    QVERIFY(m_organization->stats().value(u"writes").toArray().isEmpty());
}

void EndToEndTest::theQueuesPageShowsEveryQueueWithItsCodes()
{
    open();
    m_window->showPage(MainWindow::Queues);
    const auto *queues = find<BoardView>("queueBoard")->model();
    QCOMPARE(queues->rowCount(), int(m_organization->site().queues().size()));
    const QueueId selected = *m_window->queues().selectedQueue();
    const auto expected = m_organization->site().queue(selected.text())->codeIds.size();
    QTRY_COMPARE_WITH_TIMEOUT(find<BoardView>("codeBoard")->model()->rowCount(), int(expected), patience);
}

void EndToEndTest::thePickerOffersOnlyCodesOfTheQueue()
{
    open();
    BoardView &board = m_window->stragglers().board();
    const StragglerRow row = m_window->stragglers().rows().at(firstWritableRow());
    board.setCurrentIndex(board.model()->index(firstWritableRow(), 0));
    Q_EMIT board.rowChosen(board.currentIndex());
    const auto *codes = find<QListWidget>("pickerCodes");
    const QStringList offered = m_organization->site().queue(row.leg.queue.text())->codeIds;
    QTRY_COMPARE_WITH_TIMEOUT(codes->count(), int(offered.size()), patience);
    for (int i = 0; i < codes->count(); ++i)
        QVERIFY(offered.contains(codes->item(i)->data(Qt::UserRole).toString()));
}

void EndToEndTest::theDrawerShowsTheWholeConversation()
{
    open();
    BoardView &board = m_window->stragglers().board();
    m_window->showDrawer(true);
    board.setCurrentIndex(board.model()->index(firstWritableRow(), 0));
    const LegId leg = m_window->stragglers().rows().at(firstWritableRow()).key;
    const auto cards = m_window->drawer().findChildren<QFrame *>(QStringLiteral("legCard"));
    QCOMPARE(cards.size(), m_session->roster().legsOf(leg.conversation).size());
}

void EndToEndTest::anUnreachablePlatformIsNamedInTheWindow()
{
    openWith({.api = QUrl(QStringLiteral("http://127.0.0.1:1")),
              .login = QUrl(QStringLiteral("http://127.0.0.1:1/login")),
              .credentials = AccessToken{Secret("token")}});
    QTRY_COMPARE_WITH_TIMEOUT(find<ListFrame>("stragglerFrame")->face(), Face::Failed, 3 * patience);
    QCOMPARE(find<ListFrame>("liveFrame")->face(), Face::Failed);
    QVERIFY(bannerText().contains(QStringLiteral("cannot be reached")));
}

void EndToEndTest::wrongCredentialsAreNamedInTheWindow()
{
    m_organization = std::make_unique<demoorg::Organization>(demoorg::Organization::Options{});
    QVERIFY(m_organization->listen());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^no token")));
    openWith({.api = m_organization->api(),
              .login = m_organization->login(),
              .credentials = ClientCredentials{QStringLiteral("nobody"), Secret("wrong")}});
    QTRY_VERIFY_WITH_TIMEOUT(!bannerText().isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(find<ListFrame>("stragglerFrame")->face(), Face::Failed, patience);
}

WRAPDESK_TEST(EndToEndTest)
#include "endtoendtest.moc"
