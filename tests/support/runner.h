// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>

// Registers a test class under its lower-case name: write WRAPDESK_TEST(RosterTest) at the end of rostertest.cpp,
// before the line that includes "rostertest.moc".
#define WRAPDESK_TEST(Class)                                                                                           \
    static const bool registered##Class =                                                                              \
        wrapdesk::test::registerClass(#Class, []() -> QObject * { return new Class; });

namespace wrapdesk::test {

bool registerClass(const char *name, std::function<QObject *()> make);

// Runs the class named by the application's first argument, lower case; the rest goes to Qt Test. The exit code.
int runClass();

} // namespace wrapdesk::test
