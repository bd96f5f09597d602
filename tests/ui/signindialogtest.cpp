// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/signindialog.h"

#include "pages/abilitiespage.h"
#include "samples.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

class SignInDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void saysWhoIsSignedInWhere();
    void saysThatNothingWasTriedYet();
    void showsEachAbilityOnEachMediumWithItsEvidence();
    void newEvidenceReplacesTheOldRow();
    void copiesTheEvidenceOfTheSelectedRow();
    void everyControlHasANameForAssistiveTechnology();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString cell(int row, int column) const
    {
        return m_dialog->abilities().board().model()->index(row, column).data().toString();
    }

    std::unique_ptr<SignInDialog> m_dialog;
};

namespace {

const Evidence able{.ability = Ability::CodePending, .media = Media::Voice, .isAble = true, .at = noon()};
const Evidence refusedClosed{.ability = Ability::CodeClosed,
                             .media = Media::Email,
                             .at = noon().addDays(-1),
                             .code = QStringLiteral("not.authorized"),
                             .correlationId = QStringLiteral("corr-1")};

} // namespace

void SignInDialogTest::init()
{
    failOnOurWarnings();
    m_dialog = std::make_unique<SignInDialog>();
    new QAbstractItemModelTester(m_dialog->abilities().board().model(),
                                 QAbstractItemModelTester::FailureReportingMode::QtTest, m_dialog.get());
    m_dialog->open();
}

void SignInDialogTest::saysWhoIsSignedInWhere()
{
    const auto user = [this] { return find<QLabel>("signInUser")->text(); };
    QCOMPARE(find<QLabel>("signInOrganization")->text(), QStringLiteral("not signed in"));
    m_dialog->showSignIn(QStringLiteral("acme"), QStringLiteral("A. Supervisor"));
    QCOMPARE(find<QLabel>("signInOrganization")->text(), QStringLiteral("acme"));
    QCOMPARE(user(), QStringLiteral("A. Supervisor"));
    m_dialog->showSignIn(QStringLiteral("acme"), {});
    QVERIFY(user().contains(QStringLiteral("application")));
}

void SignInDialogTest::saysThatNothingWasTriedYet()
{
    QCOMPARE(find<ListFrame>("evidenceFrame")->face(), ListFrame::Face::Empty);
    QCOMPARE(find<QLabel>("listTitle")->text(), QStringLiteral("Nothing was tried yet"));
}

void SignInDialogTest::showsEachAbilityOnEachMediumWithItsEvidence()
{
    m_dialog->abilities().show({refusedClosed, able});
    QCOMPARE(find<ListFrame>("evidenceFrame")->face(), ListFrame::Face::Ready);
    QCOMPARE(cell(0, EvidenceModel::What), QStringLiteral("pending legs"));
    QCOMPARE(cell(0, EvidenceModel::MediaKind), QStringLiteral("voice"));
    QCOMPARE(cell(0, EvidenceModel::Result), QStringLiteral("able"));
    QCOMPARE(cell(1, EvidenceModel::What), QStringLiteral("closed legs"));
    QCOMPARE(cell(1, EvidenceModel::Result), QStringLiteral("refused"));
    QCOMPARE(cell(1, EvidenceModel::When), QStringLiteral("2026-11-21 12:00:00"));
    QCOMPARE(cell(1, EvidenceModel::Proof), QStringLiteral("not.authorized · corr-1"));
}

void SignInDialogTest::newEvidenceReplacesTheOldRow()
{
    m_dialog->abilities().show({refusedClosed});
    Evidence now = refusedClosed;
    now.isAble = true;
    m_dialog->abilities().show({now});
    QCOMPARE(m_dialog->abilities().board().model()->rowCount(), 1);
    QCOMPARE(cell(0, EvidenceModel::Result), QStringLiteral("able"));
}

void SignInDialogTest::copiesTheEvidenceOfTheSelectedRow()
{
    m_dialog->abilities().show({refusedClosed, able});
    auto *copy = find<QToolButton>("evidenceCopy");
    QVERIFY(!copy->isEnabled());
    m_dialog->abilities().board().selectRow(1);
    QVERIFY(copy->isEnabled());
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("not.authorized · corr-1"));
}

void SignInDialogTest::everyControlHasANameForAssistiveTechnology()
{
    const QList<QWidget *> widgets = m_dialog->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(m_dialog.get())
            || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

WRAPDESK_TEST(SignInDialogTest)
#include "signindialogtest.moc"
