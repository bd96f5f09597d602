// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "binding.h"
#include "dialogs/signindialog.h"
#include "mainwindow.h"
#include "pages/livepage.h"
#include "pages/permissionspage.h"
#include "pages/queuespage.h"
#include "pages/rulespage.h"
#include "pages/stragglerspage.h"
#include "samples.h"
#include "support/demosite.h"
#include "support/runner.h"
#include "widgets/banner.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using demoorg::Post;
using Face = ListFrame::Face;

// The real window, a real session and the demo organisation's people who may not do everything.
class NotPermittedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void everyPageNamesWhatItLacks();
    void whoMayNotCodeReadsWhyAndOpensNoPicker();
    void theSignInDialogSaysWhatToAskFor();

private:
    void signIn(Post post);
    QString title(const char *frame) const
    {
        return find<ListFrame>(frame)->findChild<QLabel *>(QStringLiteral("listTitle"))->text();
    }
    Face face(const char *frame) const { return find<ListFrame>(frame)->face(); }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }

    const SystemClock m_clock;
    std::unique_ptr<DemoSite> m_site;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void NotPermittedTest::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_site.reset();
}

void NotPermittedTest::signIn(Post post)
{
    QTest::failOnWarning(QRegularExpression(
        QStringLiteral("^(?!left out, this sign-in may not see it|This plugin does not support ).*")));
    if (!m_site)
        m_site = std::make_unique<DemoSite>();
    m_session = std::make_unique<Session>(m_site->profileOf(post), Session::Options{}, m_clock);
    m_window = std::make_unique<MainWindow>(UiState{});
    new Binding(*m_session, *m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_session->start();
}

void NotPermittedTest::everyPageNamesWhatItLacks()
{
    signIn(Post::Newcomer);
    auto *pages = find<QListWidget>("navigation");
    const auto says = [this](const char *frame, const char *permission) {
        const QString wanted = QStringLiteral("Not permitted: %1").arg(QLatin1String(permission));
        return face(frame) == Face::Failed && title(frame).startsWith(wanted) && title(frame).endsWith(u'.');
    };
    QTRY_VERIFY_WITH_TIMEOUT(says("liveFrame", "routing:queue:view: see queues"), 20'000);
    QTRY_VERIFY(says("stragglerFrame", "analytics:conversationDetail:view or "));
    QTRY_VERIFY(says("queueFrame", "routing:queue:view: see queues"));
    QTRY_VERIFY(says("ruleFrame", "analytics:conversationDetail:view or "));
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentRow(page);
        QVERIFY(pages->item(page)->flags() & Qt::ItemIsEnabled);
        QCOMPARE(find<QStackedWidget>("pages")->currentIndex(), page);
    }
    const QString banner = find<QLabel>("failureBannerText")->text();
    QVERIFY2(banner.contains(QStringLiteral("conversation:participant:wrapup: give an agent's leg its wrap-up code.")),
             qPrintable(banner));
    QVERIFY(find<Banner>("rulesBarredBanner")->isVisibleTo(&m_window->rules()));
}

void NotPermittedTest::whoMayNotCodeReadsWhyAndOpensNoPicker()
{
    m_site = std::make_unique<DemoSite>();
    const LegId leg = m_site->put(LegPlan{});
    signIn(Post::Viewer);
    StragglersPage &page = m_window->stragglers();
    QTRY_VERIFY_WITH_TIMEOUT(page.rows().indexOf(leg).isValid(), 20'000);
    const QModelIndex row = page.rows().indexOf(leg);
    QTRY_COMPARE(row.siblingAtColumn(StragglerModel::Outcome).data().toString(),
                 QStringLiteral("not permitted: this sign-in may give no codes"));
    page.board().setCurrentIndex(row);
    page.board().setFocus();
    for (const Qt::Key key : {Qt::Key_W, Qt::Key_Return})
        QTest::keyClick(&page.board(), key);
    QVERIFY(!page.picker().isVisible());
    const auto *take = find<QAction>("takeSuggestionAction");
    QVERIFY(!take->isEnabled());
    QVERIFY(take->toolTip().contains(QStringLiteral("conversation:participant:wrapup")));
}

void NotPermittedTest::theSignInDialogSaysWhatToAskFor()
{
    signIn(Post::Viewer);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->health().user, m_site->nameOf(Post::Viewer), 20'000);
    find<QAction>("signInAction")->trigger();
    auto *dialog = find<SignInDialog>("signInDialog");
    QVERIFY(dialog);
    dialog->findChild<QToolButton *>(QStringLiteral("permissionCopy"))->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(m_site->nameOf(Post::Viewer)));
    QVERIFY(text.contains(m_site->site().organizationName()));
    QVERIFY(text.contains(QString::fromLatin1(demoorg::demoDeskId)));
    QVERIFY(text.contains(QStringLiteral("- conversation:participant:wrapup: Give an agent's leg")));
}

WRAPDESK_TEST(NotPermittedTest)
#include "notpermittedtest.moc"
