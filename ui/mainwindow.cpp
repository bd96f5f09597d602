// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "editmenu.h"
#include "errortext.h"
#include "pages/activitypage.h"
#include "pages/livepage.h"
#include "pages/queuespage.h"
#include "pages/rulespage.h"
#include "pages/stragglerspage.h"
#include "widgets/banner.h"
#include "widgets/boardview.h"
#include "widgets/drawer.h"
#include "widgets/healthstrip.h"
#include "widgets/nudgeoffer.h"
#include "widgets/organizationbutton.h"
#include "widgets/undobar.h"
#include "wording.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QListWidget>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>

namespace wrapdesk {

namespace {

constexpr int navigationWidth = 168;
constexpr int narrowNavigationWidth = 64; // shapes alone
constexpr int narrowWindow = 1200;
constexpr int drawerWidth = 320;

} // namespace

MainWindow::MainWindow(const UiState &state, QWidget *parent)
    : QMainWindow(parent),
      m_state(state),
      m_navigation(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_splitter(new QSplitter(this)),
      m_demo(new Banner(QStringLiteral("demoBanner"), this)),
      m_trouble(new Banner(QStringLiteral("failureBanner"), this)),
      m_live(new LivePage(this)),
      m_stragglers(new StragglersPage(this)),
      m_queues(new QueuesPage(this)),
      m_rules(new RulesPage(this)),
      m_activity(new ActivityPage(this)),
      m_drawer(new Drawer(this)),
      m_strip(new HealthStrip(this)),
      m_edit(new EditMenu(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Wrapdesk"));
    resize(1440, 900);
    setMinimumSize(900, 600);
    build();
    buildNavigation();
    buildMenus();
    buildUndo();
    connect(m_trouble, &Banner::actionRequested, this, [this] {
        switch (m_remedy) {
        case Remedy::Retry:
            return Q_EMIT retryRequested();
        case Remedy::RetryStore:
            return Q_EMIT storeRetryRequested();
        case Remedy::SignIn:
            return Q_EMIT signInAgainRequested();
        }
    });
    connect(m_demo, &Banner::actionRequested, this, &MainWindow::anotherOrganizationRequested);
    connect(m_live, &LivePage::legSelected, this, &MainWindow::detailsWanted);
    connect(m_stragglers, &StragglersPage::legSelected, this, &MainWindow::detailsWanted);
    connect(m_live, &LivePage::retryRequested, this, &MainWindow::retryRequested);
    connect(m_queues, &QueuesPage::retryRequested, this, &MainWindow::retryRequested);
    connect(m_stragglers, &StragglersPage::retryRequested, this, &MainWindow::sweepRequested);
    connect(m_strip, &HealthStrip::rulesSwitched, this, &MainWindow::rulesSwitched);
    connect(m_rules, &RulesPage::onRequested, this, [this] { Q_EMIT rulesSwitched(true); });
    connect(m_rules, &RulesPage::retryRequested, this, &MainWindow::retryRequested);
    OrganizationButton &organization = m_strip->organization();
    connect(&organization, &OrganizationButton::organizationChosen, this, &MainWindow::organizationChosen);
    connect(&organization, &OrganizationButton::anotherRequested, this, &MainWindow::anotherOrganizationRequested);
    connect(&organization, &OrganizationButton::demoRequested, this, &MainWindow::demoRequested);
    connect(m_drawer, &Drawer::closeRequested, this, [this] { showDrawer(false); });
    setDensity(state.density);
    for (BoardView *board : boards()) {
        if (const QByteArray columns = state.columns.value(board->objectName()); !columns.isEmpty())
            board->restoreColumnState(columns);
    }
    restoreGeometry(state.geometry);
    showDrawer(state.isDrawerOpen);
    showHealth({}, {});
    showPage(Stragglers);
}

void MainWindow::build()
{
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->addWidget(m_live);
    m_pages->addWidget(m_stragglers);
    m_pages->addWidget(m_queues);
    m_pages->addWidget(m_rules);
    m_pages->addWidget(m_activity);
    m_splitter->setObjectName(QStringLiteral("drawerSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({width() - drawerWidth, drawerWidth});
    m_splitter->restoreState(m_state.splitter);

    auto *central = new QWidget(this);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(m_splitter, 1);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_trouble);
    layout->addWidget(m_demo);
    layout->addLayout(middle, 1);
    layout->addWidget(m_strip);
    setCentralWidget(central);
}

void MainWindow::buildNavigation()
{
    m_navigation->setObjectName(QStringLiteral("navigation"));
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setIconSize({20, 20});
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto item = [this](Glyph glyph, const QString &text, const QString &key) {
        auto *page = new QListWidgetItem(theme::icon(glyph), text, m_navigation);
        page->setToolTip(key);
        page->setData(Qt::AccessibleTextRole, text);
    };
    item(Glyph::Live, tr("Live"), tr("Legs of the moment (Ctrl+1)"));
    item(Glyph::Stragglers, tr("Stragglers"), tr("Ended legs without a real code (Ctrl+2)"));
    item(Glyph::Queues, tr("Queues"), tr("Queues and their codes (Ctrl+3)"));
    item(Glyph::Rules, tr("Rules"), tr("What gives stragglers their code by itself (Ctrl+4)"));
    item(Glyph::Activity, tr("Activity"), tr("Every write and every refusal (Ctrl+5)"));
    connect(m_navigation, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

QAction *MainWindow::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    return action;
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    menuBar()->addMenu(m_edit);
    QMenu *view = buildViewMenu();
    addSchemeActions(view->addMenu(tr("&Colours")));
    addDensityActions(view->addMenu(tr("D&ensity")));
}

void MainWindow::buildFileMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    connect(add(file, QStringLiteral("sweepAction"), tr("&Sweep now"), Qt::CTRL | Qt::Key_R), &QAction::triggered, this,
            &MainWindow::sweepRequested);
    file->addSeparator();
    connect(add(file, QStringLiteral("signInAction"), tr("S&ign-in…")), &QAction::triggered, this,
            &MainWindow::signInRequested);
    connect(add(file, QStringLiteral("anotherAction"), tr("Sign in to &another organisation…")), &QAction::triggered,
            this, &MainWindow::anotherOrganizationRequested);
    m_signOutAction = add(file, QStringLiteral("signOutAction"), tr("Sign &out"));
    m_signOutAction->setEnabled(false);
    connect(m_signOutAction, &QAction::triggered, this, &MainWindow::signOutRequested);
    m_settingsAction = add(file, QStringLiteral("settingsAction"), tr("Se&ttings…"), Qt::CTRL | Qt::Key_Comma);
    connect(m_settingsAction, &QAction::triggered, this, &MainWindow::settingsRequested);
    file->addSeparator();
    connect(add(file, QStringLiteral("quitAction"), tr("&Quit"), QKeySequence::Quit), &QAction::triggered, this,
            &QWidget::close);
}

void MainWindow::buildUndo()
{
    m_undo = new UndoBar(centralWidget());
    connect(m_undo, &UndoBar::undoRequested, this, &MainWindow::undoRequested);
    connect(m_undo, &UndoBar::sendNowRequested, this, &MainWindow::sendNowRequested);
    connect(m_edit, &EditMenu::undoRequested, this, &MainWindow::undoRequested);
    connect(m_edit, &EditMenu::sendNowRequested, this, &MainWindow::sendNowRequested);
    connect(&m_stragglers->selected(), &SelectedLegs::changed, m_edit,
            [this] { m_edit->showSelected(m_stragglers->selected().count()); });
    connect(m_edit, &EditMenu::suggestionsRequested, m_stragglers, &StragglersPage::takeSuggestions);
    connect(m_edit, &EditMenu::nudgeCopyRequested, this,
            [this] { m_stragglers->nudgeOffer().copy(m_stragglers->nudges()); });
    connect(m_edit, &EditMenu::nudgeSaveRequested, this,
            [this] { m_stragglers->nudgeOffer().save(m_stragglers->nudges()); });
}

QMenu *MainWindow::buildViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    const auto page = [&](const QString &name, const QString &text, Qt::Key key, Page target) {
        connect(add(view, name, text, Qt::CTRL | key), &QAction::triggered, this, [this, target] { showPage(target); });
    };
    page(QStringLiteral("liveAction"), tr("&Live"), Qt::Key_1, Live);
    page(QStringLiteral("stragglersAction"), tr("&Stragglers"), Qt::Key_2, Stragglers);
    page(QStringLiteral("queuesAction"), tr("&Queues"), Qt::Key_3, Queues);
    page(QStringLiteral("rulesAction"), tr("&Rules"), Qt::Key_4, Rules);
    page(QStringLiteral("activityAction"), tr("&Activity"), Qt::Key_5, Activity);
    view->addSeparator();
    connect(add(view, QStringLiteral("searchAction"), tr("&Find stragglers"), QKeySequence::Find), &QAction::triggered,
            this, [this] {
                showPage(Stragglers);
                m_stragglers->focusSearch();
            });
    m_drawerAction = add(view, QStringLiteral("drawerAction"), tr("&Details"), Qt::CTRL | Qt::Key_I);
    m_drawerAction->setCheckable(true);
    connect(m_drawerAction, &QAction::toggled, this, &MainWindow::showDrawer);
    view->addSeparator();
    return view;
}

void MainWindow::addSchemeActions(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const auto choice = [&](const QString &name, const QString &text, const std::optional<Scheme> &scheme) {
        QAction *action = group->addAction(add(menu, name, text));
        action->setCheckable(true);
        action->setChecked(m_state.scheme == scheme);
        connect(action, &QAction::triggered, this, [this, scheme] {
            m_state.scheme = scheme;
            Q_EMIT schemeChosen(scheme);
        });
    };
    choice(QStringLiteral("systemSchemeAction"), tr("As the &system"), std::nullopt);
    choice(QStringLiteral("lightSchemeAction"), tr("&Light"), Scheme::Light);
    choice(QStringLiteral("darkSchemeAction"), tr("&Dark"), Scheme::Dark);
}

void MainWindow::addDensityActions(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const auto choice = [&](const QString &name, const QString &text, Density density) {
        QAction *action = group->addAction(add(menu, name, text));
        action->setCheckable(true);
        action->setChecked(m_state.density == density);
        connect(action, &QAction::triggered, this, [this, density] { setDensity(density); });
    };
    choice(QStringLiteral("comfortableAction"), tr("C&omfortable"), Density::Comfortable);
    choice(QStringLiteral("compactAction"), tr("Co&mpact"), Density::Compact);
}

QList<BoardView *> MainWindow::boards() const { return m_pages->findChildren<BoardView *>(); }

void MainWindow::setDensity(Density density)
{
    m_state.density = density;
    for (BoardView *board : boards())
        board->setDensity(density);
}

// A narrow window keeps the room for the lists: the pages' shapes stand alone, their names are tips.
void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    const bool isNarrow = width() < narrowWindow;
    m_navigation->setFixedWidth(isNarrow ? narrowNavigationWidth : navigationWidth);
    for (int row = 0; row < m_navigation->count(); ++row) {
        QListWidgetItem *page = m_navigation->item(row);
        page->setText(isNarrow ? QString() : page->data(Qt::AccessibleTextRole).toString());
    }
}

void MainWindow::showPage(Page page)
{
    m_navigation->setCurrentRow(page);
    const std::array<BoardView *, 5> homes{&m_live->board(), &m_stragglers->board(), &m_queues->board(),
                                           &m_rules->board(), &m_activity->board()};
    homes[static_cast<size_t>(page)]->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showDrawer(bool open)
{
    m_drawer->setVisible(open);
    m_drawerAction->setChecked(open);
    if (open)
        Q_EMIT drawerOpened();
}

void MainWindow::showHealth(const Health &health, const QDateTime &now)
{
    m_strip->show(health, now);
    m_rules->setOn(health.rulesOn);
    m_settingsAction->setEnabled(!health.organization.isEmpty() && !health.storage); // they are the organisation's
    if (health.isDemo)
        m_demo->show(Glyph::Info, Tone::Accent,
                     tr("Demo organisation · everything here is simulated on this computer; nothing reaches a real "
                        "contact centre."),
                     tr("Sign in…"));
    else
        m_demo->hide();
    showBanner(health, now);
    m_edit->setBarred(whyNoCodes(health));
    m_rules->setBarred(whyNoCodes(health));
    setWindowTitle(health.organization.isEmpty() ? tr("Wrapdesk") : tr("%1 – Wrapdesk").arg(health.organization));
}

void MainWindow::showHeld(const std::optional<HeldStep> &step, const QString &leg)
{
    m_undo->show(step, leg);
    m_edit->showHeld(step, leg);
}

// The one thing that keeps the most from working.
void MainWindow::showBanner(const Health &health, const QDateTime &now)
{
    const std::optional<Error> error = health.signIn ? health.signIn : m_failed;
    const bool signsIn = error && m_canSignInAgain && error->kind == ErrorKind::Unauthorized;
    m_remedy = signsIn ? Remedy::SignIn : !error && health.storage ? Remedy::RetryStore : Remedy::Retry;
    if (error) {
        const Explanation text = explain(*error);
        m_trouble->show(Glyph::Warning, Tone::Bad, QStringLiteral("%1 %2").arg(text.sentence, text.help),
                        signsIn ? tr("Sign in…") : tr("Try again"), describe(*error));
    } else if (health.storage) {
        const Explanation text = explain(*health.storage);
        m_trouble->show(Glyph::Warning, Tone::Bad,
                        tr("Codes are not being written until this is mended. %1 %2").arg(text.sentence, text.help),
                        tr("Try again"), describe(*health.storage));
    } else if (health.offline) {
        showOffline(*health.offline, now);
    } else if (health.live == LiveState::Failed && health.liveError) {
        const Explanation text = explain(*health.liveError);
        m_trouble->show(Glyph::Offline, Tone::Bad, tr("Live updates have stopped. %1 %2").arg(text.sentence, text.help),
                        tr("Try again"), describe(*health.liveError));
    } else if (health.codingBarred) {
        const Explanation text = explain(*health.codingBarred);
        m_trouble->show(Glyph::Lock, Tone::Bad, tr("No codes can be given. %1 %2").arg(text.sentence, text.help), {},
                        describe(*health.codingBarred));
    } else if (health.writingStopped) {
        const Explanation text = explain(Refusal::UserNeeded);
        m_trouble->show(Glyph::Lock, Tone::Bad, QStringLiteral("%1 %2").arg(text.sentence, text.help));
    } else {
        m_trouble->hide();
    }
}

void MainWindow::showOffline(const OfflineStart &offline, const QDateTime &now)
{
    const Explanation text = explain(offline.error);
    const QString age = offline.asOf.isValid()
                            ? tr("Offline: lists as of %1.").arg(Wording::clockTime(offline.asOf, now))
                            : tr("Offline: no lists are known from before.");
    const QString cause =
        offline.isTrying ? tr("Trying again…") : QStringLiteral("%1 %2").arg(text.sentence, text.help);
    m_trouble->show(Glyph::Offline, Tone::Bad, tr("%1 Nothing can be sent. %2").arg(age, cause),
                    offline.isTrying ? QString() : tr("Try again"), describe(offline.error));
}

void MainWindow::showFailure(const std::optional<Error> &error)
{
    m_failed = error;
    showBanner({}, {});
    const ListState state{.loading = error ? Loading::Failed : Loading::Loading, .error = error};
    m_live->setState(state);
    m_stragglers->setState(state, {});
    m_queues->setQueues({}, state, {});
    m_rules->setState(state);
    m_activity->setState(state);
}

void MainWindow::setSignInMeans(bool canSignInAgain, bool canSignOut)
{
    m_canSignInAgain = canSignInAgain;
    m_signOutAction->setEnabled(canSignOut);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

UiState MainWindow::uiState() const
{
    UiState state = m_state;
    state.geometry = saveGeometry();
    state.splitter = m_splitter->saveState();
    state.isDrawerOpen = m_drawerAction->isChecked();
    for (const BoardView *board : boards())
        state.columns.insert(board->objectName(), board->columnState());
    return state;
}

} // namespace wrapdesk
