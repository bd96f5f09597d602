// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/conflictlist.h"

#include "rulesamples.h"
#include "support/runner.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ConflictListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_list.reset(); }
    void saysWhatItReachesWhereThereIsNoConflict_data();
    void saysWhatItReachesWhereThereIsNoConflict();
    void blockingOnesComeFirstInWords();
    void leadsToTheOtherRule();
    void theSameAgainKeepsTheFocus();
    void withoutARuleItIsEmpty();

private:
    QString text(const char *name) const
    {
        const auto *label = m_list->findChild<QLabel *>(QString::fromLatin1(name));
        return label ? label->text() : QString();
    }
    void show(const QList<Conflict> &conflicts) const
    {
        m_list->show(conflicts, m_rules, vocabulary().queues, ruleWords());
        m_list->setVisible(true);
    }

    const QList<Rule> m_rules{fullRule(), plainRule()};
    const Conflict m_overlap{
        .kind = ConflictKind::Overlap, .rule = RuleId(QStringLiteral("r1")), .others = {RuleId(QStringLiteral("r2"))}};
    const Conflict m_offQueue{.kind = ConflictKind::CodeNotOnQueue,
                              .rule = RuleId(QStringLiteral("r1")),
                              .queues = {QueueId(QStringLiteral("q2"))},
                              .isBlocking = true};
    std::unique_ptr<ConflictList> m_list;
};

void ConflictListTest::init()
{
    failOnOurWarnings();
    m_list = std::make_unique<ConflictList>();
}

void ConflictListTest::saysWhatItReachesWhereThereIsNoConflict_data()
{
    QTest::addColumn<int>("queues");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << 0 << QStringLiteral("No conflicts. It can reach no queue.");
    QTest::newRow("one") << 1 << QStringLiteral("No conflicts. It can reach one queue: Billing.");
    QTest::newRow("few") << 3 << QStringLiteral("No conflicts. It can reach 3 queues: Billing, Claims, Retention.");
    QTest::newRow("many") << 5 << QStringLiteral("No conflicts. It can reach 5 queues.");
}

void ConflictListTest::saysWhatItReachesWhereThereIsNoConflict()
{
    QFETCH(int, queues);
    QFETCH(QString, said);
    m_list->show({}, m_rules, vocabulary().queues.first(queues), ruleWords());
    QCOMPARE(text("conflictHead"), said);
}

void ConflictListTest::blockingOnesComeFirstInWords()
{
    show({m_overlap, m_offQueue});
    QVERIFY(text("conflictHead").startsWith(QStringLiteral("It can only be kept switched off")));
    QCOMPARE(text("conflictText0"), ruleWords().conflict(m_offQueue, m_rules));
    QCOMPARE(text("conflictText1"), ruleWords().conflict(m_overlap, m_rules));
    const auto *mark = m_list->findChild<QLabel *>(QStringLiteral("conflictGlyph0"));
    QCOMPARE(mark->accessibleName(), QStringLiteral("blocks the rule"));
    QVERIFY(ConflictList::glyph(m_offQueue) != ConflictList::glyph(m_overlap));
}

void ConflictListTest::leadsToTheOtherRule()
{
    show({m_overlap});
    const QSignalSpy activated(m_list.get(), &ConflictList::ruleActivated);
    auto *link = m_list->findChild<QToolButton *>(QStringLiteral("conflictLink0-0"));
    QVERIFY(link->text().contains(QStringLiteral("Night")));
    QTest::keyClick(link, Qt::Key_Space);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<RuleId>(), RuleId(QStringLiteral("r2")));
    m_list->setLinksShown(false);
    QTRY_VERIFY(!m_list->findChild<QToolButton *>(QStringLiteral("conflictLink0-0")));
}

void ConflictListTest::theSameAgainKeepsTheFocus()
{
    show({m_overlap});
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    auto *link = m_list->findChild<QToolButton *>(QStringLiteral("conflictLink0-0"));
    link->setFocus();
    show({m_overlap});
    QVERIFY(link->hasFocus());
    show({});
    QTRY_VERIFY(text("conflictText0").isEmpty());
}

void ConflictListTest::withoutARuleItIsEmpty()
{
    show({m_overlap});
    m_list->showNothing();
    QVERIFY(text("conflictHead").startsWith(QStringLiteral("Choose a rule")));
    QTRY_VERIFY(text("conflictText0").isEmpty());
}

WRAPDESK_TEST(ConflictListTest)
#include "conflictlisttest.moc"
