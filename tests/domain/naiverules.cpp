// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naiverules.h"

#include <algorithm>

namespace wrapdesk::test {

namespace {

template <typename T>
bool isAmong(const Choice<T> &choice, const T &value, bool isKnown)
{
    if (choice.values.isEmpty())
        return true;
    const bool isNamed = isKnown && choice.values.contains(value);
    return choice.kind == Choice<T>::Kind::AnyOf ? isNamed : !isNamed;
}

template <typename T>
bool isAmong(const Choice<T> &choice, const T &value)
{
    return isAmong(choice, value, !value.isEmpty());
}

bool isIn(const DurationRange &range, const QDateTime &from, const QDateTime &to)
{
    if (!range.from && !range.to)
        return true;
    if (!from.isValid() || !to.isValid())
        return false;
    const auto msecs = std::max<qint64>(0, from.msecsTo(to));
    return (!range.from || msecs >= range.from->count() * 1000) && (!range.to || msecs < range.to->count() * 1000);
}

const QDateTime anEnd(QDate(2026, 10, 24), QTime(20, 0), Qt::UTC);

} // namespace

bool naivelyMet(const Rule &rule, RuleField field, const Leg &leg, const Straggler &straggler, const QDateTime &now,
                const RuleBook::World &world)
{
    const RuleConditions &when = rule.when;
    switch (field) {
    case RuleField::Queues:
        return isAmong(when.queues, leg.queue);
    case RuleField::Media:
        return isAmong(when.media, leg.media, leg.media != Media::Unknown);
    case RuleField::Directions:
        return isAmong(when.directions, leg.direction, leg.direction != Direction::Unknown);
    case RuleField::Classes:
        return isAmong(when.classes, straggler.kind, true);
    case RuleField::Agents:
        return isAmong(when.agents, leg.agent);
    case RuleField::Teams:
        return isAmong(when.teams, leg.team);
    case RuleField::Divisions:
        return isAmong(when.divisions, world.queues.value(leg.queue).division);
    case RuleField::DisconnectTypes:
        return isAmong(when.disconnectTypes, leg.disconnectType);
    case RuleField::ExternalTags:
        return isAmong(when.externalTags, leg.externalTag);
    case RuleField::Talk:
        return isIn(when.talk, leg.connectedAt, leg.endedAt);
    case RuleField::AcwAge:
        return isIn(when.acwAge, leg.acwStart, leg.isInAcw() ? now : leg.acwEnd);
    case RuleField::ConversationAge:
        return isIn(when.conversationAge, leg.conversationStart, now);
    case RuleField::Hours:
        return when.hours.isEmpty() || when.hours.contains(leg.endedAt, world.zone);
    case RuleField::ByDesign:
        return !straggler.byDesign || when.byDesign;
    }
    return false;
}

std::optional<qsizetype> naiveRule(const QList<Rule> &rules, const Leg &leg, const Straggler &straggler,
                                   const QDateTime &now, const RuleBook::World &world)
{
    if (straggler.unwritable != Unwritable::No || straggler.kind == StragglerClass::Orphaned)
        return {};
    for (qsizetype place = 0; place < rules.size(); ++place) {
        bool all = rules.at(place).mode != RuleMode::Off;
        for (int field = 0; field < ruleFieldCount; ++field)
            all = all && naivelyMet(rules.at(place), static_cast<RuleField>(field), leg, straggler, now, world);
        if (all)
            return place;
    }
    return {};
}

RuleBook::World RandomRules::world()
{
    RuleBook::World world{.zone = QTimeZone(QByteArray("Europe/Berlin"))};
    for (int number = 1; number < 4; ++number) { // the last one's division is not known, a fifth queue is not listed
        const Queue queue{.id = QueueId(QStringLiteral("queue%1").arg(number)),
                          .division = DivisionId(number < 3 ? QStringLiteral("division%1").arg(number) : QString())};
        world.queues.insert(queue.id, queue);
    }
    return world;
}

QList<Rule> RandomRules::rules(int most)
{
    QList<Rule> rules;
    for (int number = m_random.bounded(most + 1); number > 0; --number)
        rules.append(rule(number));
    return rules;
}

// One of four, or nothing.
QString RandomRules::word(QStringView kind)
{
    const int number = m_random.bounded(5);
    return number == 0 ? QString() : QStringLiteral("%1%2").arg(kind).arg(number);
}

template <typename T, typename Make>
Choice<T> RandomRules::choice(Make make)
{
    Choice<T> choice;
    if (m_random.bounded(4) != 0)
        return choice;
    choice.kind = m_random.bounded(2) == 0 ? Choice<T>::Kind::AnyOf : Choice<T>::Kind::NoneOf;
    for (int count = 1 + m_random.bounded(3); count > 0; --count)
        choice.values.append(make());
    return choice;
}

DurationRange RandomRules::range()
{
    DurationRange range;
    if (m_random.bounded(3) != 0)
        return range;
    if (m_random.bounded(3) != 0)
        range.from = std::chrono::seconds(m_random.bounded(120));
    if (m_random.bounded(3) != 0)
        range.to = std::chrono::seconds(m_random.bounded(120)); // some are impossible
    return range;
}

WeekHours RandomRules::hours()
{
    WeekHours hours;
    if (m_random.bounded(4) != 0)
        return hours;
    if (m_random.bounded(2) == 0)
        hours.days = {Qt::Saturday, Qt::Sunday};
    if (m_random.bounded(3) != 0)
        hours.from = QTime(m_random.bounded(24), m_random.bounded(60));
    if (hours.from.isValid() && m_random.bounded(8) != 0)
        hours.to = QTime(m_random.bounded(24), m_random.bounded(60));
    return hours;
}

Rule RandomRules::rule(int number)
{
    const auto in = [this](auto... values) {
        const std::array all{values...};
        return all[static_cast<size_t>(m_random.bounded(static_cast<int>(all.size())))];
    };
    Rule rule;
    rule.id = RuleId(QStringLiteral("rule%1").arg(number));
    rule.mode = in(RuleMode::Off, RuleMode::Suggest, RuleMode::Apply, RuleMode::Apply);
    RuleConditions &when = rule.when;
    when.queues = choice<QueueId>([this] { return QueueId(word(u"queue")); });
    when.media = choice<Media>([&in] { return in(Media::Unknown, Media::Voice, Media::Email); });
    when.directions = choice<Direction>([&in] { return in(Direction::Unknown, Direction::Inbound); });
    when.classes = choice<StragglerClass>(
        [&in] { return in(StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded); });
    when.agents = choice<UserId>([this] { return UserId(word(u"agent")); });
    when.teams = choice<TeamId>([this] { return TeamId(word(u"team")); });
    when.divisions = choice<DivisionId>([this] { return DivisionId(word(u"division")); });
    when.disconnectTypes = choice<QString>([this] { return word(u"type"); });
    when.externalTags = choice<QString>([this] { return word(u"tag"); });
    when.talk = range();
    when.acwAge = range();
    when.conversationAge = range();
    when.hours = hours();
    when.byDesign = m_random.bounded(2) == 0;
    return rule;
}

Leg RandomRules::leg()
{
    const auto maybe = [this](const QDateTime &time) { return m_random.bounded(8) == 0 ? QDateTime() : time; };
    Leg leg;
    leg.queue = QueueId(word(u"queue"));
    leg.agent = UserId(word(u"agent"));
    leg.team = TeamId(word(u"team"));
    leg.media = static_cast<Media>(m_random.bounded(4));
    leg.direction = static_cast<Direction>(m_random.bounded(3));
    leg.disconnectType = word(u"type");
    leg.externalTag = word(u"tag");
    leg.phase = LegPhase::Ended;
    const QDateTime end = anEnd.addMSecs(m_random.bounded(12 * 3'600'000));
    leg.endedAt = maybe(end);
    leg.connectedAt = maybe(end.addMSecs(-m_random.bounded(150'000)));
    leg.conversationStart = maybe(end.addMSecs(-m_random.bounded(150'000)));
    leg.acw = m_random.bounded(2) == 0 ? AcwState::Pending : AcwState::Complete;
    leg.acwStart = maybe(end);
    leg.acwEnd = leg.isInAcw() ? QDateTime() : maybe(end.addMSecs(m_random.bounded(150'000)));
    return leg;
}

Straggler RandomRules::straggler()
{
    Straggler straggler;
    straggler.kind = static_cast<StragglerClass>(m_random.bounded(16) == 0 ? 3 : m_random.bounded(3));
    straggler.byDesign = m_random.bounded(4) == 0;
    straggler.unwritable = m_random.bounded(16) == 0 ? Unwritable::OldWebChat : Unwritable::No;
    return straggler;
}

QDateTime RandomRules::time() { return anEnd.addMSecs(m_random.bounded(12 * 3'600'000)); }

} // namespace wrapdesk::test
