// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace wrapdesk::test {

// A file below tests/data; fails the test run loudly if it is not there.
QByteArray fixture(const QString &name);

// Names of the *.json files in a folder of tests/data, without the ending.
QStringList fixtures(const QString &folder);

// Compares `actual` with the file `name` below tests/data. Empty if they are the same; else where they part, after
// writing what we have to a file of the same name, so that a change that is meant is one copy away.
QByteArray differenceToGolden(const QString &actual, const QString &name);

} // namespace wrapdesk::test
