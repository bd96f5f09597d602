// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "support/scriptedserver.h"
#include "sweeperprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk::test;

// Nobody answers: the program tries for a while (the whole ladder), then says so. The runs go side by side.
class UnreachableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void endsWithFive();
};

void UnreachableTest::endsWithFive()
{
    const QUrl nowhere = ScriptedServer::deadEnd();
    DemoSite site;
    const QString nowhereText = nowhere.toString();
    const QStringList rest{QStringLiteral("--json"), QStringLiteral("--dry-run")};
    const QString api = QStringLiteral("--api-url");
    const QString login = QStringLiteral("--login-url");

    SweeperProgram withToken;
    withToken.start(withToken.tokenOf(site) + rest + QStringList{api, nowhereText, login, nowhereText});
    SweeperProgram loginGone;
    loginGone.setVariable(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("demo-client"));
    loginGone.setVariable(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("demo-secret"));
    loginGone.start(rest + QStringList{api, site.profile().api.toString(), login, nowhereText});

    for (SweeperProgram *program : {&withToken, &loginGone}) {
        QVERIFY(program->waitForEnd(60'000));
        QCOMPARE(program->exitCode(), 5);
        QCOMPARE(program->json().value(u"complete"), QJsonValue(false));
        QVERIFY2(program->errors().contains("efused"),
                 program->errors().constData()); // by the machine: connection refused
    }
}

WRAPDESK_TEST(UnreachableTest)
#include "unreachabletest.moc"
