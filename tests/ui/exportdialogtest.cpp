// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/exportdialog.h"

#include "samples.h"
#include "support/runner.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ExportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void ordersWhatWasChosen();
    void saysHowFarItIsAndHowItEnded();
    void escapeStopsAndThenCloses();
    void aFailureIsSaidInPlaceAndCanBeTriedAgain();
    void warnsOfAFileThatIsThere();
    void needsAFileName_data();
    void needsAFileName();
    void choosesAFile();
    void tabGoesInReadingOrder();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString message() const { return find<QLabel>("exportMessage")->text(); }
    QPushButton *start() const { return find<QPushButton>("exportStart"); }
    QPushButton *stop() const { return find<QPushButton>("exportStop"); }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<ExportDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_wanted;
    std::unique_ptr<QSignalSpy> m_cancelled;
};

void ExportDialogTest::init()
{
    failOnOurWarnings();
    m_path = m_folder.filePath(QStringLiteral("activity.csv"));
    QFile::remove(m_path);
    m_dialog = std::make_unique<ExportDialog>(AuditFilter{.outcome = IntentState::Refused}, m_path);
    m_wanted = std::make_unique<QSignalSpy>(m_dialog.get(), &ExportDialog::exportWanted);
    m_cancelled = std::make_unique<QSignalSpy>(m_dialog.get(), &ExportDialog::cancelWanted);
    m_dialog->open();
}

void ExportDialogTest::cleanup()
{
    m_cancelled.reset();
    m_wanted.reset();
    m_dialog.reset();
}

void ExportDialogTest::ordersWhatWasChosen()
{
    const AuditExport plain = m_dialog->order();
    QCOMPARE(plain.path, m_path);
    QVERIFY(!plain.byteOrderMark);
    QVERIFY(!plain.revealed);
    find<QCheckBox>("exportByteOrderMark")->click();
    find<QCheckBox>("exportRevealed")->click();
    start()->click();
    QCOMPARE(m_wanted->count(), 1);
    const AuditExport order = m_dialog->order();
    QCOMPARE(order.filter.outcome, std::optional(IntentState::Refused));
    QVERIFY(order.byteOrderMark);
    QVERIFY(order.revealed);
    QVERIFY(!start()->isEnabled()); // one at a time
    m_dialog->accept();
    QCOMPARE(m_wanted->count(), 1);
}

void ExportDialogTest::saysHowFarItIsAndHowItEnded()
{
    start()->click();
    m_dialog->showProgress(12'500);
    QVERIFY(message().startsWith(QLocale().toString(12'500)));
    m_dialog->showDone(m_path, 40'000);
    QVERIFY(message().contains(QLocale().toString(40'000)));
    QVERIFY(message().contains(QStringLiteral("activity.csv")));
    QVERIFY(start()->isEnabled());
    stop()->click();
    QVERIFY(!m_dialog->isVisible());
}

void ExportDialogTest::escapeStopsAndThenCloses()
{
    start()->click();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QCOMPARE(m_cancelled->count(), 1);
    QVERIFY(m_dialog->isVisible()); // until it is told the end
    m_dialog->showProgress(500);
    QCOMPARE(message(), QStringLiteral("Stopping…"));
    m_dialog->showFailure({.kind = ErrorKind::Cancelled});
    QVERIFY(message().startsWith(QStringLiteral("Stopped")));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_cancelled->count(), 1);
}

void ExportDialogTest::aFailureIsSaidInPlaceAndCanBeTriedAgain()
{
    start()->click();
    m_dialog->showFailure({.kind = ErrorKind::Storage, .code = QStringLiteral("disk-full")});
    QVERIFY(message().contains(QStringLiteral("disk is full")));
    start()->click();
    QCOMPARE(m_wanted->count(), 2);
}

void ExportDialogTest::warnsOfAFileThatIsThere()
{
    QVERIFY(message().isEmpty());
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    find<QLineEdit>("exportPath")->setText(m_path + QStringLiteral("x"));
    QVERIFY(message().isEmpty());
    find<QLineEdit>("exportPath")->setText(m_path);
    QVERIFY(message().contains(QStringLiteral("replaced")));
    QVERIFY(start()->isEnabled());
}

void ExportDialogTest::needsAFileName_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << QStringLiteral("  ");
    QTest::newRow("a folder") << m_folder.path();
}

void ExportDialogTest::needsAFileName()
{
    QFETCH(QString, path);
    find<QLineEdit>("exportPath")->setText(path);
    QVERIFY(!start()->isEnabled());
    m_dialog->accept();
    QCOMPARE(m_wanted->count(), 0);
}

void ExportDialogTest::choosesAFile()
{
    find<QPushButton>("exportChoose")->click();
    auto *chooser = m_dialog->findChild<QFileDialog *>();
    QVERIFY(chooser);
    Q_EMIT chooser->fileSelected(m_folder.filePath(QStringLiteral("other.csv")));
    QCOMPARE(m_dialog->order().path, m_folder.filePath(QStringLiteral("other.csv")));
}

void ExportDialogTest::tabGoesInReadingOrder()
{
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    find<QLineEdit>("exportPath")->setFocus();
    QStringList visited;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        visited << m_dialog->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','), QStringLiteral("exportChoose,exportByteOrderMark,exportRevealed,exportStop,"
                                                "exportStart,exportPath"));
}

WRAPDESK_TEST(ExportDialogTest)
#include "exportdialogtest.moc"
