// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/connectiondialog.h"

#include "samples.h"
#include "support/runner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ConnectionDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { m_dialog.reset(); }
    void asksForAProxyOnlyWhereOneIsNamed();
    void handsOnWhatWasChosen();
    void aPasswordThatWasNotTypedStaysAsItIs();
    void saysWhatIsWrongAndStays_data();
    void saysWhatIsWrongAndStays();
    void aPasswordTypedForAProxyThatIsNotUsedGoesNowhere();
    void forgetsThePasswordWhenItCloses();

private:
    void show(const ConnectionSettings &settings = {})
    {
        m_chosen.clear();
        m_passwords.clear();
        m_dialog = std::make_unique<ConnectionDialog>(settings);
        connect(m_dialog.get(), &ConnectionDialog::connectionChosen, this,
                [this](const ConnectionSettings &chosen, const Secret &password) {
                    m_chosen << chosen;
                    m_passwords << password.reveal();
                });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    QLineEdit *field(const char *name) const { return m_dialog->findChild<QLineEdit *>(QString::fromLatin1(name)); }
    void choose(ProxyUse use) const
    {
        auto *box = m_dialog->findChild<QComboBox *>(QStringLiteral("proxyUse"));
        box->setCurrentIndex(box->findData(int(use)));
    }
    void save() const { m_dialog->findChild<QPushButton *>(QStringLiteral("connectionSave"))->click(); }

    std::unique_ptr<ConnectionDialog> m_dialog;
    QList<ConnectionSettings> m_chosen;
    QByteArrayList m_passwords;
};

void ConnectionDialogTest::asksForAProxyOnlyWhereOneIsNamed()
{
    show();
    for (const char *name : {"proxyUrl", "proxyUser", "proxyPassword"})
        QVERIFY2(!field(name)->isVisible(), name);
    choose(ProxyUse::Explicit);
    for (const char *name : {"proxyUrl", "proxyUser", "proxyPassword"})
        QVERIFY2(field(name)->isVisible(), name);
    QCOMPARE(field("proxyPassword")->echoMode(), QLineEdit::Password);
}

void ConnectionDialogTest::handsOnWhatWasChosen()
{
    show();
    choose(ProxyUse::Explicit);
    QTest::keyClicks(field("proxyUrl"), QStringLiteral("http://proxy.example:8080/"));
    QTest::keyClicks(field("proxyUser"), QStringLiteral(" ada "));
    QTest::keyClicks(field("proxyPassword"), QStringLiteral("s3cret"));
    QTest::keyClicks(field("caFile"), QStringLiteral("/etc/ours.pem"));
    save();
    QCOMPARE(m_chosen, (QList<ConnectionSettings>{{.proxy = ProxyUse::Explicit,
                                                   .proxyUrl = QStringLiteral("http://proxy.example:8080"),
                                                   .proxyUser = QStringLiteral("ada"),
                                                   .caFile = QStringLiteral("/etc/ours.pem")}}));
    QCOMPARE(m_passwords, QByteArrayList{"s3cret"});
    QVERIFY(m_dialog->isVisible()); // until it is known to work
}

void ConnectionDialogTest::aPasswordThatWasNotTypedStaysAsItIs()
{
    const ConnectionSettings before{.proxy = ProxyUse::Explicit,
                                    .proxyUrl = QStringLiteral("socks5://proxy.example:1080"),
                                    .proxyUser = QStringLiteral("ada"),
                                    .caFile = QStringLiteral("/etc/ours.pem")};
    show(before);
    QVERIFY(!field("proxyPassword")->placeholderText().isEmpty());
    field("caFile")->clear();
    save();
    ConnectionSettings after = before;
    after.caFile.clear();
    QCOMPARE(m_chosen, QList<ConnectionSettings>{after});
    QCOMPARE(m_passwords, QByteArrayList{QByteArray()});
    field("proxyUrl")->setText(QStringLiteral("socks5://other.example:1080"));
    QCOMPARE(field("proxyPassword")->placeholderText(), QString()); // of that one there is none
}

void ConnectionDialogTest::saysWhatIsWrongAndStays_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QString() << QStringLiteral("is missing");
    QTest::newRow("password in it") << QStringLiteral("http://ada:s3cret@proxy.example:8080")
                                    << QStringLiteral("password");
    QTest::newRow("no proxy") << QStringLiteral("ftp://proxy.example") << QStringLiteral("http://");
}

void ConnectionDialogTest::saysWhatIsWrongAndStays()
{
    QFETCH(QString, url);
    QFETCH(QString, words);
    show();
    choose(ProxyUse::Explicit);
    field("proxyUrl")->setText(url);
    save();
    const QString trouble = m_dialog->findChild<QLabel *>(QStringLiteral("connectionTrouble"))->text();
    QVERIFY2(trouble.contains(words), qPrintable(trouble));
    QVERIFY(!trouble.contains(QStringLiteral("s3cret")));
    QVERIFY(m_chosen.isEmpty() && m_dialog->isVisible());
}

void ConnectionDialogTest::aPasswordTypedForAProxyThatIsNotUsedGoesNowhere()
{
    show();
    choose(ProxyUse::Explicit);
    field("proxyPassword")->setText(QStringLiteral("s3cret"));
    choose(ProxyUse::None);
    save();
    QCOMPARE(m_passwords, QByteArrayList{QByteArray()});
}

void ConnectionDialogTest::forgetsThePasswordWhenItCloses()
{
    show();
    choose(ProxyUse::Explicit);
    field("proxyPassword")->setText(QStringLiteral("s3cret"));
    m_dialog->reject();
    QCOMPARE(field("proxyPassword")->text(), QString());
}

WRAPDESK_TEST(ConnectionDialogTest)
#include "connectiondialogtest.moc"
