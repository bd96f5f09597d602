// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/masked.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class MaskedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hidesWhoTheCustomerIs_data();
    void hidesWhoTheCustomerIs();
};

void MaskedTest::hidesWhoTheCustomerIs_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char16_t *address, const char16_t *shown) {
        QTest::newRow(name) << QString::fromUtf16(address) << QString::fromUtf16(shown);
    };
    row("nothing", u"", u"");
    row("north american number", u"tel:+13175554410", u"+1 ••• 4410");
    row("number with a two-digit country", u"+49 30 1234567", u"+49 ••• 4567");
    row("national number", u"030 1234567", u"••• 4567");
    row("extension", u"4711", u"•••");
    row("sip number", u"sip:+13175554410@10.0.0.7", u"+1 ••• 4410");
    row("e-mail", u"jane.doe@example.com", u"j••@••.com");
    row("e-mail with a scheme", u"mailto:j@host", u"j••@••");
    row("messaging id", u"5f0b7e2c-guest", u"•••");
}

void MaskedTest::hidesWhoTheCustomerIs()
{
    QFETCH(QString, address);
    QFETCH(QString, shown);
    QCOMPARE(masked(address), shown);
}

WRAPDESK_TEST(MaskedTest)
#include "maskedtest.moc"
