// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/profilebook.h"
#include "support/runner.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

Q_DECLARE_METATYPE(wrapdesk::SignInForm)

namespace {

const QString id = QStringLiteral("0a3c-11");
const QString api = QStringLiteral("https://api.example.org");
const QString login = QStringLiteral("https://login.example.org");

SignInForm formIn(const QString &region, const QString &clientId = id)
{
    return {.region = region, .clientId = clientId};
}

} // namespace

class SavedProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesBlanksAroundWhatWasPastedOff();
    void saysWhichFieldIsWrong_data();
    void saysWhichFieldIsWrong();
    void offersEveryRegion();
    void keepsProfilesAndTheirOrder();
    void keepsWhatHasChangedInItsPlace();
    void saysWhichNamesThereAre();
    void seesWhatAnotherProgramHasKept();
    void leavesOutWhatMakesNoSenseAndKeepsItInTheFile();
    void remembersTheLastUntilItIsRemoved();
    void saysWhereTheFileCannotBeWritten();
    void holdsNoSecret();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("organisations.ini")); }
    SavedProfile kept(const QString &name, const QString &region = QStringLiteral("eu-west-1"))
    {
        SignInForm form = formIn(region);
        form.name = name;
        const Result<SavedProfile> profile = m_book->keep(*profileOf(form));
        return profile ? *profile : SavedProfile();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileBook> m_book;
};

void SavedProfileTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_book = std::make_unique<ProfileBook>(file());
}

void SavedProfileTest::takesBlanksAroundWhatWasPastedOff()
{
    SignInForm form = formIn(QStringLiteral(" EU-WEST-1 "), QStringLiteral("\t ") + id + QStringLiteral(" \n"));
    form.name = QStringLiteral("  Acme   Ltd ");
    const Result<SavedProfile> profile = profileOf(form);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->clientId, id);
    QCOMPARE(profile->region, QStringLiteral("mypurecloud.ie"));
    QCOMPARE(profile->name, QStringLiteral("Acme Ltd"));
    QCOMPARE(profile->place(), QStringLiteral("mypurecloud.ie"));
    const Result<SavedProfile> pair = profileOf({.apiUrl = api + u'/', .loginUrl = login, .clientId = id});
    QVERIFY(pair.has_value());
    QCOMPARE(pair->place(), QStringLiteral("api.example.org"));
    QCOMPARE(pair->name, QStringLiteral("api.example.org"));
}

void SavedProfileTest::saysWhichFieldIsWrong_data()
{
    QTest::addColumn<SignInForm>("form");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const SignInForm &form, const char *field, const char *words) {
        QTest::newRow(name) << form << QString::fromLatin1(field) << QString::fromLatin1(words);
    };
    const QString region = QStringLiteral("eu-west-1");
    row("unknown region", formIn(QStringLiteral("eu-west-9")), "region", "the nearest are");
    row("no client id", formIn(region, QStringLiteral("  ")), "clientId", "Admin > Integrations > OAuth");
    row("a blank inside", formIn(region, QStringLiteral("0a3c 11")), "clientId", "holds a blank");
    row("two lines", formIn(region, QStringLiteral("0a3c\nsecret")), "clientId", "line break");
    row("no ASCII", formIn(region, QStringLiteral("0a3c\u2013x")), "clientId", "copy it again");
    row("a whole page", formIn(region, QString(300, u'a')), "clientId", "longer than a client id");
    row("one address", {.apiUrl = api, .clientId = id}, "loginUrl", "the sign-in address is missing");
    row("no address", {.clientId = id}, "apiUrl", "the API address is missing");
    row("unprotected", {.apiUrl = QStringLiteral("http://api.example.org"), .loginUrl = login, .clientId = id},
        "apiUrl", "use https");
}

void SavedProfileTest::saysWhichFieldIsWrong()
{
    QFETCH(SignInForm, form);
    QFETCH(QString, field);
    QFETCH(QString, words);
    const Result<SavedProfile> profile = profileOf(form);
    QVERIFY(!profile && profile.error().kind == ErrorKind::Invalid);
    QCOMPARE(profile.error().where, field);
    QVERIFY2(profile.error().message.contains(words), qPrintable(profile.error().message));
    QVERIFY(!profile.error().message.contains(u"--")); // no command line here
}

void SavedProfileTest::offersEveryRegion()
{
    QCOMPARE(regionNames().size(), 18);
    for (const RegionName &region : regionNames())
        QVERIFY(profileOf(formIn(region.environment)).has_value());
}

void SavedProfileTest::keepsProfilesAndTheirOrder()
{
    const SavedProfile zeta = kept(QStringLiteral("zeta"));
    const SavedProfile acme = kept(QStringLiteral("Acme"));
    QVERIFY(!zeta.id.isEmpty() && zeta.id != acme.id);
    const ProfileBook again(file());
    QCOMPARE(ProfileBook(file()).all(), (QList<SavedProfile>{acme, zeta}));
    QCOMPARE(m_book->byId(zeta.id), std::optional(zeta));
    QCOMPARE(*m_book->named(QStringLiteral(" ACME ")), acme);
    QCOMPARE(*m_book->named(zeta.id), zeta);
}

void SavedProfileTest::keepsWhatHasChangedInItsPlace()
{
    SavedProfile acme = kept(QStringLiteral("Acme"));
    acme.organization = OrganizationId(QStringLiteral("org-1"));
    acme.account = QStringLiteral("user-1");
    acme.colour = 3;
    acme.grant = GrantKind::PersonWithSecret;
    QVERIFY(m_book->keep(acme).has_value());
    QCOMPARE(ProfileBook(file()).all(), QList<SavedProfile>{acme});
}

void SavedProfileTest::saysWhichNamesThereAre()
{
    QVERIFY(m_book->named(QStringLiteral("acme")).error().message.contains(u"none has been signed in"));
    kept(QStringLiteral("Acme"));
    kept(QStringLiteral("Twin"));
    kept(QStringLiteral("twin"));
    const Error unknown = m_book->named(QStringLiteral("Acne")).error();
    QVERIFY2(unknown.message.contains(u"Acne") && unknown.message.contains(u"known are Acme, "),
             qPrintable(unknown.message));
    QVERIFY(m_book->named(QStringLiteral("Twin")).error().message.contains(u"2 organisations are called"));
}

void SavedProfileTest::seesWhatAnotherProgramHasKept()
{
    QVERIFY(m_book->all().isEmpty());
    ProfileBook other(file());
    QVERIFY(other.keep(*profileOf(formIn(QStringLiteral("eu-west-1")))).has_value());
    QCOMPARE(m_book->all().size(), 1);
}

void SavedProfileTest::leavesOutWhatMakesNoSenseAndKeepsItInTheFile()
{
    QFile edited(file());
    QVERIFY(edited.open(QIODevice::WriteOnly));
    edited.write("[organisation-one]\nregion=nowhere\nclient-id=x\n[organisation-A B]\nregion=mypurecloud.ie\n"
                 "client-id=x\n[organisation-two]\nregion=mypurecloud.ie\nclient-id=x\ncolour=77\ngrant=magic\n");
    edited.close();
    const QList<SavedProfile> all = ProfileBook(file()).all();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].id, QStringLiteral("two"));
    QCOMPARE(all[0].colour, SavedProfile::colours - 1);
    QVERIFY(all[0].grant == GrantKind::Person);
    ProfileBook(file()).setLast(QStringLiteral("two"));
    QVERIFY(edited.open(QIODevice::ReadOnly));
    QVERIFY(edited.readAll().contains("region=nowhere"));
}

void SavedProfileTest::remembersTheLastUntilItIsRemoved()
{
    QCOMPARE(m_book->last(), QString());
    const SavedProfile acme = kept(QStringLiteral("Acme"));
    m_book->setLast(acme.id);
    QCOMPARE(ProfileBook(file()).last(), acme.id);
    m_book->remove(acme.id);
    QVERIFY(ProfileBook(file()).all().isEmpty());
    QCOMPARE(ProfileBook(file()).last(), QString());
}

void SavedProfileTest::saysWhereTheFileCannotBeWritten()
{
    ProfileBook book(QStringLiteral("/proc/wrapdesk/organisations.ini"));
    const Result<SavedProfile> kept = book.keep(*profileOf(formIn(QStringLiteral("eu-west-1"))));
    QVERIFY(!kept && kept.error().kind == ErrorKind::Storage);
    QCOMPARE(kept.error().where, QStringLiteral("/proc/wrapdesk/organisations.ini"));
}

void SavedProfileTest::holdsNoSecret()
{
    kept(QStringLiteral("Acme"));
    QFile written(file());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll().toLower();
    for (const char *word : {"secret", "token", "password"})
        QVERIFY2(!text.contains(word), word);
}

WRAPDESK_TEST(SavedProfileTest)
#include "savedprofiletest.moc"
