// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/session.h"
#include "session/writing.h"
#include "trouble.h"
#include "uistate.h"

#include <QMainWindow>

class QListWidget;
class QSplitter;
class QStackedWidget;

namespace wrapdesk {

class ActivityPage;
class Banner;
class BoardView;
class Drawer;
class EditMenu;
class FileMenu;
class HealthStrip;
class LivePage;
class QueuesPage;
class RulesPage;
class StragglersPage;
class UndoBar;
class ViewMenu;

// The one window: pages at the left, banners on top, the drawer at the right, the health strip at the foot. It holds
// the parts together and knows nothing of where their values come from: see Binding. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Page
    {
        Live,
        Stragglers,
        Queues,
        Rules,
        Activity
    };

    explicit MainWindow(const UiState &state, QWidget *parent = nullptr);

    LivePage &live() { return *m_live; }
    StragglersPage &stragglers() { return *m_stragglers; }
    QueuesPage &queues() { return *m_queues; }
    RulesPage &rules() { return *m_rules; }
    ActivityPage &activity() { return *m_activity; }
    Drawer &drawer() { return *m_drawer; }
    HealthStrip &strip() { return *m_strip; }

    void showPage(Page page);
    void showDrawer(bool open);
    void showHealth(const Health &health, const QDateTime &now);
    // What may still be taken back; `leg`: what its only leg is called.
    void showHeld(const std::optional<HeldStep> &step, const QString &leg = {});
    // Why nothing can be shown at all; nothing: it can again.
    void showFailure(const std::optional<Error> &error);
    // Whether this window's sign-in is one that a person can renew or end here.
    void setSignInMeans(bool canSignInAgain, bool canSignOut);
    UiState uiState() const;

Q_SIGNALS:
    void retryRequested(); // after the failure the banner names
    void sweepRequested();
    void signInRequested(); // the dialog about who is signed in
    void signInAgainRequested(); // its sign-in has ended
    void signOutRequested();
    void anotherOrganizationRequested(); // to be signed in to
    void demoRequested();
    void organizationChosen(const QString &id); // one of strip().organization()'s choices: its window is wanted
    void settingsRequested();
    void connectionRequested(); // how this computer gets to the platform
    void storeRetryRequested(); // after the trouble with the records the banner names
    void detailsWanted(const wrapdesk::LegId &leg); // for the drawer
    void drawerOpened();
    void undoRequested();
    void sendNowRequested();
    void rulesSwitched(bool on); // the master switch
    void schemeChosen(const std::optional<wrapdesk::Scheme> &scheme);
    void closed(); // by the person

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void buildNavigation();
    void buildMenus();
    void buildUndo();
    QList<BoardView *> boards() const;
    void setDensity(Density density);
    void showBanner(const Health &health, const QDateTime &now);

    UiState m_state;
    std::optional<Error> m_failed;
    QListWidget *m_navigation;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    Banner *m_demo;
    Banner *m_trouble;
    LivePage *m_live;
    StragglersPage *m_stragglers;
    QueuesPage *m_queues;
    RulesPage *m_rules;
    ActivityPage *m_activity;
    Drawer *m_drawer;
    HealthStrip *m_strip;
    UndoBar *m_undo = nullptr;
    FileMenu *m_file;
    EditMenu *m_edit;
    ViewMenu *m_view;
    Trouble::Remedy m_remedy = Trouble::Remedy::None; // of the banner's button
    bool m_canSignInAgain = false;
};

} // namespace wrapdesk
