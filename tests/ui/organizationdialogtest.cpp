// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/organizationdialog.h"

#include "demo-org/oauthclients.h"
#include "samples.h"
#include "signinbinding.h"
#include "support/browser.h"
#include "support/demosite.h"
#include "support/runner.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Purpose = OrganizationDialog::Purpose;

class OrganizationDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { m_dialog.reset(); }
    void offersEveryRegionAndAnotherPlace();
    void saysWhatAnApplicationCannotDoBeforeItIsChosen();
    void asksForASecretOnlyWhereThereIsOne();
    void otherHostsHaveToBeConfirmed();
    void offersTheDemoOrganisationOnTheFirstRun();
    void saysWhatIsWrongBesideItsField_data();
    void saysWhatIsWrongBesideItsField();
    void comesBackFilledInToSignInAgain();
    void isReachedByTheTabKey();
    void signsInThroughTheBrowser();
    void takesThePastedAddressOfABrowserElsewhere();
    void saysWhatWasWrongWithAnAnswerAndGoesOnWaiting();
    void goingBackGivesTheAttemptUp();
    void aRefusalIsSaidInWords();
    void saysWhereNoBrowserCouldBeOpened();

private:
    void show(Purpose purpose = Purpose::FirstRun, const SavedProfile &profile = {})
    {
        m_dialog = std::make_unique<OrganizationDialog>(purpose, profile);
        m_binding = new SignInBinding(*m_dialog, profile, m_clock, [this](const QUrl &address) {
            m_opened << address;
            return m_hasBrowser;
        });
        m_opened.clear();
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    void choose(const char *combo, const QVariant &value) const
    {
        auto *box = find<QComboBox>(combo);
        box->setCurrentIndex(box->findData(value));
    }
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    QString trouble() const { return find<QLabel>("organizationTrouble")->text(); }
    bool isWaiting() const { return find<QWidget>("browserWait")->isVisible(); }
    // As somebody would fill it in for the site.
    void fillIn(const DemoSite &site, const QString &client = QString::fromLatin1(demoorg::demoDeskId)) const
    {
        choose("organizationRegion", QString());
        QTest::keyClicks(find<QLineEdit>("organizationApiUrl"), site.profile().api.toString());
        QTest::keyClicks(find<QLineEdit>("organizationLoginUrl"), site.profile().login.toString());
        QTest::mouseClick(find<QCheckBox>("organizationTrusted"), Qt::LeftButton, {}, {6, 10});
        QTest::keyClicks(find<QLineEdit>("organizationClientId"), client);
    }

    const SystemClock m_clock;
    std::unique_ptr<OrganizationDialog> m_dialog;
    SignInBinding *m_binding = nullptr;
    QList<QUrl> m_opened;
    bool m_hasBrowser = true;
};

void OrganizationDialogTest::offersEveryRegionAndAnotherPlace()
{
    show();
    const auto *regions = find<QComboBox>("organizationRegion");
    QCOMPARE(regions->count(), 19);
    for (const RegionName &region : regionNames())
        QVERIFY(regions->findData(region.environment) >= 0);
    QVERIFY(!find<QLineEdit>("organizationApiUrl")->isVisible());
}

void OrganizationDialogTest::saysWhatAnApplicationCannotDoBeforeItIsChosen()
{
    show();
    auto *grants = find<QComboBox>("organizationGrant");
    QVERIFY(grants->itemText(2).contains(QStringLiteral("cannot code")));
    choose("organizationGrant", int(GrantKind::Application));
    const auto labels = find<QWidget>("organizationForm")->findChildren<QLabel *>(QStringLiteral("pageHint"));
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("takes codes only from a person"));
    }));
}

void OrganizationDialogTest::asksForASecretOnlyWhereThereIsOne()
{
    show();
    auto *secret = find<QLineEdit>("organizationSecret");
    QVERIFY(!secret->isVisible());
    choose("organizationGrant", int(GrantKind::PersonWithSecret));
    QVERIFY(secret->isVisible());
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QTest::keyClicks(secret, QStringLiteral("s3cret"));
    choose("organizationGrant", int(GrantKind::Person));
    QCOMPARE(m_dialog->secret(), QString());
}

void OrganizationDialogTest::otherHostsHaveToBeConfirmed()
{
    show();
    choose("organizationRegion", QString());
    const auto *signIn = find<QPushButton>("organizationSignIn");
    QVERIFY(!signIn->isEnabled() && !signIn->toolTip().isEmpty());
    QTest::keyClicks(find<QLineEdit>("organizationApiUrl"), QStringLiteral("https://api.example.org"));
    find<QCheckBox>("organizationTrusted")->setChecked(true);
    QVERIFY(signIn->isEnabled());
    QTest::keyClicks(find<QLineEdit>("organizationApiUrl"), QStringLiteral("x"));
    QVERIFY(!signIn->isEnabled()); // it is another host now
}

void OrganizationDialogTest::offersTheDemoOrganisationOnTheFirstRun()
{
    show(Purpose::Another);
    QVERIFY(!find<QPushButton>("organizationDemo")->isVisible());
    show(Purpose::FirstRun);
    const QSignalSpy demo(m_dialog.get(), &OrganizationDialog::demoRequested);
    click("organizationDemo");
    QCOMPARE(demo.size(), 1);
}

void OrganizationDialogTest::saysWhatIsWrongBesideItsField_data()
{
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<GrantKind>("grant");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    const QString none;
    QTest::newRow("no id") << none << GrantKind::Person << none << QStringLiteral("organizationClientId")
                           << QStringLiteral("client id is missing");
    QTest::newRow("blank in the id") << QStringLiteral("0a 3c") << GrantKind::Person << none
                                     << QStringLiteral("organizationClientId") << QStringLiteral("holds a blank");
    QTest::newRow("no secret") << QStringLiteral("0a3c") << GrantKind::Application << none
                               << QStringLiteral("organizationSecret") << QStringLiteral("secret is missing");
    QTest::newRow("blank in the secret") << QStringLiteral("0a3c") << GrantKind::PersonWithSecret
                                         << QStringLiteral("a b") << QStringLiteral("organizationSecret")
                                         << QStringLiteral("copy it again");
}

void OrganizationDialogTest::saysWhatIsWrongBesideItsField()
{
    QFETCH(QString, clientId);
    QFETCH(GrantKind, grant);
    QFETCH(QString, secret);
    QFETCH(QString, field);
    QFETCH(QString, words);
    show();
    choose("organizationGrant", int(grant));
    find<QLineEdit>("organizationClientId")->setText(clientId);
    find<QLineEdit>("organizationSecret")->setText(secret);
    click("organizationSignIn");
    QVERIFY2(trouble().contains(words), qPrintable(trouble()));
    const auto *culprit = m_dialog->findChild<QLineEdit *>(field);
    QVERIFY(culprit->property("invalid").toBool() && culprit->hasFocus());
    QVERIFY(m_opened.isEmpty());
}

void OrganizationDialogTest::comesBackFilledInToSignInAgain()
{
    SavedProfile saved = *profileOf({.name = QStringLiteral("Acme"),
                                     .colour = 4,
                                     .apiUrl = QStringLiteral("https://api.example.org"),
                                     .loginUrl = QStringLiteral("https://login.example.org"),
                                     .grant = GrantKind::PersonWithSecret,
                                     .clientId = QStringLiteral("0a3c")});
    saved.id = QStringLiteral("one");
    show(Purpose::Again, saved);
    QVERIFY(find<QLabel>("organizationHead")->text().contains(QStringLiteral("The sign-in to Acme has ended")));
    QVERIFY(find<QPushButton>("organizationSignIn")->isEnabled()); // its hosts were confirmed once
    const Result<SavedProfile> again = profileOf(m_dialog->form());
    QVERIFY(again.has_value());
    saved.id.clear();
    QCOMPARE(*again, saved);
}

void OrganizationDialogTest::isReachedByTheTabKey()
{
    show();
    choose("organizationGrant", int(GrantKind::Application));
    find<QComboBox>("organizationRegion")->setFocus();
    QStringList visited;
    for (int i = 0; i < 9; ++i) {
        visited << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList expected{QStringLiteral("organizationRegion"),   QStringLiteral("organizationGrant"),
                               QStringLiteral("organizationClientId"), QStringLiteral("organizationSecret"),
                               QStringLiteral("organizationName"),     QStringLiteral("organizationColour"),
                               QStringLiteral("organizationDemo"),     QStringLiteral("organizationCancel"),
                               QStringLiteral("organizationSignIn")};
    QCOMPARE(visited, expected);
}

void OrganizationDialogTest::signsInThroughTheBrowser()
{
    DemoSite site;
    show();
    fillIn(site);
    QList<Profile> profiles;
    connect(m_binding, &SignInBinding::signedIn, this,
            [&profiles](const SavedProfile &, const Profile &profile) { profiles << profile; });
    click("organizationSignIn");
    QTRY_VERIFY(isWaiting());
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(find<QLabel>("waitLeft")->text().contains(QStringLiteral("5:00")));
    Browser().open(approve(m_opened[0], site.nameOf(demoorg::Post::Supervisor)).redirect);
    QTRY_COMPARE(profiles.size(), 1);
    QVERIFY(!std::get<SignedInPerson>(profiles[0].credentials).token.secret.isEmpty());
}

void OrganizationDialogTest::takesThePastedAddressOfABrowserElsewhere()
{
    DemoSite site;
    show();
    fillIn(site);
    const QSignalSpy signedIn(m_binding, &SignInBinding::signedIn);
    click("organizationSignIn");
    QTRY_VERIFY(isWaiting());
    click("waitCopy");
    const QUrl copied(QGuiApplication::clipboard()->text());
    QCOMPARE(copied, m_opened[0]);
    click("waitCopyRedirect");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("http://localhost"));
    const QUrl redirect = approve(copied, site.nameOf(demoorg::Post::Viewer)).redirect;
    find<QLineEdit>("waitPasted")->setText(redirect.toString(QUrl::FullyEncoded));
    click("waitUse");
    QTRY_COMPARE(signedIn.size(), 1);
}

void OrganizationDialogTest::saysWhatWasWrongWithAnAnswerAndGoesOnWaiting()
{
    DemoSite site;
    show();
    fillIn(site);
    click("organizationSignIn");
    QTRY_VERIFY(isWaiting());
    find<QLineEdit>("waitPasted")->setText(QStringLiteral("https://example.org"));
    click("waitUse");
    const auto *note = find<QLabel>("waitNote");
    QVERIFY2(note->text().startsWith(QStringLiteral("This is not the address the sign-in ends at")),
             qPrintable(note->text()));
    QUrl forged(approve(m_opened[0], site.nameOf(demoorg::Post::Viewer)).redirect);
    forged.setQuery(QStringLiteral("code=evil&state=forged"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was not used")));
    QCOMPARE(Browser().open(forged).status, 400);
    QTRY_VERIFY(note->text().contains(QStringLiteral("its state differs")));
    QVERIFY(isWaiting());
}

void OrganizationDialogTest::goingBackGivesTheAttemptUp()
{
    DemoSite site;
    show();
    fillIn(site);
    click("organizationSignIn");
    QTRY_VERIFY(isWaiting());
    const QUrl redirect = approve(m_opened[0], site.nameOf(demoorg::Post::Viewer)).redirect;
    click("organizationCancel");
    QVERIFY(!isWaiting() && m_dialog->isVisible());
    QCOMPARE(find<QLineEdit>("organizationClientId")->text(), QString::fromLatin1(demoorg::demoDeskId));
    QCOMPARE(Browser().open(redirect).status, 0);
    QCOMPARE(site.requests(QStringLiteral("POST /login/oauth/token")), 0);
}

void OrganizationDialogTest::aRefusalIsSaidInWords()
{
    DemoSite site;
    show();
    fillIn(site);
    click("organizationSignIn");
    QTRY_VERIFY(isWaiting());
    Browser().open(deny(m_opened[0]).redirect);
    QTRY_VERIFY(!isWaiting());
    QVERIFY2(trouble().contains(QStringLiteral("The sign-in was declined.")), qPrintable(trouble()));
    QVERIFY(find<QPushButton>("organizationSignIn")->isEnabled());
}

void OrganizationDialogTest::saysWhereNoBrowserCouldBeOpened()
{
    DemoSite site;
    m_hasBrowser = false;
    show();
    fillIn(site);
    click("organizationSignIn");
    QTRY_VERIFY(isWaiting());
    QVERIFY(find<QLabel>("waitNote")->text().contains(QStringLiteral("No browser could be opened here")));
    m_hasBrowser = true;
}

WRAPDESK_TEST(OrganizationDialogTest)
#include "organizationdialogtest.moc"
