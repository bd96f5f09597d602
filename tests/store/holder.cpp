// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store.h"

#include <QCoreApplication>

#include <cstdio>

using namespace wrapdesk;

// Opens the store in the folder named by its argument, keeps one intent and says so, then lives until it is killed.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    Store store;
    QObject::connect(&store, &Store::failed, &app, [](const Error &error) {
        std::puts(qPrintable(describe(error)));
        std::fflush(stdout);
        QCoreApplication::exit(1);
    });
    QObject::connect(&store, &Store::added, &app, [] {
        std::puts("kept");
        std::fflush(stdout);
    });
    Intent intent;
    intent.id = IntentId(QStringLiteral("of-the-killed"));
    intent.leg.conversation = ConversationId(QStringLiteral("c"));
    intent.state = IntentState::Sending;
    store.add({intent});
    store.open(QCoreApplication::arguments().value(1));
    return QCoreApplication::exec();
}
