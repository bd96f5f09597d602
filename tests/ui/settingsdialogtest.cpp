// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/settingsdialog.h"

#include "samples.h"
#include "support/runner.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

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

void SettingsDialogTest::tabGoesInReadingOrder()
{
    open({5s, 365, QStringLiteral("tag")});
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QCOMPARE(m_dialog->focusWidget()->objectName(), QStringLiteral("undoSeconds"));
    QStringList visited;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        visited << m_dialog->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','), QStringLiteral("auditDays,tagLocked,tagAttribute,settingsCancel,settingsSave"));
}

WRAPDESK_TEST(SettingsDialogTest)
#include "settingsdialogtest.moc"
