// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/browserwait.h"

#include "widgets/copybutton.h"
#include "widgets/fieldnote.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <chrono>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds waitAtMost = 5min; // as long as the answer is waited for

QLabel *waitText(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QHBoxLayout *waitRow(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return row;
}

} // namespace

BrowserWait::BrowserWait(QWidget *parent)
    : QWidget(parent),
      m_text(waitText(QStringLiteral("waitText"), this)),
      m_left(waitText(QStringLiteral("waitLeft"), this)),
      m_open(new QPushButton(tr("&Open it again"), this)),
      m_copy(new CopyButton(QStringLiteral("waitCopy"), tr("Copy the address of the sign-in page"), this)),
      m_pasted(new QLineEdit(this)),
      m_use(new QPushButton(tr("&Use it"), this)),
      m_redirect(waitText(QStringLiteral("pageHint"), this)),
      m_copyRedirect(new CopyButton(QStringLiteral("waitCopyRedirect"), tr("Copy the redirect to register"), this)),
      m_note(new FieldNote(QStringLiteral("waitNote"), this))
{
    setObjectName(QStringLiteral("browserWait"));
    m_open->setObjectName(QStringLiteral("waitOpen"));
    m_use->setObjectName(QStringLiteral("waitUse"));
    m_open->setAutoDefault(false); // Enter belongs to the pasted address
    m_use->setAutoDefault(false);
    m_pasted->setObjectName(QStringLiteral("waitPasted"));
    m_pasted->setAccessibleName(tr("The address the other browser ended at"));
    m_pasted->setPlaceholderText(QStringLiteral("http://localhost:…"));
    m_second.setInterval(1s);
    build();
    connect(&m_second, &QTimer::timeout, this, &BrowserWait::tick);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_address); });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT redirectPasted(m_pasted->text()); });
    connect(m_pasted, &QLineEdit::returnPressed, m_use, &QPushButton::click);
}

void BrowserWait::build()
{
    auto *elsewhere = waitText(QStringLiteral("waitElsewhere"), this);
    elsewhere->setText(tr("A browser on another computer? Copy the address of the sign-in page, open it there, and "
                          "paste here the address it ends at. The page there will not load; its address is enough."));
    auto *opening = waitRow({m_open, m_copy});
    opening->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addWidget(m_left);
    layout->addLayout(opening);
    layout->addSpacing(8);
    layout->addWidget(elsewhere);
    layout->addLayout(waitRow({m_pasted, m_use}));
    layout->addSpacing(8);
    auto *registering = waitRow({m_redirect, m_copyRedirect});
    registering->setStretch(0, 1);
    layout->addLayout(registering);
    layout->addWidget(m_note);
    layout->addStretch(1);
}

void BrowserWait::begin(const QUrl &address, const QString &place, const QString &redirect)
{
    m_address = address;
    m_text->setText(tr("Your browser opens the sign-in page of %1. Sign in there and come back.").arg(place));
    m_redirect->setText(tr("If the page speaks of a redirect that is not registered, an administrator has to register "
                           "%1 at the OAuth client, without a port.")
                            .arg(redirect));
    m_copy->offer(address.toString(QUrl::FullyEncoded));
    m_copyRedirect->offer(redirect);
    m_pasted->clear();
    m_note->say({});
    m_since.start();
    m_second.start();
    tick();
}

void BrowserWait::end()
{
    m_second.stop();
    m_pasted->clear(); // it may hold a code
    m_copy->offer({});
}

void BrowserWait::say(const QString &text)
{
    m_note->say(text.isEmpty() ? QString() : text.left(1).toUpper() + text.sliced(1) + u'.', FieldNote::Kind::Trouble);
}

void BrowserWait::tick()
{
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::milliseconds(m_since.elapsed()));
    const auto left = std::max(waitAtMost - passed, 0s);
    m_left->setText(tr("Waiting for the browser: %1:%2 left.")
                        .arg(left.count() / 60)
                        .arg(left.count() % 60, 2, 10, QLatin1Char('0')));
}

QList<QWidget *> BrowserWait::fields() const { return {m_open, m_copy, m_pasted, m_use, m_copyRedirect}; }

} // namespace wrapdesk
