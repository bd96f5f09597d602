// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/exportdialog.h"
#include "dialogs/settingsdialog.h"
#include "dialogs/signindialog.h"
#include "pages/abilitiespage.h"
#include "pages/activitypage.h"
#include "pages/stragglerspage.h"
#include "samples.h"
#include "session/writing.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"
#include "windowrig.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

// What is written, set, shown and exported in the real window, on a real session with a real database against the demo
// organisation, comes to stand in its activity.
class ActivityEndToEndTest : public QObject, private WindowRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { close(); }
    void aCodeGivenStandsInTheActivity();
    void aRefusalStandsThereWithItsReasonAndAsEvidence();
    void anAddressIsShownOnceItIsNoted();
    void aSettingIsKeptAndNoted();
    void theActivityIsExportedAsItIsFiltered();
    void recordsThatCannotBeKeptAreSaidAndTriedAgain();

private:
    void open(const demoorg::Organization::Options &options = {});
    ListFrame::Face face() const;
    void sendAtOnce();
    LegId give();
    const ActivityModel &activity() const { return m_window->activity().entries(); }
    const AuditEntry *entryOf(AuditKind kind) const;
};

void ActivityEndToEndTest::open(const demoorg::Organization::Options &options)
{
    openOn(quiet(options));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->health().sweep.loading == Loading::Ready, patience);
}

ListFrame::Face ActivityEndToEndTest::face() const { return find<ListFrame>("activityFrame")->face(); }

// Without the time to undo, a test need not wait for it.
void ActivityEndToEndTest::sendAtOnce()
{
    OrganizationSettings settings = m_session->writing().settings();
    settings.undo = std::chrono::seconds(0);
    QVERIFY(m_session->writing().setSettings(settings));
}

const AuditEntry *ActivityEndToEndTest::entryOf(AuditKind kind) const
{
    for (int row = 0; row < activity().rowCount(); ++row) {
        if (activity().at(row).kind == kind)
            return &activity().at(row);
    }
    return nullptr;
}

// The first code of its queue to the first leg that is missing one.
LegId ActivityEndToEndTest::give()
{
    const StragglerModel &rows = m_window->stragglers().rows();
    for (int row = 0; row < rows.rowCount(); ++row) {
        const StragglerRow &straggler = rows.at(row);
        if (straggler.straggler.kind != StragglerClass::Missing || straggler.straggler.unwritable != Unwritable::No)
            continue;
        const Leg leg = straggler.leg;
        m_session->fetchCodes(leg.queue);
        if (!QTest::qWaitFor([&] { return !m_session->codes().codesOf(leg.queue).isEmpty(); }, patience))
            break;
        const CodeId code = m_session->codes().codesOf(leg.queue).first().id;
        return m_session->writing().wrap({.leg = leg.id, .code = code, .seen = leg.code}) ? leg.id : LegId();
    }
    return {};
}

void ActivityEndToEndTest::aCodeGivenStandsInTheActivity()
{
    open();
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Empty, patience);
    sendAtOnce();
    const LegId leg = give();
    QVERIFY(!leg.conversation.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(entryOf(AuditKind::Write), patience);
    const AuditEntry entry = *entryOf(AuditKind::Write);
    QCOMPARE(entry.leg, leg);
    QCOMPARE(entry.outcome, IntentState::Confirmed);
    QVERIFY(entry.after.has_value());
    QCOMPARE(entry.byName, m_session->health().user);
    QVERIFY(!entry.queueName.isEmpty());
    QVERIFY(!entry.correlationIds.isEmpty());
    QVERIFY(find<QComboBox>("personFilter")->findText(entry.byName) > 0);
}

void ActivityEndToEndTest::aRefusalStandsThereWithItsReasonAndAsEvidence()
{
    open({.writePolicy = demoorg::WritePolicy::OwnLeg});
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Empty, patience);
    sendAtOnce();
    QVERIFY(!give().conversation.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(entryOf(AuditKind::Write), patience);
    QVERIFY(entryOf(AuditKind::Write)->refusal != Refusal::None);
    QVERIFY(!entryOf(AuditKind::Write)->after);
    find<QAction>("signInAction")->trigger();
    auto *dialog = m_window->findChild<SignInDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QAbstractItemModel *evidence = dialog->abilities().board().model();
    QTRY_COMPARE_WITH_TIMEOUT(evidence->rowCount(), 1, patience);
    QCOMPARE(evidence->index(0, EvidenceModel::Result).data().toString(), QStringLiteral("refused"));
}

void ActivityEndToEndTest::anAddressIsShownOnceItIsNoted()
{
    open();
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Empty, patience);
    m_window->showDrawer(true);
    BoardView &board = m_window->stragglers().board();
    board.setCurrentIndex(board.model()->index(0, 0));
    const Leg leg = m_window->stragglers().rows().at(0).leg;
    auto *button = find<QToolButton>("revealButton");
    QVERIFY(button);
    button->click();
    const auto isShown = [&] {
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>(QStringLiteral("drawerCustomer"));
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->text() == leg.customer; });
    };
    QVERIFY(!isShown());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    QVERIFY(entryOf(AuditKind::Reveal));
    QVERIFY(!entryOf(AuditKind::Reveal)->detail.contains(leg.customer));
}

void ActivityEndToEndTest::aSettingIsKeptAndNoted()
{
    open();
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Empty, patience);
    find<QAction>("settingsAction")->trigger();
    auto *dialog = m_window->findChild<SettingsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->findChild<QSpinBox *>(QStringLiteral("undoSeconds"))->setValue(17);
    dialog->findChild<QPushButton *>(QStringLiteral("settingsSave"))->click();
    QCOMPARE(m_session->writing().settings().undo, std::chrono::seconds(17));
    QTRY_VERIFY_WITH_TIMEOUT(entryOf(AuditKind::Settings), patience);
    QVERIFY(entryOf(AuditKind::Settings)->detail.contains(QStringLiteral("17")));
}

void ActivityEndToEndTest::theActivityIsExportedAsItIsFiltered()
{
    open();
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Empty, patience);
    sendAtOnce();
    QVERIFY(!give().conversation.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(entryOf(AuditKind::Write), patience);
    find<QComboBox>("outcomeFilter")->setCurrentText(QStringLiteral("confirmed"));
    find<QPushButton>("exportButton")->click();
    auto *dialog = m_window->findChild<ExportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QString path = m_data.filePath(QStringLiteral("activity.csv"));
    dialog->findChild<QLineEdit *>(QStringLiteral("exportPath"))->setText(path);
    dialog->accept();
    const auto *message = dialog->findChild<QLabel *>(QStringLiteral("exportMessage"));
    QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(QStringLiteral("Done")), patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(entryOf(AuditKind::Write)->leg.conversation.text().toUtf8()));
}

void ActivityEndToEndTest::recordsThatCannotBeKeptAreSaidAndTriedAgain()
{
    QFile inTheWay(dataFolder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^nothing is written to the platform")));
    open();
    const auto *banner = find<QLabel>("failureBannerText");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    QVERIFY(banner->text().contains(QStringLiteral("not being written")));
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Failed, patience);
    QVERIFY(!find<QAction>("settingsAction")->isEnabled());
    QVERIFY(give().conversation.isEmpty());

    inTheWay.remove();
    find<QPushButton>("failureBannerAction")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(face(), ListFrame::Face::Empty, patience);
    QVERIFY(!give().conversation.isEmpty());
}

WRAPDESK_TEST(ActivityEndToEndTest)
#include "activityendtoendtest.moc"
