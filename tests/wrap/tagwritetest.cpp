// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

const QString attributeRoute =
    QStringLiteral("PATCH /api/v2/conversations/{conversationId}/participants/{participantId}/attributes");

Intent tagFor(const LegId &leg)
{
    Intent intent;
    intent.what = Intent::What::Tag;
    intent.leg = leg;
    intent.code = {.id = CodeId(QStringLiteral("c")), .name = QStringLiteral("Callback promised")};
    intent.attribute = QStringLiteral("outcome");
    intent.reason.kind = Reason::Kind::Bulk;
    return intent;
}

} // namespace

// A locked leg takes no code any more; its participant takes an attribute.
class TagWriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isConfirmedByReadingItBack();
    void isUnconfirmedWhereItDoesNotTakeEffect();
    void endsWithTheRefusalsName();
    void touchesNoCode();
};

void TagWriteTest::isConfirmedByReadingItBack()
{
    WrapRig rig;
    const IntentId id = rig.wish(tagFor(rig.site.put(LegPlan{})));
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    rig.clock.advance(1'500ms);
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(attributeRoute), 1);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
}

void TagWriteTest::isUnconfirmedWhereItDoesNotTakeEffect()
{
    WrapRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(tagFor(leg));
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    rig.site.site().remove(leg.conversation.text());
    QVERIFY(QTest::qWaitFor(
        [&] {
            rig.clock.advance(500ms);
            return rig.state(id) == u"unconfirmed";
        },
        10'000));
}

void TagWriteTest::endsWithTheRefusalsName()
{
    WrapRig rig;
    rig.site.organization().faults().failNext(attributeRoute, {.kind = demoorg::Fault::Kind::Status, .status = 404}, 1);
    const IntentId id = rig.wish(tagFor(rig.site.put(LegPlan{})));
    QTRY_COMPARE(rig.state(id), QStringLiteral("refused"));
    QCOMPARE(rig.refusal(id), QStringLiteral("conversation-gone"));
    QVERIFY(rig.outbox.find(id)->error);
}

void TagWriteTest::touchesNoCode()
{
    WrapRig rig;
    const LegId leg = rig.site.put({.code = rig.site.code(1).text()});
    const IntentId id = rig.wish(tagFor(leg));
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    rig.clock.advance(1'500ms);
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.codeOn(leg), rig.site.code(1).text());
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 0);
}

WRAPDESK_TEST(TagWriteTest)
#include "tagwritetest.moc"
