// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

class QDialog;
namespace wrapdesk {
class MainWindow;
}

// The activity as a busy morning leaves it, with every outcome and reason, and one entry selected.
void fillActivity(wrapdesk::MainWindow &window, const QDateTime &now);
void emptyActivity(wrapdesk::MainWindow &window);
void failActivity(wrapdesk::MainWindow &window, const QDateTime &now);

struct NamedDialog
{
    const char *name;
    std::unique_ptr<QDialog> dialog;
};

// Every dialog, as it may be met.
std::vector<NamedDialog> sampleDialogs(const QDateTime &now);
