// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nudgelist.h"

#include "bulksamples.h"
#include "errortext.h"
#include "support/runner.h"
#include "widgets/nudgeoffer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class NudgeListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void namesEachAgentOnceWithTheirLegsOldestFirst();
    void theTableHasALineForEachLeg();
    void anEmptyListIsEmpty();
    void goesToTheClipboardAndSaysSo();
    void goesToAFileOrSaysWhyNot();

private:
    static QList<Nudge> list()
    {
        const auto nudge = [](const char *agent, const char *queue, int minutes, const char *conversation) {
            return Nudge{QString::fromLatin1(agent), QString::fromLatin1(queue), Media::Voice,
                         noon().addSecs(qint64{-60} * minutes), ConversationId(QString::fromLatin1(conversation))};
        };
        return {nudge("J. Lind", "Claims", 5, "c3"), nudge("A. Okafor", "Billing", 10, "c1"),
                nudge("A. Okafor", "=Billing, north", 20, "c2")};
    }
};

void NudgeListTest::namesEachAgentOnceWithTheirLegsOldestFirst()
{
    QCOMPARE(nudgeText(list()), QStringLiteral("A. Okafor:\n"
                                               "  =Billing, north · voice · ended 22 Nov 11:40 · c2\n"
                                               "  Billing · voice · ended 22 Nov 11:50 · c1\n"
                                               "\n"
                                               "J. Lind:\n"
                                               "  Claims · voice · ended 22 Nov 11:55 · c3\n"));
}

void NudgeListTest::theTableHasALineForEachLeg()
{
    QCOMPARE(nudgeCsv(list()), QByteArray("Agent,Queue,Media,Ended,Conversation\r\n"
                                          "A. Okafor,\"'=Billing, north\",voice,2026-11-22 11:40,c2\r\n"
                                          "A. Okafor,Billing,voice,2026-11-22 11:50,c1\r\n"
                                          "J. Lind,Claims,voice,2026-11-22 11:55,c3\r\n"));
}

void NudgeListTest::anEmptyListIsEmpty() { QVERIFY(nudgeText({}).isEmpty()); }

void NudgeListTest::goesToTheClipboardAndSaysSo()
{
    NudgeOffer offer(nullptr);
    offer.copy(list());
    QCOMPARE(QGuiApplication::clipboard()->text(), nudgeText(list()));
    QVERIFY(offer.isVisible());
    QCOMPARE(offer.findChild<QLabel *>(QStringLiteral("nudgeNoteText"))->text(),
             QStringLiteral("The nudge list of 3 legs is on the clipboard."));
}

void NudgeListTest::goesToAFileOrSaysWhyNot()
{
    const QTemporaryDir folder;
    NudgeOffer offer(nullptr);
    const QString path = folder.filePath(QStringLiteral("list.csv"));
    offer.write(list(), path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), nudgeCsv(list()));
    offer.write(list(), folder.filePath(QStringLiteral("no such folder/list.csv")));
    QVERIFY(offer.findChild<QLabel *>(QStringLiteral("nudgeNoteText"))
                ->text()
                .startsWith(explain(Error{.kind = ErrorKind::Storage}).sentence));
}

WRAPDESK_TEST(NudgeListTest)
#include "nudgelisttest.moc"
