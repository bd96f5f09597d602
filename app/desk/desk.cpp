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
    open(m_command);
}

void Desk::refuse(const Error &error)
{
    window().show();
    m_seats.front()->openNothing(error, {});
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

void Desk::openAnother() { freeSeat().openSignIn(false); }

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
    left->release()->deleteLater(); // its window may be in the middle of closing
    m_seats.erase(left);
    showOrganizations();
}

void Desk::remember(Seat &seat)
{
    if (m_command.screenshots.isEmpty())
        seat.window().uiState().save(m_settings);
}

void Desk::dress(const std::optional<Scheme> &scheme) { theme::apply(m_application, scheme.value_or(m_systemScheme)); }
