// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

namespace wrapdesk {

class RulesPage;
class Session;

// Rules out to a file and in from one: chosen, looked at, and only then taken. Owns neither side; child of the
// RulesBinding, GUI thread.
class RuleFileBinding : public QObject
{
    Q_OBJECT

public:
    RuleFileBinding(Session &session, RulesPage &page, QObject *parent);

private:
    void chooseImport();
    void chooseExport();
    void read(const QString &path);
    void write(const QString &path);

    Rules &m_rules;
    RulesPage &m_page;
};

} // namespace wrapdesk
