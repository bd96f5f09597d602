// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules that wait for the human: bursts of legs that end in the same second on a queue with a time-out of 15 s, 200 ms
// an answer, one rule "3 s before the time-out". The desk's core in this process, the organisation in another.
//   bench_justintime [BURSTS=10] [LEGS=50] [LATENCY_MS=200]
// Wanted of 50 legs once a minute: at least 99.5 % get the rule's code rather than the time-out's, no code of an agent
// that could have been seen is replaced, agents keep at least 80 % of their after-call work on average.

#include "session/rules.h"
#include "session/session.h"
#include "session/writing.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

constexpr auto burstEvery = 60s;
constexpr auto acw = 15s;

struct Organization
{
    QProcess process;
    QJsonObject announced;

    ~Organization()
    {
        process.closeWriteChannel(); // it ends with us
        process.waitForFinished(2'000);
    }
    bool start(const QStringList &arguments)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/wrapdesk-demo-org"), arguments);
        if (!process.waitForReadyRead(30'000))
            return false;
        announced = QJsonDocument::fromJson(process.readLine()).object();
        return announced.contains(u"userToken");
    }
    QString text(const char16_t *key) const { return announced.value(QStringView(key)).toString(); }

    QJsonObject stats()
    {
        QNetworkAccessManager network;
        QNetworkReply *reply = network.get(QNetworkRequest(QUrl(text(u"api") + QStringLiteral("/demo/stats"))));
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
};

// The queue the bursts come to: time-boxed, 15 s.
std::optional<Queue> burstQueue(const Session &session)
{
    for (const Queue &queue : session.queues()) {
        if (queue.acwTimeout == acw && queue.prompt == WrapupPrompt::MandatoryTimeout)
            return queue;
    }
    return {};
}

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

bool keepRule(Session &session, const Queue &queue)
{
    const QList<WrapupCode> codes = session.codes().codesOf(queue.id);
    if (codes.isEmpty())
        return false;
    Rule rule;
    rule.name = QStringLiteral("Before the time-out");
    rule.mode = RuleMode::Apply;
    rule.when.queues.values = {queue.id};
    rule.when.classes.values = {StragglerClass::Pending};
    rule.code = codes.last().id;
    const Result<RuleId> kept = session.rules().keep(rule);
    if (!kept)
        std::fprintf(stderr, "the rule was not taken: %s\n", qPrintable(kept.error().message));
    return kept.has_value();
}

int report(const QJsonObject &stats)
{
    const QJsonObject work = stats.value(u"afterCallWork").toObject().value(u"all").toObject();
    const int client = work.value(u"byClient").toInt();
    const int timeout = work.value(u"byTimeout").toInt();
    const double share = client + timeout > 0 ? 100.0 * client / (client + timeout) : 0;
    const double kept = work.value(u"meanKeptPercent").toDouble();
    const int overwritten = stats.value(u"humanCodesOverwritten").toInt();
    std::printf("legs whose after-call work ended   %d\n", work.value(u"ended").toInt());
    std::printf("coded by their agents              %d\n", work.value(u"byAgent").toInt());
    std::printf("coded by the rule                  %d\n", client);
    std::printf("stamped by the time-out            %d\n", timeout);
    std::printf("rule rather than time-out          %.2f %%  (wanted 99.5)\n", share);
    std::printf("after-call work kept, on average   %.1f %%  (wanted 80)\n", kept);
    std::printf("agents' codes overwritten          %d seen, %d raced, %d of those put back\n", overwritten,
                stats.value(u"raced").toInt(), stats.value(u"racedRestored").toInt());
    std::printf("429s                               %d\n", stats.value(u"throttled").toInt());
    return share >= 99.5 && kept >= 80 && overwritten == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int bursts = argc > 1 ? QByteArray(argv[1]).toInt() : 10;
    const QString legs = argc > 2 ? QString::fromUtf8(argv[2]) : QStringLiteral("50");
    const QString latency = argc > 3 ? QString::fromUtf8(argv[3]) : QStringLiteral("200");

    Organization organization;
    if (!organization.start({QStringLiteral("--arrivals"), QStringLiteral("0"), QStringLiteral("--backlog"),
                             QStringLiteral("0"), QStringLiteral("--bursts"), legs, QStringLiteral("--burst-every"),
                             QString::number(burstEvery.count()), QStringLiteral("--latency"), latency})) {
        std::fprintf(stderr, "the demo organisation did not start\n");
        return 2;
    }
    const QTemporaryDir data;
    const SystemClock clock;
    Session session({.api = QUrl(organization.text(u"api")),
                     .login = QUrl(organization.text(u"login")),
                     .credentials = AccessToken{Secret(organization.text(u"userToken").toUtf8())},
                     .dataFolder = data.path(),
                     .isDemo = true},
                    {}, clock);
    session.start();
    for (int tries = 0;
         tries < 300
         && !(session.rules().isOpen() && burstQueue(session) && session.codes().knowsCodesOf(burstQueue(session)->id));
         ++tries)
        wait(100ms);
    if (!session.rules().isOpen() || !burstQueue(session) || !keepRule(session, *burstQueue(session)))
        return 2;
    wait(burstEvery * bursts + acw);
    return report(organization.stats());
}
