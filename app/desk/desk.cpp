// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include "widgets/healthstrip.h"
#include "widgets/organizationbutton.h"

#include <QApplication>
#include <QDesktopServices>
#include <QStyleHints>

#include <algorithm>

using namespace wrapdesk;

Desk::Desk(QApplication &application, const CommandLine &command)
    : m_application(application),
      m_command(command),
      m_systemScheme(theme::systemScheme(QApplication::palette())),
      m_shelf(m_clock)
{
    dress(m_command.scheme ? m_command.scheme : UiState::load(m_settings).scheme);
    newSeat();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) {
        m_systemScheme = scheme == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
        dress(m_command.scheme ? m_command.scheme : window().uiState().scheme);
    });
#endif
}

Desk::~Desk()
{
    for (const std::unique_ptr<Seat> &seat : m_seats)
        remember(*seat);
}

void Desk::start()
{
    window().show();
    applyConnection(m_command.connection, ConnectionSettings::load(m_settings), m_shelf.secrets(), this,
                    [this](const Result<void> &result) {
                        m_isConnected = result.has_value();
                        if (m_isConnected)
                            open(m_command);
                        else
                            m_seats.front()->openNothing(result.error(), [this] { start(); });
                    });
}

Seat &Desk::newSeat()
{
    const Seat::Means means{.clock = m_clock, .book = m_book, .shelf = m_shelf, .openBrowser = [](const QUrl &address) {
                                return QDesktopServices::openUrl(address);
                            }};
    m_seats.push_back(std::make_unique<Seat>(means, UiState::load(m_settings)));
    Seat &seat = *m_seats.back();
    MainWindow &window = seat.window();
    connect(&window, &MainWindow::schemeChosen, this, &Desk::dress);
    connect(&window, &MainWindow::organizationChosen, this, &Desk::openSaved);
    connect(&window, &MainWindow::anotherOrganizationRequested, this, &Desk::openAnother);
    connect(&window, &MainWindow::demoRequested, this, &Desk::openDemo);
    connect(&window, &MainWindow::connectionRequested, this, [this, &window] { openConnection(window); });
    connect(&window, &MainWindow::closed, this, [this, &seat] { leave(seat); });
    connect(&seat, &Seat::organizationsChanged, this, &Desk::showOrganizations);
    connect(&seat, &Seat::signedOut, this, [this, &seat] {
        if (seat.isFree())
            return seat.openSignIn(false);
        openAnother(); // first, so that there is a window all the time
        leave(seat);
    });
    showOrganizations();
    return seat;
}

// A window in which nothing is open, or a new one.
Seat &Desk::freeSeat()
{
    const auto free = std::find_if(m_seats.cbegin(), m_seats.cend(),
                                   [](const std::unique_ptr<Seat> &seat) { return seat->isFree(); });
    Seat &seat = free == m_seats.cend() ? newSeat() : **free;
    seat.window().show();
    return seat;
}

void Desk::open(const CommandLine &command)
{
    if (!m_isConnected)
        return m_seats.front()->raise(); // which says why
    if (command.demo)
        return openDemo();
    if (!command.organization.isEmpty()) {
        const Result<SavedProfile> saved = m_book.named(command.organization);
        if (saved)
            return openSaved(saved->id);
        return freeSeat().openNothing(saved.error(), [this, command] { open(command); });
    }
    if (command.signsIn)
        return openSignedIn(command, freeSeat());
    if (m_book.byId(m_book.last()))
        return openSaved(m_book.last());
    const QList<SavedProfile> all = m_book.all();
    if (!all.isEmpty())
        return openSaved(all.first().id);
    const auto open = std::find_if(m_seats.cbegin(), m_seats.cend(),
                                   [](const std::unique_ptr<Seat> &seat) { return !seat->isFree(); });
    if (open != m_seats.cend())
        return (*open)->raise();
    freeSeat().openSignIn(true);
}

void Desk::openSignedIn(const CommandLine &command, Seat &seat)
{
    const Result<Profile> profile = profileFrom(command.signIn);
    if (profile)
        seat.openUnsaved(*profile);
    else
        seat.openNothing(profile.error(), [this, command, &seat] { openSignedIn(command, seat); });
}

void Desk::openSaved(const QString &id)
{
    if (!m_isConnected)
        return;
    for (const std::unique_ptr<Seat> &seat : m_seats) {
        if (seat->organization() == id)
            return seat->raise();
    }
    const std::optional<SavedProfile> saved = m_book.byId(id);
    if (!saved)
        return showOrganizations(); // somebody has removed it meanwhile
    m_book.setLast(id);
    freeSeat().openSaved(*saved);
    showOrganizations();
}

void Desk::openDemo()
{
    for (const std::unique_ptr<Seat> &seat : m_seats) {
        if (seat->isDemo())
            return seat->raise();
    }
    freeSeat().openDemo();
}

void Desk::openAnother()
{
    if (m_isConnected)
        freeSeat().openSignIn(false);
}

void Desk::openConnection(MainWindow &window)
{
    auto *dialog = new ConnectionDialog(ConnectionSettings::load(m_settings), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::connectionChosen, this,
            [this, dialog](const ConnectionSettings &settings, const Secret &password) {
                changeConnection(settings, password, *dialog);
            });
    dialog->open();
}

void Desk::changeConnection(const ConnectionSettings &settings, const Secret &password, ConnectionDialog &dialog)
{
    wrapdesk::changeConnection(settings, password, m_shelf.secrets(), &dialog,
                               [this, settings, &dialog](const Result<void> &result) {
                                   if (!result)
                                       return dialog.showFailure(result.error());
                                   settings.save(m_settings);
                                   dialog.done(QDialog::Accepted);
                                   if (!std::exchange(m_isConnected, true))
                                       return open(m_command);
                                   for (const std::unique_ptr<Seat> &seat : m_seats)
                                       seat->goOn();
                               });
}

void Desk::showOrganizations()
{
    const QList<SavedProfile> all = m_book.all();
    for (const std::unique_ptr<Seat> &seat : m_seats) {
        QList<OrganizationChoice> choices;
        for (const SavedProfile &saved : all)
            choices.append({.id = saved.id,
                            .name = saved.name,
                            .colour = saved.colour,
                            .isOpen = saved.id == seat->organization()});
        seat->window().strip().organization().showChoices(choices);
    }
}

// Its window is closed, or of no use any more. The last one stays until the program has ended.
void Desk::leave(Seat &seat)
{
    remember(seat);
    if (m_seats.size() == 1)
        return;
    const auto left = std::find_if(m_seats.begin(), m_seats.end(),
                                   [&seat](const std::unique_ptr<Seat> &each) { return each.get() == &seat; });
    m_leaving.push_back(std::move(*left)); // its window may be in the middle of closing
    m_seats.erase(left);
    QMetaObject::invokeMethod(
        this, [this] { m_leaving.clear(); }, Qt::QueuedConnection);
    showOrganizations();
}

void Desk::remember(Seat &seat)
{
    if (m_command.screenshots.isEmpty())
        seat.window().uiState().save(m_settings);
}

void Desk::dress(const std::optional<Scheme> &scheme) { theme::apply(m_application, scheme.value_or(m_systemScheme)); }
