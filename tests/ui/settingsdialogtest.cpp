// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/settingsdialog.h"

#include "samples.h"
#include "support/runner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class SettingsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { m_dialog.reset(); }
    void givesBackWhatItWasGiven_data();
    void givesBackWhatItWasGiven();
    void savesWhatWasChosen();
    void numbersStayInTheirBounds();
    void staysAndSaysWhyWhereItCouldNotBeKept();
    void cancelChangesNothing();
    void nothingChangedIsNothingToSave();
    void taggingNeedsANameForTheAttribute();
    void whatIsNotShownStaysAsItWas();
    void anUnknownTimeZoneIsMarkedAndCannotBeSaved();
    void aTimeZoneIsFoundByAPartOfItsName();
    void halfAWindowOfQuietHoursCannotBeSaved();
    void rulesAreSetByTheKeyboard();
    void tabGoesInReadingOrder();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    void open(const OrganizationSettings &settings = {})
    {
        m_dialog = std::make_unique<SettingsDialog>(settings, QStringLiteral("acme"));
        m_dialog->open();
    }

    std::unique_ptr<SettingsDialog> m_dialog;
};

void SettingsDialogTest::givesBackWhatItWasGiven_data()
{
    QTest::addColumn<OrganizationSettings>("settings");
    QTest::newRow("as they come") << OrganizationSettings{};
    QTest::newRow("least") << OrganizationSettings{0s, 30, {}};
    QTest::newRow("most") << OrganizationSettings{30s, 3650, QStringLiteral("acme.wrapup")};
    OrganizationSettings rules;
    rules.rulesOn = false;
    rules.timeZone = "America/St_Johns";
    rules.quietHours = {{Qt::Saturday, Qt::Sunday}, QTime(22, 0), QTime(6, 15)};
    rules.breakerPercent = 100;
    rules.provisionalWins = false;
    QTest::newRow("rules") << rules;
}

void SettingsDialogTest::givesBackWhatItWasGiven()
{
    QFETCH(OrganizationSettings, settings);
    open(settings);
    QCOMPARE(m_dialog->settings(), settings);
}

void SettingsDialogTest::savesWhatWasChosen()
{
    open();
    const QSignalSpy chosen(m_dialog.get(), &SettingsDialog::settingsChosen);
    find<QSpinBox>("undoSeconds")->setValue(12);
    find<QSpinBox>("auditDays")->setValue(90);
    find<QCheckBox>("tagLocked")->click();
    find<QLineEdit>("tagAttribute")->setText(QStringLiteral("  late code "));
    find<QPushButton>("settingsSave")->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<OrganizationSettings>(),
             (OrganizationSettings{12s, 90, QStringLiteral("late code")}));
    QVERIFY(!m_dialog->isVisible());
}

void SettingsDialogTest::numbersStayInTheirBounds()
{
    open({99s, 1, {}});
    QCOMPARE(m_dialog->settings(), (OrganizationSettings{30s, 30, {}}));
    find<QSpinBox>("undoSeconds")->setValue(-1);
    find<QSpinBox>("auditDays")->setValue(99'999);
    QCOMPARE(m_dialog->settings(), (OrganizationSettings{0s, 3650, {}}));
}

void SettingsDialogTest::staysAndSaysWhyWhereItCouldNotBeKept()
{
    open();
    bool isFull = true;
    connect(m_dialog.get(), &SettingsDialog::settingsChosen, this, [&] {
        if (isFull)
            m_dialog->showFailure({.kind = ErrorKind::Storage, .code = QStringLiteral("disk-full")});
    });
    find<QSpinBox>("undoSeconds")->setValue(12);
    find<QPushButton>("settingsSave")->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(find<QLabel>("settingsTrouble")->text().contains(QStringLiteral("disk is full")));
    isFull = false;
    find<QPushButton>("settingsSave")->click();
    QVERIFY(!m_dialog->isVisible());
}

void SettingsDialogTest::cancelChangesNothing()
{
    open();
    const QSignalSpy chosen(m_dialog.get(), &SettingsDialog::settingsChosen);
    find<QSpinBox>("undoSeconds")->setValue(12);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(chosen.count(), 0);
}

void SettingsDialogTest::nothingChangedIsNothingToSave()
{
    open();
    const QSignalSpy chosen(m_dialog.get(), &SettingsDialog::settingsChosen);
    find<QPushButton>("settingsSave")->click();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(chosen.count(), 0);
}

void SettingsDialogTest::taggingNeedsANameForTheAttribute()
{
    open();
    QVERIFY(!find<QLineEdit>("tagAttribute")->isEnabled());
    find<QCheckBox>("tagLocked")->click();
    QVERIFY(find<QLineEdit>("tagAttribute")->isEnabled());
    QVERIFY(!m_dialog->settings().tagAttribute.isEmpty()); // a name to begin with
    find<QLineEdit>("tagAttribute")->setText(QStringLiteral(" "));
    QVERIFY(!find<QPushButton>("settingsSave")->isEnabled());
    find<QCheckBox>("tagLocked")->click();
    QVERIFY(find<QPushButton>("settingsSave")->isEnabled());
    QVERIFY(m_dialog->settings().tagAttribute.isEmpty());
}

// The master switch of the rules has its own place; saving here must not turn it.
void SettingsDialogTest::whatIsNotShownStaysAsItWas()
{
    OrganizationSettings settings;
    settings.rulesOn = false;
    open(settings);
    const QSignalSpy chosen(m_dialog.get(), &SettingsDialog::settingsChosen);
    find<QSpinBox>("undoSeconds")->setValue(12);
    find<QPushButton>("settingsSave")->click();
    settings.undo = 12s;
    QCOMPARE(chosen.first().first().value<OrganizationSettings>(), settings);
}

void SettingsDialogTest::anUnknownTimeZoneIsMarkedAndCannotBeSaved()
{
    open();
    auto *zone = find<QComboBox>("ruleZone");
    QCOMPARE(zone->currentText(), QStringLiteral("UTC"));
    zone->lineEdit()->selectAll();
    QTest::keyClicks(zone->lineEdit(), QStringLiteral("Europe/Berln"));
    QVERIFY(find<QLabel>("ruleZoneNote")->text().contains(QStringLiteral("“Europe/Berln”")));
    QVERIFY(zone->property("invalid").toBool());
    QVERIFY(!find<QPushButton>("settingsSave")->isEnabled());
    QCOMPARE(m_dialog->settings().timeZone, QByteArray("UTC"));
    zone->lineEdit()->setText(QString());
    QVERIFY(!find<QPushButton>("settingsSave")->isEnabled());
    zone->lineEdit()->setText(QStringLiteral("Europe/Berlin"));
    QVERIFY(find<QPushButton>("settingsSave")->isEnabled());
    QVERIFY(!zone->property("invalid").toBool());
    QCOMPARE(m_dialog->settings().timeZone, QByteArray("Europe/Berlin"));
}

void SettingsDialogTest::aTimeZoneIsFoundByAPartOfItsName()
{
    open();
    QCompleter *completer = find<QComboBox>("ruleZone")->completer();
    completer->setCompletionPrefix(QStringLiteral("berlin"));
    QCOMPARE(completer->currentCompletion(), QStringLiteral("Europe/Berlin"));
}

void SettingsDialogTest::halfAWindowOfQuietHoursCannotBeSaved()
{
    open();
    QTest::keyClicks(find<QLineEdit>("quietHoursFrom"), QStringLiteral("22"));
    QVERIFY(!find<QPushButton>("settingsSave")->isEnabled());
    QTest::keyClicks(find<QLineEdit>("quietHoursTo"), QStringLiteral("6:30"));
    QVERIFY(find<QPushButton>("settingsSave")->isEnabled());
    QCOMPARE(m_dialog->settings().quietHours, (WeekHours{{}, QTime(22, 0), QTime(6, 30)}));
}

void SettingsDialogTest::rulesAreSetByTheKeyboard()
{
    open();
    QTest::keyClick(find<QSpinBox>("breakerPercent"), Qt::Key_Up);
    QTest::keyClick(find<QToolButton>("quietHoursSun"), Qt::Key_Space);
    QTest::keyClick(find<QCheckBox>("provisionalWins"), Qt::Key_Space);
    OrganizationSettings expected;
    expected.breakerPercent = 6;
    expected.quietHours.days = {Qt::Sunday};
    expected.provisionalWins = false;
    QCOMPARE(m_dialog->settings(), expected);
    find<QSpinBox>("breakerPercent")->setValue(0);
    QCOMPARE(m_dialog->settings().breakerPercent, 1);
    find<QSpinBox>("breakerPercent")->setValue(101);
    QCOMPARE(m_dialog->settings().breakerPercent, 100);
}

void SettingsDialogTest::tabGoesInReadingOrder()
{
    open({5s, 365, QStringLiteral("tag")});
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QCOMPARE(m_dialog->focusWidget()->objectName(), QStringLiteral("undoSeconds"));
    QStringList visited;
    for (int i = 0; i < 17; ++i) {
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        visited << m_dialog->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','),
             QStringLiteral("auditDays,tagLocked,tagAttribute,ruleZone,breakerPercent,quietHoursMon,quietHoursTue,"
                            "quietHoursWed,quietHoursThu,quietHoursFri,quietHoursSat,quietHoursSun,quietHoursFrom,"
                            "quietHoursTo,provisionalWins,settingsCancel,settingsSave"));
}

WRAPDESK_TEST(SettingsDialogTest)
#include "settingsdialogtest.moc"
