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

constexpr qsizetype longest = qsizetype{16} * 1024; // a line longer than that is no line, and costs a second

struct Redaction
{
    QRegularExpression pattern;
    QString replacement;
};

const QString dots = QStringLiteral("•••");
const QString kept = QStringLiteral("\\1•••"); // what names the secret

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption
                                        | QRegularExpression::UseUnicodePropertiesOption);
}

// In JSON, JSON within JSON, forms, URLs, headers and what QDebug prints of them.
QList<Redaction> secretRedactions()
{
    const QString key = QStringLiteral(R"(\b(?:\w*tokens?|\w*secrets?|pass(?:word|wd|phrase)|code_?verifier)"
                                       R"(|\w*assertion|api_?key))");
    // An escaped quote ends at the next like it, a bare one at the next that is not escaped; what was cut off, at its
    // end.
    const QString quoted = QStringLiteral(R"((?:(\\+["']).*?(?:\2|$)|(["'])(?:\\.|(?!\3).)*(?:\3|$)))");
    const QString bare =
        QStringLiteral(R"([^\s"'\\&#,;}%]+(?:%(?!26|23)[^\s"'\\&#,;}%]*)*)"); // may be escaped for a URL
    const QString authorization = QStringLiteral(R"(\bauthorization\\*+["']?+\s*+[,:=]\s*+\\*+["']?+)");
    const QString word = QStringLiteral(R"([a-z]+(?:[._-][a-z]+)*(?![\w.~+/-])|[\da-f]{8}-[\da-f]{4}-)");
    return {
        {pattern(QStringLiteral(R"((\w://)[^\s/?#@"']+@)")), QStringLiteral("\\1•••@")},
        {pattern(QStringLiteral(R"(\b((?:bearer|basic)(?:\s|%20|\+)+)[a-z0-9+/=._~%-]+)")), kept},
        {pattern(QStringLiteral(R"((%1)(?!(?:bearer|basic)\b)[^"'\r\n\\]+)").arg(authorization)), kept},
        {pattern(QStringLiteral(R"(\beyJ[\w-]{6,}(?:\.[\w-]*)+)")), dots},
        {pattern(QStringLiteral(R"((%1\\*["']?\s*[=:,]\s*)%2)").arg(key, quoted)),
         QStringLiteral("\\1\\2\\3•••\\2\\3")},
        {pattern(QStringLiteral(R"((%1\\*["']?\s*:\s*)\[[^\]]*\]?)").arg(key)), QStringLiteral("\\1[•••]")},
        {pattern(QStringLiteral(R"((%1\s*(?:=|:|%3D)\s*)%2)").arg(key, bare)), kept},
        {pattern(QStringLiteral(R"(((?:^|[?&]|%3F|%26)(?:code|state)(?:=|%3D))%1)").arg(bare)), kept},
        // Elsewhere a code may be the platform's error or a wrap-up's id.
        {pattern(QStringLiteral(R"((\b(?:code|state)=)(?!%1)(?=[\w.~+/-]{8})[\w.~+/=-]+)").arg(word)), kept},
    };
}

// A SIP address would else be taken for an e-mail address or a phone number, so in this order. Digits alone are a phone
// number after a word that says so, and where they are grouped or begin as phone numbers do: ids, times and counts of
// ours do not.
QList<Redaction> personalRedactions()
{
    const QString key = QStringLiteral(R"(\b(?:ani|dnis|fax|mobile|cell|\w*address|\w*phone|\w*callback|\w*caller)\w*)"
                                       R"(\\*["']?\s*)");
    const QString guid = QStringLiteral(R"([\da-f]{8}-[\da-f]{4}-)");
    const QString begin = QStringLiteral(R"((?<![\w.:+/-])(?!%1))").arg(guid);
    const QString end = QStringLiteral(R"((?![\w:-]|\.\d))");
    return {
        {pattern(QStringLiteral(R"(\bsips?(?::|%3A)[^\s"'<>;,&]+)")), dots},
        {pattern(QStringLiteral(R"(\btel(?::|%3A)(?:%2B|[+(\d])[\d ()./-]*\d)")), dots},
        {pattern(QStringLiteral(R"((?<![\w.+%-])[\w.+%-]+(?:@|%40|%2540)[\w-]+(?:\.[\w-]+)+)")), dots},
        {pattern(QStringLiteral(R"((?<![\w.+-])(?:\+|%2B)\d[\d ()./-]{5,}\d)")), dots},
        {pattern(QStringLiteral(R"((%1:\s*)\[[^\]]*\d[^\]]*\])").arg(key)), QStringLiteral("\\1[•••]")},
        {pattern(QStringLiteral(R"((%1[=:]\s*\\*["']?)(?!%2|\d+(?:\.\d+){3})\(?\d(?:[ ()./-]*\d){4,})").arg(key, guid)),
         kept},
        {pattern(begin + QStringLiteral(R"(\(?0\d(?:[ ()/.-]*\d){5,})") + end), dots},
        {pattern(begin + QStringLiteral(R"((?:1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-]?)[2-9]\d\d[ .-]?\d{4})")
                 + end),
         dots},
    };
}

} // namespace

QString redacted(const QString &text)
{
    // Never destroyed: what runs while the program ends still logs.
    static const QList<Redaction> &all = *new QList<Redaction>(secretRedactions() + personalRedactions());
    QString result = text.left(longest);
    for (const Redaction &each : all)
        result.replace(each.pattern, each.replacement);
    return text.size() > longest ? result + u'…' : result;
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
