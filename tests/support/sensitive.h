// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QTest>

namespace wrapdesk::test {

// What must never be seen, and texts as they turn up in messages, headers, bodies and addresses, full of it.
struct Sensitive
{
    const QByteArray token = "kR3x-9aZ_0qT7vYw1sLpM4nB6cD8fG2h";
    const QByteArray jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl-_";
    const QByteArray refresh = "rT5-uJ8kW2xZ4vQ7";
    const QByteArray secret = "sEcReT/+of=the.client";
    const QByteArray verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const QByteArray code = "SplxlOBeZQQYbYS6WxSbIA";
    const QByteArray state = "af0ifjsldkj-xyz";
    const QByteArray password = "correct horse";
    const QByteArray mail = "jane.doe+vip@mail.example.org";
    const QByteArray phone = "+49 (30) 1234-5678";
    const QByteArray national = "030/1234567";
    const QByteArray american = "(317) 555-0199";
    const QByteArray plain = "13175550199";

    QByteArrayList all() const
    {
        return {token,
                jwt,
                refresh,
                secret,
                secret.toPercentEncoding(),
                basic(),
                verifier,
                code,
                state,
                password,
                mail,
                mail.toPercentEncoding(),
                phone,
                "4930123",
                national,
                "1234567",
                american,
                "555-0199",
                plain,
                "3175550199"};
    }
    QByteArray basic() const { return ("client:" + secret).toBase64(); }

    QByteArrayList texts() const
    {
        return {"Authorization: Bearer " + token,
                "Authorization: Basic " + basic(),
                R"(QList(std::pair("Authorization","Bearer )" + token + R"("), std::pair("Accept","x")))",
                R"({"access_token":")" + token + R"(","refresh_token": ")" + refresh + R"(","expires_in":60})",
                R"({\"access_token\":\")" + token + R"(\",\"client_secret\":\")" + secret + R"(\"})",
                "grant_type=refresh_token&refresh_token=" + refresh + "&client_secret=" + secret.toPercentEncoding(),
                "grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier + "&client_id=app",
                "http://localhost:4711/?code=" + code + "&state=" + state,
                "redirect_uri=http%3A%2F%2Flocalhost%2F%3Fcode%3D" + code + "%26state%3D" + state,
                "code_verifier: " + verifier,
                "proxy http://ada:" + token + "@proxy.example:3128 password=\"" + password + "\"",
                "a token of " + jwt,
                "GENESYS_CLIENT_SECRET=" + secret,
                R"({"fromAddress":"tel:)" + plain + R"(","to":"sip:)" + mail + R"("})",
                "/users?email=" + mail.toPercentEncoding() + "&q=1",
                "customer " + mail + " called from " + phone + ", " + national + " and " + american,
                R"("ani":")" + plain + R"(","callbackNumbers":[")" + plain + R"("])"};
    }

    // The first of them in `text`; empty if none is.
    QByteArray leakIn(const QByteArray &text) const
    {
        for (const QByteArray &each : all())
            if (text.contains(each))
                return each;
        return {};
    }
};

} // namespace wrapdesk::test
