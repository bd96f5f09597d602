// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/queuespage.h"

#include "samples.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

class QueuesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void asksForTheCodesOfTheQueueSelected();
    void saysHowAfterCallWorkGoesInPlainWords();
    void aQueueWithoutCodesSaysSo();
    void aRefusedCodeListSaysWhy();
    void ignoresCodesOfAQueueNoLongerSelected();
    void findsQueuesAndCodesByName();

private:
    Face codesFace() const { return m_page->findChild<ListFrame *>(QStringLiteral("codeFrame"))->face(); }
    int codesShown() const { return m_page->findChild<BoardView *>(QStringLiteral("codeBoard"))->model()->rowCount(); }
    void search(const char *field, const QString &text)
    {
        m_page->findChild<QLineEdit *>(QString::fromLatin1(field))->setText(text);
    }

    std::unique_ptr<QueuesPage> m_page;
};

namespace {

const QueueId billing(QStringLiteral("q1"));
const QueueId claims(QStringLiteral("q2"));

QList<Queue> queues()
{
    return {{.id = claims, .name = QStringLiteral("Claims"), .prompt = WrapupPrompt::Optional},
            {.id = billing,
             .name = QStringLiteral("Billing"),
             .prompt = WrapupPrompt::MandatoryTimeout,
             .acwTimeout = std::chrono::seconds(90)}};
}

QList<WrapupCode> someCodes()
{
    return {{CodeId(QStringLiteral("a")), QStringLiteral("Resolved"), {}},
            {CodeId(QStringLiteral("b")), QStringLiteral("Callback promised"), {}}};
}

} // namespace

void QueuesPageTest::init()
{
    failOnOurWarnings();
    m_page = std::make_unique<QueuesPage>();
    m_page->resize(1100, 700);
}

void QueuesPageTest::asksForTheCodesOfTheQueueSelected()
{
    const QSignalSpy wanted(m_page.get(), &QueuesPage::codesWanted);
    m_page->setQueues(queues(), ready(), noon());
    QCOMPARE(m_page->selectedQueue(), std::optional(billing)); // the first by name
    QCOMPARE(wanted.count(), 1);
    m_page->board().setCurrentIndex(m_page->board().model()->index(1, 0));
    QCOMPARE(wanted.last().first().value<QueueId>(), claims);
}

void QueuesPageTest::saysHowAfterCallWorkGoesInPlainWords()
{
    m_page->setQueues(queues(), ready(), noon());
    QCOMPARE(m_page->findChild<QLabel *>(QStringLiteral("queueRule"))->text(),
             QStringLiteral("A code is mandatory; after 1:30 the platform sets its own."));
}

void QueuesPageTest::aQueueWithoutCodesSaysSo()
{
    m_page->setQueues(queues(), ready(), noon());
    QCOMPARE(codesFace(), Face::Loading);
    m_page->setCodes(billing, {}, ready(), noon());
    QCOMPARE(codesFace(), Face::Empty);
    m_page->setCodes(billing, someCodes(), ready(), noon());
    QCOMPARE(codesFace(), Face::Ready);
}

void QueuesPageTest::aRefusedCodeListSaysWhy()
{
    m_page->setQueues(queues(), ready(), noon());
    m_page->setCodes(billing, {}, {.loading = Loading::Failed, .error = Error{.kind = ErrorKind::Forbidden}}, noon());
    QCOMPARE(codesFace(), Face::Failed);
}

void QueuesPageTest::ignoresCodesOfAQueueNoLongerSelected()
{
    m_page->setQueues(queues(), ready(), noon());
    m_page->setCodes(claims, someCodes(), ready(), noon());
    QCOMPARE(codesShown(), 0);
}

void QueuesPageTest::findsQueuesAndCodesByName()
{
    m_page->setQueues(queues(), ready(), noon());
    m_page->setCodes(billing, someCodes(), ready(), noon());
    search("codeSearch", QStringLiteral("callb"));
    QCOMPARE(codesShown(), 1);
    search("queueSearch", QStringLiteral("claim"));
    QCOMPARE(m_page->board().model()->rowCount(), 1);
}

WRAPDESK_TEST(QueuesPageTest)
#include "queuespagetest.moc"
