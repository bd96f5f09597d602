// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/log.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cstdio>

namespace wrapdesk {

Q_LOGGING_CATEGORY(lcNet, "wrapdesk.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAuth, "wrapdesk.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(lcLive, "wrapdesk.live", QtWarningMsg)
Q_LOGGING_CATEGORY(lcWrap, "wrapdesk.wrap", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSweep, "wrapdesk.sweep", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSession, "wrapdesk.session", QtWarningMsg)

QString redacted(const QString &text)
{
    static const QRegularExpression credential(
        QStringLiteral(R"((?i)\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]+|)"
                       R"(\b(access_token|refresh_token|client_secret|code_verifier|code|token)(["']?\s*[=:]\s*["']?)[A-Za-z0-9+/=._~-]{8,})"));
    static const QRegularExpression email(QStringLiteral(R"([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)"));
    static const QRegularExpression phone(QStringLiteral(R"((?<![\w.-])(tel:|sip:)?\+\d[\d ()./-]{5,}\d)"));
    QString result = text;
    const QString dots = QStringLiteral("•••");
    result.replace(credential, dots);
    result.replace(email, dots);
    result.replace(phone, dots);
    return result;
}

namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "critical";
    case QtFatalMsg: return "fatal";
    }
    return "?";
}

void writeToStderr(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    const QByteArray line = redacted(message).toUtf8();
    std::fprintf(stderr, "%s %s %s: %s\n", time.constData(), levelName(type),
                 context.category ? context.category : "default", line.constData());
}

} // namespace

void installLogSink()
{
    qInstallMessageHandler(writeToStderr);
}

} // namespace wrapdesk
