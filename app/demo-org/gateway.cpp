// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gateway.h"

#include <QJsonDocument>
#include <QLocale>
#include <QUuid>

namespace demoorg {

namespace {

constexpr qsizetype largestBody = 512'000; // request.bytes.max, FACTS §6

Problem standardProblem(int status)
{
    struct Standard
    {
        int status;
        const char *code;
        const char *message;
    };
    static constexpr Standard all[] = {
        {400, "bad.request", "The request could not be understood by the server due to malformed syntax."},
        {401, "bad.credentials", "Invalid login credentials."},
        {403, "missing.permissions",
         "Unable to perform the requested action. You are missing the following permission(s): {permissions}"},
        {404, "not.found", "The requested resource was not found."},
        {409, "conflict", "The request conflicts with the current state of the target resource."},
        {413, "request.entity.too.large", "The request is over the size limit."},
        {415, "unsupported.media.type", "Unsupported Media Type"},
        {500, "internal.server.error", "The server encountered an unexpected condition."},
        {502, "bad.gateway", "The server received an invalid response."},
        {503, "service.unavailable", "Service Unavailable - The server is currently unavailable."},
        {504, "request.timeout", "The request timed out."},
    };
    for (const Standard &known : all) {
        if (known.status != status)
            continue;
        Problem problem{
            .status = status, .code = QString::fromLatin1(known.code), .message = QString::fromLatin1(known.message)};
        if (status == 403)
            problem.params.insert(QStringLiteral("permissions"), QStringLiteral("conversation:participant:wrapup"));
        return problem;
    }
    return {.status = status, .code = QStringLiteral("http.%1").arg(status), .message = QStringLiteral("Simulated.")};
}

Problem rateLimited(std::chrono::seconds wait, int allowed)
{
    return {.status = 429,
            .code = QStringLiteral("too.many.requests"),
            .message = QStringLiteral("Rate limit exceeded the maximum. Retry the request in [{seconds}] seconds"),
            .params = {{QStringLiteral("seconds"), QString::number(wait.count())}},
            .limit = {{QStringLiteral("key"), QStringLiteral("token.rate.per.minute")},
                      {QStringLiteral("namespace"), QStringLiteral("platform.api")},
                      {QStringLiteral("value"), allowed}}};
}

Answer rateLimitedAnswer(std::chrono::seconds wait, int allowed)
{
    Answer answer = rateLimited(wait, allowed);
    answer.headers.append({"Retry-After", QByteArray::number(qint64(wait.count()))});
    return answer;
}

QByteArray bearerToken(const HttpRequest &request)
{
    const QByteArray value = request.headers.value("authorization");
    return value.left(7).toLower() == "bearer " ? value.mid(7).trimmed() : QByteArray();
}

// Text of RFC 7231's date, always in English and GMT.
QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

Answer redirection(const Fault &fault)
{
    static const QList<int> statuses{301, 302, 303, 307, 308};
    return Answer::redirect(fault.target, statuses.contains(fault.status) ? fault.status : 302);
}

void spoil(HttpAnswer &answer, Fault::Kind kind)
{
    if (kind == Fault::Kind::Reset)
        answer.delivery = HttpAnswer::Delivery::Reset;
    else if (kind == Fault::Kind::Truncate)
        answer.delivery = HttpAnswer::Delivery::Truncated;
    else if (kind == Fault::Kind::Slow)
        answer.delay += std::chrono::seconds(5);
    else if (kind == Fault::Kind::Html) {
        answer.status = 200;
        answer.body = "<!DOCTYPE html><html><body><h1>Sign in to this network</h1></body></html>";
        for (auto &[name, value] : answer.headers)
            if (name == "Content-Type")
                value = "text/html";
    }
}

} // namespace

HttpAnswer Gateway::answer(const HttpRequest &request)
{
    const auto matched = m_router.match(request.method, request.path);
    if (const auto *problem = std::get_if<Problem>(&matched)) {
        m_ledger.requestCame(QString::fromLatin1(request.method) + QStringLiteral(" (unknown)"));
        return dressed(*problem, {.allowed = m_tokens.limits().requests});
    }
    const Router::Match &match = std::get<Router::Match>(matched);
    Passage passage{.rate = {.allowed = m_tokens.limits().requests}, .token = bearerToken(request)};
    if (!match.route->isCounted)
        return dressed(perform(request, match, {}), passage.rate);

    m_ledger.requestCame(match.route->name());
    const std::optional<Fault> fault = m_faults.next(match.route->name(), match.route->isWrite);
    HttpAnswer result = dressed(pass(request, match, fault, passage), passage.rate);
    result.delay = m_latency;
    if (fault)
        spoil(result, fault->kind);
    return result;
}

Answer Gateway::pass(const HttpRequest &request, const Router::Match &match, const std::optional<Fault> &fault,
                     Passage &passage)
{
    if (fault && fault->kind == Fault::Kind::Expire)
        m_tokens.expire(passage.token);
    if (fault && fault->kind == Fault::Kind::Redirect)
        return redirection(*fault);
    if (match.route->needsToken) {
        if (const auto problem = admit(request, passage))
            return *problem;
        if (passage.rate.isExceeded()) {
            m_ledger.requestThrottled();
            return rateLimitedAnswer(passage.rate.untilReset, passage.rate.allowed);
        }
        if (const auto problem = unmet(match.route->demand, passage.caller, m_authority))
            return *problem;
    }
    const bool isStatus = fault && fault->kind == Fault::Kind::Status;
    if (isStatus && match.route->tellsFailures)
        return perform(request, match, passage.caller, fault->status);
    if (isStatus)
        return fault->status == 429 ? rateLimitedAnswer(std::chrono::seconds(2), passage.rate.allowed)
                                    : Answer(standardProblem(fault->status));
    if (fault && fault->kind == Fault::Kind::VanishWrite)
        return Answer(202);
    if (fault && fault->kind == Fault::Kind::Html)
        return Answer(200);
    return perform(request, match, passage.caller);
}

std::optional<Problem> Gateway::admit(const HttpRequest &request, Passage &passage)
{
    if (passage.token.isEmpty())
        return Problem{.status = 401,
                       .code = QStringLiteral("authentication.required"),
                       .message = QStringLiteral("No authentication bearer token specified in authorization header.")};
    const auto caller = m_tokens.caller(passage.token);
    if (!caller)
        return standardProblem(401);
    passage.caller = *caller;
    passage.rate = m_tokens.count(passage.token);
    // Who only looks how long the token still lives need not keep it alive (tokens/me).
    if (request.query.queryItemValue(QStringLiteral("preserveIdleTTL")) != QStringLiteral("true"))
        m_tokens.touch(passage.token);
    return {};
}

Answer Gateway::perform(const HttpRequest &request, const Router::Match &match, const Caller &caller,
                        std::optional<int> failure)
{
    const Route &route = *match.route;
    if (request.body.size() > largestBody)
        return standardProblem(413);
    if (const auto problem = route.query.fault(request.query))
        return *problem;
    ApiRequest call{.captured = match.captured,
                    .query = request.query,
                    .body = QJsonValue(QJsonValue::Undefined),
                    .form = request.body,
                    .isForm = request.headers.value("content-type").startsWith("application/x-www-form-urlencoded"),
                    .authorization = request.headers.value("authorization"),
                    .failure = failure,
                    .caller = caller};
    if (!route.body)
        return route.answer(call);
    if (!request.headers.value("content-type").startsWith("application/json"))
        return standardProblem(415);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return standardProblem(400);
    call.body = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (const auto problem = route.body->fault(call.body))
        return *problem;
    return route.answer(call);
}

HttpAnswer Gateway::dressed(const Answer &answer, const TokenBook::Rate &rate) const
{
    const QString correlationId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    HttpAnswer result{.status = answer.status, .headers = answer.headers, .body = answer.body};
    if (answer.problem)
        result.body = QJsonDocument(answer.problem->toJson(correlationId)).toJson(QJsonDocument::Compact);
    if (!result.body.isEmpty() || answer.status == 200)
        result.headers.append({"Content-Type", answer.contentType});
    result.headers.append({"Date", httpDate()});
    result.headers.append({"ININ-Correlation-Id", correlationId.toLatin1()});
    result.headers.append({"inin-ratelimit-count", QByteArray::number(rate.count)});
    result.headers.append({"inin-ratelimit-allowed", QByteArray::number(rate.allowed)});
    result.headers.append({"inin-ratelimit-reset", QByteArray::number(qint64(rate.untilReset.count()))});
    return result;
}

} // namespace demoorg
