// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "screenshots.h"

#include "bulkpictures.h"
#include "desk.h"
#include "pages/livepage.h"
#include "pages/queuespage.h"
#include "pages/rulespage.h"
#include "pages/stragglerspage.h"
#include "permissionpictures.h"
#include "rulespictures.h"
#include "signinpictures.h"
#include "widgets/boardview.h"
#include "widgets/rulepanel.h"

#include <QApplication>
#include <QDialog>

#include <cstdio>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

constexpr auto pollEvery = 200ms;
constexpr int mostPolls = 450; // a minute and a half
constexpr auto settleTime = 400ms;
constexpr std::array sizes{QSize(1440, 900), QSize(1024, 700)};
constexpr int pickedRow = 3;

void showPlain(MainWindow &window, const ListState &state, const Health &health, const QDateTime &now)
{
    window.live().tick(now);
    window.stragglers().tick(now);
    window.live().setState(state);
    window.stragglers().setState(state, health);
    window.queues().setQueues({}, state, now);
    window.showHealth(health, now);
}

Health healthyAt(const QDateTime &now)
{
    Health health;
    health.organization = QStringLiteral("Northwind Care");
    health.user = QStringLiteral("A. Supervisor");
    health.live = LiveState::Live;
    health.lastEvent = now.addSecs(-4);
    health.lastHeartbeat = now.addSecs(-11);
    health.sweep = {.loading = Loading::Ready, .asOf = now.addSecs(-180)};
    health.budgetUsed = 12;
    health.budgetAllowed = 300;
    health.rulesOn = true;
    return health;
}

void showEmpty(MainWindow &window, const QDateTime &now)
{
    const Health health = healthyAt(now);
    showPlain(window, health.sweep, health, now);
}

void showFailed(MainWindow &window, const QDateTime &now)
{
    Health health;
    health.organization = QStringLiteral("Northwind Care");
    health.user = QStringLiteral("A. Supervisor");
    health.live = LiveState::Failed;
    health.liveError = Error{.kind = ErrorKind::Offline};
    health.gaps = {{now.addSecs(-95), {}, false}};
    health.sweep = {.loading = Loading::Failed, .error = health.liveError};
    health.throttled = 2;
    health.clockError = std::chrono::seconds(95);
    showPlain(window, health.sweep, health, now);
}

} // namespace

Screenshots::Screenshots(QApplication &application, Desk &desk, const QString &folder)
    : m_application(application), m_desk(desk), m_folder(folder)
{
    connect(&m_poll, &QTimer::timeout, this, &Screenshots::waitForRows);
}

Screenshots::~Screenshots() = default;

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder.path()))
        return end(1, QStringLiteral("cannot make the folder %1").arg(m_folder.path()));
    m_poll.start(pollEvery);
}

void Screenshots::waitForRows()
{
    const Session *session = m_desk.session();
    const bool isThere = session && m_desk.window().stragglers().rows().rowCount() > pickedRow
                         && session->stragglerListState().loading == Loading::Ready
                         && session->liveListState().loading == Loading::Ready
                         && m_desk.window().live().board().model()->rowCount() > 0;
    if (!isThere && ++m_polls < mostPolls)
        return;
    m_poll.stop();
    if (!isThere)
        return end(1, QStringLiteral("the organisation showed nothing to take pictures of in time"));
    plan();
    next();
}

void Screenshots::plan()
{
    m_plain = std::make_unique<MainWindow>(UiState{});
    m_bulk = std::make_unique<MainWindow>(UiState{});
    m_plain->setAttribute(Qt::WA_QuitOnClose, false);
    m_dialogs = sampleDialogs(m_desk.session()->now());
    for (NamedDialog &dialog : signInDialogs())
        m_dialogs.push_back(std::move(dialog));
    permissionpictures::addDialogs(m_dialogs);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (const QSize &size : sizes) {
            planFilled(scheme, size);
            planPlain(scheme, size);
            planRules(scheme, size);
            planBulk(scheme, size);
        }
        for (const NamedDialog &dialog : m_dialogs)
            addDialog(dialog, scheme);
    }
}

void Screenshots::add(const char *what, Scheme scheme, QSize size, MainWindow &subject,
                      const std::function<void()> &arrange)
{
    const QLatin1String schemeName(scheme == Scheme::Light ? "light" : "dark");
    const QString name =
        QStringLiteral("%1-%2-%3x%4.png").arg(QLatin1String(what), schemeName).arg(size.width()).arg(size.height());
    m_pictures.append({name, [this, &subject, scheme, size, arrange] {
                           theme::apply(m_application, scheme);
                           subject.resize(size);
                           subject.show();
                           m_subject = &subject;
                           arrange();
                       }});
}

void Screenshots::addDialog(const NamedDialog &subject, Scheme scheme)
{
    const QLatin1String schemeName(scheme == Scheme::Light ? "light" : "dark");
    m_pictures.append({QStringLiteral("%1-%2.png").arg(QLatin1String(subject.name), schemeName),
                       [this, dialog = subject.dialog.get(), scheme] {
                           theme::apply(m_application, scheme);
                           dialog->show();
                           m_subject = dialog;
                       }});
}

void Screenshots::planFilled(Scheme scheme, QSize size)
{
    MainWindow &window = m_desk.window();
    add("live", scheme, size, window, [&window] { window.showPage(MainWindow::Live); });
    add("stragglers", scheme, size, window, [&window] { window.showPage(MainWindow::Stragglers); });
    add("picker", scheme, size, window, [&window] {
        BoardView &board = window.stragglers().board();
        board.setCurrentIndex(board.model()->index(pickedRow, 0));
        Q_EMIT board.rowChosen(board.currentIndex());
    });
    add("details", scheme, size, window, [&window] {
        window.stragglers().picker().close();
        window.showDrawer(true);
    });
    add("queues", scheme, size, window, [&window] {
        window.showDrawer(false);
        window.showPage(MainWindow::Queues);
    });
}

void Screenshots::planPlain(Scheme scheme, QSize size)
{
    MainWindow &window = *m_plain;
    const QDateTime now = m_desk.session()->now();
    const auto addEmpty = [&](const char *what, MainWindow::Page page) {
        add(what, scheme, size, window, [&window, page, now] {
            window.showPage(page);
            showEmpty(window, now);
        });
    };
    addEmpty("live-empty", MainWindow::Live);
    addEmpty("stragglers-empty", MainWindow::Stragglers);
    addEmpty("queues-empty", MainWindow::Queues);
    add("activity", scheme, size, window, [&window, now] {
        window.showPage(MainWindow::Activity);
        showEmpty(window, now);
        fillActivity(window, now);
    });
    add("activity-empty", scheme, size, window, [&window] { emptyActivity(window); });
    add("activity-failed", scheme, size, window, [&window, now] { failActivity(window, now); });
    add("live-barred", scheme, size, window,
        [&window, now] { permissionpictures::barred(window, healthyAt(now), now); });
    add("stragglers-failed", scheme, size, window, [&window, now] {
        window.showPage(MainWindow::Stragglers);
        showFailed(window, now);
    });
}

void Screenshots::planRules(Scheme scheme, QSize size)
{
    MainWindow &window = *m_plain;
    const QDateTime now = m_desk.session()->now();
    add("rules", scheme, size, window, [&window, now] {
        showEmpty(window, now);
        rulespictures::fill(window, now);
    });
    add("rules-off", scheme, size, window, [&window, now] { rulespictures::switchOff(window, healthyAt(now), now); });
    add("rules-editor", scheme, size, window, [&window, now] {
        showEmpty(window, now);
        rulespictures::fill(window, now);
        rulespictures::openEditor(window, now);
    });
    add("rules-dry-run", scheme, size, window, [&window] { window.rules().panel().showDryRun(); });
    add("rules-empty", scheme, size, window, [&window, now] {
        rulespictures::closeEditor(window);
        rulespictures::empty(window, now);
    });
}

// Rows of the demo organisation, but nothing that changes while the picture is taken.
void Screenshots::planBulk(Scheme scheme, QSize size)
{
    m_bulk->setAttribute(Qt::WA_QuitOnClose, false);
    MainWindow &window = *m_bulk;
    const QDateTime now = m_desk.session()->now();
    add("bulk", scheme, size, window, [&window, now, this] {
        showEmpty(window, now);
        bulkpictures::clear(window);
        bulkpictures::fill(window, m_desk.window(), now);
        bulkpictures::showPreview(window, now);
    });
    add("bulk-why", scheme, size, window, [&window] { bulkpictures::showWhySkipped(window); });
    add("undo", scheme, size, window, [&window] {
        window.stragglers().clearSelection();
        bulkpictures::showHeld(window);
    });
    add("run", scheme, size, window, [&window] {
        window.showHeld({});
        bulkpictures::showRunning(window);
    });
    add("run-finished", scheme, size, window, [&window, now] { bulkpictures::showFinished(window, now); });
    add("run-leftovers", scheme, size, window, [&window] { bulkpictures::showLeftovers(window); });
}

void Screenshots::next()
{
    if (m_pictures.isEmpty())
        return end(0, {});
    const Picture picture = m_pictures.takeFirst();
    picture.arrange();
    QTimer::singleShot(settleTime, this, [this, name = picture.name] { take(name); });
}

void Screenshots::take(const QString &name)
{
    if (!m_subject->grab().save(m_folder.filePath(name)))
        return end(1, QStringLiteral("cannot write %1").arg(m_folder.filePath(name)));
    next();
}

void Screenshots::end(int code, const QString &message)
{
    if (!message.isEmpty())
        std::fprintf(stderr, "wrapdesk: %s\n", qPrintable(message));
    QCoreApplication::exit(code);
}
