// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/activitypage.h"
#include "samples.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace wrapdesk::test {

// The activity page on its own; the test answers what it asks for.
class ActivityPageRig
{
protected:
    void open()
    {
        failOnOurWarnings();
        m_page = std::make_unique<ActivityPage>();
        m_wanted = std::make_unique<QSignalSpy>(m_page.get(), &ActivityPage::pageWanted);
        m_page->resize(1100, 700);
        m_page->tick(noon());
        m_page->setQueues({{.id = QueueId(QStringLiteral("q1")), .name = QStringLiteral("Billing")},
                           {.id = QueueId(QStringLiteral("q2")), .name = QStringLiteral("Claims")}});
        m_page->setPeople({{UserId(QStringLiteral("u1")), QStringLiteral("A. Supervisor")}, {UserId(), QString()}});
    }
    void close()
    {
        m_wanted.reset();
        m_page.reset();
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    ListFrame::Face face() const { return find<ListFrame>("activityFrame")->face(); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    void choose(const char *filter, const QString &item) { find<QComboBox>(filter)->setCurrentText(item); }
    AuditFilter asked() const { return m_wanted->last().first().value<AuditFilter>(); }
    qint64 askedBefore() const { return m_wanted->last().at(1).toLongLong(); }
    void answer(const QList<AuditEntry> &entries, bool isLast = true)
    {
        m_page->showPage({asked(), askedBefore(), entries, isLast});
    }
    QList<qint64> shown() const
    {
        QList<qint64> ids;
        for (int row = 0; row < m_page->entries().rowCount(); ++row)
            ids << m_page->entries().at(row).id;
        return ids;
    }

    std::unique_ptr<ActivityPage> m_page;
    std::unique_ptr<QSignalSpy> m_wanted;
};

} // namespace wrapdesk::test
