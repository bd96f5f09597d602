// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "editmenu.h"
#include "errortext.h"
#include "filemenu.h"
#include "pages/activitypage.h"
#include "pages/livepage.h"
#include "pages/queuespage.h"
#include "pages/rulespage.h"
#include "pages/stragglerspage.h"
#include "viewmenu.h"
#include "widgets/banner.h"
#include "widgets/boardview.h"
#include "widgets/drawer.h"
#include "widgets/healthstrip.h"
#include "widgets/nudgeoffer.h"
#include "widgets/organizationbutton.h"
#include "widgets/undobar.h"
#include "wording.h"

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
      m_file(new FileMenu(this)),
      m_edit(new EditMenu(this)),
      m_view(new ViewMenu(state.scheme, state.density, this))
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
        if (m_remedy == Trouble::Remedy::SignIn)
            Q_EMIT signInAgainRequested();
        else if (m_remedy == Trouble::Remedy::RetryStore)
            Q_EMIT storeRetryRequested();
        else
            Q_EMIT retryRequested();
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

void MainWindow::buildMenus()
{
    menuBar()->addMenu(m_file);
    menuBar()->addMenu(m_edit);
    menuBar()->addMenu(m_view);
    connect(m_file, &FileMenu::sweepRequested, this, &MainWindow::sweepRequested);
    connect(m_file, &FileMenu::signInRequested, this, &MainWindow::signInRequested);
    connect(m_file, &FileMenu::anotherOrganizationRequested, this, &MainWindow::anotherOrganizationRequested);
    connect(m_file, &FileMenu::signOutRequested, this, &MainWindow::signOutRequested);
    connect(m_file, &FileMenu::settingsRequested, this, &MainWindow::settingsRequested);
    connect(m_file, &FileMenu::connectionRequested, this, &MainWindow::connectionRequested);
    connect(m_file, &FileMenu::quitRequested, this, &QWidget::close);
    m_view->addPage("liveAction", tr("&Live"));
    m_view->addPage("stragglersAction", tr("&Stragglers"));
    m_view->addPage("queuesAction", tr("&Queues"));
    m_view->addPage("rulesAction", tr("&Rules"));
    m_view->addPage("activityAction", tr("&Activity"));
    connect(m_view, &ViewMenu::pageRequested, this, [this](int page) { showPage(Page(page)); });
    connect(m_view, &ViewMenu::searchRequested, this, [this] {
        showPage(Stragglers);
        m_stragglers->focusSearch();
    });
    connect(m_view, &ViewMenu::detailsRequested, this, &MainWindow::showDrawer);
    connect(m_view, &ViewMenu::densityChosen, this, &MainWindow::setDensity);
    connect(m_view, &ViewMenu::schemeChosen, this, [this](const std::optional<Scheme> &scheme) {
        m_state.scheme = scheme;
        Q_EMIT schemeChosen(scheme);
    });
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
    m_view->showDetails(open);
    if (open)
        Q_EMIT drawerOpened();
}

void MainWindow::showHealth(const Health &health, const QDateTime &now)
{
    m_strip->show(health, now);
    m_rules->setOn(health.rulesOn);
    m_file->allowSettings(!health.organization.isEmpty() && !health.storage); // they are the organisation's
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
    const QString organization = m_strip->organizationName(health);
    setWindowTitle(organization.isEmpty() ? tr("Wrapdesk") : tr("%1 – Wrapdesk").arg(organization));
}

void MainWindow::showHeld(const std::optional<HeldStep> &step, const QString &leg)
{
    m_undo->show(step, leg);
    m_edit->showHeld(step, leg);
}

void MainWindow::showBanner(const Health &health, const QDateTime &now)
{
    const std::optional<Trouble> trouble = troubleOf(health, m_failed, m_canSignInAgain, now);
    if (!trouble)
        return m_trouble->hide();
    m_remedy = trouble->remedy;
    m_trouble->show(trouble->glyph, Tone::Bad, trouble->text, remedyText(trouble->remedy), trouble->tip);
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
    m_file->allowSignOut(canSignOut);
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
    state.isDrawerOpen = m_view->areDetailsShown();
    for (const BoardView *board : boards())
        state.columns.insert(board->objectName(), board->columnState());
    return state;
}

} // namespace wrapdesk
