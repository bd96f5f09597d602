// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "writingrig.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Closed legs the platform does not let be changed, what is learned of that, tags in their stead, and the settings.
class LockedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void learnsThatClosedLegsAreLockedAndDoubtsNextTime();
    void learnsWhatItIsAbleToDo();
    void doesNotTagUnlessTheSettingSaysSo();
    void tagsLockedLegsWithTheAttribute_data();
    void tagsLockedLegsWithTheAttribute();
    void cancelsPausedTagsWithoutSendingAny();
    void keepsSettingsInTheirRangeAndInTheAudit_data();
    void keepsSettingsInTheirRangeAndInTheAudit();
    void keepsTheSettingsOfRulesInTheirRangeAndInTheAudit();
    void settingsAndEvidenceSurviveASession();
    void theEvidenceIsThatOfTheSignIn();

private:
    static DemoSite::Options locked()
    {
        DemoSite::Options options = DemoSite::quiet();
        options.site.closedLegsWritable = false;
        return options;
    }
    static void tagAs(Supervisor &supervisor, const QString &attribute)
    {
        OrganizationSettings settings = supervisor.writing.settings();
        settings.tagAttribute = attribute;
        QVERIFY(supervisor.writing.setSettings(settings));
    }
    // The legs as a run, to its end; the intents that ended locked.
    static QList<IntentId> runInto(Supervisor &supervisor, const QList<LegId> &legs)
    {
        QList<IntentId> ids;
        const Result<RunId> run = supervisor.writing.startBulk({.legs = legs, .code = supervisor.site.code(3)});
        if (!run || !QTest::qWaitFor([&] { return supervisor.writing.bulk()->unfinished() == 0; }))
            return ids;
        for (const Intent &intent : supervisor.writing.settled({IntentState::Locked}, *run))
            ids << intent.id;
        return ids;
    }
    static QString attributeOn(const DemoSite &site, const LegId &leg, const QString &name)
    {
        const auto conversation = site.site().conversations().value(leg.conversation.text());
        for (const auto &participant : conversation.participants) {
            if (participant.id == leg.participant.text())
                return participant.attributes.value(name);
        }
        return {};
    }
};

void LockedTest::learnsThatClosedLegsAreLockedAndDoubtsNextTime()
{
    DemoSite site(locked());
    const QList<LegId> legs = putMissing(site, 2);
    const LegId pending = site.put({.stage = Stage::InAcw, .ended = 90s});
    Supervisor ada(site, atOnce);
    ada.begin();
    QVERIFY(ada.writing.preview({.legs = legs, .code = site.code(3)}).doubts.isEmpty());
    QSignalSpy learned(&ada.writing, &Writing::capabilitiesChanged);
    QVERIFY(ada.wrap(legs[0], site.code(3)));
    QTRY_COMPARE(ada.state(legs[0]), QStringLiteral("locked"));
    QCOMPARE(ada.refusal(legs[0]), QStringLiteral("closed"));
    QCOMPARE(learned.size(), 1);
    const std::optional<Evidence> evidence = ada.writing.capabilities().of(Ability::CodeClosed, Media::Voice);
    QVERIFY(evidence && !evidence->isAble);
    QCOMPARE(evidence->code, QStringLiteral("not.authorized"));
    QVERIFY(!evidence->correlationId.isEmpty());
    QCOMPARE(evidence->by.text(), site.site().supervisorId());
    QVERIFY(std::abs(evidence->at.secsTo(ada.session.now())) < 10);

    const BulkPlan plan = ada.writing.preview({.legs = legs, .code = site.code(3)});
    QCOMPARE(plan.doubts, QList<Evidence>{*evidence});
    QCOMPARE(plan.legs, QList<LegId>{legs[1]}); // doubted, not forbidden
    QCOMPARE(plan.skipped, (QMap<BulkSkip, QList<LegId>>{{BulkSkip::Locked, {legs[0]}}}));
    QVERIFY(ada.writing.preview({.legs = {pending}, .code = site.code(3), .includeAcw = true}).doubts.isEmpty());
}

void LockedTest::learnsWhatItIsAbleToDo()
{
    DemoSite site;
    const LegId closed = site.put(LegPlan{});
    const LegId pending = site.put({.stage = Stage::InAcw, .ended = 90s});
    Supervisor ada(site, atOnce);
    ada.begin();
    QVERIFY(ada.wrap(closed, site.code(3)));
    QVERIFY(ada.wrap(pending, site.code(3)));
    for (const Ability ability : {Ability::CodeClosed, Ability::CodePending}) {
        QTRY_VERIFY(ada.writing.capabilities().of(ability, Media::Voice));
        QVERIFY(ada.writing.capabilities().of(ability, Media::Voice)->isAble);
    }
    QCOMPARE(ada.writing.capabilities().all().size(), 2);
}

void LockedTest::doesNotTagUnlessTheSettingSaysSo()
{
    DemoSite site(locked());
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, atOnce);
    ada.begin();
    const QList<IntentId> ended = runInto(ada, {leg});
    QCOMPARE(ended.size(), 1);
    const Result<RunId> tags = ada.writing.tag(ended);
    QVERIFY(!tags && tags.error().kind == ErrorKind::Invalid);
    QCOMPARE(ada.state(leg), QStringLiteral("locked"));
    QCOMPARE(site.requests(tagRoute), 0);
}

void LockedTest::tagsLockedLegsWithTheAttribute_data()
{
    QTest::addColumn<QString>("attribute");
    QTest::newRow("plain") << QStringLiteral("wrapdesk.code");
    QTest::newRow("of another script") << QString::fromUtf8("код Étiquette");
}

void LockedTest::tagsLockedLegsWithTheAttribute()
{
    QFETCH(const QString, attribute);
    DemoSite site(locked());
    const LegId leg = site.put(LegPlan{});
    const LegId other = site.put({.code = site.code(1).text()});
    Supervisor ada(site, atOnce);
    ada.begin();
    tagAs(ada, attribute);
    QList<IntentId> ended = runInto(ada, {leg});
    const Result<IntentId> humanWon = ada.writing.wrap({.leg = other, .code = site.code(3)});
    QTRY_COMPARE(ada.state(other), QStringLiteral("humanWon"));
    ended << *humanWon;
    QVERIFY(ada.writing.tag(ended));
    QCOMPARE(ada.writing.bulk()->total, 1); // the locked one alone
    QTRY_VERIFY_WITH_TIMEOUT(ada.writing.bulk()->unfinished() == 0, 10'000);
    QCOMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(attributeOn(site, leg, attribute), site.codesOf(0).at(3).name);
    QCOMPARE(site.requests(tagRoute), 1);
    QCOMPARE(site.writesTo(leg), 0);
    QTRY_VERIFY(ada.entryOf(leg).kind == AuditKind::Tag);
    QCOMPARE(ada.entryOf(leg).outcome, IntentState::Confirmed);
    // A tag says nothing of codes: the leg is as locked as before.
    QVERIFY(!ada.writing.capabilities().of(Ability::CodeClosed, Media::Voice)->isAble);
    QVERIFY(ada.writing.preview({.legs = {leg}, .code = site.code(3)}).skipped.contains(BulkSkip::Locked));
}

void LockedTest::cancelsPausedTagsWithoutSendingAny()
{
    DemoSite site(locked());
    const QList<LegId> legs = putMissing(site, 3);
    Supervisor ada(site, atOnce);
    ada.begin();
    tagAs(ada, QStringLiteral("wrapdesk.code"));
    const QList<IntentId> ended = runInto(ada, legs);
    QCOMPARE(ended.size(), 3);
    QVERIFY(ada.writing.tag(ended));
    ada.writing.pauseBulk(true);
    OrganizationSettings settings = ada.writing.settings();
    settings.auditDays = 100;
    QVERIFY(ada.writing.setSettings(settings)); // is on disk after the tags
    QTRY_VERIFY(!ada.audit.isEmpty() && ada.audit.constLast().detail.contains(u"100"));
    QCOMPARE(ada.writing.bulk()->byState.value(IntentState::Held), 3);
    ada.writing.cancelBulk();
    QCOMPARE(ada.writing.bulk()->byState, (QMap<IntentState, int>{{IntentState::Cancelled, 3}}));
    QCOMPARE(site.requests(tagRoute), 0);
}

void LockedTest::keepsSettingsInTheirRangeAndInTheAudit_data()
{
    QTest::addColumn<int>("undo");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<int>("undoKept");
    QTest::addColumn<int>("daysKept");
    QTest::addColumn<QString>("attributeKept");
    QTest::addColumn<QStringList>("words"); // of the audit; none: nothing has changed
    QTest::newRow("too much") << 3600 << 100'000 << QString() << 30 << 3650 << QString()
                              << QStringList{QStringLiteral("5 → 30"), QStringLiteral("365 → 3650")};
    QTest::newRow("too little") << -1 << 0 << QString() << 0 << 30 << QString()
                                << QStringList{QStringLiteral("5 → 0"), QStringLiteral("365 → 30")};
    QTest::newRow("with space around") << 5 << 365 << QStringLiteral(" code\n") << 5 << 365 << QStringLiteral("code")
                                       << QStringList{QStringLiteral("→ code")};
    QTest::newRow("as before") << 5 << 365 << QStringLiteral("  ") << 5 << 365 << QString() << QStringList();
}

void LockedTest::keepsSettingsInTheirRangeAndInTheAudit()
{
    QFETCH(const int, undo);
    QFETCH(const int, days);
    QFETCH(const QString, attribute);
    QFETCH(const int, undoKept);
    QFETCH(const int, daysKept);
    QFETCH(const QString, attributeKept);
    QFETCH(const QStringList, words);
    DemoSite site;
    Supervisor ada(site, deaf);
    ada.start();
    QSignalSpy changed(&ada.writing, &Writing::settingsChanged);
    QVERIFY(
        ada.writing.setSettings({.undo = std::chrono::seconds(undo), .auditDays = days, .tagAttribute = attribute}));
    const OrganizationSettings kept{
        .undo = std::chrono::seconds(undoKept), .auditDays = daysKept, .tagAttribute = attributeKept};
    QCOMPARE(ada.writing.settings(), kept);
    QCOMPARE(changed.size(), words.isEmpty() ? 0 : 1);
    if (words.isEmpty())
        return;
    QTRY_COMPARE(ada.audit.size(), 1);
    const AuditEntry &entry = ada.audit.constFirst();
    QVERIFY(entry.kind == AuditKind::Settings);
    QCOMPARE(entry.by.text(), site.site().supervisorId());
    QVERIFY(!entry.byName.isEmpty());
    for (const QString &word : words)
        QVERIFY2(entry.detail.contains(word), qPrintable(entry.detail));
}

void LockedTest::keepsTheSettingsOfRulesInTheirRangeAndInTheAudit()
{
    DemoSite site;
    Supervisor ada(site, deaf);
    ada.start();
    const WeekHours nights{.days = {Qt::Saturday}, .from = QTime(22, 0), .to = QTime(6, 0)};
    OrganizationSettings settings{
        .rulesOn = false, .timeZone = "Europe/Berlin", .quietHours = nights, .breakerPercent = 0};
    settings.provisionalWins = false;
    QVERIFY(ada.writing.setSettings(settings));
    settings.breakerPercent = 1;
    QCOMPARE(ada.writing.settings(), settings);
    settings.timeZone = "Middle/Earth";
    settings.quietHours.to = nights.from;
    QVERIFY(ada.writing.setSettings(settings));
    QCOMPARE(ada.writing.settings().timeZone, QByteArray("UTC"));
    QVERIFY(ada.writing.settings().quietHours.isEmpty());
    QTRY_COMPARE(ada.audit.size(), 2);
    QCOMPARE(ada.audit.at(0).detail,
             QStringLiteral("all rules: on → off; time zone of the rules: UTC → Europe/Berlin; "
                            "quiet hours: none → Sat 22:00–06:00 the next day; share at which a "
                            "rule is stopped: 5 % → 1 %; a provisional code keeps rules away: "
                            "on → off"));
    QCOMPARE(ada.audit.at(1).detail, QStringLiteral("time zone of the rules: Europe/Berlin → UTC; quiet hours: Sat "
                                                    "22:00–06:00 the next day → none"));
}

void LockedTest::settingsAndEvidenceSurviveASession()
{
    DemoSite site(locked());
    const LegId leg = site.put(LegPlan{});
    const Profile profile = site.profile();
    const OrganizationSettings chosen{.undo = 0s, .auditDays = 90, .tagAttribute = QStringLiteral("code")};
    std::optional<Evidence> learned;
    {
        Supervisor ada(site, profile, deaf);
        ada.begin();
        QVERIFY(ada.writing.setSettings(chosen));
        QVERIFY(ada.wrap(leg, site.code(3)));
        QTRY_COMPARE(ada.state(leg), QStringLiteral("locked"));
        learned = ada.writing.capabilities().of(Ability::CodeClosed, Media::Voice);
        QVERIFY(learned);
    }
    Supervisor ada(site, profile, deaf);
    ada.begin();
    QCOMPARE(ada.writing.settings(), chosen);
    QCOMPARE(ada.writing.capabilities().all(), QList<Evidence>{*learned});
    QCOMPARE(ada.writing.preview({.legs = {leg}, .code = site.code(3)}).doubts, QList<Evidence>{*learned});
}

void LockedTest::theEvidenceIsThatOfTheSignIn()
{
    DemoSite site(locked());
    const LegId leg = site.put(LegPlan{});
    const Profile profile = site.profile();
    {
        Supervisor ada(site, profile, deafAtOnce);
        ada.begin();
        QVERIFY(ada.wrap(leg, site.code(3)));
        QTRY_COMPARE(ada.state(leg), QStringLiteral("locked"));
    }
    Profile other = site.clientCredentials();
    other.dataFolder = profile.dataFolder;
    Supervisor nobody(site, other, deafAtOnce);
    nobody.begin();
    QVERIFY(nobody.writing.capabilities().all().isEmpty());
}

WRAPDESK_TEST(LockedTest)
#include "lockedtest.moc"
