// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace demoorg;
using observer::Class;
using observer::SeenLeg;

namespace {

const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

SiteOptions still(int backlog) { return {.seed = 5, .backlog = backlog, .arrivalsPerMinute = 0, .now = noon}; }

bool hasSegment(const Communication &communication, const char16_t *type)
{
    return std::any_of(communication.segments.cbegin(), communication.segments.cend(),
                       [&](const Segment &segment) { return segment.type == QString::fromUtf16(type); });
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isTheSameForTheSameSeedAndNow();
    void holdsExactlyTheBacklog_data();
    void holdsExactlyTheBacklog();
    void isFullOfWellCodedLegsToo();
    void neverReachesIntoTheFuture();
    void closesWhatItOpened();
    void holdsEveryTrap_data();
    void holdsEveryTrap();
    void doesNotGrowWithoutNeed();

private:
    std::vector<std::unique_ptr<Site>> m_sites; // small ones of several seeds
};

void HistoryTest::initTestCase()
{
    for (const quint32 seed : {1U, 2U, 5U}) {
        SiteOptions options = still(30);
        options.seed = seed;
        m_sites.push_back(std::make_unique<Site>(options));
    }
}

void HistoryTest::isTheSameForTheSameSeedAndNow()
{
    const SiteOptions options{.seed = 5, .backlog = 40, .now = noon};
    SiteOptions other = options;
    other.seed = 6;
    const QByteArray first = observer::transcript(Site(options));
    QVERIFY(first.size() > 100'000);
    QVERIFY(first == observer::transcript(Site(options)));
    QVERIFY(first != observer::transcript(Site(other)));
}

void HistoryTest::holdsExactlyTheBacklog_data()
{
    QTest::addColumn<int>("backlog");
    QTest::addColumn<bool>("communicationBased");
    for (const int backlog : {0, 1, 24, 120, 1000}) {
        QTest::addRow("%d, ACW of the participant", backlog) << backlog << false;
        QTest::addRow("%d, ACW of the communication", backlog) << backlog << true;
    }
}

void HistoryTest::holdsExactlyTheBacklog()
{
    QFETCH(const int, backlog);
    QFETCH(const bool, communicationBased);
    SiteOptions options = still(backlog);
    options.communicationBasedAcw = communicationBased;
    const Site site(options);
    int count = 0;
    for (const SeenLeg &leg : observer::legs(site)) {
        const Class seen = observer::classOf(site, leg);
        if (seen != Class::Missing && seen != Class::SystemCoded && seen != Class::Orphaned)
            continue;
        ++count;
        const QDateTime end = leg.communication->disconnectedTime;
        QVERIFY(end > noon.addDays(-1) && end < noon.addSecs(-60));
        QVERIFY(leg.conversation->startTime > noon.addDays(-4));
    }
    QCOMPARE(count, backlog);
}

void HistoryTest::isFullOfWellCodedLegsToo()
{
    const Site site(still(120));
    const QList<SeenLeg> legs = observer::legs(site);
    const auto coded = std::count_if(legs.cbegin(), legs.cend(),
                                     [&](const SeenLeg &leg) { return observer::classOf(site, leg) == Class::Coded; });
    QVERIFY2(coded > 1000 && coded < 2500, qPrintable(QString::number(coded)));
}

void HistoryTest::neverReachesIntoTheFuture()
{
    const Site site({.seed = 5, .now = noon});
    const QByteArray all = observer::transcript(site);
    const QRegularExpression time(QStringLiteral("20\\d\\d-\\d\\d-\\d\\dT\\S+Z"));
    const QString latest = noon.toString(Qt::ISODateWithMs);
    for (auto match = time.globalMatch(QString::fromUtf8(all)); match.hasNext();) {
        const QString seen = match.next().captured();
        QVERIFY2(seen.section(u'/', -1) <= latest, qPrintable(seen));
    }
}

void HistoryTest::closesWhatItOpened()
{
    const Site site(still(120));
    for (const Conversation &conversation : site.conversations()) {
        for (const Participant &participant : conversation.participants) {
            if (!conversation.endTime.isNull() && participant.purpose != QLatin1String("agent"))
                QVERIFY(!participant.endTime.isNull());
            for (const Communication &communication : participant.communications) {
                if (communication.disconnectedTime.isNull() || communication.acw.state == QLatin1String("pending"))
                    continue;
                for (const Segment &segment : communication.segments)
                    QVERIFY(!segment.end.isNull() && segment.end >= segment.start);
            }
        }
    }
}

namespace {

using LegTest = std::function<bool(const Site &, const SeenLeg &)>;
using ConversationTest = std::function<bool(const Site &, const Conversation &)>;

int agents(const Conversation &conversation)
{
    return static_cast<int>(
        std::count_if(conversation.participants.cbegin(), conversation.participants.cend(),
                      [](const Participant &participant) { return participant.purpose == QLatin1String("agent"); }));
}

ConversationTest anyLeg(const LegTest &test)
{
    return [test](const Site &site, const Conversation &conversation) {
        for (const Participant &participant : conversation.participants) {
            for (const Communication &communication : participant.communications) {
                if (participant.purpose == QLatin1String("agent")
                    && test(site, {&conversation, &participant, &communication}))
                    return true;
            }
        }
        return false;
    };
}

ConversationTest missingWith(const std::function<bool(const Communication &)> &test)
{
    return anyLeg([test](const Site &site, const SeenLeg &leg) {
        return !leg.communication->connectedTime.isNull() && !leg.participant->queueId.isEmpty()
               && observer::classOf(site, leg) == Class::Missing && test(*leg.communication);
    });
}

ConversationTest coded(const QString &code)
{
    return anyLeg([code](const Site &, const SeenLeg &leg) {
        return leg.communication->wrapup && leg.communication->wrapup->code == code;
    });
}

// A leg of that end which shares its conversation with another agent's coded leg.
ConversationTest besideACodedLeg(const QString &disconnectType)
{
    return [disconnectType](const Site &site, const Conversation &conversation) {
        const auto isCoded = [&](const Site &, const SeenLeg &leg) {
            return leg.communication->wrapup && observer::classOf(site, leg) == Class::Coded;
        };
        const auto isOpen = [&](const Site &, const SeenLeg &leg) {
            return !leg.communication->wrapup && leg.communication->disconnectType == disconnectType;
        };
        return anyLeg(isCoded)(site, conversation) && anyLeg(isOpen)(site, conversation);
    };
}

} // namespace

Q_DECLARE_METATYPE(ConversationTest)

void HistoryTest::holdsEveryTrap_data()
{
    QTest::addColumn<ConversationTest>("isTrap");
    const auto row = [](const char *name, const ConversationTest &test) { QTest::newRow(name) << test; };

    row("1 pending while still connected", anyLeg([](const Site &, const SeenLeg &leg) {
            return leg.participant->wrapupRequired && leg.communication->state == QLatin1String("connected")
                   && leg.communication->disconnectedTime.isNull()
                   && leg.communication->acw.state == QLatin1String("pending");
        }));
    row("2 never answered", anyLeg([](const Site &, const SeenLeg &leg) {
            return leg.participant->wrapupExpected && !leg.participant->wrapupRequired && !leg.participant->wrapup
                   && leg.communication->connectedTime.isNull() && !leg.communication->disconnectedTime.isNull();
        }));
    row("3 two agents, one coded", besideACodedLeg(QStringLiteral("transfer")));
    row("4 no agent", [](const Site &, const Conversation &conversation) { return agents(conversation) == 0; });
    row("5a wrapup segment without a code", missingWith([](const Communication &c) {
            return hasSegment(c, u"wrapup") && c.segments.last().wrapUpCode.isEmpty();
        }));
    row("5b no wrapup segment",
        missingWith([](const Communication &c) { return !hasSegment(c, u"wrapup") && !c.acwSkipped; }));
    row("5c code on an interact segment", anyLeg([](const Site &, const SeenLeg &leg) {
            const QList<Segment> &segments = leg.communication->segments;
            return !hasSegment(*leg.communication, u"wrapup") && !segments.last().wrapUpCode.isEmpty();
        }));
    row("6 time-out", coded(QStringLiteral("ININ-WRAP-UP-TIMEOUT")));
    row("6 skipped", coded(QStringLiteral("ININ-WRAP-UP-SKIPPED")));
    row("6 default", coded(QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66")));
    row("7 ended callback that says connected", anyLeg([](const Site &, const SeenLeg &leg) {
            return leg.communication->media == QLatin1String("callback")
                   && leg.communication->state == QLatin1String("connected")
                   && !leg.communication->disconnectedTime.isNull()
                   && leg.communication->acw.state == QLatin1String("pending");
        }));
    row("8 callback and its call",
        anyLeg([](const Site &, const SeenLeg &leg) { return leg.participant->communications.size() == 2; }));
    row("9 system code, optional prompt", anyLeg([](const Site &, const SeenLeg &leg) {
            return leg.participant->wrapupPrompt == QLatin1String("optional") && leg.communication->wrapup
                   && leg.communication->wrapup->code.startsWith(QLatin1String("ININ-"));
        }));
    row("10 transferred, conversation still open", [](const Site &site, const Conversation &conversation) {
        return conversation.endTime.isNull() && anyLeg([](const Site &, const SeenLeg &leg) {
                   return leg.communication->disconnectType == QLatin1String("transfer");
               })(site, conversation);
    });
    row("11 unknown values", [](const Site &, const Conversation &conversation) {
        return std::any_of(conversation.participants.cbegin(), conversation.participants.cend(),
                           [](const Participant &p) { return p.purpose == QLatin1String("copilot"); });
    });
    row("12 requeued to another agent", [](const Site &, const Conversation &conversation) {
        QSet<QString> unanswered;
        QSet<QString> answered;
        for (const Participant &participant : conversation.participants) {
            if (participant.purpose == QLatin1String("agent"))
                (participant.connectedTime.isNull() ? unanswered : answered).insert(participant.queueId);
        }
        return unanswered.intersects(answered);
    });
    row("14 open for months", anyLeg([](const Site &, const SeenLeg &leg) {
            return leg.conversation->endTime.isNull() && leg.conversation->startTime < noon.addDays(-60)
                   && leg.communication->disconnectedTime > noon.addDays(-1)
                   && leg.participant->startAcwTime.secsTo(leg.participant->endAcwTime) < 120;
        }));
    row("14 begun before the window, ended in it", missingWith([](const Communication &c) {
            return c.connectedTime < noon.addDays(-1) && c.disconnectedTime > noon.addDays(-1);
        }));
    row("15 monitored", anyLeg([](const Site &, const SeenLeg &leg) {
            return !leg.participant->monitoredParticipantId.isEmpty() && hasSegment(*leg.communication, u"monitoring");
        }));
    row("16 no queue", anyLeg([](const Site &, const SeenLeg &leg) { return leg.participant->queueId.isEmpty(); }));
    row("16 internal", anyLeg([](const Site &, const SeenLeg &leg) {
            return leg.communication->media == QLatin1String("internalmessage");
        }));
    row("16 old chat",
        anyLeg([](const Site &, const SeenLeg &leg) { return leg.communication->media == QLatin1String("chat"); }));
    row("17 acwSkipped",
        missingWith([](const Communication &c) { return c.acwSkipped && c.acw.state == QLatin1String("skipped"); }));
    row("orphaned: left the queue", anyLeg([](const Site &site, const SeenLeg &leg) {
            return leg.communication->wrapup && observer::classOf(site, leg) == Class::Orphaned
                   && site.code(leg.communication->wrapup->code);
        }));
    row("orphaned: deleted", anyLeg([](const Site &site, const SeenLeg &leg) {
            return leg.communication->wrapup && observer::classOf(site, leg) == Class::Orphaned
                   && !site.code(leg.communication->wrapup->code);
        }));
}

void HistoryTest::holdsEveryTrap()
{
    QFETCH(const ConversationTest, isTrap);
    for (const auto &site : m_sites) {
        const auto &all = site->conversations();
        QVERIFY(std::any_of(all.cbegin(), all.cend(),
                            [&](const Conversation &conversation) { return isTrap(*site, conversation); }));
    }
}

void HistoryTest::doesNotGrowWithoutNeed()
{
    const Site site(still(3000));
    QVERIFY(site.conversations().size() > 3000);
    QVERIFY(site.conversations().size() < 4500);
}

WRAPDESK_TEST(HistoryTest)
#include "historytest.moc"
