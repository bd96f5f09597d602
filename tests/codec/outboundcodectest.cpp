// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/outboundcodec.h"

#include "golden.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class OutboundCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void countsCodesWithFlagsOfTheirOwn();
    void survivesMutilation();
};

void OutboundCodecTest::countsCodesWithFlagsOfTheirOwn()
{
    const QSet<CodeId> mapped{CodeId(QStringLiteral("2a9c6f3e-51d4-4b0a-8a6e-7f4f0c3b9d11")),
                              CodeId(QStringLiteral("ININ-WRAP-UP-TIMEOUT"))};
    QCOMPARE(decodeCodeMappings(fixture(QStringLiteral("outbound/mappings.json"))).value(), mapped);
    QCOMPARE(decodeCodeMappings(R"({"defaultSet": ["Right_Party_Contact"]})").value(), QSet<CodeId>());
}

void OutboundCodecTest::survivesMutilation()
{
    const QByteArray body = fixture(QStringLiteral("outbound/mappings.json"));
    const QByteArray mistake =
        firstMistake(body, {{}, {QStringLiteral("$.mapping")}}, errorOf<QSet<CodeId>>(decodeCodeMappings));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
    QCOMPARE(decodeCodeMappings(withExtraFields(body)).value(), decodeCodeMappings(body).value());
}

WRAPDESK_TEST(OutboundCodecTest)
#include "outboundcodectest.moc"
