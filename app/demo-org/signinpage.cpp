// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signinpage.h"

#include "site.h"

#include <algorithm>

namespace demoorg {

namespace {

const QString frame = QStringLiteral(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%1</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 2rem auto; padding: 0 1rem; }
ul { list-style: none; padding: 0; }
li { margin: 0.75rem 0; }
button { font: inherit; padding: 0.5rem 1rem; min-height: 2.75rem; cursor: pointer; }
li button { width: 100%; text-align: start; }
</style>
</head>
<body>
<main>
%2
</main>
</body>
</html>
)");

const QString form = QStringLiteral(R"(<h1>Sign in to %1</h1>
<p>%2 asks to work for you here. This is a simulated organisation: choose whom to sign in as.</p>
<form method="post" action="/login/oauth/authorize">
<input type="hidden" name="page_token" value="%3">
<ul>
%4</ul>
<p><button type="submit" name="deny" value="yes">Deny</button></p>
</form>)");

const QString button =
    QStringLiteral(R"(<li><button type="submit" name="person" value="%1"><strong>%2</strong><br>%3</button></li>
)");

// The platform's own pages are not cached, not framed and load nothing; form-action is left open, since browsers hold
// it against the redirect that follows, too.
Answer page(int status, const QString &title, const QString &content)
{
    Answer answer(status);
    answer.contentType = "text/html; charset=utf-8";
    answer.body = frame.arg(title.toHtmlEscaped(), content).toUtf8();
    answer.headers = {{"Cache-Control", "no-store"},
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"}};
    return answer;
}

} // namespace

Answer signInPage(const AuthorizationRequest &request, const QByteArray &pageToken, const Authority &authority,
                  const Site &site, const QString &loginHint)
{
    QList<Person> people = authority.people();
    std::stable_partition(people.begin(), people.end(), [&](const Person &person) {
        return site.user(person.userId)->email.compare(loginHint, Qt::CaseInsensitive) == 0;
    });
    QString buttons;
    for (const Person &person : std::as_const(people))
        buttons += button.arg(person.userId.toHtmlEscaped(), site.user(person.userId)->name.toHtmlEscaped(),
                              person.may.toHtmlEscaped());
    const QString title = QStringLiteral("Sign in to %1").arg(site.organizationName());
    return page(200, title,
                form.arg(site.organizationName().toHtmlEscaped(), request.client->name.toHtmlEscaped(),
                         QString::fromLatin1(pageToken), buttons));
}

Answer oauthErrorPage(int status, const QString &error, const QString &description)
{
    return page(status, QStringLiteral("Sign-in is not possible"),
                QStringLiteral("<h1>Sign-in is not possible</h1>\n<p>%1</p>\n<p><code>%2</code></p>")
                    .arg(description.toHtmlEscaped(), error.toHtmlEscaped()));
}

} // namespace demoorg
