// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/log.h"

#include <QDateTime>
#include <QList>
#include <QRegularExpression>

#include <cstdio>

namespace wrapdesk {

Q_LOGGING_CATEGORY(lcNet, "wrapdesk.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAuth, "wrapdesk.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(lcLive, "wrapdesk.live", QtWarningMsg)
Q_LOGGING_CATEGORY(lcWrap, "wrapdesk.wrap", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSweep, "wrapdesk.sweep", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSession, "wrapdesk.session", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "wrapdesk.store", QtWarningMsg)

namespace {

struct Redaction
{
    QRegularExpression pattern;
    QString replacement;
};

// In this order: a SIP address would else be taken for an e-mail address or a phone number.
QList<Redaction> redactions()
{
    const QString dots = QStringLiteral("•••");
    const QString kept = QStringLiteral("\\1•••"); // what names the secret
    const auto pattern = [](const QString &text) {
        return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption
                                            | QRegularExpression::UseUnicodePropertiesOption);
    };
    const QString key = QStringLiteral(R"(\b(?:\w*token|\w*secret|password|code_verifier))");
    return {
        {pattern(QStringLiteral(R"(\b((?:bearer|basic)\s+)[a-z0-9+/=._~-]+)")), kept},
        {pattern(QStringLiteral(R"((%1\\?["']?\s*[=:]\s*\\?["'])[^"'\\]+)").arg(key)), kept},
        {pattern(QStringLiteral(R"((%1\s*[=:]\s*)[^\s"'\\&,;}]+)").arg(key)), kept},
        {pattern(QStringLiteral(R"(((?:^|[?&])(?:code|state)=)[^\s"'&#]+)")), kept},
        {pattern(QStringLiteral(R"(\bsips?:[^\s"'<>;,]+)")), dots},
        {pattern(QStringLiteral(R"(\btel:[+(\d][\d ()./-]*\d)")), dots},
        {pattern(QStringLiteral(R"([\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+)")), dots},
        {pattern(QStringLiteral(R"((?<![\w.+-])(?:\+|%2B)\d[\d ()./-]{5,}\d)")), dots},
    };
}

} // namespace

QString redacted(const QString &text)
{
    static const QList<Redaction> all = redactions();
    QString result = text;
    for (const Redaction &each : all)
        result.replace(each.pattern, each.replacement);
    return result;
}

namespace {

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
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

void installLogSink() { qInstallMessageHandler(writeToStderr); }

} // namespace wrapdesk
