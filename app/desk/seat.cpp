// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "seat.h"

#include "dialogs/organizationdialog.h"
#include "session/signinattempt.h"
#include "widgets/healthstrip.h"

using namespace wrapdesk;

namespace {

// A site worth looking at: a leg comes every few seconds, a night's leftovers wait.
const QStringList demoArguments{QStringLiteral("--speed"), QStringLiteral("1"), QStringLiteral("--arrivals"),
                                QStringLiteral("12")};

} // namespace

Seat::Seat(const Means &means, const UiState &state) : m_means(means), m_window(state)
{
    connect(&m_window, &MainWindow::retryRequested, this, &Seat::retry);
    connect(&m_window, &MainWindow::sweepRequested, this, &Seat::retry);
    connect(&m_window, &MainWindow::signInAgainRequested, this, &Seat::signInAgain);
    connect(&m_window, &MainWindow::signOutRequested, this, &Seat::signOut);
    const auto showTrouble = [this] { m_window.strip().showSecretsTrouble(m_means.shelf.trouble()); };
    connect(&m_means.shelf, &CredentialShelf::troubleChanged, this, showTrouble);
    showTrouble();
}

void Seat::raise()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Seat::goOn()
{
    if (!m_session)
        return retry();
    const Health &health = m_session->health();
    if (health.offline || health.live == LiveState::Failed || m_session->queuesState().loading == Loading::Failed)
        m_session->start();
}

// Until there is a session, whoever wants anything wants this.
void Seat::retry()
{
    if (!m_session && m_retry)
        m_retry();
}

void Seat::openDemo()
{
    closeDialog();
    call({});
    m_retry = [this] { openDemo(); };
    m_window.showFailure({});
    m_demo = std::make_unique<DemoOrganization>();
    connect(m_demo.get(), &DemoOrganization::ready, this, &Seat::begin);
    connect(m_demo.get(), &DemoOrganization::failed, &m_window, &MainWindow::showFailure);
    m_demo->start(demoArguments);
}

void Seat::openUnsaved(const Profile &profile) { begin(profile); }

void Seat::openNothing(const Error &error, std::function<void()> retry)
{
    m_retry = std::move(retry);
    m_window.showFailure(error);
}

void Seat::openSaved(const SavedProfile &saved)
{
    closeDialog();
    call(saved);
    m_window.setSignInMeans(true, true);
    m_retry = [this] { fetchKept(); };
    fetchKept();
}

// Whose window it is from now on.
void Seat::call(const SavedProfile &saved)
{
    m_saved = saved;
    const bool isNamed = saved.name != saved.place(); // by a person
    const bool isMarked = !saved.name.isEmpty();
    m_window.strip().setMark(isNamed ? saved.name : QString(), isMarked ? std::optional(saved.colour) : std::nullopt);
}

void Seat::closeDialog()
{
    if (m_dialog)
        m_dialog->close();
    m_dialog.clear(); // it lives on for a moment
}

void Seat::fetchKept()
{
    m_window.showFailure({});
    m_means.shelf.fetch(m_saved, this, [this, id = m_saved.id](const Result<Profile> &kept) {
        if (id != m_saved.id)
            return; // another organisation has the window by now
        if (kept)
            return begin(*kept);
        m_window.showFailure(kept.error());
        askToSignIn(OrganizationDialog::Purpose::Again);
    });
}

void Seat::openSignIn(bool isFirstRun)
{
    using Purpose = OrganizationDialog::Purpose;
    if (!m_saved.id.isEmpty())
        closeDialog();
    call({});
    m_retry = [this, isFirstRun] { openSignIn(isFirstRun); };
    m_window.setSignInMeans(true, false);
    m_window.showFailure(Error{.kind = ErrorKind::Unauthorized, .code = QStringLiteral("not-signed-in")});
    askToSignIn(isFirstRun ? Purpose::FirstRun : Purpose::Another);
}

void Seat::begin(const Profile &profile)
{
    m_session = std::make_unique<Session>(profile, Session::Options{}, m_means.clock);
    new Binding(*m_session, m_window); // owned by the window, which goes first
    connect(m_session.get(), &Session::ready, this, &Seat::keep);
    m_credentials = profile.credentials;
    connect(m_session.get(), &Session::tokenChanged, this, &Seat::renewed);
    connect(m_session.get(), &Session::signedInAgain, this, [this] {
        m_window.showFailure({});
        m_credentials = m_unkept.value_or(m_credentials);
        keep();
        if (m_session->queuesState().loading != Loading::Ready)
            m_session->start();
    });
    connect(m_session.get(), &Session::signInRefused, this, [this](const Error &error) {
        m_unkept.reset();
        if (!m_dialog)
            askToSignIn(OrganizationDialog::Purpose::Again);
        m_dialog->showFailure(error);
    });
    connect(m_session.get(), &Session::signedOut, this, [this](const Result<void> &revoked) {
        if (!revoked)
            m_window.showFailure(revoked.error());
        m_means.shelf.erase(m_saved, this, [this](const Result<void> &) { Q_EMIT signedOut(); });
    });
    m_session->start();
}

// The refresh token before is used up: a renewal that is not kept could never be used again.
void Seat::renewed(const Token &token)
{
    auto *person = std::get_if<SignedInPerson>(&m_credentials);
    if (!person)
        return;
    person->token = token;
    if (m_unkept)
        m_unkept = m_credentials;
    else if (!m_saved.id.isEmpty())
        m_means.shelf.keep(m_saved, m_credentials);
}

void Seat::signInAgain()
{
    if (m_saved.id.isEmpty() && m_session)
        return; // nothing of the book: its tokens come from elsewhere
    askToSignIn(m_saved.id.isEmpty() ? OrganizationDialog::Purpose::Another : OrganizationDialog::Purpose::Again);
}

void Seat::askToSignIn(OrganizationDialog::Purpose purpose)
{
    if (m_dialog)
        return m_dialog->activateWindow();
    m_dialog = new OrganizationDialog(purpose, m_saved, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *binding = new SignInBinding(*m_dialog, m_saved, m_means.clock, m_means.openBrowser);
    connect(binding, &SignInBinding::signedIn, this, &Seat::signedIn);
    connect(m_dialog, &OrganizationDialog::demoRequested, this, &Seat::openDemo);
    m_dialog->open();
}

void Seat::signedIn(const SavedProfile &saved, const Profile &profile)
{
    m_unkept = profile.credentials;
    SavedProfile named = saved;
    named.organization = m_saved.organization;
    named.account = m_saved.account;
    call(named);
    m_window.setSignInMeans(true, true);
    if (m_session)
        return m_session->signInAgain(profile);
    m_dialog->done(QDialog::Accepted);
    begin(profile);
}

// Now it is known whose sign-in it is: it gets its place in the book and in the keychain.
void Seat::keep()
{
    if (m_dialog)
        m_dialog->done(QDialog::Accepted);
    if (!m_unkept)
        return;
    m_saved.organization = m_session->organizationId();
    m_saved.account = m_session->userId().isEmpty() ? m_saved.clientId : m_session->userId().text();
    if (m_saved.name == m_saved.place() && !m_session->health().organization.isEmpty())
        m_saved.name = m_session->health().organization; // nobody gave it a name
    const Result<SavedProfile> kept = m_means.book.keep(m_saved);
    if (!kept)
        return m_window.showFailure(kept.error());
    m_saved = *kept;
    m_means.book.setLast(m_saved.id);
    m_means.shelf.keep(m_saved, *std::exchange(m_unkept, std::nullopt));
    Q_EMIT organizationsChanged();
}

void Seat::signOut()
{
    if (m_saved.id.isEmpty())
        return;
    if (m_session)
        return m_session->signOut();
    m_means.shelf.erase(m_saved, this, [this](const Result<void> &) { Q_EMIT signedOut(); });
}
