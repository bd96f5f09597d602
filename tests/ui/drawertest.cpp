// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/drawer.h"

#include "domain/masked.h"
#include "samples.h"
#include "support/runner.h"

#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

class DrawerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_drawer.reset(); }
    void masksTheCustomerUntilItIsRevealed();
    void saysWhyItIsNotRevealed();
    void anotherLegSelectedMasksItAgain();
    void staysRevealedWhileTheLegChanges();
    void revealsOneLegOfTheConversationOnly();
    void aLegWithoutAnAddressHasNothingToShow();
    void tellsWhatTheRulesSayOfALeg();
    void countsDownWithoutBeingBuiltAnew();

private:
    QToolButton *button() const { return m_drawer->findChild<QToolButton *>(QStringLiteral("revealButton")); }
    QStringList customers() const;
    void show(const QList<LegDetails> &legs, const LegId &current);

    std::unique_ptr<Drawer> m_drawer;
};

namespace {

const QString address = QStringLiteral("tel:+13175554410");

LegDetails sampleLeg(int number)
{
    LegDetails details;
    details.leg = straggler(number).leg;
    details.leg.customer = address;
    details.agent = QStringLiteral("A. Okafor");
    return details;
}

} // namespace

void DrawerTest::init()
{
    failOnOurWarnings();
    m_drawer = std::make_unique<Drawer>();
}

QStringList DrawerTest::customers() const
{
    QStringList texts;
    const auto labels = m_drawer->findChildren<QLabel *>(QStringLiteral("drawerCustomer"));
    for (const QLabel *label : labels)
        texts << label->text();
    return texts;
}

void DrawerTest::show(const QList<LegDetails> &legs, const LegId &current)
{
    m_drawer->show(legs, current, noon());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void DrawerTest::masksTheCustomerUntilItIsRevealed()
{
    const QSignalSpy wanted(m_drawer.get(), &Drawer::revealRequested);
    show({sampleLeg(1)}, legId(1));
    QCOMPARE(customers(), QStringList{masked(address)});
    button()->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<LegId>(), legId(1));
    QCOMPARE(customers(), QStringList{masked(address)}); // not before somebody has noted it
    m_drawer->reveal(legId(1));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(customers(), QStringList{address});
    QVERIFY(!button());
}

void DrawerTest::saysWhyItIsNotRevealed()
{
    show({sampleLeg(1)}, legId(1));
    m_drawer->refuseReveal({.kind = ErrorKind::Storage, .code = QStringLiteral("disk-full")});
    const QList<QLabel *> hints = m_drawer->findChildren<QLabel *>(QStringLiteral("drawerHint"));
    QVERIFY(std::any_of(hints.cbegin(), hints.cend(),
                        [](const QLabel *hint) { return hint->text().contains(QStringLiteral("disk is full")); }));
    QCOMPARE(customers(), QStringList{masked(address)});
}

void DrawerTest::anotherLegSelectedMasksItAgain()
{
    show({sampleLeg(1)}, legId(1));
    m_drawer->reveal(legId(1));
    show({sampleLeg(2)}, legId(2));
    QCOMPARE(customers(), QStringList{masked(address)});
    m_drawer->reveal(legId(1)); // too late
    show({sampleLeg(1)}, legId(1));
    QCOMPARE(customers(), QStringList{masked(address)});
}

void DrawerTest::staysRevealedWhileTheLegChanges()
{
    show({sampleLeg(1)}, legId(1));
    m_drawer->reveal(legId(1));
    LegDetails coded = sampleLeg(1);
    coded.code = QStringLiteral("Resolved");
    show({coded}, legId(1));
    QCOMPARE(customers(), QStringList{address});
}

void DrawerTest::revealsOneLegOfTheConversationOnly()
{
    LegDetails other = sampleLeg(2);
    other.leg.id.conversation = legId(1).conversation;
    show({sampleLeg(1), other}, legId(1));
    m_drawer->reveal(other.leg.id);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(customers(), (QStringList{masked(address), address}));
}

void DrawerTest::aLegWithoutAnAddressHasNothingToShow()
{
    LegDetails nameless = sampleLeg(1);
    nameless.leg.customer.clear();
    show({nameless}, legId(1));
    QVERIFY(!button());
    QVERIFY(customers().isEmpty());
}

void DrawerTest::tellsWhatTheRulesSayOfALeg()
{
    LegDetails ruled = sampleLeg(1);
    show({ruled}, legId(1));
    QVERIFY(!m_drawer->findChild<QLabel *>(QStringLiteral("drawerRuling")));
    ruled.ruling = QStringLiteral("Coded by rule “Night”, version 3, at 14:02");
    ruled.why = QStringList{QStringLiteral("queue is Billing"), QStringLiteral("talk is 8 s")};
    show({ruled}, legId(1));
    QCOMPARE(m_drawer->findChild<QLabel *>(QStringLiteral("drawerRuling"))->text(), ruled.ruling);
    const auto conditions = m_drawer->findChildren<QLabel *>(QStringLiteral("drawerWhy"));
    QCOMPARE(conditions.size(), 2);
    QVERIFY(conditions.first()->text().contains(ruled.why.first()));
}

void DrawerTest::countsDownWithoutBeingBuiltAnew()
{
    LegDetails due = sampleLeg(1);
    due.ruling = QStringLiteral("Rule “Night” will code it in 12 s");
    due.why = QStringList{QStringLiteral("ACW age is 3 s")};
    show({due}, legId(1));
    const QPointer<QToolButton> reveal = button();
    due.ruling = QStringLiteral("Rule “Night” will code it in 11 s");
    due.why = QStringList{QStringLiteral("ACW age is 4 s")};
    show({due}, legId(1));
    QCOMPARE(button(), reveal.data());
    QCOMPARE(m_drawer->findChild<QLabel *>(QStringLiteral("drawerRuling"))->text(), due.ruling);
    QVERIFY(m_drawer->findChild<QLabel *>(QStringLiteral("drawerWhy"))->text().contains(due.why.first()));
    due.code = QStringLiteral("Resolved");
    show({due}, legId(1));
    QVERIFY(reveal != button());
}

WRAPDESK_TEST(DrawerTest)
#include "drawertest.moc"
