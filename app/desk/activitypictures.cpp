// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitypictures.h"

#include "dialogs/exportdialog.h"
#include "dialogs/settingsdialog.h"
#include "dialogs/signindialog.h"
#include "mainwindow.h"
#include "pages/abilitiespage.h"
#include "pages/activitypage.h"
#include "widgets/boardview.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QTabWidget>

#include <array>

using namespace wrapdesk;

namespace {

constexpr int entriesShown = 60;
constexpr int selectedEntry = 3;
constexpr qint64 secondsBetween = 43;

const std::array<QString, 4> queueNames{QStringLiteral("Billing"), QStringLiteral("Claims"),
                                        QStringLiteral("Retention"), QStringLiteral("Technical support EMEA")};
const std::array<QString, 5> agentNames{QStringLiteral("A. Okafor"), QStringLiteral("J. Lind"),
                                        QStringLiteral("Maria-Theresia Oberhuber"), QStringLiteral("P. Duarte"),
                                        QStringLiteral("S. Yamada")};
const std::array<QString, 4> codeNames{QStringLiteral("Callback promised"), QStringLiteral("Resolved"),
                                       QStringLiteral("Wrong number"), QStringLiteral("Complaint – forwarded")};
constexpr std::array media{Media::Voice, Media::Email, Media::Voice, Media::Message, Media::Callback};

struct Course
{
    Reason::Kind reason;
    IntentState outcome;
    Refusal refusal;
};
constexpr std::array courses{Course{Reason::Kind::Hand, IntentState::Confirmed, Refusal::None},
                             Course{Reason::Kind::Bulk, IntentState::Confirmed, Refusal::None},
                             Course{Reason::Kind::Bulk, IntentState::HumanWon, Refusal::None},
                             Course{Reason::Kind::Bulk, IntentState::Locked, Refusal::Closed},
                             Course{Reason::Kind::Rule, IntentState::Confirmed, Refusal::None},
                             Course{Reason::Kind::PutBack, IntentState::Confirmed, Refusal::None},
                             Course{Reason::Kind::Hand, IntentState::Refused, Refusal::PermissionMissing},
                             Course{Reason::Kind::Hand, IntentState::Cancelled, Refusal::TakenBack},
                             Course{Reason::Kind::Sweeper, IntentState::Unconfirmed, Refusal::None},
                             Course{Reason::Kind::Bulk, IntentState::Failed, Refusal::None}};

template <typename Value, size_t Count>
Value turn(const std::array<Value, Count> &values, qint64 id)
{
    return values[static_cast<size_t>(id) % Count];
}

QString guid(qint64 id, const char *first)
{
    return QStringLiteral("%1-4c1e-4b7a-9d20-%2").arg(QLatin1String(first)).arg(0xa1b2c3d40000 + id, 12, 16);
}

AuditEntry sampleEntry(qint64 id, const QDateTime &now)
{
    const Course course = turn(courses, id * 7 + id / 10);
    AuditEntry entry;
    entry.id = id;
    entry.at = now.addSecs((id - entriesShown) * secondsBetween);
    entry.by = UserId(QStringLiteral("u1"));
    entry.byName = QStringLiteral("A. Supervisor");
    entry.leg = {ConversationId(guid(id, "0f3a77c2")), ParticipantId(guid(id, "51d0b9e4")),
                 CommunicationId(guid(id, "7be21a90"))};
    entry.media = turn(media, id);
    entry.queueName = turn(queueNames, id * 3 + id / 7);
    entry.agentName = turn(agentNames, id * 2 + id / 3);
    if (id % 3 == 0)
        entry.before = WrapupCode{CodeId(QStringLiteral("t")), QStringLiteral("ININ-WRAP-UP-TIMEOUT"), {}};
    if (course.outcome == IntentState::Confirmed)
        entry.after = WrapupCode{CodeId(QStringLiteral("c")), turn(codeNames, id + id / 5), {}};
    entry.reason = {course.reason, {}};
    entry.outcome = course.outcome;
    entry.refusal = course.refusal;
    if (course.outcome == IntentState::Failed)
        entry.detail = QStringLiteral("no answer within 30 s");
    if (course.reason == Reason::Kind::PutBack)
        entry.detail = QStringLiteral("the agent's own code, replaced 0.4 s before");
    entry.correlationIds = {guid(id, "c0ffee11"), guid(id, "c0ffee22"), guid(id, "c0ffee33")};
    return entry;
}

QList<AuditEntry> sampleEntries(const QDateTime &now)
{
    QList<AuditEntry> entries;
    for (qint64 id = entriesShown; id > 0; --id)
        entries.append(sampleEntry(id, now));
    AuditEntry reveal{.id = entriesShown + 1, .at = now, .kind = AuditKind::Reveal, .byName = entries.first().byName};
    reveal.leg = entries.first().leg;
    reveal.detail = QStringLiteral("1 address");
    AuditEntry setting{.id = entriesShown + 2, .at = now, .kind = AuditKind::Settings};
    setting.byName = reveal.byName;
    setting.detail = QStringLiteral("undo 5 s → 10 s");
    entries.prepend(reveal);
    entries.prepend(setting);
    return entries;
}

// Answers what the page asks next.
void answer(ActivityPage &page, const QList<AuditEntry> &entries)
{
    page.reload();
    page.showPage({page.filter(), 0, entries, true});
}

std::unique_ptr<SignInDialog> signIn(const QList<Evidence> &evidence)
{
    auto dialog = std::make_unique<SignInDialog>();
    dialog->showSignIn(QStringLiteral("Northwind Care"), QStringLiteral("A. Supervisor"));
    dialog->abilities().show(evidence);
    dialog->findChild<QTabWidget *>(QStringLiteral("signInPages"))->setCurrentWidget(&dialog->abilities());
    return dialog;
}

QList<Evidence> sampleEvidence(const QDateTime &now)
{
    const Evidence refused{.ability = Ability::CodeClosed,
                           .media = Media::Voice,
                           .at = now.addDays(-1),
                           .code = QStringLiteral("not.authorized"),
                           .correlationId = guid(7, "c0ffee44")};
    Evidence refusedEmail = refused;
    refusedEmail.media = Media::Email;
    refusedEmail.code = QStringLiteral("conversation.error.participant.no.active.conversations");
    const Evidence able{.media = Media::Voice, .isAble = true, .at = now, .correlationId = guid(9, "c0ffee55")};
    Evidence ableMessage = able;
    ableMessage.media = Media::Message;
    return {able, ableMessage, refused, refusedEmail};
}

} // namespace

void fillActivity(MainWindow &window, const QDateTime &now)
{
    ActivityPage &page = window.activity();
    page.tick(now);
    answer(page, sampleEntries(now));
    page.board().setCurrentIndex(page.board().model()->index(selectedEntry, 0));
}

// With a time of one's own, in which there is nothing.
void emptyActivity(MainWindow &window)
{
    auto *time = window.findChild<QComboBox *>(QStringLiteral("timeFilter"));
    time->setCurrentIndex(time->count() - 1);
    answer(window.activity(), {});
}

void failActivity(MainWindow &window, const QDateTime &now)
{
    window.findChild<QComboBox *>(QStringLiteral("timeFilter"))->setCurrentIndex(0);
    const Error error{.kind = ErrorKind::Storage,
                      .code = QStringLiteral("corrupt"),
                      .where = QStringLiteral("~/.local/share/wrapdesk/wrapdesk.sqlite")};
    window.activity().reload();
    window.activity().showFailure(error);
    Health health;
    health.organization = QStringLiteral("Northwind Care");
    health.user = QStringLiteral("A. Supervisor");
    health.live = LiveState::Live;
    health.lastEvent = now.addSecs(-4);
    health.storage = error;
    window.showHealth(health, now);
}

std::vector<NamedDialog> sampleDialogs(const QDateTime &now)
{
    std::vector<NamedDialog> dialogs;
    const QString path = QDir::home().filePath(QStringLiteral("wrapdesk-activity.csv"));
    dialogs.push_back({"export", std::make_unique<ExportDialog>(AuditFilter{}, path)});
    auto running = std::make_unique<ExportDialog>(AuditFilter{.outcome = IntentState::Refused}, path);
    running->accept();
    running->showProgress(412'500);
    dialogs.push_back({"export-running", std::move(running)});
    auto failed = std::make_unique<ExportDialog>(AuditFilter{}, path);
    failed->showFailure({.kind = ErrorKind::Storage, .code = QStringLiteral("disk-full"), .where = path});
    dialogs.push_back({"export-failed", std::move(failed)});
    dialogs.push_back(
        {"settings", std::make_unique<SettingsDialog>(OrganizationSettings{}, QStringLiteral("Northwind Care"))});
    dialogs.push_back({"sign-in", signIn(sampleEvidence(now))});
    dialogs.push_back({"sign-in-empty", signIn({})});
    return dialogs;
}
