// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/permissionspage.h"

#include "dialogs/signindialog.h"
#include "permissionsamples.h"
#include "samples.h"
#include "support/runner.h"
#include "widgets/boardview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

// The first tab of the sign-in dialog: what is needed, what is there, and what to ask an administrator for.
class PermissionsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void isTheFirstTabBeforeTheEvidence();
    void listsEveryPermissionAndScope();
    void marksByShapeAndWord_data();
    void marksByShapeAndWord();
    void whatIsMissingComesFirst();
    void namesTheDivisionsItIsLimitedTo();
    void saysInALineHowItStands_data();
    void saysInALineHowItStands();
    void saysWhyTheyCouldNotBeRead();
    void copiesWhatAnAdministratorNeedsToKnow();
    void asksForAllWhereNothingCouldBeRead();
    void anApplicationIsToldApart();
    void tellsAllOfTheChosenRow();
    void keepsTheChosenRowWhenThePermissionsChange();
    void asksToCheckAgain();
    void tabGoesInReadingOrder();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    PermissionsPage &page() const { return m_dialog->permissions(); }
    QAbstractItemModel &model() const { return *page().board().model(); }
    QModelIndex rowOf(const QString &name) const;
    QString cell(const QString &name, int column) const
    {
        return rowOf(name).siblingAtColumn(column).data().toString();
    }
    QString copied() const;
    void show(const Permissions &permissions) { page().show(permissions, ada); }

    static const Asker ada;
    std::unique_ptr<SignInDialog> m_dialog;
};

const Asker PermissionsPageTest::ada{QStringLiteral("Northwind Care"), QStringLiteral("Ada Berger")};

void PermissionsPageTest::init()
{
    failOnOurWarnings();
    m_dialog = std::make_unique<SignInDialog>();
    new QAbstractItemModelTester(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_dialog.get());
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

QModelIndex PermissionsPageTest::rowOf(const QString &name) const
{
    for (int row = 0; row < model().rowCount(); ++row) {
        const QModelIndex index = model().index(row, PermissionModel::Name);
        if (index.data().toString() == name)
            return index;
    }
    return {};
}

QString PermissionsPageTest::copied() const
{
    QGuiApplication::clipboard()->clear();
    find<QToolButton>("permissionCopy")->click();
    return QGuiApplication::clipboard()->text();
}

void PermissionsPageTest::isTheFirstTabBeforeTheEvidence()
{
    const auto *tabs = find<QTabBar>("signInTabs");
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->tabText(0), QStringLiteral("Permissions"));
    QCOMPARE(tabs->currentIndex(), 0);
    QVERIFY(page().isVisible());
}

void PermissionsPageTest::listsEveryPermissionAndScope()
{
    QCOMPARE(size_t(model().rowCount()), permissionTexts().size() + scopeTexts().size());
    for (const PermissionText &text : permissionTexts()) {
        QCOMPARE(cell(text.name(), PermissionModel::Meaning), PermissionWording::words(text.meaning));
        QCOMPARE(cell(text.name(), PermissionModel::NeededFor), PermissionWording::words(text.neededFor));
    }
    for (const ScopeText &text : scopeTexts())
        QCOMPARE(cell(PermissionWording::name(text), PermissionModel::Meaning), PermissionWording::words(text.meaning));
}

void PermissionsPageTest::marksByShapeAndWord_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Glyph>("glyph");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, Glyph glyph, const char *word) {
        QTest::newRow(name) << QString::fromLatin1(name) << glyph << QString::fromLatin1(word);
    };
    row("conversation:participant:wrapup", Glyph::Check, "in some divisions");
    row("conversation:communication:view", Glyph::Check, "granted");
    row("routing:queue:view", Glyph::Check, "with conditions");
    row("analytics:queueObservation:view", Glyph::Refused, "missing");
    row("outbound:wrapUpCodeMapping:view", Glyph::Refused, "missing, optional");
    row("scope conversations", Glyph::Check, "granted");
    row("scope notifications", Glyph::Refused, "missing");
    row("scope outbound:readonly", Glyph::Refused, "missing, optional");
}

void PermissionsPageTest::marksByShapeAndWord()
{
    QFETCH(const QString, name);
    QFETCH(const Glyph, glyph);
    QFETCH(const QString, word);
    QVERIFY(find<QLabel>("permissionSummary")->text().contains(QStringLiteral("could not be read")));
    QCOMPARE(cell(name, PermissionModel::State), QStringLiteral("not known"));
    QVERIFY(rowOf(name).siblingAtColumn(PermissionModel::State).data(GlyphRole).value<Glyph>() == Glyph::Unknown);
    show(somePermissions());
    QCOMPARE(cell(name, PermissionModel::State), word);
    QVERIFY(rowOf(name).siblingAtColumn(PermissionModel::State).data(GlyphRole).value<Glyph>() == glyph);
}

void PermissionsPageTest::whatIsMissingComesFirst()
{
    show(somePermissions());
    QStringList words;
    for (int row = 0; row < model().rowCount(); ++row)
        words << model().index(row, PermissionModel::State).data().toString();
    QCOMPARE(words.count(QStringLiteral("missing")), words.lastIndexOf(QStringLiteral("missing")) + 1);
    QVERIFY(words.last() == QStringLiteral("granted") || words.last() == QStringLiteral("with conditions"));
}

void PermissionsPageTest::namesTheDivisionsItIsLimitedTo()
{
    show(somePermissions());
    QCOMPARE(cell(QStringLiteral("conversation:participant:wrapup"), PermissionModel::Where),
             QStringLiteral("North, South"));
    QCOMPARE(cell(QStringLiteral("conversation:communication:view"), PermissionModel::Where),
             QStringLiteral("everywhere"));
    QCOMPARE(cell(QStringLiteral("analytics:queueObservation:view"), PermissionModel::Where), QStringLiteral("–"));
}

void PermissionsPageTest::saysInALineHowItStands_data()
{
    QTest::addColumn<QStringList>("policies");
    QTest::addColumn<QString>("division");
    QTest::addColumn<QString>("expected");
    const QStringList all{QStringLiteral("*:*:*")};
    const QStringList allButOne{QStringLiteral("conversation:*:*"), QStringLiteral("analytics:*:*")};
    const QString any = QStringLiteral("*");
    QTest::newRow("all") << all << any << QStringLiteral("All that Wrapdesk needs is there.");
    QTest::newRow("somewhere") << all << QStringLiteral("north") << QStringLiteral("only in some divisions");
    QTest::newRow("one missing") << allButOne << any << QStringLiteral("One thing");
    QTest::newRow("all missing") << QStringList() << any << QStringLiteral("5 things");
}

void PermissionsPageTest::saysInALineHowItStands()
{
    QFETCH(const QStringList, policies);
    QFETCH(const QString, division);
    QFETCH(const QString, expected);
    Permissions::Facts facts;
    facts.grants = QList<PermissionGrant>{granted(policies, division)};
    show(Permissions(facts));
    QVERIFY2(find<QLabel>("permissionSummary")->text().contains(expected),
             qPrintable(find<QLabel>("permissionSummary")->text()));
}

void PermissionsPageTest::saysWhyTheyCouldNotBeRead()
{
    Permissions::Facts facts;
    facts.trouble = Error{.kind = ErrorKind::Server, .httpStatus = 503};
    show(Permissions(facts));
    const QString text = find<QLabel>("permissionSummary")->text();
    QVERIFY(text.contains(QStringLiteral("Nothing is held back")));
    QVERIFY(text.contains(QStringLiteral("a problem of its own")));
}

void PermissionsPageTest::copiesWhatAnAdministratorNeedsToKnow()
{
    show(somePermissions());
    const QString text = copied();
    for (const char *part :
         {"Who: Ada Berger\n", "Organisation: Northwind Care\n", "OAuth client id: client-7\n",
          "in the roles of the person):\n",
          "- analytics:queueObservation:view: See which conversations are in the queues "
          "now. Needed for Live: the legs of the moment.\n",
          "Missing scopes (of the OAuth client):\n",
          "- notifications: ", "Granted only in these divisions:\n- conversation:participant:wrapup: North, South\n",
          "Missing, but not essential:\n", "- outbound:wrapUpCodeMapping:view: ", "- scope outbound:readonly: "})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QVERIFY(!text.contains(QStringLiteral("conversation:communication:view"))); // that is there
    QVERIFY(!text.contains(QStringLiteral("Nothing essential")));

    Permissions::Facts facts;
    facts.grants = QList<PermissionGrant>{granted({QStringLiteral("*:*:*")}, QStringLiteral("*"))};
    show(Permissions(facts));
    QVERIFY(copied().endsWith(QStringLiteral("Nothing essential is missing.\n")));
}

void PermissionsPageTest::asksForAllWhereNothingCouldBeRead()
{
    page().show({}, {});
    const QString text = copied();
    QVERIFY(text.contains(QStringLiteral("Who: not known\n")));
    QVERIFY(text.contains(QStringLiteral("OAuth client id: not known\n")));
    for (const PermissionText &permission : permissionTexts())
        QVERIFY2(text.contains(permission.name()), qPrintable(permission.name()));
}

void PermissionsPageTest::anApplicationIsToldApart()
{
    Permissions::Facts facts = somePermissions().facts();
    facts.isPerson = false;
    show(Permissions(facts));
    QCOMPARE(cell(QStringLiteral("scope notifications"), PermissionModel::State), QStringLiteral("not needed"));
    QVERIFY(find<QLabel>("permissionSummary")->text().contains(QStringLiteral("only from a person")));
    const QString text = copied();
    QVERIFY(text.contains(QStringLiteral("Who: an application")));
    QVERIFY(text.contains(QStringLiteral("roles of the OAuth client")));
    QVERIFY(!text.contains(QStringLiteral("Missing scopes")));
}

void PermissionsPageTest::tellsAllOfTheChosenRow()
{
    show(somePermissions());
    page().board().setCurrentIndex(rowOf(QStringLiteral("routing:queue:view")));
    const QString text = find<QLabel>("permissionDetails")->text();
    QVERIFY(text.startsWith(QStringLiteral("routing:queue:view (with conditions): See queues")));
    QVERIFY(text.contains(QStringLiteral("Needed for Queues;")));
}

void PermissionsPageTest::keepsTheChosenRowWhenThePermissionsChange()
{
    page().board().setCurrentIndex(rowOf(QStringLiteral("analytics:queueObservation:view")));
    show(somePermissions());
    QCOMPARE(page().board().currentIndex().siblingAtColumn(PermissionModel::Name).data().toString(),
             QStringLiteral("analytics:queueObservation:view"));
    QVERIFY(find<QLabel>("permissionDetails")->text().contains(QStringLiteral("(missing)")));
}

void PermissionsPageTest::asksToCheckAgain()
{
    const QSignalSpy asked(&page(), &PermissionsPage::checkRequested);
    find<QPushButton>("permissionCheck")->click();
    QCOMPARE(asked.count(), 1);
}

void PermissionsPageTest::tabGoesInReadingOrder()
{
    find<QWidget>("signInTabs")->setFocus();
    QStringList visited;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        visited << m_dialog->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','), QStringLiteral("permissionBoard,permissionCheck,permissionCopy,signInClose"));
}

WRAPDESK_TEST(PermissionsPageTest)
#include "permissionspagetest.moc"
