// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/stragglerspage.h"
#include "samples.h"
#include "widgets/boardview.h"
#include "widgets/codepicker.h"
#include "widgets/listframe.h"

#include <QTest>

namespace wrapdesk::test {

inline PickerChoice choice(int number, const QStringList &codes)
{
    PickerChoice choice{.leg = legId(number), .queue = QueueId(QStringLiteral("q1"))};
    choice.title = QStringLiteral("Billing · A. Okafor · voice");
    choice.state = ready();
    for (const QString &code : codes)
        choice.codes.append({CodeId(code.toLower()), code, {}});
    return choice;
}

inline const QStringList codes{QStringLiteral("Callback promised"), QStringLiteral("Resolved"),
                               QStringLiteral("Wrong number")};

// The inbox on its own, with the rows that a test gives it.
class StragglersRig
{
protected:
    void open()
    {
        failOnOurWarnings();
        m_page = std::make_unique<StragglersPage>();
        m_page->resize(1200, 700);
        m_page->tick(noon());
        m_page->setState(ready(), {});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void close() { m_page.reset(); }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    ListFrame::Face face() const { return find<ListFrame>("stragglerFrame")->face(); }
    QList<LegId> shown() const
    {
        QList<LegId> legs;
        for (int row = 0; row < m_page->rows().rowCount(); ++row)
            legs.append(m_page->rows().at(row).key);
        return legs;
    }
    void openPicker()
    {
        m_page->update({straggler(1), straggler(2)}, {});
        m_page->board().setFocus();
        QTest::keyClick(&m_page->board(), Qt::Key_W);
        m_page->offer(choice(1, codes));
        QVERIFY(m_page->picker().isVisible());
    }

    std::unique_ptr<StragglersPage> m_page;
};

} // namespace wrapdesk::test
