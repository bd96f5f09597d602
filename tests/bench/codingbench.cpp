// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Legs coded per minute and requests per coded leg, of the whole program as a user runs it: wrapdesk-sweeper as one
// process, wrapdesk-demo-org as another, 300 requests a minute and 40 ms an answer, all over loopback.
//   bench_coding [LEGS=600] [BACKLOG=3000]
// The tutorial's way does 106 legs a minute at 3.0 requests, the best script 140 at 2.15 with 429s.

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryFile>

#include <cstdio>

namespace {

struct Organization
{
    QProcess process;
    QString api;
    QString login;
    QByteArray token;

    bool start(int backlog)
    {
        const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/wrapdesk-demo-org");
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, {QStringLiteral("--backlog"), QString::number(backlog), QStringLiteral("--latency"),
                                QStringLiteral("40"), QStringLiteral("--arrivals"), QStringLiteral("0")});
        if (!process.waitForReadyRead(30'000))
            return false;
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        api = line.value(u"api").toString();
        login = line.value(u"login").toString();
        token = line.value(u"userToken").toString().toUtf8();
        return !token.isEmpty();
    }

    QJsonObject stats()
    {
        QNetworkAccessManager network;
        QNetworkReply *reply = network.get(QNetworkRequest(QUrl(api + QStringLiteral("/demo/stats"))));
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int legs = argc > 1 ? QByteArray(argv[1]).toInt() : 600;
    const int backlog = argc > 2 ? QByteArray(argv[2]).toInt() : 3000;

    Organization organization;
    if (!organization.start(backlog)) {
        std::fprintf(stderr, "the demo organisation did not start\n");
        return 1;
    }
    QTemporaryFile token;
    if (!token.open() || token.write(organization.token) < 0 || !token.flush())
        return 1;

    QProcess sweeper;
    sweeper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sweeper.start(QCoreApplication::applicationDirPath() + QStringLiteral("/wrapdesk-sweeper"),
                  {QStringLiteral("once"), QStringLiteral("--api-url"), organization.api, QStringLiteral("--login-url"),
                   organization.login, QStringLiteral("--access-token-file"), token.fileName(),
                   QStringLiteral("--classes"), QStringLiteral("missing,system-coded"), QStringLiteral("--code"),
                   QStringLiteral("No code chosen"), QStringLiteral("--limit"), QString::number(legs),
                   QStringLiteral("--json")});
    sweeper.waitForFinished(-1);
    const QJsonObject report = QJsonDocument::fromJson(sweeper.readAllStandardOutput()).object();

    int confirmed = 0;
    const QJsonArray stragglers = report.value(u"stragglers").toArray();
    for (const QJsonValue &straggler : stragglers)
        confirmed += int(straggler[u"outcome"].toString() == u"confirmed");
    const QJsonObject requests = report.value(u"requests").toObject();
    const double minutes = report.value(u"elapsedMs").toDouble() / 60'000;
    const int total = requests.value(u"total").toInt();
    const QJsonObject stats = organization.stats();
    std::printf("legs asked for %d, confirmed %d, in %.2f min\n", legs, confirmed, minutes);
    std::printf("legs coded per minute      %.1f  (sign-in, sweep and confirmation included)\n", confirmed / minutes);
    std::printf("requests per coded leg     %.3f  (%d requests, all in)\n", confirmed ? double(total) / confirmed : 0,
                total);
    std::printf("429s                       %d counted by us, %d by the organisation\n",
                requests.value(u"throttled").toInt(), stats.value(u"throttled").toInt());
    std::printf("human codes overwritten    %d seen, %d raced\n", stats.value(u"humanCodesOverwritten").toInt(),
                stats.value(u"raced").toInt());
    const QJsonObject routes = requests.value(u"byRoute").toObject();
    for (auto it = routes.begin(); it != routes.end(); ++it)
        std::printf("  %5d  %s\n", it.value().toInt(), qPrintable(it.key()));
    return confirmed == legs ? 0 : 1;
}
