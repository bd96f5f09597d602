// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleconflicts.h"
#include "ruleworld.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

struct Sample
{
    Leg leg;
    Straggler is;
    QDateTime at;
};

const QDateTime monday(QDate(2026, 11, 2), QTime(12, 0), Qt::UTC);

// The bounds that random rules ask about; a leg on either side of each is all there is to be told apart.
constexpr std::chrono::seconds talkBound = 60s;
constexpr std::chrono::seconds acwBound = 30s;
constexpr std::chrono::seconds conversationBound = 75s;

Sample sampleOf(const QueueId &queue, Media media, StragglerClass kind, std::optional<std::chrono::seconds> acw)
{
    Sample sample{.is = {.kind = kind}, .at = monday.addSecs(acw.value_or(0s).count())};
    sample.leg.queue = queue;
    sample.leg.media = media;
    sample.leg.direction = Direction::Inbound;
    sample.leg.phase = LegPhase::Ended;
    sample.leg.endedAt = monday;
    if (acw) {
        sample.leg.acwStart = monday;
        sample.leg.acw = kind == StragglerClass::Pending ? AcwState::Pending : AcwState::Complete;
        sample.leg.acwEnd = kind == StragglerClass::Pending ? QDateTime() : sample.at;
    }
    return sample;
}

// Each with all agents, talks, ages and days that make a difference.
void addVariants(QList<Sample> &all, const Sample &sample)
{
    const qint64 acw = monday.secsTo(sample.at);
    for (const bool isAnna : {false, true}) {
        for (const std::chrono::seconds talk : {0s, talkBound}) {
            for (const qint64 age : {talk.count() + acw, qint64(1000)}) {
                for (const int day : {0, 5}) {
                    for (const bool byDesign : {false, true}) {
                        Sample each = sample;
                        each.is.byDesign = byDesign;
                        each.leg.agent = isAnna ? UserId(QStringLiteral("anna")) : UserId();
                        each.leg.connectedAt = monday.addSecs(-talk.count());
                        each.leg.conversationStart = each.at.addSecs(-age);
                        for (QDateTime *time : {&each.leg.endedAt, &each.leg.acwStart, &each.leg.acwEnd,
                                                &each.leg.connectedAt, &each.leg.conversationStart, &each.at})
                            *time = time->addDays(day);
                        all.append(each);
                    }
                }
            }
        }
    }
}

// Whatever random rules can tell apart, once.
QList<Sample> everyLeg()
{
    QList<Sample> all;
    for (const char *queue : {"billing", "claims", "sales"}) {
        for (const Media media : {Media::Voice, Media::Email}) {
            for (const StragglerClass kind :
                 {StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded}) {
                addVariants(all, sampleOf(id(queue), media, kind, 0s));
                addVariants(all, sampleOf(id(queue), media, kind, acwBound));
                if (kind != StragglerClass::Pending)
                    addVariants(all, sampleOf(id(queue), media, kind, std::nullopt));
            }
        }
    }
    return all;
}

class RandomRules
{
public:
    explicit RandomRules(quint32 seed) : m_random(seed) { }

    QList<Rule> make(int count)
    {
        QList<Rule> rules;
        for (int place = 0; place < count; ++place) {
            rules.append(rule(qPrintable(QStringLiteral("r%1").arg(place)), conditions()));
            rules.last().mode = static_cast<RuleMode>(below(4) == 0 ? 0 : 1 + below(2));
            rules.last().code = CodeId(QStringLiteral("sale %1").arg(below(3)));
        }
        return rules;
    }

private:
    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    template <typename T>
    Choice<T> choice(const QList<T> &values)
    {
        if (below(2) == 0)
            return {};
        return below(2) == 0 ? anyOf<T>({values[below(int(values.size()))]})
                             : noneOf<T>({values[below(int(values.size()))]});
    }
    DurationRange side(std::chrono::seconds bound)
    {
        if (below(3) != 0)
            return {};
        return below(2) == 0 ? DurationRange{.from = bound} : DurationRange{.to = bound};
    }
    RuleConditions conditions()
    {
        RuleConditions when{.queues = choice<QueueId>({id("billing"), id("claims"), id("sales")}),
                            .media = choice<Media>({Media::Voice}),
                            .classes = choice<StragglerClass>({StragglerClass::Pending, StragglerClass::Missing}),
                            .agents = choice<UserId>({id("anna")}),
                            .divisions = choice<DivisionId>({id("north"), id("south")}),
                            .talk = side(talkBound),
                            .acwAge = side(acwBound),
                            .conversationAge = side(conversationBound)};
        if (below(4) == 0)
            when.hours = {.days = below(2) == 0
                                      ? QList{Qt::Saturday, Qt::Sunday}
                                      : QList{Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday}};
        when.byDesign = below(2) == 0;
        return when;
    }

    QRandomGenerator m_random;
};

// By trying all legs.
QStringList naivelySaid(const QList<Rule> &rules, const QList<Sample> &legs, const RuleBook &book)
{
    QList<QSet<qsizetype>> takenBy(rules.size());
    QList<bool> isReached(rules.size());
    QList<bool> decides(rules.size());
    for (const Sample &each : legs) {
        const Decision decision = book.decide(each.leg, each.is, each.at);
        std::optional<qsizetype> earlier;
        for (qsizetype place = 0; place < rules.size(); ++place) {
            if (!decision.matches(place))
                continue;
            isReached[place] = true;
            if (earlier)
                takenBy[place].insert(*earlier);
            else
                decides[place] = true;
            if (!earlier && rules[place].mode != RuleMode::Off)
                earlier = place;
        }
    }
    QStringList lines;
    for (qsizetype place = 0; place < rules.size(); ++place) {
        QStringList others;
        for (qsizetype other = 0; other < place; ++other) {
            if (takenBy[place].contains(other) && (!decides[place] || rules[other].code != rules[place].code))
                others << rules[other].id.text();
        }
        if (!isReached[place])
            lines << QStringLiteral("%1 unreachable").arg(rules[place].id.text());
        else if (!others.isEmpty())
            lines << QStringLiteral("%1 %2 %3")
                         .arg(rules[place].id.text(),
                              kindText(decides[place] ? ConflictKind::Overlap : ConflictKind::Shadowed),
                              others.join(u' '));
    }
    return lines;
}

} // namespace

class RuleAgreementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void findsWhatTryingEveryLegFinds_data();
    void findsWhatTryingEveryLegFinds();
};

void RuleAgreementTest::findsWhatTryingEveryLegFinds_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 30; ++seed) {
        QTest::addRow("4 rules, %d", seed) << 4 << seed;
        QTest::addRow("12 rules, %d", seed) << 12 << seed;
    }
}

void RuleAgreementTest::findsWhatTryingEveryLegFinds()
{
    QFETCH(const int, count);
    QFETCH(const int, seed);
    static const QList<Sample> legs = everyLeg();
    const QList<Rule> rules = RandomRules(static_cast<quint32>(seed)).make(count);
    QCOMPARE(said(rules), naivelySaid(rules, legs, RuleBook(rules, around().world)));
}

WRAPDESK_TEST(RuleAgreementTest)

#include "ruleagreementtest.moc"
